//! `Plan`, `Pays`, `Note` and the last line: changes of plan, what they cost, what was not checked, and the run itself.

use super::{Label, Line, labelled};
use crate::analysis::findings::{Occupied, PoolFindings};
use crate::analysis::precision::{Precision, Reached};
use crate::calendar::Day;
use crate::language::say;
use crate::model::household::{Action, Phone, Plan, PoolId, Price};
use crate::report::locale::{Dated, Priced};
use crate::report::sure::sentence;
use crate::report::words::{Case, belonging_in, clean, error_phrase, exact, horizon_in_words, thousands};
use crate::report::{Run, Tax};
use crate::units::{Money, numbers};

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

/// A change of plan to come.
struct Change<'a> {
    /// What decides it.
    by: By,
    /// From which day on it is in force; where a rule decides it, in half of the futures.
    from: Day,
    /// The plan until then, as it is sold.
    before: String,
    /// The plan from then on.
    plan: &'a Plan,
}

/// What decides a change of plan.
#[derive(Clone, Copy)]
enum By {
    /// An event of the file, on this day.
    Date(Day),
    /// A rule of the household: the day differs from future to future.
    Rule,
}

/// The changes of a pool's plan that take force within the horizon while somebody is on it, in the middle of all futures.
fn changes<'a>(run: Run<'a>, pool: &PoolFindings) -> Vec<Change<'a>> {
    let steps = pool.days.windows(2).filter(|pair| pair[0].quota != pair[1].quota);
    let change = steps.filter_map(|pair| {
        let (from, quota) = (pair[1].day, pair[1].quota);
        pool.occupied.and_then(|lived| lived.until).is_none_or(|until| from < until).then_some(())?;
        let plan = run.household.plans.iter().find(|plan| plan.quota == quota)?;
        let by = decided_before(run, pool.pool, from, plan).map_or(By::Rule, By::Date);
        let before = run.unit_of(pool.pool).show_quota(pair[0].quota);
        Some(Change { by, from, before, plan })
    });
    change.collect()
}

/// When the household's last event that chooses a plan for a pool until a day does so, where it is this plan.
fn decided_before(run: Run, pool: PoolId, until: Day, plan: &Plan) -> Option<Day> {
    let chooses = |action: &Action| match action {
        Action::ChangePlan(of, chosen) if *of == pool => {
            Some(run.household.plans.get(chosen.index()).is_some_and(|chosen| chosen.quota == plan.quota))
        }
        Action::UpgradePlan(of) if *of == pool => Some(true),
        _ => None,
    };
    let until = run.household.events.iter().filter(|event| event.on <= until);
    let chosen = until.filter_map(|event| Some((event.on, chooses(&event.action)?)));
    chosen.max_by_key(|(on, _)| *on).filter(|(_, this)| *this).map(|(on, _)| on)
}

fn change_sentence(change: &Change) -> String {
    let Change { by, from, before, plan } = change;
    let plan = clean(&plan.name);
    match by {
        By::Date(decided) if decided == from => {
            say!("answer-plan-instead-of-before", plan = plan, before = before, from = from.in_full())
        }
        By::Date(decided) => say!(
            "answer-plan-instead-of-before-from",
            plan = plan,
            before = before,
            from = from.in_full(),
            in_short = decided.in_short()
        ),
        By::Rule => say!(
            "answer-plan-instead-of-before-in",
            plan = plan,
            before = before,
            month_in_full = from.month_in_full()
        ),
    }
}

fn pays(run: Run, pool: &PoolFindings) -> String {
    match (pool.monthly_price, pool.paid) {
        (_, Some(Money::ZERO)) if pool.occupied.is_none() => say!("answer-nothing-nobody-is-on"),
        (Some(Money::ZERO), None | Some(Money::ZERO)) => {
            say!("answer-nothing-this-plan-is") + &occupied(run, pool)
        }
        (Some(monthly), paid) => priced(run, pool, monthly, paid),
        (None, _) => say!("answer-not-known-no-price", clean = clean(&pool.plan)),
    }
}

