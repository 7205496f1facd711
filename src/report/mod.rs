//! What people get to see: the answer in words, the files, the pictures. All of it follows from one
//! [`Run`]: the household, what was found out about it, and a few facts about the run itself; and
//! [`outputs`] makes every file of it.

pub mod advice;
pub mod batch;
pub mod charts;
pub mod compare;
mod ending;
pub mod explain;
pub mod figures;
pub mod files;
mod headline;
pub mod imprint;
pub mod locale;
pub mod markdown;
mod off;
pub mod pages;
pub mod pictures;
pub mod reference;
pub mod sensitivity;
pub mod sure;
pub mod text;
mod words;

pub use headline::{Headline, News};
pub use pictures::{Drawing, Pictures};

use rayon::prelude::*;

use crate::analysis::findings::{BackupFindings, Findings, PoolFindings};
use crate::analysis::precision::{Precision, Reached};
use crate::calendar::Day;
use crate::language::{self, Language};
use crate::model::household::{Chance, Household, PoolId};

use files::{OutputFile, ReportError, failures_csv, forecast_csv, summary_json, survival_csv, trace_csv};
use words::SizeUnit;

/// A household, what was found out about it, and facts about the run.
#[derive(Clone, Copy, Debug)]
pub struct Run<'a> {
    /// The household.
    pub household: &'a Household,
    /// What the run found.
    pub findings: &'a Findings,
    /// Facts about the run itself.
    pub context: &'a Context,
}

impl<'a> Run<'a> {
    /// The findings of a pool, where there are any.
    pub fn pool(self, pool: PoolId) -> Option<&'a PoolFindings> {
        self.findings.pools.iter().find(|found| found.pool == pool)
    }

    /// The backups of everybody who may be in a pool, in order.
    pub fn backups_of(self, pool: PoolId) -> impl Iterator<Item = &'a BackupFindings> {
        self.findings.backups.iter().filter(move |backup| backup.in_pool(pool).is_some())
    }

    /// The day the price list was read, where a pool pays a price of it.
    pub fn listed_prices(self, pool: PoolId) -> Option<Day> {
        self.context.price_as_of.filter(|_| self.household.has_listed_price(pool))
    }

    /// Whether nothing in this run is left to chance.
    pub fn is_certain(self) -> bool {
        self.household.chance == Chance::Certain
    }

    /// The unit a pool's sizes are shown in: that of its largest quota.
    pub fn unit_of(self, pool: PoolId) -> SizeUnit {
        let found = self.pool(pool);
        let quotas = found.iter().flat_map(|pool| pool.days.iter().map(|day| day.quota));
        let largest = quotas.chain(found.map(|pool| pool.quota)).max().unwrap_or_default();
        SizeUnit::of_quota(largest)
    }
}

/// A sentence that came with the scenario, as people read it and as data files have it.
#[derive(Clone, PartialEq, Eq, Default, Debug)]
pub struct Told {
    /// In the language that was chosen.
    pub chosen: String,
    /// In English.
    pub plain: String,
}

impl Told {
    /// The sentence in what is said now.
    pub fn text(&self) -> &str {
        if language::current() == Language::English { &self.plain } else { &self.chosen }
    }

    /// A sentence made for each language.
    pub fn of(words: impl Fn() -> String) -> Self {
        Self { chosen: words(), plain: locale::plainly(words) }
    }
}

impl From<&str> for Told {
    /// A sentence that is the same in every language.
    fn from(text: &str) -> Self {
        Self { chosen: text.to_owned(), plain: text.to_owned() }
    }
}

