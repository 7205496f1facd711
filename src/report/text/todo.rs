//! `Do now`, `Do`, `Or`: what to do about it.

use super::{Label, Line, labelled};
use crate::analysis::advice::{Advice, Advised};
use crate::analysis::remedies::Remedy;
use crate::language::say;
use crate::report::Run;
use crate::report::advice::words;
use crate::report::headline::fails_today;
use crate::report::words::{capitalised, futures_phrase};
use crate::units::numbers;

/// The best thing to do, and another.
pub fn lines(run: Run) -> Vec<Line> {
    let Some(advice) = run.findings.advice.as_ref().filter(|advice| !advice.nothing_needed()) else {
        return Vec::new();
    };
    let best = best(advice);
    let at_once = best.is_none_or(|best| words::is_now(best, run.household.horizon.first));
    let now = at_once && run.findings.today.iter().any(fails_today);
    let label = if now { Label::DoNow } else { Label::Do };
    let Some(best) = best else {
        let none = say!("answer-nothing-simple-was-found");
        return labelled(label, vec![none.to_owned()]).collect();
    };
    let mut sentences = in_full(run, best, now);
    if is_poor(best) {
        sentences.push(say!("answer-advise-searches-further"));
    }
    let mut lines: Vec<Line> = labelled(label, sentences).collect();
    let other = other(advice, best).map(|of| in_short(run, of));
    lines.extend(labelled(Label::Or, other.into_iter().collect()));
    lines
}

/// What the answer says to do first, where anything is to be done.
pub(in crate::report) fn first_thing(run: Run<'_>) -> Option<&Advised> {
    run.findings.advice.as_ref().filter(|advice| !advice.nothing_needed()).and_then(best)
}

/// What is enough, or what comes closest, as far as it shows in the futures it was found on. A corrupt backup is the one
/// copy that goes: nothing else cures it.
fn best(advice: &Advice) -> Option<&Advised> {
    let is_harmless =
        |of: &Advised| !of.last_copy_goes || of.change.remedies().all(Remedy::replaces_a_corrupt_backup);
    let harmless = advice.smallest().filter(|of| is_harmless(of));
    let shows = |of: &&Advised| is_harmless(of) && of.shows(&advice.wish.promise);
    harmless.or_else(|| advice.options().find(shows))
}

/// Another way that is better in something, wins at least half as much, and is no worse than a third.
fn other<'a>(advice: &'a Advice, best: &Advised) -> Option<&'a Advised> {
    let differs = |of: &&Advised| {
        let better = of.outlook.failing < best.outlook.failing || of.money < best.money;
        let told = of.is_an_alternative_to(best, &advice.without, &advice.wish.promise)
            && of.shows(&advice.wish.promise);
        of.change != best.change && told && better
    };
    advice.options().find(differs)
}

/// Whether it leaves most futures failing.
fn is_poor(best: &Advised) -> bool {
    const MOST: f64 = 0.5;
    !best.sufficient && best.outlook.chance() >= MOST
}

fn in_full(run: Run, of: &Advised, now: bool) -> Vec<String> {
    let household = run.household;
    let when = match now {
        true => String::new(),
        false => format!("{}: ", words::when(of, household.horizon.first)),
    };
    let cost = capitalised(words::money(household, of.money));
    let mut sentences = vec![format!("{when}{}. {cost}.", words::order(household, &of.change))];
    sentences.extend(words::where_to_tap(&of.change));
    let given_up = words::given_up(of);
    let given_up =
        if given_up.is_empty() { given_up } else { say!("answer-given-up-given-up", given_up = given_up) };
    sentences.push(format!("{}{given_up}", capitalised(effect(run, of))));
    sentences
}

fn in_short(run: Run, of: &Advised) -> String {
    let household = run.household;
    let effect = effect(run, of);
    format!(
        "{}: {effect} {}.",
        words::order(household, &of.change),
        capitalised(words::money(household, of.money))
    )
}

/// In how many futures it holds then, and without it where some do; where that is no more, how much later the first
/// backup fails; where gaps are what is wrong, what becomes of them.
pub(in crate::report) fn effect(run: Run, of: &Advised) -> String {
    let without = run.findings.advice.as_ref().map(|advice| (advice.without, advice.wish.promise));
    if let Some((without, promise)) = without
        && promise.breaks_by_gaps(&without)
    {
        let hundredths = |share: f64| numbers::round_half_up(share * 100.0);
        let (before, after) = (hundredths(without.lapsed), hundredths(of.outlook.lapsed));
        if after < before {
            return say!("answer-after-of-100-days", after = after, before = before);
        }
    }
    match &of.won {
        Some(won) if of.outlook.failing == of.outlook.futures || puts_off_alone(of) => {
            say!("answer-the-first-backup-then", months = words::months(won.median))
        }
        _ => format!(
            "{}{}{}.",
            words::holds(run.household, &of.outlook),
            words::error(run.household, of.outlook.error()),
            without_it(of)
        ),
    }
}

/// Whether it puts failures off and spares no more futures than chance would.
fn puts_off_alone(of: &Advised) -> bool {
    !of.sufficient && !of.surely_spares() && of.won.is_some_and(|won| won.median_is(1))
}

/// In how many of the same futures it holds without it; nothing where in hardly any.
fn without_it(of: &Advised) -> String {
    let holds = 1.0 - of.without.chance();
    match numbers::round_half_up(holds * 100.0) {
        0 => String::new(),
        _ => say!("answer-without-it-hold", futures_phrase = futures_phrase(holds, of.without.futures)),
    }
}
