//! A day's ledger: rule by rule, to the byte.

use super::{Explained, Section, backup};
use crate::analysis::explain::{BackupRow, DayLedger, DeviceChange, Entry, Kept, Night, Who, line_of};
use crate::analysis::name;
use crate::calendar::Day;
use crate::language::say;
use crate::model::household::PoolId;
use crate::model::outcome::Outcome;
use crate::model::state::BackupLine;
use crate::model::step::Phase;
use crate::report::locale::Dated;
use crate::report::words::{SizeUnit, clean, decimal, whatsapp_times};
use crate::report::words::{local_words, synced_words};
use crate::units::{Bytes, numbers};

/// The day in sections: what happened, each pool's account, what is on the devices, every attempt.
pub fn sections(explained: Explained<'_>, day: Day) -> Option<Vec<Section>> {
    let ledger = DayLedger::of(explained.world, explained.future.replicate, day)?;
    let mut sections = vec![nights(explained, &ledger), attempts(explained, &ledger)];
    let pools = (0..explained.world.household.pools.len()).map(PoolId::new);
    sections.extend(pools.map(|pool| account(explained, &ledger, pool)));
    sections.extend(on_devices(explained, &ledger));
    Some(sections)
}

fn nights(explained: Explained<'_>, ledger: &DayLedger) -> Section {
    let weekday = ledger.day.weekday();
    let mut section =
        Section::new(say!("explain-weekday-day-and-its", weekday = weekday, day = ledger.day.in_full()));
    let events = match ledger.events.as_slice() {
        [] => say!("explain-nothing-by-the-file"),
        events => events.iter().map(|label| clean(label)).collect::<Vec<_>>().join("; "),
    };
    section.say(say!("explain-events"), format!("{events}."));
    let mine = ledger.nights.iter().filter(|night| explained.wants_line(BackupLine::Device(night.device)));
    for (at, night) in mine.enumerate() {
        let text = format!("{}: {}.", explained.device_name(night.device), night_words(explained, night));
        section.say(if at == 0 { say!("explain-nights") } else { String::new() }, text);
    }
    section
}

fn night_words(explained: Explained<'_>, night: &Night) -> String {
    let [power, wifi, lock] = night.conditions;
    let words = [
        (power, say!("explain-power"), say!("explain-no-power")),
        (wifi, say!("explain-wi-fi"), say!("explain-no-wi-fi")),
        (lock, say!("explain-locked"), say!("explain-not-locked")),
    ];
    let told: Vec<String> = words.map(|(holds, yes, no)| if holds { yes } else { no }).to_vec();
    let told = told.join(", ");
    if !(power && wifi && lock) {
        return told;
    }
    if night.start_hour < 0.0 {
        let pool = explained.world.household.pool_of_device(night.device);
        let carries = explained.unit(pool).show(night.capacity);
        return say!("explain-told-backed-up-by", told = told, carries = carries);
    }
    let minutes = numbers::round_half_up(night.start_hour * 60.0);
    let pool = explained.world.household.pool_of_device(night.device);
    say!(
        "explain-told-window-of-decimal",
        told = told,
        decimal = decimal(night.window_hours, 1),
        minutes = format!("{:02}", minutes / 60 % 24),
        what = format!("{:02}", minutes % 60),
        explained = explained.unit(pool).show(night.capacity)
    )
}

fn attempts(explained: Explained<'_>, ledger: &DayLedger) -> Section {
    let mut section = Section::new(say!("explain-what-became-of-each"));
    let rows = ledger.entries.iter().filter(|entry| is_wanted(explained, entry));
    let rows: Vec<Vec<String>> = rows.map(|entry| attempt_row(explained, entry)).collect();
    let times = whatsapp_times();
    section.say("GB", say!("explain-free-before-it-needed", times = times));
    section.table(
        &[
            "",
            &say!("explain-outcome"),
            &say!("explain-free"),
            &say!("explain-needed"),
            &say!("explain-sent"),
            &say!("explain-short"),
        ],
        rows,
    );
    section
}

