//! A batch as people and programs get to see it: one row a case, worst first.

use std::collections::BTreeMap;

use serde::Serialize;

use super::advice::words::order;
use super::files::{
    OutputFile, PROGRAM, ReportError, cause_word, csv_bytes, date, json_bytes, sha256, state_word,
};
use super::headline::fails_today;
use super::markdown::escaped;
use super::sure::Grade;
use super::text::{COLUMNS, first_thing, wrap};
use super::words::{backup_name, capitalised, clean, range_phrase};
use super::{Headline, News, Run};
use crate::analysis::advice::Advised;
use crate::analysis::findings::{Arrival, BackupName, DateEstimate, TodayState};
use crate::calendar::Day;
use crate::language::say;
use crate::report::locale::{Dated, Priced, current, plainly};
use crate::units::Money;

/// Version of the form of `index.json`; grows when a field changes its meaning.
const SCHEMA_VERSION: u32 = 1;

const HEADER: [&str; 20] = [
    "case",
    "file",
    "status",
    "today",
    "first_fails",
    "first_fails_p05",
    "first_fails_p95",
    "p_failing",
    "headline",
    "what",
    "cause",
    "do",
    "do_by",
    "cost_per_month",
    "currency",
    "sure",
    "warnings",
    "hash",
    "note",
    "title",
];

/// One case.
#[derive(Clone, PartialEq, Debug, Serialize)]
pub struct Case {
    /// Its name, which is also that of its folder.
    pub case: String,
    /// The file.
    pub file: String,
    status: &'static str,
    today: &'static str,
    first_fails: String,
    first_fails_p05: String,
    first_fails_p95: String,
    p_failing: String,
    headline: String,
    what: String,
    cause: &'static str,
    #[serde(rename = "do")]
    pub(super) what_to_do: String,
    pub(super) do_by: String,
    pub(super) cost_per_month: String,
    pub(super) currency: String,
    pub(super) sure: String,
    warnings: Vec<String>,
    hash: String,
    pub(super) note: String,
    pub(super) title: String,
    /// What people read of it, in the locale chosen.
    #[serde(skip)]
    pub(super) shown: Shown,
    /// Whether any backup is failing in any future.
    #[serde(skip)]
    may_fail: bool,
    #[serde(skip)]
    urgency: (u8, Arrival, i64),
}

/// What people read of a case.
#[derive(Clone, PartialEq, Default, Debug)]
pub(super) struct Shown {
    headline: String,
    /// What to do and what it costs, in a sentence or two.
    deed: String,
    /// What to do.
    pub(super) what_to_do: String,
    /// The day by which it is to be done.
    pub(super) do_by: String,
    /// What is paid a month, with the currency.
    pub(super) pays: String,
    /// How sure that is.
    pub(super) sure: String,
}

/// Cases that cannot be read come before everything else: nobody knows how they stand.
const UNKNOWN: (u8, Arrival, i64) = (0, Arrival::Beyond, 0);

impl Case {
    /// A case that was run.
    pub fn of(run: Run, case: &str, file: &str, note: &str) -> Self {
        let headline = Headline::most_urgent(run);
        let first = headline.map_or(&run.findings.household, |headline| told_of(run, &headline));
        let [early, _, median, _, late] = first.quantiles.map(date);
        let (todo, start) = (first_thing(run), run.household.horizon.first);
        let subject = headline.and_then(|headline| subject(&headline));
        let (rank, arrival, unlikely) = headline.map_or(UNKNOWN, |headline| headline.urgency());
        Self {
            status: "ok",
            today: today(run),
            first_fails: median,
            first_fails_p05: early,
            first_fails_p95: late,
            p_failing: format!("{:.4}", first.probability),
            headline: plainly(|| headline.map_or_else(String::new, |headline| words(run, &headline))),
            what: plainly(|| subject.map_or_else(String::new, |name| capitalised(backup_name(name)))),
            cause: subject.map_or("", |name| cause(run, name)),
            what_to_do: plainly(|| todo.map_or_else(String::new, |of| order_of(run, of))),
            do_by: todo.map_or_else(String::new, |of| of.change.on().unwrap_or(start).to_string()),
            sure: plainly(|| Grade::of(run).word()),
            cost_per_month: monthly(run).map_or_else(String::new, |paid| run.household.currency.figure(paid)),
            currency: run.household.currency.code().to_owned(),
            warnings: run.context.notes.iter().map(|note| note.plain.clone()).collect(),
            hash: run.context.scenario_hash.clone(),
            note: note.to_owned(),
            title: run.context.title.clone(),
            shown: Shown::of(run, headline.as_ref(), todo),
            may_fail: run.findings.household.probability > 0.0,
            urgency: (rank + 1, arrival, unlikely),
            ..Self::nothing_known(case, file)
        }
    }

