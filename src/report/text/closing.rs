//! `Plan`, `Pays`, `Note` and the last line: changes of plan, what they cost, what was not checked, and the run itself.

use super::{Label, Line, labelled};
use crate::analysis::findings::PoolFindings;
use crate::calendar::Day;
use crate::model::household::{Action, Phone, Plan, PoolId};
use crate::report::sure::sentence;
use crate::report::words::{belonging, clean, error_phrase, horizon_in_words, thousands};
use crate::report::{Run, Tax};
use crate::units::Money;

/// Which plan each pool changes to and what it costs, then notes and the last line.
pub fn lines(run: Run) -> Vec<Line> {
    let sure = Line::new(Label::Sure, &sentence(run));
    prices(run).chain([sure]).chain(notes(run)).collect()
}

/// Which plan each pool changes to, and what it costs.
fn prices(run: Run) -> impl Iterator<Item = Line> {
    let pools = run.findings.pools.iter();
    let owned = |pool: &PoolFindings, text: String| match run.findings.pools.len() {
        1 => text,
        _ => format!("{}: {text}", clean(&pool.name)),
    };
    let changes = pools.clone().flat_map(|pool| {
        changes(run, pool).into_iter().map(|change| owned(pool, change_sentence(&change))).collect::<Vec<_>>()
    });
    let paid = pools.map(|pool| owned(pool, pays(run, pool)));
    labelled(Label::Plan, changes.collect()).chain(labelled(Label::Pays, paid.collect()))
}

/// A change of plan that the household dates.
struct Change<'a> {
    /// When it is decided.
    decided: Day,
    /// From which day on it is in force.
    from: Day,
    /// The plan until then, as it is sold.
    before: String,
    /// The plan from then on.
    plan: &'a Plan,
}

/// The dated changes of a pool's plan that take force within the horizon.
fn changes<'a>(run: Run<'a>, pool: &PoolFindings) -> Vec<Change<'a>> {
    let steps = pool.days.windows(2).filter(|pair| pair[0].quota != pair[1].quota);
    let change = steps.filter_map(|pair| {
        let (from, quota) = (pair[1].day, pair[1].quota);
        let (decided, plan) = decided_before(run, pool.pool, from).filter(|(_, plan)| plan.quota == quota)?;
        let before = run.unit_of(pool.pool).show_quota(pair[0].quota);
        Some(Change { decided, from, before, plan })
    });
    change.collect()
}

/// The last plan that the household's events choose for a pool until a day, and when they do.
fn decided_before<'a>(run: Run<'a>, pool: PoolId, until: Day) -> Option<(Day, &'a Plan)> {
    let chosen =
        run.household.events.iter().filter(|event| event.on <= until).filter_map(|event| {
            match event.action {
                Action::ChangePlan(of, plan) if of == pool => {
                    run.household.plans.get(plan.index()).map(|plan| (event.on, plan))
                }
                _ => None,
            }
        });
    chosen.max_by_key(|(on, _)| *on)
}

fn change_sentence(change: &Change) -> String {
    let Change { decided, from, before, plan } = change;
    let wait = match decided == from {
        true => String::new(),
        false => format!("; chosen on {}, a smaller plan waits for the next billing month", decided.short()),
    };
    format!("{} instead of {before} from {} on{wait}.", clean(&plan.name), from.long())
}

fn pays(run: Run, pool: &PoolFindings) -> String {
    match (pool.monthly_price, pool.paid) {
        (Some(Money::ZERO), None | Some(Money::ZERO)) => "nothing: this plan is free".to_owned(),
        (Some(monthly), paid) => priced(run, pool, monthly, paid),
        (None, _) => format!("not known: no price for the {} plan", clean(&pool.plan)),
    }
}

fn priced(run: Run, pool: &PoolFindings, monthly: Money, paid: Option<Money>) -> String {
    let currency = &run.household.currency;
    let tax = match run.context.tax {
        Tax::Before => " before tax",
        Tax::Unstated => "",
    };
    let span = horizon_in_words(run.household.horizon);
    let later = later_prices(run, pool);
    let before_total = if later.is_empty() { ", " } else { ": " };
    let total =
        paid.map_or(String::new(), |paid| format!("{before_total}{} in {span}", currency.figure(paid)));
    let as_of = run.context.price_as_of.map_or(String::new(), |day| format!(" (prices {})", day.short()));
    format!("{} a month{tax}{later}{total}{as_of}", currency.show(monthly))
}

