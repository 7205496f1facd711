//! `simulate advise`: what to do, ranked; `advice.csv` and `advice.json`.

use super::Failure;
use super::arguments::{AdviseArguments, EffortWanted, Format};
use super::run::{self, Prepared};
use super::terminal;
use crate::analysis::advice::{Depth, Promise, Willing, Wish, advise as seek};
use crate::engine;
use crate::language::say;
use crate::report::advice::{Told, advice_csv, advice_json, page};
use crate::report::files::OutputFile;
use crate::report::markdown;

/// Futures of the search.
const FEW: usize = 96;
/// Changes that are lived on all futures.
const FINALISTS: usize = 8;
/// The best that are tried with one thing more.
const PAIRED: usize = 3;
/// About how often the futures of the search are lived: what the progress bar counts on.
const SEARCHED: usize = 150;

/// Advises on a scenario.
pub fn advise(arguments: &AdviseArguments) -> Result<(), Failure> {
    let promise = promise(&arguments.keep_failing_below)?;
    let willing = match arguments.effort {
        EffortWanted::Any => Willing::Anything,
        EffortWanted::Low => Willing::LittleEffort,
    };
    let prepared = Prepared::of(&arguments.run)?;
    let depth = depth(prepared.futures);
    let expected = (FINALISTS + 1) * depth.all + SEARCHED * depth.few;
    let advice = prepared.live(expected, |progress| {
        let run = engine::run(&prepared.world, prepared.futures, progress);
        seek(&prepared.world, &run, Wish { promise, willing }, depth, progress)
    })?;
    let told = Told { household: &prepared.world.household, context: &prepared.context, advice: &advice };
    let table = OutputFile::new("advice.csv", advice_csv(told)?);
    let json = advice_json(told, std::slice::from_ref(&table))?;
    let summary = OutputFile::new("advice.json", json);
    prepared.write_files(&[table], &summary, &arguments.run)?;
    match arguments.run.format {
        _ if arguments.run.quiet => Ok(()),
        Format::Json => terminal::answer(&String::from_utf8_lossy(&summary.bytes)),
        Format::Markdown => terminal::answer(&markdown::page(&page(told))),
        Format::Text => run::print_page(&page(told), arguments.run.ascii),
    }
}

fn depth(futures: usize) -> Depth {
    Depth {
        few: FEW.min(futures),
        all: futures,
        finalists: FINALISTS,
        paired: PAIRED,
        amounts: true,
        schedules: true,
        idle: true,
    }
}

/// `5%`, `5 %`, `0.5%`.
fn promise(text: &str) -> Result<Promise, Failure> {
    let number = text.trim().strip_suffix('%').and_then(|number| number.trim().parse::<f64>().ok());
    match number {
        Some(percent) if percent > 0.0 && percent <= 100.0 => Ok(Promise { limit: percent / 100.0 }),
        _ => Err(Failure::Input(say!("cli-error-keep-failing-below", text = text))),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_promise_is_a_share_of_futures() {
        let limit = |text| promise(text).ok().map(|promise| promise.limit);
        assert_eq!([limit("5%"), limit("0.5 %"), limit("100%")], [Some(0.05), Some(0.005), Some(1.0)]);
        assert!(["5", "0%", "101%", "-1%", "x%", ""].into_iter().all(|text| limit(text).is_none()));
    }
}
