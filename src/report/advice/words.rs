//! Changes and what comes of them, in plain words.

use crate::analysis::advice::{Advised, Change, Gain, Outlook, Step, Won};
use crate::analysis::remedies::{Remedy, Undo};
use crate::calendar::Day;
use crate::language::say;
use crate::model::household::{Chance, Household, Plan, Price};
use crate::report::locale::{Dated, Priced};
use crate::report::words::{clean, decimal, futures_phrase, horizon_in_words, remedies, thousands};
use crate::units::{Money, numbers};

/// What is done, as an order: `take the 2 TB plan, and plug the iPhone in and leave it locked every night`.
pub fn order(household: &Household, change: &Change) -> String {
    let first = change.on();
    let step = |step: &Step| order_of(household, step, first);
    change.steps.iter().map(step).collect::<Vec<_>>().join(&say!("advice-step-and"))
}

/// A step as an order, with its day where that is another than the first of its change.
fn order_of(household: &Household, step: &Step, first: Option<Day>) -> String {
    let text = remedies::order(household, &step.proposal, remedies::unit(household, &step.proposal));
    if Some(step.on) == first { text } else { say!("advice-text-on-on", text = text, on = step.on.in_full()) }
}

/// Each step of a change: what is done, and where to tap for it.
pub fn steps(household: &Household, change: &Change) -> Vec<(String, String)> {
    let first = change.on();
    let step = |step: &Step| (order_of(household, step, first), remedies::where_to_tap(step.proposal.remedy));
    change.steps.iter().map(step).collect()
}

/// Futures that are enough to speak of all of them.
const MANY: usize = 1000;

/// In how many futures no backup is failing then: `88 futures of 100 then hold 3 years`.
pub fn holds(household: &Household, outlook: &Outlook) -> String {
    let span = horizon_in_words(household.horizon);
    let held = outlook.futures - outlook.failing;
    match (household.chance, held) {
        (Chance::Certain, 0) => say!("advice-a-backup-still-fails", span = span),
        (Chance::Certain, _) => say!("advice-no-backup-then-fails", span = span),
        (Chance::Random, 0) => say!("advice-no-future-then-holds", span = span),
        (Chance::Random, _) if outlook.failing == 0 && outlook.futures >= MANY => {
            say!("advice-every-future-then-holds", span = span)
        }
        (Chance::Random, _) if outlook.failing == 0 && outlook.futures == 1 => {
            say!("advice-the-one-future-then", span = span)
        }
        (Chance::Random, _) if outlook.failing == 0 => {
            say!("advice-each-of-futures-futures", futures = outlook.futures, span = span)
        }
        (Chance::Random, 1) => {
            say!("advice-1-of-thousands-futures", thousands = thousands(outlook.futures), span = span)
        }
        (Chance::Random, _) => {
            say!(
                "advice-futures-phrase-then-hold",
                futures_phrase = futures_phrase(1.0 - outlook.chance(), outlook.futures),
                span = span
            )
        }
    }
}

/// What it costs over the horizon: `Free`, `84.00 USD more in 3 years`, `saves 12.00 USD in 3 years`.
pub fn money(household: &Household, money: Money) -> String {
    // A plan without a price is not taken where others have one: what is not known is what is paid already.
    if let Some(plan) = without_price(household).filter(|_| money != Money::ZERO) {
        return say!("advice-its-price-is-not", plan = clean(&plan.name));
    }
    let span = horizon_in_words(household.horizon);
    match money.0 {
        0 => say!("advice-free"),
        more if more > 0 => {
            say!("advice-household-more-in-span", household = household.currency.price(money), span = span)
        }
        _ => say!(
            "advice-saves-household-in-span",
            household = household.currency.price(Money::ZERO - money),
            span = span
        ),
    }
}

/// The plan somebody is on whose price is not known.
fn without_price(household: &Household) -> Option<&Plan> {
    let mut pools = household.people.iter().map(|person| &household.pools[person.pool.index()]);
    pools.find_map(|pool| household.plans.get(pool.plan.index()).filter(|plan| plan.price == Price::Unknown))
}

/// What plans over time cost beside what is paid without them: nothing more is not yet free.
pub fn money_beside(household: &Household, paid: Money, without: Money) -> String {
    let pays = paid != Money::ZERO || without_price(household).is_some();
    match paid == without && pays {
        true => say!("advice-at-the-same-cost"),
        false => money(household, paid - without),
    }
}

/// How much later the first backup fails, over the futures that fail without it.
pub fn won(won: &Won) -> String {
    match won.futures {
        1 => format!("{}.", months(won.median)),
        _ if months(won.low) == months(won.high) => {
            say!("advice-months-in-nearly-every", months = months(won.median))
        }
        _ => {
            let range = say!("advice-count-to-months", count = count(won.low), months = months(won.high));
            say!("advice-months-as-a-rule", months = months(won.median), range = range)
        }
    }
}

/// `at least 12 months`, `3 months`, `less than a month`.
pub fn months(gain: Gain) -> String {
    match (gain.whole(), gain.at_least) {
        (0, false) => say!("advice-less-than-a-month"),
        (1, _) => say!("advice-count-month", count = count(gain)),
        _ => say!("advice-count-months", count = count(gain)),
    }
}

