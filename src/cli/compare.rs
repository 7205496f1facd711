//! `simulate compare`: plans, other files and other keys on the same futures, side by side.

pub mod alternatives;

use std::path::PathBuf;

use super::arguments::{CompareArguments, Format};
use super::run::{context, with_threads};
use super::terminal::{self, Manner, Progress};
use super::{Failure, load};
use crate::analysis::compare::{Comparison, compare as hold_together, contest};
use crate::language::say;
use crate::model::household::Household;
use crate::report::Context;
use crate::report::compare::{Compared, compare_csv, compare_json};
use crate::report::figures::{Chart, alternatives as alternatives_of};
use crate::report::files::{self, OutputFile, Replace};
use crate::report::imprint::Imprint;
use crate::report::pictures::{self, Pictures};
use crate::report::text::ascii;
use crate::scenario::Scenario;
use crate::units::Money;

/// Compares alternatives of a scenario.
pub fn compare(arguments: &CompareArguments) -> Result<(), Failure> {
    let scenario = load::ready(&arguments.scenario, arguments.ascii)?;
    let folder = folder(arguments);
    let context = context(&scenario, &load::stem(arguments.scenario.path()), &folder);
    files::make_folder(&folder)?;
    let comparison = live(&scenario, arguments)?;
    let compared = compared(&scenario, &comparison, &context);
    let mut written = vec![OutputFile::new("compare.csv", compare_csv(compared)?)];
    written.extend(pictures(compared, arguments)?);
    let summary = OutputFile::new("compare.json", compare_json(compared, &written)?);
    let replace = if arguments.force { Replace::Anything } else { Replace::Ours };
    files::write_outputs(&folder, &written, &summary, replace)?;
    print(compared, &summary.bytes, arguments)
}

/// What the report sees of a comparison.
pub fn compared<'a>(
    scenario: &'a Scenario,
    comparison: &'a Comparison,
    context: &'a Context,
) -> Compared<'a> {
    Compared {
        household: &scenario.household,
        comparison,
        context,
        seed: scenario.seed,
        region: &scenario.region,
    }
}

/// The files of the chart, where one is wanted.
pub fn pictures(compared: Compared<'_>, arguments: &CompareArguments) -> Result<Vec<OutputFile>, Failure> {
    let Pictures::Drawn(drawing) = arguments.charts.pictures(Vec::new(), arguments.words())? else {
        return Ok(Vec::new());
    };
    let chance = (compared.comparison.replicates, compared.seed);
    let imprint = Imprint::of(compared.context, chance, &drawing.command);
    let charts = || vec![Chart::Compare(alternatives_of(compared))];
    Ok(pictures::files(&charts, (&drawing, &imprint), "compare.charts.json")?)
}

fn folder(arguments: &CompareArguments) -> PathBuf {
    let default = || PathBuf::from("out").join(load::stem(arguments.scenario.path()));
    arguments.out.clone().unwrap_or_else(default)
}

/// Lives every alternative asked for on the same futures.
pub fn live(scenario: &Scenario, arguments: &CompareArguments) -> Result<Comparison, Failure> {
    let day_price = day_price(&scenario.household, arguments.day_without_backup.as_deref())?;
    let alternatives = with_threads(arguments.threads, || alternatives::all(scenario, arguments))??;
    let futures = super::run::futures(scenario);
    let progress = Progress::new(futures * alternatives.len(), arguments.quiet);
    let contenders = with_threads(arguments.threads, || {
        contest(alternatives, scenario.seed, futures, &|done| progress.add(done))
    })?;
    progress.finish();
    Ok(hold_together(scenario.household.horizon, &contenders, day_price))
}

/// What a day of a backup without a fresh copy counts: as typed, else a month of the cheapest paid plan.
pub fn day_price(household: &Household, typed: Option<&str>) -> Result<Money, Failure> {
    let start = household.horizon.first;
    let paid = household.plans.iter().map(|plan| plan.price.on(start)).filter(|price| *price > Money::ZERO);
    let Some(text) = typed else { return Ok(paid.min().unwrap_or(Money::ZERO)) };
    let currency = &household.currency;
    let figure = text.trim().trim_end_matches(currency.code()).trim();
    currency.parse(figure).ok_or_else(|| {
        Failure::Input(say!(
            "cli-error-day-without-backup",
            text = text,
            currency = currency.code(),
            figure = currency.figure(Money(currency.minor_units() / 2))
        ))
    })
}

fn print(compared: Compared<'_>, json: &[u8], arguments: &CompareArguments) -> Result<(), Failure> {
    if arguments.quiet {
        return Ok(());
    }
    if arguments.format == Format::Json {
        return terminal::answer(&String::from_utf8_lossy(json));
    }
    if arguments.format == Format::Markdown {
        return terminal::answer(&compared.markdown());
    }
    let text = compared.text();
    terminal::answer(&if Manner::of_answers(arguments.ascii).ascii { ascii(&text) } else { text })
}
