//! `Note` and the last line: what was not checked, how figures were read, what the run was.

use crate::model::household::Phone;

use super::{Label, Line, labelled};
use crate::report::Run;
use crate::report::words::{belonging, error_phrase, thousands};

/// Notes, then the last line.
pub fn lines(run: Run) -> Vec<Line> {
    let notes = phone_note(run).into_iter().chain(run.context.notes.iter().cloned());
    let units = Some(run.context.units_line.clone()).filter(|line| !line.is_empty());
    let mut lines: Vec<Line> = labelled(Label::Note, notes.chain(units).collect()).collect();
    lines.push(Line::new(Label::Closing, &closing(run)));
    lines
}

/// Whose phone's own room was not checked.
fn phone_note(run: Run) -> Option<String> {
    let devices = &run.household.devices;
    let unchecked: Vec<_> = devices.iter().filter(|device| device.phone == Phone::Unchecked).collect();
    let why = "was not checked: no capacity is given.";
    match unchecked.as_slice() {
        [] => None,
        [device] => {
            let owner = run.household.people.get(device.person.index()).map_or("", |person| &person.name);
            Some(format!("Room on {} itself {why}", belonging(owner, &device.name)))
        }
        many if many.len() == devices.len() => Some(format!("Room on the phones themselves {why}")),
        many => Some(format!("Room on {} of the {} devices {why}", many.len(), devices.len())),
    }
}

fn closing(run: Run) -> String {
    let findings = run.findings;
    let folder = &run.context.output_dir_shown;
    if run.is_certain() {
        return format!("Certain: nothing in this run is left to chance. {folder}");
    }
    let futures = thousands(findings.futures);
    format!("{futures} futures, seed {}, {}. {folder}", findings.seed, error_phrase(findings.futures))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::report::fixture::{self, gib};

    #[test]
    fn a_single_unchecked_phone_is_named() {
        let mut family = fixture::family();
        family.household.devices[1].phone = Phone::Free(gib(20.0));
        let note = phone_note(family.run());
        let expected = "Room on Parent A's iPhone itself was not checked: no capacity is given.";
        assert_eq!(note.as_deref(), Some(expected));
        family.household.devices[0].phone = Phone::Free(gib(20.0));
        assert!(phone_note(family.run()).is_none());
    }
}