fn is_wanted(explained: Explained<'_>, entry: &Entry) -> bool {
    match entry.who {
        Who::Sync(id) => explained.wants(id, None),
        Who::Backup(line, _) => explained.wants_line(line),
    }
}

fn attempt_row(explained: Explained<'_>, entry: &Entry) -> Vec<String> {
    let (what, pool) = match entry.who {
        Who::Sync(id) => {
            let pool = explained.world.household.people[id.index()].pool;
            (say!("explain-explained-sync", explained = explained.person_name(id)), pool)
        }
        Who::Backup(line, generation) => {
            let name = name(explained.world, BackupRow { line, generation });
            debug_assert_eq!(line_of(&name), (line, generation));
            (backup(&name), name.pool)
        }
    };
    let unit = match entry.outcome {
        Outcome::PhoneFull => SizeUnit::PHONE,
        _ => explained.unit(pool),
    };
    let tried = !matches!(entry.outcome, Outcome::Off | Outcome::NotDue | Outcome::Missing { .. });
    let figure = |bytes: Bytes| match unit.hundredths(&[bytes]).first() {
        Some(count) if tried => decimal(numbers::real(*count) / 100.0, 2),
        _ => String::new(),
    };
    let figures = [entry.free, entry.needed, entry.sent, entry.short_by].map(figure);
    [what, outcome_words(entry.outcome)].into_iter().chain(figures).collect()
}

/// An outcome in two or three words.
fn outcome_words(outcome: Outcome) -> String {
    let words = match outcome {
        Outcome::Off => say!("explain-off"),
        Outcome::NotDue => say!("explain-not-due"),
        Outcome::Restricted => say!("explain-restricted"),
        Outcome::AccountBlocked(_) => say!("explain-account-blocked"),
        Outcome::ServiceOutage => say!("explain-icloud-down"),
        Outcome::Missing { power, wifi, lock } => {
            let all = [
                (power, say!("explain-no-power")),
                (wifi, say!("explain-no-wi-fi")),
                (lock, say!("explain-not-locked")),
            ];
            let told: Vec<String> =
                all.into_iter().filter(|(missing, _)| *missing).map(|(_, words)| words).collect();
            return told.join(", ");
        }
        Outcome::Corrupt => say!("explain-corrupt"),
        Outcome::Fault => say!("explain-a-fault"),
        Outcome::PhoneFull => say!("explain-phone-full"),
        Outcome::OverQuota => say!("explain-no-room"),
        Outcome::InProgress => say!("explain-in-progress"),
        Outcome::Completed => say!("explain-completed"),
    };
    words.to_owned()
}

/// A pool's account of the day in bytes: what it held, every change with its rule, what it holds.
fn account(explained: Explained<'_>, ledger: &DayLedger, pool: PoolId) -> Section {
    let name = clean(&explained.world.household.pools[pool.index()].name);
    let mut section = Section::new(say!("explain-the-account-of-name", name = name));
    let (opening, closing) = (ledger.opening.holdings.used(pool), ledger.closing.holdings.used(pool));
    let mut rows = vec![row(&say!("explain-the-evening-before"), opening, "")];
    for (phase, _, changes) in ledger.moves.iter().filter(|(_, of, _)| *of == pool) {
        for change in changes {
            // Until the day's events are over, a device that is replaced that day is the one in use.
            let named_on =
                if matches!(phase, Phase::Billing | Phase::Events) { ledger.day - 1 } else { ledger.day };
            let what = format!("{}: {}", phase_words(*phase), explained.item_name(change.item, named_on));
            rows.push(row(&what, change.by(), if change.by() > Bytes::ZERO { "+" } else { "" }));
        }
    }
    rows.push(row(&say!("explain-this-evening"), closing, ""));
    let quota = ledger.closing.quotas[pool.index()];
    rows.push(row(&say!("explain-the-plan"), quota, ""));
    rows.push(row(&say!("explain-free"), quota - closing, ""));
    section.table(&["", &say!("explain-bytes")], rows);
    section
}

