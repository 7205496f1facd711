//! Advice as a page: the promise, what keeps it, everything else that helps, plans over time.

use super::words;
use crate::analysis::advice::{Advice, Advised, Schedule, Switch, Willing};
use crate::analysis::compare::FirstToFail;
use crate::analysis::remedies::Remedy;
use crate::model::household::{Chance, Household, PlanId};
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
        new && chosen.is_none_or(|best| of.is_an_alternative_to(best, &told.advice.without))
    });
    sections.extend(others.by_ref().take(IN_FULL).map(|of| {
        let mut section = Section::new(format!("Or: {}", words::order(told.household, &of.change)));
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

/// What the page recommends: the smallest change that is enough, or what comes closest.
fn chosen<'a>(told: Told<'a>) -> Option<&'a Advised> {
    if told.advice.nothing_needed() {
        return None;
    }
    let advice = told.advice;
    let harmless = advice.smallest().filter(|of| !of.last_copy_goes);
    harmless.or_else(|| advice.closest()).or_else(|| advice.smallest())
}

fn heading(told: Told<'_>) -> Section {
    let context = told.context;
    let mut section = Section::new(format!("{}, as read on {}", context.title, context.read_on.in_short()));
    let (advice, span) = (told.advice, horizon_in_words(told.household.horizon));
    let limit = numbers::round_half_up(advice.wish.promise.limit * 1000.0);
    let limit = match limit % 10 {
        0 => format!("{} of 100", limit / 10),
        _ => format!("{limit} of {}", thousands(1000)),
    };
    section.say("Promise", format!("in fewer than {limit} futures a backup is failing within {span}."));
    section.say("Without", without(told));
    if let Some(day) = advice.act_by.filter(|_| !advice.nothing_needed()) {
        section.say("Act by", act_by(told, day));
    }
    section
}

/// How the household fares as it is.
fn without(told: Told<'_>) -> String {
    let (outlook, span) = (&told.advice.without, horizon_in_words(told.household.horizon));
    let gaps = match told.advice.wish.promise.breaks_by_gaps(outlook) {
        true => format!(
            " One of them spends {} of 100 days in gaps of two weeks or more.",
            numbers::round_half_up(outlook.lapsed * 100.0)
        ),
        false => String::new(),
    };
    match (told.household.chance, outlook.failing) {
        (_, 0) => format!("no backup is failing within {span} in any future.{gaps}"),
        (Chance::Certain, _) => format!("a backup is failing within {span}."),
        _ => format!(
            "a backup is failing within {span} in {}.{gaps}",
            futures_phrase(outlook.chance(), outlook.futures)
        ),
    }
}

fn act_by(told: Told<'_>, day: crate::calendar::Day) -> String {
    match day > told.household.horizon.first {
        true => format!("{}: by the end of that month 5 futures in 100 have failed.", day.in_full()),
        false => "now: it fails already, or will within the month.".to_owned(),
    }
}

/// The smallest change that keeps the promise, or what comes closest.
fn answer(told: Told<'_>) -> Section {
    let advice = told.advice;
    if advice.nothing_needed() {
        let mut section = Section::new("Nothing has to be done");
        section.say("", "The promise is kept as things are.");
        return section;
    }
    let Some(of) = chosen(told) else {
        let mut section = Section::new("Nothing was found that helps");
        let none = match advice.wish.willing {
            Willing::Anything => {
                "No remedy that applies to this household makes it fail later or less often."
            }
            Willing::LittleEffort => {
                "Nothing that takes a few taps makes it fail later or less often. Without `--effort low` habits and \
                 evenings of sorting are tried too."
            }
        };
        section.say("", none);
        return section;
    };
    let what = words::order(told.household, &of.change);
    let title = match of.sufficient {
        true => format!("The smallest change that is enough: {what}"),
        false => format!("Nothing keeps the promise. Closest comes: {what}"),
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
            section.say("Do", format!("{when}: {what}."));
            section.go_on(*place);
        }
        steps => {
            section.say("Do", format!("{when}:"));
            for (what, place) in steps {
                section.go_on(format!("- {what} ({place})"));
            }
        }
    }
    section.say(
        "Holds",
        format!(
            "{}{}{}.",
            capitalised(&words::holds(household, &of.outlook)),
            words::error(household, of.outlook.error()),
            close_call(told, of)
        ),
    );
    if let Some(still) = &of.lives.still {
        section.say("Still", still_fails(household, still, of));
    }
    if let Some(won) = &of.won {
        section.say("Won", capitalised(&words::won(won)));
    }
    section.say("Costs", format!("{}. {}.", capitalised(&words::money(household, of.money)), effort(of)));
    let given_up = words::given_up(of);
    if !given_up.is_empty() {
        section.say("Given up", format!("{}.", capitalised(&given_up)));
    }
    if of.last_copy_goes {
        section.say("Beware", "It takes the last copy of something.");
    }
    let events = words::events(household, &of.change);
    if !events.is_empty() {
        section.say("To try", "paste into the scenario file:");
        section.parts.push(Part::Verbatim(events));
    }
}

