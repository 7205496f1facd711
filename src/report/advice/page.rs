//! Advice as a page: the promise, what keeps it, everything else that helps, plans over time.

use super::words;
use crate::analysis::advice::{Advice, Advised, Schedule, Switch, Willing};
use crate::analysis::compare::FirstToFail;
use crate::analysis::remedies::Remedy;
use crate::language::say;
use crate::model::household::{Chance, Household, PlanId, PoolId};
use crate::report::Context;
use crate::report::explain::{Page, Part, Section};
use crate::report::locale::Dated;
use crate::report::words::{
    backup_name, capitalised, cause_words, clean, futures_phrase, horizon_in_words, thousands,
};
use crate::units::numbers;

/// Advice and what it is about.
#[derive(Clone, Copy)]
pub struct Told<'a> {
    /// The household.
    pub household: &'a Household,
    /// Facts about the run.
    pub context: &'a Context,
    /// What was found.
    pub advice: &'a Advice,
}

/// Changes that are told in full.
const IN_FULL: usize = 2;
/// Labels of the changes in the list.
const NUMBERS: [&str; 12] = ["1", "2", "3", "4", "5", "6", "7", "8", "9", "10", "11", "12"];

/// The whole page.
pub fn page(told: Told<'_>) -> Page {
    let mut sections = vec![heading(told), answer(told)];
    let chosen = chosen(told);
    let mut kinds: Vec<Vec<Remedy>> = Vec::new();
    let enough_already = told.advice.nothing_needed();
    let mut others = told.advice.options().filter(|_| !enough_already).filter(|of| {
        // The same remedies for somebody else are no other way.
        let kind: Vec<Remedy> = of.change.remedies().collect();
        let new = !kinds.contains(&kind) && chosen.is_none_or(|best| best.change != of.change);
        kinds.push(kind);
        new && chosen
            .is_none_or(|best| of.is_an_alternative_to(best, &told.advice.without, &told.advice.wish.promise))
    });
    sections.extend(others.by_ref().take(IN_FULL).map(|of| {
        let mut section =
            Section::new(say!("advice-or-order", order = words::order(told.household, &of.change)));
        in_full(told, of, &mut section);
        section
    }));
    sections.extend(list(told).map(|list| with_the_rest(told, list)));
    sections.extend(plans(told));
    Page { sections }
}

/// What to do and what else helps, for a page that has no table beside it.
pub fn in_short(told: Told<'_>) -> Vec<Section> {
    std::iter::once(answer(told)).chain(list(told)).collect()
}

/// What the page recommends: the smallest change that is enough, or what comes closest; with the last copy of something
/// only where nothing else helps.
fn chosen<'a>(told: Told<'a>) -> Option<&'a Advised> {
    if told.advice.nothing_needed() {
        return None;
    }
    let advice = told.advice;
    let harmless = advice.smallest().filter(|of| !of.last_copy_goes);
    harmless.or_else(|| advice.closest()).or_else(|| advice.smallest()).or_else(|| advice.options().next())
}

fn heading(told: Told<'_>) -> Section {
    let context = told.context;
    let mut section = Section::new(say!(
        "advice-title-as-read-on",
        title = context.title,
        in_short = context.read_on.in_short()
    ));
    let (advice, span) = (told.advice, horizon_in_words(told.household.horizon));
    let limit = numbers::round_half_up(advice.wish.promise.limit * 1000.0);
    let limit = match limit % 10 {
        0 => say!("advice-limit-of-100", limit = limit / 10),
        _ => say!("advice-limit-of-thousands", limit = limit, thousands = thousands(1000)),
    };
    section.say(say!("advice-promise"), say!("advice-in-fewer-than-limit", limit = limit, span = span));
    section.say(say!("advice-without"), without(told));
    if let Some(day) = advice.act_by.filter(|_| !advice.nothing_needed()) {
        section.say(say!("advice-act-by"), act_by(told, day));
    }
    section
}

