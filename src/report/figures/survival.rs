//! The survival chart: in how many futures each backup of a pool has never failed so far.

use super::caption::{Caption, footer, pool_file};
use super::{ReportError, csv_bytes};
use crate::analysis::findings::{BackupFindings, PoolFindings, SurvivalDay};
use crate::calendar::{Arrival, Day, Horizon};
use crate::model::household::PoolId;
use crate::report::words::{backup_name_short, belonging, capitalised, futures_phrase, thousands};
use crate::report::{Headline, Run};
use crate::units::numbers;

/// Backups that have a curve of their own; the rest are told in a sentence.
const MOST: usize = 8;

/// The curves of a pool.
#[derive(Clone, PartialEq, Debug)]
pub struct Survival {
    /// The words around it.
    pub caption: Caption,
    /// The days from left to right.
    pub horizon: Horizon,
    /// The curves, the whole pool first, then its backups in the order in which they fail.
    pub curves: Vec<Curve>,
}

/// Shares of futures that never failed so far.
#[derive(Clone, PartialEq, Debug)]
pub struct Curve {
    /// Its name: `Parent A's iPhone`.
    pub label: String,
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
    fn of(label: String, whose: Whose, days: &[SurvivalDay]) -> Self {
        let hundredths =
            |part: &dyn Fn(&SurvivalDay) -> f64| days.iter().map(|day| 100.0 * part(day)).collect();
        Self {
            label,
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
    let mut backups: Vec<&BackupFindings> = run.backups_of(pool).collect();
    backups.sort_by_key(|backup| order(backup));
    let first = backups.first()?;
    let headline = Headline::of_pool(run, pool);
    let drawn = &backups[..backups.len().min(MOST)];
    let caption = Caption {
        name: pool_file(run, found, "survival"),
        title: headline.sentence(),
        subtitle: subtitle(run, backups.len() - drawn.len()),
        footer: footer(run, None),
        alt: format!("{}. {}", headline.sentence(), at_end(run, first)),
        description: description(run, &headline, (found, &backups)),
    };
    Some(Survival { caption, horizon: run.household.horizon, curves: curves(found, drawn) })
}

/// Those that fail first come first: by how often they fail, then by date.
fn order(backup: &BackupFindings) -> (i64, Arrival) {
    let estimate = &backup.first_failing;
    (-numbers::round_half_up(1000.0 * estimate.probability), estimate.quantiles[2])
}

fn curves(pool: &PoolFindings, backups: &[&BackupFindings]) -> Vec<Curve> {
    let whole = (backups.len() > 1)
        .then(|| Curve::of("Every backup".to_owned(), Whose::Everybodys, &pool.survival.failing));
    let mut people = Vec::new();
    let mut number = |backup: &BackupFindings| {
        let known = people.iter().position(|person| *person == backup.name.person);
        known.unwrap_or_else(|| {
            people.push(backup.name.person);
            people.len() - 1
        })
    };
    let of_backup = |backup: &&BackupFindings| {
        let label = capitalised(&backup_name_short(&backup.name));
        Curve::of(label, Whose::Person(number(backup)), &backup.survival.failing)
    };
    whole.into_iter().chain(backups.iter().map(of_backup).collect::<Vec<_>>()).collect()
}

fn subtitle(run: Run, others: usize) -> String {
    let futures = match run.is_certain() {
        true => "Whether each backup has never failed so far.".to_owned(),
        false => format!(
            "In how many of {} futures each backup has never failed so far; shaded, how sure that share is (95 %).",
            thousands(run.findings.futures)
        ),
    };
    match others {
        0 => futures,
        1 => format!("{futures} 1 backup that fails later or never is left out."),
        count => format!("{futures} {count} backups that fail later or never are left out."),
    }
}

fn at_end(run: Run, backup: &BackupFindings) -> String {
    let share = 1.0 - backup.first_failing.probability;
    let name = capitalised(&backup_name_short(&backup.name));
    match share {
        share if share <= 0.0 => format!("{name} fails in every future."),
        share => format!("{name} never fails in {}.", futures_phrase(share, run.findings.futures)),
    }
}

fn description(
    run: Run,
    headline: &Headline,
    (pool, backups): (&PoolFindings, &[&BackupFindings]),
) -> String {
    let owner = if pool.name == "family" { "the family" } else { pool.name.as_str() };
    let whose = belonging(owner, "backups");
    let mut sentences = vec![format!("{}.", headline.sentence())];
    sentences.push(format!("By {}, of {whose}:", run.household.horizon.last.long()));
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
    fn the_table_holds_every_share_that_is_plotted() {
        let family = fixture::family();
        let figure = survival(family.run(), PoolId::new(0)).unwrap();
        let text = String::from_utf8(figure.csv().unwrap()).unwrap();
        assert!(text.starts_with("date,every_backup,every_backup_low,every_backup_high,"));
        assert!(text.contains("\n2026-12-01,100.0000,99.0000,100.0000,"));
        assert_eq!(text.lines().count(), 1 + figure.horizon.len());
    }
}
