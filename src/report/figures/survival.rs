//! The survival chart: in how many futures each backup of a pool has never failed so far.

use super::caption::{Caption, footer, pool_file};
use super::{ReportError, csv_bytes};
use crate::analysis::findings::{
    BackupFindings, BackupName, BackupToday, PoolFindings, SurvivalDay, TodayState,
};
use crate::calendar::{Arrival, Day, Horizon};
use crate::language::say;
use crate::model::household::PoolId;
use crate::report::locale::Dated;
use crate::report::words::of_pool;
use crate::report::words::{backup_name_short, capitalised, clean, futures_phrase, thousands};
use crate::report::{Headline, Run};
use crate::units::numbers;

/// Backups that have a curve of their own; the rest are told in a sentence.
const MOST: usize = 8;
/// What is said where every curve stays at the top.
fn nothing_fails() -> String {
    say!("figures-nothing-fails-in-any")
}

/// The curves of a pool.
#[derive(Clone, PartialEq, Debug)]
pub struct Survival {
    /// The words around it.
    pub caption: Caption,
    /// The days from left to right.
    pub horizon: Horizon,
    /// The curves, the whole pool first, then its backups in the order in which they fail.
    pub curves: Vec<Curve>,
    /// What is said about curves that never move; empty where each does.
    pub notes: Vec<Note>,
}

/// What is said about a curve that never moves.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Note {
    /// Where it lies.
    pub level: Level,
    /// What is said.
    pub text: String,
}

/// Where a curve lies that never moves.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Level {
    /// At none: it fails from the first day on.
    None,
    /// At all: it never fails.
    All,
}

/// Shares of futures that never failed so far.
#[derive(Clone, PartialEq, Debug)]
pub struct Curve {
    /// Its name: `Parent A's iPhone`.
    pub label: String,
    /// The name of whoever owns it, as far as it stands in the label.
    pub owner: String,
    /// Whose it is.
    pub whose: Whose,
    /// The share in hundredths, one value a day.
    pub share: Vec<f64>,
    /// Lower ends of its 95 % band.
    pub low: Vec<f64>,
    /// Upper ends.
    pub high: Vec<f64>,
}

/// Whose a curve is.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Whose {
    /// Of the pool: no backup of it failed so far.
    Everybodys,
    /// Of one of its people, by their number among those drawn.
    Person(usize),
}

impl Curve {
    fn of((label, owner): (String, String), whose: Whose, days: &[SurvivalDay]) -> Self {
        let hundredths =
            |part: &dyn Fn(&SurvivalDay) -> f64| days.iter().map(|day| 100.0 * part(day)).collect();
        Self {
            label,
            owner,
            whose,
            share: hundredths(&|day| day.share),
            low: hundredths(&|day| day.low),
            high: hundredths(&|day| day.high),
        }
    }

    /// The share at the end, in hundredths.
    pub fn at_end(&self) -> f64 {
        self.share.last().copied().unwrap_or(100.0)
    }
}

/// Hundredths in words, never rounded to none or all.
pub fn percent(hundredths: f64) -> String {
    match hundredths {
        share if share > 0.0 && share <= 0.5 => "<1 %".to_owned(),
        share if (99.5..100.0).contains(&share) => ">99 %".to_owned(),
        share => format!("{share:.0} %"),
    }
}

impl Survival {
    /// A CSV of the curves.
    ///
    /// # Errors
    /// Where the table cannot be written.
    pub fn csv(&self) -> Result<Vec<u8>, ReportError> {
        let column = |curve: &Curve| super::column(&curve.label);
        let ends = ["", "_low", "_high"];
        let columns = self.curves.iter().flat_map(|curve| ends.map(|end| format!("{}{end}", column(curve))));
        let header: Vec<String> = std::iter::once("date".to_owned()).chain(columns).collect();
        let rows = self.horizon.days().enumerate().map(|(at, day)| self.row(at, day));
        csv_bytes(&self.caption.name, &header, rows)
    }

    fn row(&self, at: usize, day: Day) -> Vec<String> {
        let values = self.curves.iter().flat_map(|curve| [&curve.share, &curve.low, &curve.high]);
        let shown = values.map(|values| values.get(at).map_or(String::new(), |value| format!("{value:.4}")));
        std::iter::once(day.to_string()).chain(shown).collect()
    }
}