/// How the household fares as it is.
fn without(told: Told<'_>) -> String {
    let (outlook, span) = (&told.advice.without, horizon_in_words(told.household.horizon));
    let gaps = match told.advice.wish.promise.breaks_by_gaps(outlook) {
        true => {
            say!("advice-one-of-them-spends", round_half_up = numbers::round_half_up(outlook.lapsed * 100.0))
        }
        false => String::new(),
    };
    match (told.household.chance, outlook.failing) {
        (_, 0) => say!("advice-no-backup-is-failing", span = span, gaps = gaps),
        (Chance::Certain, _) => say!("advice-a-backup-is-failing", span = span),
        _ => say!(
            "advice-a-backup-is-failing-within",
            span = span,
            futures_phrase = futures_phrase(outlook.chance(), outlook.futures),
            gaps = gaps
        ),
    }
}

fn act_by(told: Told<'_>, day: crate::calendar::Day) -> String {
    match day > told.household.horizon.first {
        true => say!("advice-day-by-the-end", day = day.in_full()),
        false => say!("advice-now-it-fails-already"),
    }
}

/// The smallest change that keeps the promise, or what comes closest.
fn answer(told: Told<'_>) -> Section {
    let advice = told.advice;
    if advice.nothing_needed() {
        let mut section = Section::new(say!("advice-nothing-has-to-be"));
        section.say("", say!("advice-the-promise-is-kept"));
        return section;
    }
    let Some(of) = chosen(told) else {
        let mut section = Section::new(say!("advice-nothing-was-found-that"));
        let none = match advice.wish.willing {
            Willing::Anything => {
                say!("advice-no-remedy-that-applies")
            }
            Willing::LittleEffort => {
                say!("advice-nothing-that-takes-a")
            }
        };
        section.say("", none);
        return section;
    };
    let what = words::order(told.household, &of.change);
    let title = match of.sufficient {
        true => say!("advice-the-smallest-change-that", what = what),
        false => say!("advice-nothing-keeps-the-promise", what = what),
    };
    let mut section = Section::new(title);
    in_full(told, of, &mut section);
    section
}

/// Everything about a change.
fn in_full(told: Told<'_>, of: &Advised, section: &mut Section) {
    let household = told.household;
    let when = words::when(of, household.horizon.first);
    match words::steps(household, &of.change).as_slice() {
        [(what, place)] => {
            section.say(say!("advice-do"), format!("{when}: {what}."));
            section.go_on(place);
        }
        steps => {
            section.say(say!("advice-do"), format!("{when}:"));
            for (what, place) in steps {
                section.go_on(format!("- {what} ({place})"));
            }
        }
    }
    section.say(
        say!("advice-holds"),
        format!(
            "{}{}{}.",
            capitalised(words::holds(household, &of.outlook)),
            words::error(household, of.outlook.error()),
            close_call(told, of)
        ),
    );
    if let Some(still) = &of.lives.still {
        section.say(say!("advice-still"), still_fails(household, still, of));
    }
    if let Some(won) = &of.won {
        section.say(say!("advice-won"), capitalised(words::won(won)));
    }
    section.say(
        say!("advice-costs"),
        format!("{}. {}.", capitalised(words::money(household, of.money)), effort(of)),
    );
    let given_up = words::given_up(of);
    if !given_up.is_empty() {
        section.say(say!("advice-given-up"), format!("{}.", capitalised(&given_up)));
    }
    if of.last_copy_goes {
        section.say(say!("advice-beware"), say!("advice-it-takes-the-last"));
    }
    let events = words::events(household, &of.change);
    if !events.is_empty() {
        section.say(say!("advice-to-try"), say!("advice-paste-into-the-scenario"));
        section.parts.push(Part::Verbatim(events));
    }
}

/// What fails first, where something still does: `Parent B's iPhone backup fails first in 5 futures of 100 (...)`.
fn still_fails(household: &Household, still: &FirstToFail, of: &Advised) -> String {
    let name = capitalised(backup_name(&still.name));
    let cause = cause_words(household, still.cause);
    match household.chance {
        Chance::Certain => say!("advice-name-fails-first-cause", name = name, cause = cause),
        Chance::Random => {
            let share =
                numbers::real_count(still.replicates) / numbers::real_count(of.outlook.futures.max(1));
            say!(
                "advice-name-fails-first-in",
                name = name,
                futures_phrase = futures_phrase(share, of.outlook.futures),
                cause = cause
            )
        }
    }
}

/// On which side of the promise a chance lies that reads the same as it.
fn close_call(told: Told<'_>, of: &Advised) -> String {
    let hundredths = |share: f64| numbers::round_half_up(share * 100.0);
    let limit = told.advice.wish.promise.limit;
    let same = hundredths(1.0 - of.outlook.chance()) == hundredths(1.0 - limit);
    match of.outlook.chance() < limit {
        _ if !same => String::new(),
        true => say!("advice-just-what-was-promised"),
        false => say!("advice-just-short-of-the"),
    }
}