/// What the plans to come cost: `, 0.99 from 12 Jan 2027 on`.
fn later_prices(run: Run, pool: &PoolFindings) -> String {
    let price = |change: &Change| run.household.currency.figure(change.plan.price.on(change.from));
    let later = |change: &Change| format!(", {} from {} on", price(change), change.from.short());
    changes(run, pool).iter().map(later).collect()
}

/// Notes, then the last line.
fn notes(run: Run) -> Vec<Line> {
    let notes = phone_note(run).into_iter().chain(run.context.notes.iter().cloned());
    let units = Some(run.context.units_line.clone()).filter(|line| !line.is_empty());
    let mut lines: Vec<Line> = labelled(Label::Note, notes.chain(units).collect()).collect();
    lines.push(Line::new(Label::Closing, &closing(run)));
    lines
}

/// Whose phone's own room was not checked.
fn phone_note(run: Run) -> Option<String> {
    let devices = &run.household.devices;
    let unchecked: Vec<_> = devices.iter().filter(|device| device.phone == Phone::Unchecked).collect();
    let why = "was not checked: no capacity is given.";
    match unchecked.as_slice() {
        [] => None,
        [device] => {
            let owner = run.household.people.get(device.person.index()).map_or("", |person| &person.name);
            Some(format!("Room on {} itself {why}", belonging(owner, &device.name)))
        }
        many if many.len() == devices.len() => Some(format!("Room on the phones themselves {why}")),
        many => Some(format!("Room on {} of the {} devices {why}", many.len(), devices.len())),
    }
}

fn closing(run: Run) -> String {
    let findings = run.findings;
    let folder = &run.context.output_dir_shown;
    if run.is_certain() {
        return format!("Certain: nothing in this run is left to chance. {folder}");
    }
    let futures = thousands(findings.futures);
    let rounds = match run.context.rounds.as_str() {
        "" => String::new(),
        why => format!(" {why},"),
    };
    let comma = if rounds.is_empty() { "," } else { ":" };
    let seed = findings.seed;
    format!("{futures} futures{comma}{rounds} seed {seed}, {}. {folder}", error_phrase(findings.futures))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::household::{DatedEvent, PlanId, Price};
    use crate::report::fixture::{self, day, gib};

    #[test]
    fn a_step_down_says_when_it_takes_force_and_what_is_paid_then() {
        let mut family = fixture::family();
        let small = Plan { name: "50 GB".to_owned(), quota: gib(50.0), price: Price::Known(Vec::new()) };
        family.household.plans.push(small);
        let action = Action::ChangePlan(PoolId::new(0), PlanId::new(1));
        family.household.events.push(DatedEvent { on: day(2027, 1, 20), action, label: String::new() });
        for of in family.findings.pools[0].days.iter_mut().filter(|of| of.day >= day(2027, 2, 1)) {
            of.quota = gib(50.0);
        }
        let texts: Vec<_> = lines(family.run()).into_iter().map(|line| line.text).collect();
        let change = "50 GB instead of 200 GB from 1 February 2027 on; chosen on 20 Jan 2027, a smaller plan waits \
                      for the next billing month.";
        assert_eq!(texts[0], change);
        assert!(
            texts[1].starts_with("2.99 USD a month before tax, 0.00 from 1 Feb 2027 on: 107.64 in 3 years")
        );
    }

    #[test]
    fn unknown_and_free_plans_say_so() {
        let mut family = fixture::family();
        family.findings.pools[0].monthly_price = None;
        assert_eq!(lines(family.run())[0].text, "not known: no price for the 200 GB plan");
        (family.findings.pools[0].monthly_price, family.findings.pools[0].paid) = (Some(Money::ZERO), None);
        assert_eq!(lines(family.run())[0].text, "nothing: this plan is free");
    }

    #[test]
    fn a_single_unchecked_phone_is_named() {
        let mut family = fixture::family();
        family.household.devices[1].phone = Phone::Free(gib(20.0));
        let note = phone_note(family.run());
        let expected = "Room on Parent A's iPhone itself was not checked: no capacity is given.";
        assert_eq!(note.as_deref(), Some(expected));
        family.household.devices[0].phone = Phone::Free(gib(20.0));
        assert!(phone_note(family.run()).is_none());
    }
}