    /// A case whose file has problems.
    pub fn broken(case: &str, file: &str, problems: Vec<String>) -> Self {
        Self { status: "problem", warnings: problems, ..Self::nothing_known(case, file) }
    }

    /// Whether its file could not be run.
    pub fn is_broken(&self) -> bool {
        self.status != "ok"
    }

    /// Whether a backup of it cannot succeed on the day the numbers were read.
    pub(super) fn fails_today(&self) -> bool {
        self.urgency.0 == 1
    }

    /// Whether a backup of it is failing in any future.
    pub(super) fn may_fail(&self) -> bool {
        self.may_fail
    }

    fn nothing_known(case: &str, file: &str) -> Self {
        let none = String::new;
        Self {
            case: case.to_owned(),
            file: file.to_owned(),
            status: "",
            today: "",
            first_fails: none(),
            first_fails_p05: none(),
            first_fails_p95: none(),
            p_failing: none(),
            headline: none(),
            what: none(),
            cause: "",
            what_to_do: none(),
            do_by: none(),
            cost_per_month: none(),
            currency: none(),
            sure: none(),
            warnings: Vec::new(),
            hash: none(),
            note: none(),
            title: none(),
            shown: Shown::default(),
            may_fail: false,
            urgency: UNKNOWN,
        }
    }

    fn fields(&self) -> Vec<String> {
        let texts: [&str; HEADER.len()] = [
            &self.case,
            &self.file,
            self.status,
            self.today,
            &self.first_fails,
            &self.first_fails_p05,
            &self.first_fails_p95,
            &self.p_failing,
            &self.headline,
            &self.what,
            self.cause,
            &self.what_to_do,
            &self.do_by,
            &self.cost_per_month,
            &self.currency,
            &self.sure,
            &self.warnings.join(" | "),
            &self.hash,
            &self.note,
            &self.title,
        ];
        texts.map(str::to_owned).to_vec()
    }

    /// The case in words: its headline, or the first of its file's problems.
    pub(super) fn sentence(&self) -> String {
        let problem = self.warnings.first().map_or("", |problem| problem);
        clean(&if self.is_broken() {
            say!("batch-problem-problem", problem = problem)
        } else {
            self.shown.headline.clone()
        })
    }
}

/// Puts the worst case first: files with problems, what fails today, then by date; equals by name.
pub fn worst_first(cases: &mut [Case]) {
    cases.sort_by(|a, b| (a.urgency, &a.case).cmp(&(b.urgency, &b.case)));
}

/// The bytes of `index.csv`.
///
/// # Errors
/// Where the table cannot be put together.
pub fn index_csv(cases: &[Case]) -> Result<Vec<u8>, ReportError> {
    csv_bytes("index.csv", &HEADER, cases.iter().map(Case::fields))
}