/// The survival chart of a pool; `None` where the run knows nothing of it or no backup is in use.
pub fn survival(run: Run, pool: PoolId) -> Option<Survival> {
    let found = run.pool(pool)?;
    let mut backups: Vec<&BackupFindings> =
        run.backups_of(pool).filter(|backup| !is_always_off(run, backup)).collect();
    backups.sort_by_key(|backup| order(backup));
    let first = backups.first()?;
    let headline = Headline::of_pool(run, pool);
    let drawn = &backups[..backups.len().min(MOST)];
    let caption = Caption {
        name: pool_file(run, found, "survival"),
        title: headline.sentence(),
        subtitle: subtitle(run, &backups, drawn.len()),
        footer: footer(run, None),
        alt: format!("{}. {}", headline.sentence(), at_end(run, first)),
        description: description(run, &headline, (found, &backups)),
    };
    let curves = curves(found, drawn);
    let notes = notes(run, &curves, drawn);
    Some(Survival { caption, horizon: run.household.horizon, curves, notes })
}

/// Whether a backup is switched off and in no future ever on: it can neither work nor fail.
fn is_always_off(run: Run, backup: &BackupFindings) -> bool {
    let off = |today: &BackupToday| today.name == backup.name && today.state == TodayState::Off;
    let never = backup.first_completed.probability == 0.0 && backup.first_failing.probability == 0.0;
    never && run.findings.today.iter().any(off)
}

/// Why curves that never move do not.
fn notes(run: Run, curves: &[Curve], backups: &[&BackupFindings]) -> Vec<Note> {
    let flat = |curve: &Curve, at: f64| curve.share.iter().all(|share| (share - at).abs() < 1e-9);
    let own = curves.iter().filter(|curve| curve.whose != Whose::Everybodys).zip(backups);
    let note = |(curve, backup): (&Curve, &&BackupFindings)| Note {
        level: Level::None,
        text: format!("{}: {}", curve.label, from_the_start(run, &backup.name)),
    };
    let mut notes: Vec<Note> = own.filter(|(curve, _)| flat(curve, 0.0)).map(note).collect();
    if !curves.is_empty() && curves.iter().all(|curve| flat(curve, 100.0)) {
        notes.push(Note { level: Level::All, text: nothing_fails() });
    }
    notes
}

/// How a backup stands that fails from the first day on.
fn from_the_start(run: Run, name: &BackupName) -> String {
    let today = run.findings.today.iter().find(|backup| backup.name == *name);
    match today.map(|backup| backup.state) {
        Some(TodayState::Failing { since, .. }) => {
            say!("figures-failing-already-no-backup", since = (since - 1).in_short())
        }
        Some(TodayState::NeverWorked { .. }) => say!("figures-no-backup-yet-when"),
        Some(TodayState::Works | TodayState::Off) | None => say!("figures-failing-from-the-first"),
    }
}

/// Those that fail first come first: by how often they fail, then by date.
fn order(backup: &BackupFindings) -> (i64, Arrival) {
    let estimate = &backup.first_failing;
    (-numbers::round_half_up(1000.0 * estimate.probability), estimate.quantiles[2])
}

fn curves(pool: &PoolFindings, backups: &[&BackupFindings]) -> Vec<Curve> {
    let whole = (backups.len() > 1)
        .then(|| (say!("figures-every-backup"), String::new()))
        .map(|names| Curve::of(names, Whose::Everybodys, &pool.survival.failing));
    let mut people = Vec::new();
    let mut number = |backup: &BackupFindings| {
        let known = people.iter().position(|person| *person == backup.name.person);
        known.unwrap_or_else(|| {
            people.push(backup.name.person);
            people.len() - 1
        })
    };
    let of_backup = |backup: &&BackupFindings| {
        let names = (capitalised(backup_name_short(&backup.name)), clean(&backup.name.person_name));
        Curve::of(names, Whose::Person(number(backup)), &backup.survival.failing)
    };
    whole.into_iter().chain(backups.iter().map(of_backup).collect::<Vec<_>>()).collect()
}

fn subtitle(run: Run, backups: &[&BackupFindings], drawn: usize) -> String {
    let futures = match run.is_certain() {
        true => say!("figures-whether-each-backup-has"),
        false => say!("figures-in-how-many-of", thousands = thousands(run.findings.futures)),
    };
    let left_out = match backups.len() - drawn {
        0 => "".to_owned(),
        1 => say!("figures-1-backup-that-fails"),
        count => say!("figures-count-backups-that-fail", count = count),
    };
    let moves = backups.iter().any(|backup| backup.in_pools.len() > 1);
    let anywhere = if moves { say!("figures-of-people-who-move") } else { String::new() };
    format!("{futures}{left_out}{anywhere}")
}

