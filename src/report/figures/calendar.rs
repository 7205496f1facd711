//! The calendar: what became of a device's backup, night by night, in the future all stories are told from.

use std::collections::{BTreeMap, BTreeSet};

use super::caption::{Caption, footer, slug};
use super::night::Night;
use crate::analysis::findings::{BackupName, Kind, Subject, TraceRow};
use crate::calendar::{Day, Horizon};
use crate::language::say;
use crate::model::household::DeviceId;
use crate::report::Run;
use crate::report::files::{ReportError, csv_bytes};
use crate::report::locale::Dated;
use crate::report::words::{backup_name_short, capitalised, clean, thousands};

/// Years after which a calendar ends: more could not be told apart.
const MOST_YEARS: i32 = 12;

/// A device's nights.
#[derive(Clone, PartialEq, Debug)]
pub struct Calendar {
    /// The words around it.
    pub caption: Caption,
    /// The nights in order, each with what became of the backup.
    pub nights: Vec<(Day, Night)>,
    /// How many nights of each kind there are, in the order of [`Night`].
    pub counts: Vec<(Night, usize)>,
}

/// A night in the trace of a device, with the name the device has then.
type Traced<'a> = (&'a BackupName, &'a TraceRow);

impl Calendar {
    /// The rows of the calendar: so many months each, from the first night on.
    pub fn rows(&self, months: i32) -> Vec<Horizon> {
        let (Some((first, _)), Some((last, _))) = (self.nights.first(), self.nights.last()) else {
            return Vec::new();
        };
        let starts = (0..).map(|row: i32| first.plus_months(months * row)).take_while(|start| start <= last);
        let end = |start: Day| (start.plus_months(months) - 1).min(*last);
        starts.map(|start| Horizon { first: start, last: end(start) }).collect()
    }

    /// A CSV of the nights.
    ///
    /// # Errors
    /// Where the table cannot be written.
    pub fn csv(&self) -> Result<Vec<u8>, ReportError> {
        let row = |(day, night): &(Day, Night)| [day.to_string(), night.label().to_owned()];
        csv_bytes(&self.caption.name, &["date", "night"], self.nights.iter().map(row))
    }
}

/// A calendar for every device of the household, in the order of the file; what replaces a device goes on in its
/// calendar.
pub fn calendars(run: Run) -> Vec<Calendar> {
    let mut nights: BTreeMap<DeviceId, Vec<Traced>> = BTreeMap::new();
    for row in &run.findings.representative.trace {
        if let Subject::Backup(name) = &row.subject
            && let Kind::Device { device, .. } = name.kind
        {
            nights.entry(device).or_default().push((name, row));
        }
    }
    let names = file_names(nights.values().filter_map(|rows| rows.first()).map(|(name, _)| *name));
    nights.values().zip(names).filter_map(|(rows, name)| calendar(run, rows, name)).collect()
}

fn calendar(run: Run, rows: &[Traced], file: String) -> Option<Calendar> {
    let (name, first) = rows.first()?;
    let end = first.day.plus_months(12 * MOST_YEARS);
    let drawn = rows.iter().filter(|(_, row)| row.day < end);
    let nights: Vec<_> = drawn.map(|(_, row)| (row.day, Night::of(row.outcome))).collect();
    let counts = counted(&nights);
    let title = title(name, &counts, nights.len());
    let caption = Caption {
        name: file,
        subtitle: subtitle(run, rows),
        footer: footer(run, None),
        alt: format!("{title}."),
        description: description(&title, &nights, &counts),
        title,
    };
    Some(Calendar { caption, nights, counts })
}

fn counted(nights: &[(Day, Night)]) -> Vec<(Night, usize)> {
    let mut counts = BTreeMap::new();
    nights.iter().for_each(|(_, night)| *counts.entry(*night).or_insert(0) += 1);
    counts.into_iter().collect()
}

/// `calendar`, or with several devices `calendar-`, the person and the device; the second of a name ends in `-2`.
fn file_names<'a>(devices: impl Iterator<Item = &'a BackupName>) -> Vec<String> {
    let slugs = |name: &BackupName| {
        format!("calendar-{}-{}", slug(&name.person_name, "person"), slug(&name.device_name, "device"))
    };
    let plain: Vec<String> = devices.map(slugs).collect();
    if plain.len() == 1 {
        return vec!["calendar".to_owned()];
    }
    let mut taken = BTreeSet::new();
    plain.into_iter().map(|name| untaken(name, &mut taken)).collect()
}

fn untaken(plain: String, taken: &mut BTreeSet<String>) -> String {
    let numbered = (2_u32..).map(|number| format!("{plain}-{number}"));
    let free = std::iter::once(plain.clone()).chain(numbered).find(|name| !taken.contains(name));
    let free = free.unwrap_or(plain);
    taken.insert(free.clone());
    free
}

fn title(name: &BackupName, counts: &[(Night, usize)], all: usize) -> String {
    let whose = capitalised(backup_name_short(name));
    let done = counts.iter().find(|(night, _)| *night == Night::BackedUp).map_or(0, |(_, count)| *count);
    if done == all {
        return say!("figures-whose-was-backed-up", whose = whose, thousands = thousands(all));
    }
    let why =
        why(counts, all - done, &if done == 0 { say!("figures-of-them") } else { say!("figures-others") });
    match done {
        0 => say!("figures-whose-was-not-backed", whose = whose, thousands = thousands(all), why = why),
        done => say!(
            "figures-whose-was-backed-up-on",
            whose = whose,
            thousands = thousands(done),
            all = thousands(all),
            why = why
        ),
    }
}

