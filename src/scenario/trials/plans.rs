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