fn row(what: &str, bytes: Bytes, sign: &str) -> Vec<String> {
    vec![what.to_owned(), format!("{sign}{}", grouped(bytes))]
}

/// `-1,234,567`.
fn grouped(bytes: Bytes) -> String {
    let digits = crate::report::words::thousands(numbers::index(bytes.count().abs()));
    if bytes < Bytes::ZERO { format!("-{digits}") } else { digits }
}

fn phase_words(phase: Phase) -> String {
    match phase {
        Phase::Billing => say!("explain-billing"),
        Phase::Events => say!("explain-events-2"),
        Phase::Retention => say!("explain-deleted-for-its-age"),
        Phase::Conditions => say!("explain-conditions"),
        Phase::Growth => say!("explain-growth"),
        Phase::Cleaning => say!("explain-clean-up"),
        Phase::Sync => say!("explain-sync"),
        Phase::Attempts => say!("explain-backup"),
        Phase::Evening => say!("explain-evening"),
    }
}

/// What came and went on the devices: what grew, what was deleted, what went up.
fn on_devices(explained: Explained<'_>, ledger: &DayLedger) -> Option<Section> {
    let mut rows = Vec::new();
    for (phase, changes) in &ledger.on_devices {
        let stays = |change: &&DeviceChange| !passes_through(ledger, change.kept);
        let told = changes.iter().filter(stays).filter(|change| kept_is_wanted(explained, change));
        for change in told {
            let what = format!("{}: {}", phase_words(*phase), kept_name(explained, change.kept));
            rows.push(row(&what, change.by, if change.by > Bytes::ZERO { "+" } else { "" }));
        }
    }
    let mut section = Section::new(say!("explain-on-the-phones-in"));
    section.table(&["", &say!("explain-bytes")], rows);
    (!section.parts.is_empty()).then_some(section)
}

/// What came to go up and went up the same day: the pool's account tells it.
fn passes_through(ledger: &DayLedger, kept: Kept) -> bool {
    let all = ledger.on_devices.iter().flat_map(|(_, changes)| changes);
    let sum: Bytes = all.filter(|change| change.kept == kept).map(|change| change.by).sum();
    matches!(kept, Kept::Waits(..)) && sum == Bytes::ZERO
}

fn kept_is_wanted(explained: Explained<'_>, change: &DeviceChange) -> bool {
    match change.kept {
        Kept::OnDevice(id, _) => explained.wants_line(BackupLine::Device(id)),
        Kept::Waits(id, _) => explained.wants(id, None),
    }
}

fn kept_name(explained: Explained<'_>, kept: Kept) -> String {
    match kept {
        Kept::OnDevice(id, kind) => format!("{}, {}", explained.device_name(id), local_words(kind)),
        Kept::Waits(id, kind) => say!(
            "explain-explained-kind-to-go",
            explained = explained.person_name(id),
            kind = synced_words(kind)
        ),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::report::explain::Page;
    use crate::report::explain::fixture::Lived;

    #[test]
    fn a_day_is_told_rule_by_rule() {
        let lived = Lived::of("");
        let day = lived.explained().world.household.horizon.first;
        let text = Page { sections: sections(lived.explained(), day).unwrap() }.render(false);
        assert!(text.starts_with("Tuesday 1 December 2026 and its night\n"), "{text}");
        assert!(text.contains("the evening before") && text.contains("161,061,273,600"), "{text}");
        assert!(text.contains("window of 2.5 h from 02:00"), "{text}");
    }

    #[test]
    fn bytes_are_grouped_with_their_sign() {
        assert_eq!(grouped(Bytes::new(-1_234_567)), "-1,234,567");
    }
}
