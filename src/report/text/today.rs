//! `Today`: how the backups stand on the day the numbers were read.

use crate::analysis::findings::{BackupToday, Kind, PoolFindings, TodayState};
use crate::language::say;
use crate::model::outcome::Outcome;
use crate::units::Bytes;

use super::layout::failing;
use super::reasons::whatsapp_room;
use super::{Label, Line, labelled};
use crate::report::ending::afterwards;
use crate::report::headline::fails_today;
use crate::report::locale::Dated;
use crate::report::words::{
    SizeUnit, WHATSAPP_ROOM, backup_name, backup_name_short, capitalised, clean, outcome_phrase,
};
use crate::report::{Fullness, Run};

/// What to hold the first numbers against: said to whoever keeps the file.
pub fn ask_the_phone() -> String {
    say!("answer-does-your-phone-say")
}
/// Loss worth a sentence.
const WORTH_SAYING: Bytes = Bytes::new(50_000_000);

/// What fails, what works, and how full the pools are.
pub fn lines(run: Run) -> Vec<Line> {
    let failing: Vec<_> = run.findings.today.iter().filter(|backup| fails_today(backup)).collect();
    let mut sentences: Vec<String> = failing.iter().flat_map(|backup| failing_story(run, backup)).collect();
    sentences.extend(usage(run, &state_of_the_rest(run, failing.len())));
    sentences.extend(first_backups(run));
    sentences.extend(switched_off(run));
    labelled(Label::Today, sentences).collect()
}

/// What fails, why, and what would be lost.
fn failing_story(run: Run, backup: &BackupToday) -> Vec<String> {
    let name = capitalised(backup_name_short(&backup.name));
    let (age, because) = match backup.state {
        TodayState::Failing { since, because } => (age_phrase(run, since - 1), because),
        TodayState::NeverWorked { because } => (say!("answer-no-backup-ever"), because),
        TodayState::Works | TodayState::Off => return Vec::new(),
    };
    let reason = because.map_or(String::new(), |because| format!(" {}", reason(run, backup, because)));
    let mut story = vec![format!("{} {name}: {age}.{reason}", failing())];
    if backup.at_risk >= WORTH_SAYING {
        story.push(loss(run, backup));
    }
    let found = run.findings.backups.iter().find(|found| found.name == backup.name);
    story.extend(found.into_iter().flat_map(|found| afterwards(run, found)));
    story
}

fn age_phrase(run: Run, last: crate::calendar::Day) -> String {
    match run.context.read_on.days_since(last) {
        days if days < 2 => say!("answer-its-next-backup-cannot"),
        days => say!("answer-no-backup-since-in", in_short = last.in_short(), days = days),
    }
}

fn reason(run: Run, backup: &BackupToday, because: Outcome) -> String {
    let unit = run.unit_of(backup.name.pool);
    if because != Outcome::OverQuota {
        return outcome_phrase(because).map(|words| sentence(&words)).unwrap_or_default();
    }
    let room = unit.shortfall(backup.needs, backup.free);
    match backup.name.kind {
        Kind::Device { .. } => {
            say!("answer-the-next-one-needs", needed = room.needed, room = room.room, short = room.short)
        }
        Kind::WhatsApp(_) => whatsapp_room(run, backup.needs.scaled(1.0 / WHATSAPP_ROOM), unit, &room),
    }
}

fn loss(run: Run, backup: &BackupToday) -> String {
    let size = run.unit_of(backup.name.pool).show(backup.at_risk);
    let device = clean(&backup.name.device_name);
    say!("answer-if-the-device-were", device = device, size = size)
}

/// A sentence about the backups that do not fail.
fn state_of_the_rest(run: Run, failing: usize) -> String {
    let on = run.findings.today.iter().filter(|backup| backup.state != TodayState::Off).count();
    match (failing, on) {
        (_, 0) => say!("answer-no-backup-is-switched"),
        (0, 1) => say!("answer-the-backup-works"),
        (0, _) => say!("answer-all-backups-work"),
        (failing, on) if failing == on => String::new(),
        _ => say!("answer-the-other-backups-work"),
    }
}

/// How full the pools are, with the sentence about the backups before the first.
fn usage(run: Run, state: &str) -> Vec<String> {
    let state = if waits_for_first(run).next().is_some() { "" } else { state };
    let lived_in = |pool: &&PoolFindings| {
        run.household.people.is_empty() || run.household.people.iter().any(|person| person.pool == pool.pool)
    };
    let pools: Vec<&PoolFindings> = run.findings.pools.iter().filter(lived_in).collect();
    let many = pools.len() > 1;
    let mut sentences: Vec<String> = pools.into_iter().map(|pool| fullness(pool, many)).collect();
    if many && !state.is_empty() {
        sentences.insert(0, state.to_owned());
    } else if let Some(first) = sentences.first_mut() {
        *first = format!("{state} {first}").trim_start().to_owned();
    }
    if run.context.fullness == Fullness::Typed {
        sentences.push(ask_the_phone());
    }
    sentences
}