/// `at least 12`, `3`, `-2`.
pub fn count(gain: Gain) -> String {
    let least = if gain.at_least { say!("advice-at-least") } else { String::new() };
    format!("{least}{}", gain.whole())
}

/// What is given up, one sentence for all steps; empty where nothing is. A smaller plan than today's that costs more
/// than without it gives up no room: it stands in place of a smaller one still.
pub fn given_up(of: &Advised) -> String {
    let for_more = |remedy: &Remedy| *remedy == Remedy::Downgrade && of.money > Money::ZERO;
    let lost = of.change.remedies().filter(|remedy| !for_more(remedy)).map(remedies::given_up);
    let mut parts: Vec<String> = lost.filter(|text| !text.is_empty()).collect();
    parts.dedup();
    parts.join("; ")
}

/// How much work, and whether it can be taken back: `A few taps; can be undone at once.`
pub fn effort(change: &Change) -> String {
    let most = change
        .remedies()
        .max_by_key(|remedy| remedy.effort())
        .map_or_else(|| say!("advice-nothing-to-do"), remedies::effort);
    format!("{most}; {}", undo(change))
}

/// Whether it can be taken back.
pub fn undo(change: &Change) -> String {
    let hardest = change.remedies().max_by_key(|remedy| remedy.undo());
    hardest.map_or_else(|| say!("advice-can-be-undone-at"), remedies::undo)
}

/// The Monte Carlo error of a share of futures: ` (error 0.6 of 100)`; nothing where there is none.
pub fn error(household: &Household, error: f64) -> String {
    let error = numbers::round_half_up(error * 1000.0);
    match household.chance {
        Chance::Certain => String::new(),
        Chance::Random if error == 0 => String::new(),
        Chance::Random => {
            say!("advice-error-decimal-of-100", decimal = decimal(numbers::real(error) / 10.0, 1))
        }
    }
}

/// A word for that.
pub fn undo_word(undo: Undo) -> String {
    match undo {
        Undo::Nothing => say!("advice-nothing-to-undo"),
        Undo::AtOnce => say!("advice-at-once"),
        Undo::SentAgain => say!("advice-sent-again"),
        Undo::Never => say!("advice-never"),
    }
}

/// Where to tap, each place once.
pub fn where_to_tap(change: &Change) -> Vec<String> {
    let mut places: Vec<String> = change.remedies().map(remedies::where_to_tap).collect();
    places.dedup();
    places
}

/// The same as events of a scenario file.
pub fn events(household: &Household, change: &Change) -> String {
    let event = |step: &Step| remedies::event(household, &step.proposal, step.on);
    change.steps.iter().map(event).filter(|text| !text.is_empty()).collect::<Vec<_>>().join("\n")
}

/// Whether it is to be done now.
pub fn is_now(of: &Advised, first: Day) -> bool {
    of.change.on().is_none_or(|on| on <= first)
}

/// When it is to be done: `by 1 May 2027`, or `now`.
pub fn when(of: &Advised, first: Day) -> String {
    match of.change.on() {
        Some(on) if !is_now(of, first) => say!("advice-by-on", on = on.in_full()),
        _ => say!("advice-now"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::analysis::remedies::Proposal;
    use crate::model::household::{PersonId, PlanId, PoolId};
    use crate::report::fixture;

    #[test]
    fn what_is_paid_already_is_at_the_same_cost_and_not_free() {
        let mut family = fixture::family();
        let plan = family.household.pools[family.household.people[0].pool.index()].plan;
        family.household.plans[plan.index()].price = Price::Known(Vec::new());
        let (paid, dearer) = (Money(10_764), Money(10_864));
        assert_eq!(money_beside(&family.household, paid, paid), "at the same cost");
        assert_eq!(money_beside(&family.household, Money::ZERO, Money::ZERO), "free");
        assert_eq!(money_beside(&family.household, dearer, paid), "1.00 USD more in 3 years");
        family.household.plans[plan.index()].price = Price::Unknown;
        assert_eq!(money_beside(&family.household, Money::ZERO, Money::ZERO), "at the same cost");
        let unknown = "what it costs more is not known: no price for the 200 GB plan of today";
        assert_eq!(money(&family.household, Money(299)), unknown);
        assert_eq!(money(&family.household, Money::ZERO), "free");
    }

    #[test]
    fn a_step_of_a_later_day_says_when() {
        let household = fixture::family().household;
        let day = |month: i8| Day::from_ymd(2027, month, 1).unwrap();
        let take = |pool: usize| Proposal::plan(Remedy::Upgrade, PoolId::new(pool), PlanId::new(0));
        let drive = Proposal::on_person(Remedy::TurnOnDrive, PersonId::new(0)).unwrap();
        let change = Change::both(&Change::one(day(1), drive), &Change::one(day(5), take(0)));
        let orders: Vec<String> = steps(&household, &change).into_iter().map(|(order, _)| order).collect();
        assert!(!orders[0].contains("2027") && orders[1].ends_with("on 1 May 2027"), "{orders:?}");
    }

    #[test]
    fn a_single_future_is_the_one() {
        let household = fixture::family().household;
        let (paid, good_days) = (Money::ZERO, 0);
        let outlook = Outlook { futures: 1, failing: 0, good_days, paid, lapsed: 0.0 };
        assert_eq!(holds(&household, &outlook), "the one future then holds 3 years");
    }
}