/// What fails first, where something still does: `Parent B's iPhone backup fails first in 5 futures of 100 (...)`.
fn still_fails(household: &Household, still: &FirstToFail, of: &Advised) -> String {
    let name = capitalised(&backup_name(&still.name));
    let cause = cause_words(household, still.cause);
    match household.chance {
        Chance::Certain => format!("{name} fails first ({cause})."),
        Chance::Random => {
            let share =
                numbers::real_count(still.replicates) / numbers::real_count(of.outlook.futures.max(1));
            format!("{name} fails first in {} ({cause}).", futures_phrase(share, of.outlook.futures))
        }
    }
}

/// On which side of the promise a chance lies that reads the same as it.
fn close_call(told: Told<'_>, of: &Advised) -> &'static str {
    let hundredths = |share: f64| numbers::round_half_up(share * 100.0);
    let limit = told.advice.wish.promise.limit;
    let same = hundredths(1.0 - of.outlook.chance()) == hundredths(1.0 - limit);
    match of.outlook.chance() < limit {
        _ if !same => "",
        true => ", just what was promised",
        false => ", just short of the promise",
    }
}

fn effort(of: &Advised) -> String {
    capitalised(&words::effort(&of.change))
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
        true => "If you want more, best first",
        false => "All that helps, best first",
    };
    let mut section = Section::new(title);
    for (of, number) in told.advice.options().zip(NUMBERS) {
        section.say(number, entry(told, of));
    }
    (!section.parts.is_empty()).then_some(section)
}

fn left_behind(count: usize) -> String {
    match count {
        1 => "One other change was tried: advice.csv has it.".to_owned(),
        _ => format!("{count} other changes were tried: advice.csv has them."),
    }
}

/// A change in a sentence: what is done, what comes of it, what it costs, and what is better.
fn entry(told: Told<'_>, of: &Advised) -> String {
    let household = told.household;
    let won = match of.won.map(|won| won.median) {
        Some(median) if words::whole(median) > 0 => format!("; {} won", words::months(median)),
        _ => String::new(),
    };
    let last = if of.last_copy_goes { "; takes a last copy" } else { "" };
    let better = of
        .dominated_by
        .map_or(String::new(), |by| format!(" Number {} does at least as much for no more.", by + 1));
    format!(
        "{}: {}{won}; {}{last}.{better}",
        words::order(household, &of.change),
        words::holds(household, &of.outlook),
        words::money(household, of.money)
    )
}

/// The cheapest plans over time.
fn plans(told: Told<'_>) -> Option<Section> {
    let mut section = Section::new("The cheapest plans over time, for room alone");
    for of in &told.advice.schedules {
        let name = clean(&told.household.pools[of.pool.index()].name);
        section.say("Plan", format!("{name}: {}", schedule(told, of)));
    }
    (!told.advice.schedules.is_empty()).then_some(section)
}

fn schedule(told: Told<'_>, of: &Schedule) -> String {
    let household = told.household;
    let before =
        std::iter::once(household.pools[of.pool.index()].plan).chain(of.switches.iter().map(|of| of.plan));
    let steps: Vec<String> = before.zip(&of.switches).map(|(old, switch)| step(told, old, switch)).collect();
    let what = match steps.as_slice() {
        [] => "keep the plan it has".to_owned(),
        steps => steps.join(", "),
    };
    let short = match (household.chance, of.short_of_room) {
        (_, 0) => "never short of room".to_owned(),
        (Chance::Certain, _) => "short of room all the same".to_owned(),
        _ => format!(
            "short of room in {}{}",
            futures_phrase(of.chance(), of.futures),
            words::error(household, of.error())
        ),
    };
    let verdict = if of.sufficient { "" } else { "No plan is enough. Closest: " };
    let more = words::money(household, of.paid - of.paid_without);
    format!("{verdict}{what}; {short}; {more}.")
}

/// A change of plan; a smaller one takes force with the next billing month only.
fn step(told: Told<'_>, old: PlanId, switch: &Switch) -> String {
    let plan = |id: PlanId| &told.household.plans[id.index()];
    let (name, on) = (clean(&plan(switch.plan).name), switch.on.in_full());
    match plan(switch.plan).quota < plan(old).quota {
        true => format!("{name} chosen on {on} (it begins with the next billing month)"),
        false => format!("{name} from {on}"),
    }
}