fn fullness(pool: &PoolFindings, many: bool) -> String {
    let usage = SizeUnit::of_quota(pool.quota).usage(pool.used, pool.quota);
    if many { format!("{}: {usage}.", clean(&pool.name)) } else { format!("{usage}.") }
}

/// Backups that are off are not failing, but nobody should take them for working.
fn switched_off(run: Run) -> Vec<String> {
    let off = run.findings.today.iter().filter(|backup| backup.state == TodayState::Off);
    off.map(|backup| {
        let name = capitalised(backup_name(&backup.name));
        say!("answer-name-is-switched-off", name = name)
    })
    .collect()
}

fn waits_for_first(run: Run<'_>) -> impl Iterator<Item = &BackupToday> {
    let waits = |backup: &&BackupToday| backup.state == TodayState::NeverWorked { because: None };
    run.findings.today.iter().filter(waits)
}

fn first_backups(run: Run) -> Vec<String> {
    waits_for_first(run)
        .map(|backup| {
            let size = run.unit_of(backup.name.pool).show(backup.needs);
            let name = capitalised(backup_name_short(&backup.name));
            say!("answer-name-has-no-backup", name = name, size = size)
        })
        .collect()
}

fn sentence(words: &str) -> String {
    let mut letters = words.chars();
    let first = letters.next().map(|letter| letter.to_uppercase().to_string()).unwrap_or_default();
    format!("{first}{}.", letters.as_str())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::household::BlockReason;
    use crate::report::fixture::{self, Fixture, day, gib};

    fn text(fixture: &Fixture) -> String {
        lines(fixture.run()).iter().map(|line| format!("{}\n", line.text)).collect()
    }

    #[test]
    fn a_failing_backup_says_since_when_and_by_how_much() {
        let text = text(&fixture::failing_today());
        let first = "FAILING. Parent A's iPhone: no backup since 3 Sep 2026, 88 days. \
                     The next one needs 8.1 GB; 3.2 GB are free: 4.9 GB short.\n";
        assert!(text.starts_with(first), "{text}");
        assert!(text.contains("If the iPhone were lost today, 7.7 GB would be lost with it.\n"));
        assert!(text.contains("The other backups work. 196.8 of 200 GB used, 3.2 free.\n"));
    }

    #[test]
    fn whatsapp_asks_for_twice_its_size() {
        let mut family = fixture::family();
        let whatsapp = &mut family.findings.today[0];
        whatsapp.state = TodayState::Failing { since: day(2026, 12, 1), because: Some(Outcome::OverQuota) };
        (whatsapp.needs, whatsapp.free) = (gib(35.67), gib(34.9));
        let text = text(&family);
        assert!(text.contains("its next backup cannot succeed."), "{text}");
        assert!(text.contains("It wants 2.05 times its 17.4 GB free, 35.7 GB; 34.9 GB are free."));
    }

    #[test]
    fn a_blocked_account_says_what_blocks_it() {
        let mut family = fixture::failing_today();
        let because = Some(Outcome::AccountBlocked(BlockReason::UnverifiedEmail));
        family.findings.today[1].state = TodayState::NeverWorked { because };
        let text = text(&family);
        assert!(text.starts_with("FAILING. Parent A's iPhone: no backup ever. The account is blocked:"));
    }

    #[test]
    fn a_first_backup_still_to_be_made_is_no_failure() {
        let mut family = fixture::family();
        let iphone = &mut family.findings.today[1];
        (iphone.state, iphone.needs) = (TodayState::NeverWorked { because: None }, gib(18.4));
        let text = text(&family);
        assert!(text.starts_with("150.6 of 200 GB used"), "{text}");
        assert!(text.contains("Parent A's iPhone has no backup yet: its first one needs 18.4 GB."));
    }

    #[test]
    fn several_pools_are_told_apart() {
        let mut family = fixture::family();
        let mut own = family.findings.pools[0].clone();
        own.name = "Teenager".to_owned();
        family.findings.pools.push(own);
        let text = text(&family);
        assert!(text.starts_with("All backups work.\nfamily: 150.6 of 200 GB used"), "{text}");
        assert!(text.contains("\nTeenager: 150.6 of 200 GB used"));
    }
}