/// What the nights without a backup have in common.
fn why(counts: &[(Night, usize)], others: usize, which: &str) -> String {
    let kinds = counts.iter().filter(|(night, _)| *night != Night::BackedUp);
    let Some((night, count)) = kinds.max_by_key(|(_, count)| *count) else { return String::new() };
    let share = match 2 * count {
        _ if *count == others && others == 1 => say!("figures-on-the-other"),
        _ if *count == others => say!("figures-on-all-which", which = which),
        twice if twice > others => say!("figures-on-most-which", which = which),
        _ => say!("figures-otherwise-most-often"),
    };
    format!("{share} {}", night.clause())
}

fn subtitle(run: Run, rows: &[Traced]) -> String {
    let future = match run.is_certain() {
        true => String::new(),
        false => say!("figures-of-the-middle-one", thousands = thousands(run.findings.futures)),
    };
    let changes = rows.windows(2).filter(|pair| pair[0].0.kind != pair[1].0.kind);
    let end = rows.first().map(|(_, row)| row.day.plus_months(12 * MOST_YEARS));
    let cut = match rows.last() {
        Some((_, row)) if end.is_some_and(|end| row.day >= end) => {
            say!("figures-the-first-most-years", most = MOST_YEARS)
        }
        _ => String::new(),
    };
    let from = |pair: &[Traced]| {
        say!(
            "figures-clean-from-pair-on",
            clean = clean(&pair[1].0.device_name),
            pair = pair[1].1.day.in_short()
        )
    };
    let replaced: String = changes.map(from).collect();
    say!("figures-a-cell-is-a", future = future, replaced = replaced, cut = cut)
}

fn description(title: &str, nights: &[(Day, Night)], counts: &[(Night, usize)]) -> String {
    let listed: Vec<_> =
        counts.iter().map(|(night, count)| format!("{} {}", thousands(*count), night.label())).collect();
    let ends = nights.first().zip(nights.last());
    let span = ends.map_or(String::new(), |((first, _), (last, _))| {
        say!("figures-from-first-to-last", first = first.in_full(), last = last.in_full())
    });
    format!("{title}. {span}{}.", listed.join(", "))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::analysis::findings::Outcome;
    use crate::report::fixture::{self, nightly};

    const NO_POWER: Outcome = Outcome::Missing { power: true, wifi: true, lock: false };

    #[test]
    fn the_title_counts_the_nights_and_says_why_the_others_failed() {
        let family = nightly(365, &|at| if at % 10 == 0 { Outcome::Completed } else { NO_POWER });
        let drawn = calendars(family.run());
        let title =
            "Parent A's iPhone was backed up on 37 of 365 nights; on all others it was not plugged in";
        assert_eq!(drawn[0].caption.title, title);
        assert_eq!(drawn[0].counts, [(Night::BackedUp, 37), (Night::NotPluggedIn, 328)]);
        let all = nightly(10, &|_| Outcome::Completed);
        assert!(calendars(all.run())[0].caption.title.ends_with("on each of 10 nights"));
    }

    #[test]
    fn every_night_is_drawn_once_in_rows_of_a_year() {
        let family = nightly(1096, &|_| Outcome::OverQuota);
        let calendar = &calendars(family.run())[0];
        let years = calendar.rows(12);
        assert_eq!((years.len(), calendar.rows(6).len()), (3, 6));
        assert_eq!(years.iter().map(|year| year.len()).sum::<usize>(), calendar.nights.len());
        assert_eq!(calendar.counts.iter().map(|(_, count)| count).sum::<usize>(), calendar.nights.len());
    }

    #[test]
    fn a_calendar_that_is_cut_says_so() {
        let subtitle = |nights| calendars(nightly(nights, &|_| NO_POWER).run())[0].caption.subtitle.clone();
        assert!(subtitle(4600).ends_with("; the first 12 years, the rest is in trace.csv."));
        assert!(!subtitle(400).contains("the first"));
    }

    #[test]
    fn devices_have_files_of_their_own() {
        let family = nightly(4, &|_| Outcome::Completed);
        let names: Vec<_> = calendars(family.run()).into_iter().map(|of| of.caption.name).collect();
        assert_eq!(names, ["calendar-parent-a-iphone", "calendar-teenager-iphone"]);
        let one = calendars(fixture::family().run());
        assert_eq!(one.iter().map(|of| of.caption.name.as_str()).collect::<Vec<_>>(), ["calendar"]);
        let mut taken = BTreeSet::from(["x".to_owned()]);
        assert_eq!(untaken("x".to_owned(), &mut taken), "x-2");
    }

    #[test]
    fn the_table_holds_every_night() {
        let family = nightly(30, &|_| NO_POWER);
        let text = String::from_utf8(calendars(family.run())[0].csv().unwrap()).unwrap();
        assert_eq!(text.lines().count(), 31);
        assert_eq!(text.lines().nth(1), Some("2026-12-01,not plugged in"));
    }
}