fn effort(of: &Advised) -> String {
    capitalised(words::effort(&of.change))
}

/// The list, with what the search left behind in a sentence.
fn with_the_rest(told: Told<'_>, mut list: Section) -> Section {
    let idle = told.advice.tried.iter().filter(|of| !of.verified).count();
    if idle > 0 {
        list.say("", left_behind(idle));
    }
    list
}

/// Everything that was tried on all futures and helps.
fn list(told: Told<'_>) -> Option<Section> {
    let title = match told.advice.nothing_needed() {
        true => say!("advice-if-you-want-more"),
        false => say!("advice-all-that-helps-best"),
    };
    let mut section = Section::new(title);
    for (of, number) in told.advice.options().zip(NUMBERS) {
        section.say(number, entry(told, of));
    }
    (!section.parts.is_empty()).then_some(section)
}

fn left_behind(count: usize) -> String {
    match count {
        1 => say!("advice-one-other-change-was"),
        _ => say!("advice-count-other-changes-were", count = count),
    }
}

/// A change in a sentence: what is done, what comes of it, what it costs, and what is better.
fn entry(told: Told<'_>, of: &Advised) -> String {
    let household = told.household;
    let won = match of.won.map(|won| won.median) {
        Some(median) if median.whole() > 0 => say!("advice-months-won", months = words::months(median)),
        _ => String::new(),
    };
    let last = if of.last_copy_goes { say!("advice-takes-a-last-copy") } else { String::new() };
    let better = of.dominated_by.map_or(String::new(), |by| say!("advice-number-by-does-at", by = by + 1));
    format!(
        "{}: {}{won}; {}{last}.{better}",
        words::order(household, &of.change),
        words::holds(household, &of.outlook),
        words::money(household, of.money)
    )
}

/// The cheapest plans over time.
fn plans(told: Told<'_>) -> Option<Section> {
    let mut section = Section::new(say!("advice-the-cheapest-plans-over"));
    for of in &told.advice.schedules {
        let name = clean(&told.household.pools[of.pool.index()].name);
        section.say(say!("advice-plan"), format!("{name}: {}", schedule(told, of)));
    }
    (!told.advice.schedules.is_empty()).then_some(section)
}

fn schedule(told: Told<'_>, of: &Schedule) -> String {
    let household = told.household;
    let before =
        std::iter::once(household.pools[of.pool.index()].plan).chain(of.switches.iter().map(|of| of.plan));
    let steps: Vec<String> = before.zip(&of.switches).map(|(old, switch)| step(told, old, switch)).collect();
    let what = match steps.as_slice() {
        [] if is_changed_by_the_file(household, of.pool) => say!("advice-keep-the-plan-it-all"),
        [] => say!("advice-keep-the-plan-it"),
        steps => steps.join(", "),
    };
    let short = match (household.chance, of.short_of_room) {
        (_, 0) => say!("advice-never-short-of-room"),
        (Chance::Certain, _) => say!("advice-short-of-room-all"),
        _ => say!(
            "advice-short-of-room-in",
            futures_phrase = futures_phrase(of.chance(), of.futures),
            error = words::error(household, of.error())
        ),
    };
    let verdict = if of.sufficient { String::new() } else { say!("advice-no-plan-is-enough") };
    let more = words::money_beside(household, of.paid, of.paid_without);
    format!("{verdict}{what}; {short}; {more}.")
}

/// Whether the file dates a change of a pool's plan, which the cheapest plans stand in for.
fn is_changed_by_the_file(household: &Household, pool: PoolId) -> bool {
    household.events.iter().any(|event| event.action.changes_plan_of(pool))
}

/// A change of plan; a smaller one takes force with the next billing month only.
fn step(told: Told<'_>, old: PlanId, switch: &Switch) -> String {
    let plan = |id: PlanId| &told.household.plans[id.index()];
    let (name, on) = (clean(&plan(switch.plan).name), switch.on.in_full());
    match plan(switch.plan).quota < plan(old).quota {
        true => say!("advice-name-chosen-on-on", name = name, on = on),
        false => say!("advice-name-from-on", name = name, on = on),
    }
}