fn priced(run: Run, pool: &PoolFindings, monthly: Money, paid: Option<Money>) -> String {
    let currency = &run.household.currency;
    let listed = run.listed_prices(pool.pool);
    // A price that was typed is whatever is paid.
    let tax = match run.context.tax {
        Tax::Before if listed.is_some() => say!("answer-before-tax"),
        Tax::Before | Tax::Unstated => String::new(),
    };
    let span = horizon_in_words(run.household.horizon);
    let later = later_prices(run, pool) + &occupied(run, pool);
    let before_total = if later.is_empty() { ", " } else { ": " };
    let total = match paid {
        None => {
            let unknown = run.household.plan_without_price(pool.pool);
            unknown.map_or(String::new(), |plan| say!("answer-total-not-known", plan = clean(&plan.name)))
        }
        Some(Money(owed)) if owed < 0 => {
            say!("answer-currency-of-it-comes", currency = currency.amount(Money(-owed)))
        }
        Some(paid) => say!(
            "answer-before-total-currency-in",
            before_total = before_total,
            currency = currency.amount(paid),
            span = span
        ),
    };
    let as_of = listed.map_or(String::new(), |day| say!("answer-prices-in-short", in_short = day.in_short()));
    say!(
        "answer-currency-a-month-tax",
        currency = currency.price(monthly),
        tax = tax,
        later = later,
        total = total,
        as_of = as_of
    )
}

/// From and until when somebody is on a plan, where that is not always.
fn occupied(run: Run, pool: &PoolFindings) -> String {
    let Some(Occupied { from, until }) = pool.occupied else { return String::new() };
    let from = match from > run.household.horizon.first {
        true => say!("answer-from-in-short-on", in_short = from.in_short()),
        false => String::new(),
    };
    let until =
        until.map_or(String::new(), |day| say!("answer-until-in-short-when", in_short = day.in_short()));
    format!("{from}{until}")
}

/// What the plans to come cost: `, 0.99 from 12 Jan 2027 on`.
fn later_prices(run: Run, pool: &PoolFindings) -> String {
    let price = |change: &Change| run.household.currency.amount(change.plan.price.on(change.from));
    let later = |change: &Change| {
        say!("answer-price-from-in-short", price = price(change), in_short = change.from.in_short())
    };
    let changes = changes(run, pool);
    changes.iter().filter(|change| change.plan.price != Price::Unknown).map(later).collect()
}

/// Notes, then the last line.
fn notes(run: Run) -> Vec<Line> {
    let notes =
        phone_note(run).into_iter().chain(run.context.notes.iter().map(|note| note.text().to_owned()));
    let units = Some(run.context.units_line.text().to_owned()).filter(|line| !line.is_empty());
    let mut lines: Vec<Line> = labelled(Label::Note, notes.chain(units).collect()).collect();
    lines.push(Line::new(Label::Closing, &closing(run)));
    lines
}

/// Whose phone's own room was not checked.
fn phone_note(run: Run) -> Option<String> {
    let devices = &run.household.devices;
    let unchecked: Vec<_> = devices.iter().filter(|device| device.phone == Phone::Unchecked).collect();
    let why = say!("answer-was-not-checked-no");
    match unchecked.as_slice() {
        [] => None,
        [device] => {
            let owner = run.household.people.get(device.person.index()).map_or("", |person| &person.name);
            Some(say!(
                "answer-room-on-belonging-itself",
                belonging = belonging_in(owner, &device.name, Case::Dative),
                why = why
            ))
        }
        many if many.len() == devices.len() => Some(say!("answer-room-on-the-phones", why = why)),
        many => Some(say!("answer-room-on-many-of", many = many.len(), devices = devices.len(), why = why)),
    }
}

fn closing(run: Run) -> String {
    let findings = run.findings;
    let folder = &run.context.output_dir_shown;
    if run.is_certain() {
        return say!("answer-certain-nothing-in-this", folder = folder);
    }
    let futures = thousands(findings.futures);
    let seed = findings.seed;
    match run.context.rounds {
        None => say!(
            "answer-futures-futures-seed-seed",
            count = findings.futures,
            futures = futures,
            seed = seed,
            error_phrase = error_phrase(findings.futures),
            folder = folder
        ),
        // What was asked to be known so well says how well it is.
        Some((precision, reached)) => {
            say!(
                "answer-futures-futures-known-seed",
                futures = futures,
                known = known(precision, reached),
                seed = seed,
                folder = folder
            )
        }
    }
}

