//! Plans, prices and pools.

use super::{alone, checked, codes, round_trips};
use crate::model::household::PoolId;
use crate::units::Money;

const TWO: &str = "[[person]]\nname = \"B\"\n";

#[test]
fn several_people_share_one_pool_unless_said_otherwise() {
    let household = round_trips(&alone(TWO)).household;
    assert_eq!((household.pools.len(), household.pools[0].name.as_str()), (1, "family"));
    assert!(household.people.iter().all(|person| person.pool == PoolId::new(0)));
}

#[test]
fn one_person_s_pool_has_their_name() {
    assert_eq!(round_trips(&alone("")).household.pools[0].name, "A");
}

#[test]
fn somebody_with_a_plan_of_their_own_is_outside_the_pool() {
    let household = round_trips(&alone(&format!("{TWO}plan = {{ size = \"5 GB\" }}"))).household;
    let names: Vec<&str> = household.pools.iter().map(|pool| pool.name.as_str()).collect();
    assert_eq!(names, ["family", "B"]);
    assert_eq!(household.plans[household.pools[1].plan.index()].price.on(household.horizon.first), Money(0));
}

#[test]
fn a_plan_that_is_not_shared_leaves_others_without_one() {
    let text = alone(TWO).replace("\"50 GB\"", "\"50 GB\", shared = false");
    assert_eq!(codes(&text), ["person.no_pool", "person.no_pool"]);
}

#[test]
fn a_plan_that_nobody_is_on_is_noted() {
    let scenario = checked(&alone("plan = { size = \"200 GB\" }"));
    assert!(scenario.notes.iter().any(|note| note.code == "plan.unused"));
    assert_eq!(scenario.household.pools.len(), 1);
}

#[test]
fn billing_months_begin_on_the_first_day_unless_typed() {
    let household = round_trips(&alone("")).household;
    assert_eq!(household.pools[0].billed_on, household.horizon.first);
    let typed = alone("").replace("\"50 GB\"", "\"50 GB\", billed_on = 2026-11-20");
    assert_eq!(round_trips(&typed).household.pools[0].billed_on.to_string(), "2026-11-20");
}

#[test]
fn a_typed_price_stands_before_the_list_s() {
    let typed = alone("").replace("\"50 GB\"", "\"50 GB\", price = \"0.49 USD per month\"");
    let household = round_trips(&typed).household;
    assert_eq!(household.plans[household.pools[0].plan.index()].price.on(household.horizon.first), Money(49));
}

#[test]
fn a_rise_since_the_list_was_read_is_paid_from_the_start() {
    // The list is of 17 August 2026, the first day 1 December.
    let rise = |on: &str, price: &str| {
        let typed = format!("\"50 GB\"{price}");
        let event = format!("[[event]]\non = {on}\nwhat = \"price\"\nto = \"8.00 USD per month\"\n");
        alone(&event).replace("\"50 GB\"", &typed)
    };
    let first_price = |text: &str| {
        let scenario = round_trips(text);
        let left_out = scenario.notes.iter().any(|note| note.code.name() == "event.before_start");
        let household = scenario.household;
        let price = &household.plans[household.pools[0].plan.index()].price;
        (price.on(household.horizon.first), left_out, household.has_listed_price(PoolId::new(0)))
    };
    let typed = ", price = \"4.00 USD per month\"";
    assert_eq!(first_price(&alone("")), (Money(99), false, true));
    assert_eq!(first_price(&rise("2026-10-01", "")), (Money(800), false, false));
    assert_eq!(first_price(&rise("2026-08-01", "")), (Money(99), true, true), "the list knows of it");
    assert_eq!(
        first_price(&rise("2026-10-01", typed)),
        (Money(400), true, false),
        "the typed price is later"
    );
    assert_eq!(first_price(&rise("2026-12-01", typed)), (Money(800), false, false));
}

#[test]
fn a_plan_without_a_price_hides_none_but_its_own() {
    let c = "[[person]]\nname = \"C\"\nplan = { size = \"100 GB\" }\n";
    let household = checked(&alone(&format!("{TWO}{c}"))).household;
    let missing = |pool| household.plan_without_price(PoolId::new(pool)).map(|plan| plan.name.as_str());
    assert_eq!([missing(0), missing(1)], [None, Some("100 GB")]);
    let event = |what: &str| alone(&format!("[[event]]\non = 2026-12-20\nwhat = {what}\n"));
    let missing = |text: &str| {
        let household = checked(text).household;
        household.plan_without_price(PoolId::new(0)).map(|plan| plan.name.clone())
    };
    assert_eq!(missing(&event("\"plan\"\nto = \"100 GB\"")).as_deref(), Some("100 GB"));
    assert_eq!(missing(&event("\"upgrade plan\"")), None);
    // One upgrade may come after another: what another pool's plan adds to the list can be reached.
    assert_eq!(missing(&(event("\"upgrade plan\"") + c)).as_deref(), Some("100 GB"));
}

#[test]
fn plans_of_the_list_are_as_large_as_every_gb_is_read() {
    let decimal = |rest: &str| format!("units = \"decimal\"\n{}", alone(rest));
    let scenario = round_trips(&decimal("[[event]]\non = 2026-12-20\nwhat = \"upgrade plan\"\n"));
    let household = &scenario.household;
    let sizes: Vec<i64> = household.plans.iter().map(|plan| plan.quota.count()).collect();
    let gigabyte = 1_000_000_000;
    assert_eq!(sizes, [5, 50, 200, 2000, 6000, 12_000].map(|size| size * gigabyte));
    assert_eq!(household.plan_without_price(PoolId::new(0)), None);
    let price = &household.plans[household.pools[0].plan.index()].price;
    assert_eq!(price.on(household.horizon.first), Money(99));
    // What is told of typed figures is in the unit they were typed in.
    let used = decimal("").replace("\"50 GB\"", "\"50 GB\", used = \"40 GB\"");
    assert!(checked(&used).notes.iter().any(|note| note.message.starts_with("`used` is 40.0 GB")));
    let odd = decimal("").replace("\"50 GB\"", "\"100 GB\"");
    let household = checked(&odd).household;
    let name = |pool: usize| household.plans[household.pools[pool].plan.index()].name.as_str();
    assert_eq!(name(0), "100 GB");
}

#[test]
fn every_plan_of_the_list_can_be_changed_to() {
    let names: Vec<String> = checked(&alone("")).household.plans.into_iter().map(|plan| plan.name).collect();
    assert_eq!(names, ["5 GB", "50 GB", "200 GB", "2 TB", "6 TB", "12 TB"]);
}

#[test]
fn no_region_means_us_prices_and_a_note() {
    let scenario = round_trips(&alone("").replace("region = \"US\"\n", ""));
    assert_eq!((scenario.region.as_str(), scenario.household.currency.code()), ("US", "USD"));
    let scenario = checked(&alone("").replace("region = \"US\"\n", ""));
    assert!(scenario.notes.iter().any(|note| note.code == "region.assumed"));
}

#[test]
fn an_unreadable_size_is_told_once() {
    assert_eq!(codes(&alone("").replace("50 GB", "fifty")), ["value.unreadable"]);
    assert_eq!(codes(&alone("").replace("size = \"50 GB\"", "used = \"5 GB\"")), ["key.missing"]);
}

#[test]
fn more_than_six_people_on_a_family_plan_are_refused() {
    let six: String = ('B'..='G').map(|name| format!("[[person]]\nname = \"{name}\"\n")).collect();
    assert_eq!(codes(&alone(&six)), ["plan.too_many_people"]);
}