/// Facts about a run that are neither in the household nor among the findings.
#[derive(Clone, PartialEq, Debug)]
pub struct Context {
    /// Title of the scenario, as its author wrote it.
    pub title: String,
    /// Name of the scenario file without its ending: `family`.
    pub scenario_name: String,
    /// SHA-256 of the scenario as it was run.
    pub scenario_hash: String,
    /// Seed of every stream.
    pub seed: u64,
    /// Version of this program.
    pub version: String,
    /// The day the numbers were read off the phones: the day before the first.
    pub read_on: Day,
    /// Whether the scenario says how full iCloud is.
    pub fullness: Fullness,
    /// Share of the bytes stored at the start that typed figures account for, 0 to 1.
    pub typed_share: f64,
    /// How many growth rates were stated or measured, and how many are a profile's or a default's guess.
    pub growth_rates: [usize; 2],
    /// The day the price list was read.
    pub price_as_of: Option<Day>,
    /// What the prices hold.
    pub tax: Tax,
    /// What else the reader has to know, one sentence each.
    pub notes: Vec<Told>,
    /// How figures were read, in one sentence: `GB read as on the phone: binary in iCloud.`
    pub units_line: Told,
    /// Until when futures were run and what came of it, where they were run in rounds.
    pub rounds: Option<(Precision, Reached)>,
    /// The folder of the outputs, as it is to be shown: `out/family/`.
    pub output_dir_shown: String,
}

/// Whether the scenario says how full iCloud is.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Fullness {
    /// It says what is used, or the totals of people or backups.
    Typed,
    /// It says nothing: everything is a profile's guess.
    Guessed,
}

/// Whether a price holds the tax.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Tax {
    /// The price list names prices before tax.
    Before,
    /// The price list does not say.
    Unstated,
}

/// Every file of a run.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Outputs {
    /// All but the summary.
    pub files: Vec<OutputFile>,
    /// `summary.json`, which names them.
    pub summary: OutputFile,
}

/// Makes every file of a run; `others` come from elsewhere (the scenario as run) and are named in the summary too.
///
/// # Errors
/// Where a table, a JSON text or a picture cannot be made.
pub fn outputs(run: Run, others: Vec<OutputFile>, pictures: Pictures) -> Result<Outputs, ReportError> {
    let mut files = tables(run)?;
    files.extend(others);
    if let Pictures::Drawn(drawing) = pictures {
        files.extend(pictures::of_run(run, &drawing)?);
    }
    let summary = OutputFile::new("summary.json", summary_json(run, &files)?);
    Ok(Outputs { files, summary })
}

/// A table of a run: its name, and what makes its bytes.
type Table = (&'static str, fn(Run) -> Result<Vec<u8>, ReportError>);

/// The tables of a run, made side by side: each writes its words plainly, whatever the thread.
fn tables(run: Run) -> Result<Vec<OutputFile>, ReportError> {
    const ALL: [Table; 4] = [
        ("forecast.csv", forecast_csv),
        ("trace.csv", trace_csv),
        ("failures.csv", failures_csv),
        ("survival.csv", survival_csv),
    ];
    ALL.par_iter().map(|(name, bytes)| Ok(OutputFile::new(name, bytes(run)?))).collect()
}

#[cfg(test)]
mod fixture;

#[cfg(test)]
mod tests {
    use super::charts::{Look, Print};
    use super::figures::ChartName;
    use super::*;

    #[test]
    fn a_run_has_its_tables_pictures_and_a_summary_of_all() {
        let family = fixture::family();
        let resolved = OutputFile::new("scenario.resolved.toml", b"title = \"x\"\n".to_vec());
        let drawing = Drawing {
            charts: vec![ChartName::Forecast],
            look: Look::default(),
            print: Print::default(),
            command: Vec::new(),
        };
        let outputs = outputs(family.run(), vec![resolved], Pictures::Drawn(drawing)).unwrap();
        let names: Vec<_> = outputs.files.iter().map(|file| file.name.as_str()).collect();
        let expected = [
            "forecast.csv",
            "trace.csv",
            "failures.csv",
            "survival.csv",
            "scenario.resolved.toml",
            "forecast.png",
            "forecast.svg",
            "forecast.chart.csv",
            "charts.json",
        ];
        assert_eq!(names, expected);
        let summary: serde_json::Value = serde_json::from_slice(&outputs.summary.bytes).unwrap();
        assert_eq!(summary["outputs"].as_object().map(|outputs| outputs.len()), Some(expected.len()));
    }

    #[test]
    fn pictures_can_be_left_out() {
        let outputs = outputs(fixture::family().run(), Vec::new(), Pictures::LeftOut).unwrap();
        assert_eq!(outputs.files.len(), 4);
    }
}