/// The bytes of `index.json`, which names `index.csv` with its SHA-256.
///
/// # Errors
/// Where the JSON cannot be put together.
pub fn index_json(cases: &[Case], version: &str, others: &[OutputFile]) -> Result<Vec<u8>, ReportError> {
    let outputs: BTreeMap<&str, String> =
        others.iter().map(|file| (file.name.as_str(), sha256(&file.bytes))).collect();
    let index = serde_json::json!({
        "schema_version": SCHEMA_VERSION,
        "program": { "name": PROGRAM, "version": version },
        "cases": cases,
        "outputs": outputs,
    });
    json_bytes("index.json", &index)
}

/// The cases as text of 80 columns.
pub fn index_text(cases: &[Case]) -> String {
    let width = cases.iter().map(|case| case.case.chars().count()).max().unwrap_or(0).clamp(4, 24);
    let rows = cases.iter().flat_map(|case| {
        let names = wrap(&clean(&case.case), width);
        let mut texts = wrap(&case.sentence(), COLUMNS - width - 4);
        texts.extend(
            (!case.shown.deed.is_empty())
                .then(|| wrap(&case.shown.deed, COLUMNS - width - 4))
                .into_iter()
                .flatten(),
        );
        let at = |lines: &[String], row: usize| lines.get(row).cloned().unwrap_or_default();
        let height = names.len().max(texts.len());
        (0..height)
            .map(|row| format!("  {:<width$}  {}", at(&names, row), at(&texts, row)))
            .collect::<Vec<_>>()
    });
    rows.map(|row| format!("{}\n", row.trim_end())).collect()
}

/// The date a row is about: that of the headline's backup, so that a row has one subject.
fn told_of<'a>(run: Run<'a>, headline: &Headline<'a>) -> &'a DateEstimate {
    let of_today = |name: &BackupName| run.findings.backups.iter().find(|backup| backup.name == *name);
    let backup = match headline.news {
        News::FailingToday(backup) => of_today(&backup.name),
        _ => headline.subject(),
    };
    let estimate = headline.estimate().or(backup.map(|backup| &backup.first_failing));
    estimate.unwrap_or(&run.findings.household)
}

/// What to do, as an order with a capital.
fn order_of(run: Run, of: &Advised) -> String {
    capitalised(order(run.household, &of.change))
}

impl Shown {
    fn of(run: Run, headline: Option<&Headline<'_>>, todo: Option<&Advised>) -> Self {
        let start = run.household.horizon.first;
        Self {
            headline: headline.map_or_else(String::new, |headline| words(run, headline)),
            deed: deed(run, todo),
            what_to_do: todo.map_or_else(String::new, |of| order_of(run, of)),
            do_by: todo.map_or_else(String::new, |of| when(of.change.on().unwrap_or(start))),
            pays: monthly(run).map_or_else(String::new, |paid| run.household.currency.price(paid)),
            sure: Grade::of(run).word(),
        }
    }
}

/// A day in a column of days: `2027-05-01` where no locale is chosen, else as it is written there.
fn when(day: Day) -> String {
    if current().is_default() { day.to_string() } else { day.in_short() }
}

/// `Do by 1 May 2027: take the 2 TB plan. Pays 2.99 USD a month.`
fn deed(run: Run, todo: Option<&Advised>) -> String {
    let start = run.household.horizon.first;
    let due = todo.map(|of| match of.change.on().filter(|day| *day > start) {
        Some(day) => {
            say!("batch-do-by-day-order", day = day.in_full(), order = order(run.household, &of.change))
        }
        None => say!("batch-do-now-order", order = order(run.household, &of.change)),
    });
    let pays = monthly(run).map_or_else(String::new, |paid| match paid {
        Money::ZERO => say!("batch-pays-nothing"),
        paid => say!("batch-pays-run-a-month", run = run.household.currency.price(paid)),
    });
    clean(&format!("{}{pays}", due.unwrap_or_default()))
}

/// The headline with its range.
fn words(run: Run, headline: &Headline<'_>) -> String {
    let range = headline.estimate().and_then(|estimate| range_phrase(run, estimate));
    let range = range.map_or_else(String::new, |range| format!(" ({range})"));
    format!("{}{range}", headline.sentence())
}