/// What rounds of futures came to, as it stands in the answer's last line.
fn known(precision: Precision, reached: Reached) -> String {
    let figure = |value: f64| match precision {
        Precision::Days(_) => match numbers::real(numbers::round_half_up(10.0 * value)) / 10.0 {
            1.0 => say!("answer-1-day"),
            days => say!("answer-exact-days", exact = exact(days)),
        },
        Precision::Share(_) => {
            format!("{} %", exact(numbers::real(numbers::round_half_up(1e4 * value)) / 100.0))
        }
    };
    let what = match precision {
        Precision::Days(_) => say!("answer-the-middle-date-of"),
        Precision::Share(_) => say!("answer-the-chance-of-failing"),
    };
    let wanted = figure(precision.wanted());
    match reached {
        Reached::Known(error) => {
            say!("answer-until-what-is-known", what = what, wanted = wanted, figure = figure(error))
        }
        Reached::NoDate => say!("answer-the-middle-date-lies"),
        Reached::Ceiling(Some(error)) => {
            say!("answer-the-most-there-are", what = what, figure = figure(error), wanted = wanted)
        }
        Reached::Ceiling(None) => say!("answer-the-most-there-are-what", what = what, wanted = wanted),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::household::{DatedEvent, PlanId, PriceStep};
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
    fn a_plan_to_come_without_a_price_hides_no_price_but_its_own() {
        let mut family = fixture::family();
        let small = Plan { name: "100 GB".to_owned(), quota: gib(100.0), price: Price::Unknown };
        family.household.plans.push(small);
        let action = Action::ChangePlan(PoolId::new(0), PlanId::new(1));
        family.household.events.push(DatedEvent { on: day(2027, 1, 20), action, label: String::new() });
        family.findings.pools[0].paid = None;
        for of in family.findings.pools[0].days.iter_mut().filter(|of| of.day >= day(2027, 2, 1)) {
            of.quota = gib(100.0);
        }
        let texts: Vec<_> = lines(family.run()).into_iter().map(|line| line.text).collect();
        let expected = "2.99 USD a month before tax; in all not known: no price for the 100 GB plan (prices 17 Aug 2026)";
        assert_eq!(texts[1], expected);
    }

    #[test]
    fn a_typed_price_has_neither_the_day_of_a_price_list_nor_its_tax() {
        let mut family = fixture::family();
        let typed = PriceStep { from: day(2026, 12, 1), monthly: Money(400), listed: false };
        family.household.plans[0].price = Price::Known(vec![typed]);
        family.context.tax = Tax::Before;
        let text = &lines(family.run())[0].text;
        assert!(!text.contains("(prices") && !text.contains("tax"), "{text}");
    }

    #[test]
    fn a_plan_that_is_left_says_so_and_what_comes_back() {
        let mut family = fixture::family();
        let pool = &mut family.findings.pools[0];
        let (from, until) = (day(2026, 12, 1), Some(day(2026, 12, 5)));
        (pool.occupied, pool.paid) = (Some(Occupied { from, until }), Some(Money(-40)));
        let text = lines(family.run())[0].text.clone();
        let expected =
            "2.99 USD a month before tax until 5 Dec 2026, when nobody is left on it: 0.40 of it comes back";
        assert!(text.starts_with(expected), "{text}");
        let pool = &mut family.findings.pools[0];
        pool.occupied = Some(Occupied { from: day(2027, 2, 20), until: None });
        pool.paid = Some(Money(10166));
        let text = lines(family.run())[0].text.clone();
        assert!(
            text.starts_with("2.99 USD a month before tax from 20 Feb 2027 on: 101.66 in 3 years"),
            "{text}"
        );
        (pool_of(&mut family).occupied, pool_of(&mut family).paid) = (None, Some(Money::ZERO));
        assert_eq!(lines(family.run())[0].text, "nothing: nobody is on this plan");
    }

    #[test]
    fn a_free_plan_that_is_left_is_free_until_then_and_changes_for_nobody() {
        let mut family = fixture::family();
        let plans = [("5 GB", 5.0), ("50 GB", 50.0)].map(|(name, size)| Plan {
            name: name.to_owned(),
            quota: gib(size),
            price: Price::Known(Vec::new()),
        });
        family.household.plans.extend(plans);
        for of in family.findings.pools[0].days.iter_mut().filter(|of| of.day >= day(2027, 5, 31)) {
            of.quota = gib(50.0);
        }
        let pool = pool_of(&mut family);
        (pool.monthly_price, pool.paid) = (Some(Money::ZERO), Some(Money::ZERO));
        let (from, until) = (day(2026, 12, 1), Some(day(2027, 2, 28)));
        pool.occupied = Some(Occupied { from, until });
        let expected = "nothing: this plan is free until 28 Feb 2027, when nobody is left on it";
        assert_eq!(lines(family.run())[0].text, expected);
        pool_of(&mut family).occupied = Some(Occupied { from, until: None });
        assert!(lines(family.run())[0].text.starts_with("50 GB instead of 200 GB"));
    }

    fn pool_of(family: &mut fixture::Fixture) -> &mut PoolFindings {
        &mut family.findings.pools[0]
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

    #[test]
    fn one_day_is_a_day() {
        let said = known(Precision::Days(2.0), Reached::Known(1.02));
        assert!(said.ends_with("is known to 2 days (now 1 day)"), "{said}");
    }
}