fn at_end(run: Run, backup: &BackupFindings) -> String {
    let share = 1.0 - backup.first_failing.probability;
    let name = capitalised(backup_name_short(&backup.name));
    match share {
        share if share <= 0.0 => say!("figures-name-fails-in-every", name = name),
        share => say!(
            "figures-name-never-fails-in",
            name = name,
            futures_phrase = futures_phrase(share, run.findings.futures)
        ),
    }
}

fn description(
    run: Run,
    headline: &Headline,
    (pool, backups): (&PoolFindings, &[&BackupFindings]),
) -> String {
    let whose = of_pool(&pool.name, say!("figures-backups"));
    let mut sentences = vec![format!("{}.", headline.sentence())];
    sentences.push(say!(
        "figures-by-last-of-whose",
        last = run.household.horizon.last.in_full(),
        whose = whose
    ));
    sentences.extend(backups.iter().map(|backup| at_end(run, backup)));
    sentences.join(" ")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::report::fixture;

    #[test]
    fn a_curve_for_the_pool_and_one_for_every_backup_those_that_fail_first() {
        let family = fixture::family();
        let figure = survival(family.run(), PoolId::new(0)).unwrap();
        let labels: Vec<_> = figure.curves.iter().map(|curve| curve.label.as_str()).collect();
        let expected = ["Every backup", "Parent A's WhatsApp", "Parent A's iPhone", "Teenager's iPhone"];
        assert_eq!(labels, expected);
        let whose: Vec<_> = figure.curves.iter().map(|curve| curve.whose).collect();
        assert_eq!(whose[1..], [Whose::Person(0), Whose::Person(0), Whose::Person(1)]);
        assert_eq!(figure.caption.title, "Parent A's WhatsApp backup stops in August 2027");
    }

    #[test]
    fn a_curve_that_never_moves_says_why() {
        let notes = |fixture: &fixture::Fixture| survival(fixture.run(), PoolId::new(0)).unwrap().notes;
        assert_eq!(notes(&fixture::family()), []);
        let mut failing = fixture::failing_today();
        let findings = &mut failing.findings;
        let today = findings.today.iter().find(|of| matches!(of.state, TodayState::Failing { .. })).unwrap();
        let backup = findings.backups.iter_mut().find(|backup| backup.name == today.name).unwrap();
        backup.survival.failing.iter_mut().for_each(|day| day.share = 0.0);
        let told = notes(&failing);
        assert_eq!(told.iter().map(|note| note.level).collect::<Vec<_>>(), [Level::None]);
        assert!(told[0].text.contains(": failing already, no backup since "), "{}", told[0].text);
        let mut fine = fixture::all_works();
        let backups = fine.findings.backups.iter_mut().map(|backup| &mut backup.survival);
        let pools = fine.findings.pools.iter_mut().map(|pool| &mut pool.survival);
        backups.chain(pools).flat_map(|of| &mut of.failing).for_each(|day| day.share = 1.0);
        assert_eq!(notes(&fine).iter().map(|note| note.level).collect::<Vec<_>>(), [Level::All]);
    }

    #[test]
    fn a_share_is_never_rounded_to_none_or_all() {
        let told = [0.0, 0.4, 0.5, 0.6, 99.4, 99.5, 99.6, 100.0].map(percent);
        assert_eq!(told, ["0 %", "<1 %", "<1 %", "1 %", "99 %", ">99 %", ">99 %", "100 %"]);
    }

    #[test]
    fn a_backup_that_is_never_on_has_no_curve() {
        let mut family = fixture::all_works();
        family.findings.today[2].state = TodayState::Off;
        let labels = |fixture: &fixture::Fixture| -> Vec<String> {
            let figure = survival(fixture.run(), PoolId::new(0)).unwrap();
            figure.curves.into_iter().map(|curve| curve.label).collect()
        };
        assert_eq!(labels(&family), ["Every backup", "Parent A's WhatsApp", "Parent A's iPhone"]);
        family.findings.today.iter_mut().for_each(|today| today.state = TodayState::Off);
        assert_eq!(survival(family.run(), PoolId::new(0)), None);
    }

    #[test]
    fn the_table_holds_every_share_that_is_plotted() {
        let family = fixture::family();
        let figure = survival(family.run(), PoolId::new(0)).unwrap();
        let text = String::from_utf8(figure.csv().unwrap()).unwrap();
        assert!(text.starts_with("date,every_backup,every_backup_low,every_backup_high,"));
        assert!(text.contains("\n2026-12-01,100.0000,99.0000,100.0000,"));
        assert_eq!(text.lines().count(), 1 + figure.horizon.len());
    }
}
