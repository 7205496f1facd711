//! `failures.csv`: the spells without backup of the representative future, each explained.

use super::trace::pool_name;
use super::{ReportError, csv_bytes, kinds};
use crate::analysis::findings::{Kind, Shortage, Spell};
use crate::report::Run;
use crate::report::words::{backup_name, capitalised, cause_phrase};

const HEADER: [&str; 11] = [
    "pool",
    "person",
    "device",
    "kind",
    "from",
    "to",
    "cause",
    "needed_bytes",
    "free_bytes",
    "short_by_bytes",
    "explanation",
];

/// The bytes of `failures.csv`.
///
/// # Errors
/// Where the table cannot be put together.
pub fn failures_csv(run: Run) -> Result<Vec<u8>, ReportError> {
    let spells = &run.findings.representative.spells;
    csv_bytes("failures.csv", &HEADER, spells.iter().map(|spell| fields(run, spell)))
}

fn fields(run: Run, spell: &Spell) -> Vec<String> {
    let name = &spell.name;
    let mut fields = vec![pool_name(run, name.pool), name.person_name.clone(), name.device_name.clone()];
    fields.push(kinds::kind(name.kind).to_owned());
    fields.push(spell.from.to_string());
    fields.push(spell.to.map_or(String::new(), |day| day.to_string()));
    fields.push(kinds::cause(spell.cause).to_owned());
    let room = spell.shortage.map(|short| [short.needed, short.free, short.needed - short.free]);
    let counts = room.map(|sizes| sizes.map(|size| size.count().to_string()));
    fields.extend(counts.unwrap_or_default());
    fields.push(explanation(run, spell));
    fields
}

fn explanation(run: Run, spell: &Spell) -> String {
    let until = match spell.to {
        Some(day) => format!("until {}", day.long()),
        None => "to the end and beyond".to_owned(),
    };
    let name = capitalised(&backup_name(&spell.name));
    let room = spell.shortage.map_or(String::new(), |shortage| arithmetic(run, spell, shortage));
    format!("{name}: none from {} {until}, {}{room}.", spell.from.long(), cause_phrase(spell.cause))
}

fn arithmetic(run: Run, spell: &Spell, shortage: Shortage) -> String {
    let unit = run.unit_of(spell.name.pool);
    let room = unit.shortfall(shortage.needed, shortage.free);
    let twice = match spell.name.kind {
        Kind::WhatsApp(_) => format!(" (2.05 times {})", unit.show(shortage.size)),
        Kind::Device { .. } => String::new(),
    };
    format!(", {} needed{twice}, {}, {} short", room.needed, room.room, room.short)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::report::fixture;

    #[test]
    fn a_spell_is_explained_in_one_sentence() {
        let family = fixture::family();
        let text = String::from_utf8(failures_csv(family.run()).unwrap()).unwrap();
        let row = text.lines().nth(1).unwrap();
        assert!(row.starts_with("family,Parent A,iPhone,whatsapp,2027-08-10,,over_quota,"));
        let sentence = "Parent A's WhatsApp backup: none from 10 August 2027 to the end and beyond, no room in \
                        iCloud, 35.7 GB needed (2.05 times 17.4 GB), 34.9 GB are free, 0.8 GB short.";
        assert!(row.contains(sentence), "{row}");
    }
}