fn subject<'a>(headline: &Headline<'a>) -> Option<&'a BackupName> {
    match headline.news {
        News::FailingToday(backup) => Some(&backup.name),
        _ => headline.subject().map(|backup| &backup.name),
    }
}

fn cause(run: Run, name: &BackupName) -> &'static str {
    let found = run.findings.backups.iter().find(|backup| backup.name == *name);
    found.and_then(|backup| backup.causes.first()).map_or("", |(cause, _)| cause_word(*cause))
}

/// The cases as a list in Markdown.
pub fn index_markdown(cases: &[Case]) -> String {
    let item = |case: &Case| format!("- **{}** {}\n", escaped(&clean(&case.case)), escaped(&case.sentence()));
    cases.iter().map(item).collect()
}

/// How the backup that stands worst stands today.
fn today(run: Run) -> &'static str {
    let mut all = run.findings.today.iter();
    let worst = run.findings.today.iter().find(|backup| fails_today(backup));
    worst
        .or_else(|| all.find(|backup| backup.state != TodayState::Off))
        .map_or("off", |backup| state_word(backup.state))
}

/// What all pools cost a month on the first day, where every price is known.
fn monthly(run: Run) -> Option<Money> {
    let prices: Option<Vec<Money>> = run.findings.pools.iter().map(|pool| pool.monthly_price).collect();
    prices.map(|prices| prices.into_iter().fold(Money::ZERO, |a, b| a + b))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::report::fixture;

    #[test]
    fn the_worst_case_comes_first_and_a_broken_file_before_it() {
        let (family, failing, works) = (fixture::family(), fixture::failing_today(), fixture::all_works());
        let mut cases = vec![
            Case::of(works.run(), "works", "w.toml", ""),
            Case::of(family.run(), "family", "f.toml", "by telephone"),
            Case::of(failing.run(), "failing", "x.toml", ""),
            Case::broken("broken", "b.toml", vec!["no `read_on`".to_owned(), "more".to_owned()]),
        ];
        worst_first(&mut cases);
        let order: Vec<&str> = cases.iter().map(|case| case.case.as_str()).collect();
        assert_eq!(order, ["broken", "failing", "family", "works"]);
        let text = String::from_utf8(index_csv(&cases).unwrap()).unwrap();
        assert!(text.contains("broken,b.toml,problem,") && text.contains("no `read_on` | more"));
        assert!(
            text.contains(
                "family,f.toml,ok,works,2027-08-10,2027-05-10,2028-01-10,1.0000,Parent A's WhatsApp"
            )
        );
        let shown = index_text(&cases);
        assert!(shown.starts_with("  broken   PROBLEM: no `read_on`\n"), "{shown}");
        assert!(
            shown.contains(
                "  family   Parent A's WhatsApp backup stops in August 2027 (9 futures in 10: May\n"
            )
        );
        assert!(shown.contains("  works    No backup stops within 3 years in any future\n"), "{shown}");
        assert!(shown.contains("           Pays 2.99 USD a month.\n"), "{shown}");
    }

    #[test]
    fn a_row_s_dates_are_those_of_the_backup_it_names() {
        let mut family = fixture::family();
        family.findings.household =
            fixture::estimate([(2026, 12), (2027, 1), (2027, 2), (2027, 3), (2027, 4)]);
        let case = Case::of(family.run(), "family", "f.toml", "");
        assert_eq!(case.what, "Parent A's WhatsApp backup");
        assert_eq!((case.first_fails.as_str(), case.first_fails_p05.as_str()), ("2027-08-10", "2027-05-10"));
        assert!(case.may_fail());
        let failing = fixture::failing_today();
        assert_eq!(Case::of(failing.run(), "failing", "x.toml", "").what, "Parent A's iPhone backup");
    }
}
