//! What a household is compared with: plans, people who move, other files, other keys.

use std::path::Path;

use crate::analysis::compare::{
    Alternative, Change, Title, family_pool, moves, plans_on_sale, present, with_plan,
};
use crate::cli::arguments::CompareArguments;
use crate::cli::{Failure, load};
use crate::language::say;
use crate::model::household::{Household, PlanId, PoolId};
use crate::scenario::Scenario;

/// Every alternative asked for, the present one first.
pub fn all(scenario: &Scenario, arguments: &CompareArguments) -> Result<Vec<Alternative>, Failure> {
    let household = &scenario.household;
    let bare = arguments.plans.is_none() && arguments.with.is_empty() && arguments.variant.is_empty();
    if bare && arguments.pool.is_none() {
        return Ok(usual(scenario));
    }
    let pool = pool(household, arguments.pool.as_deref())?;
    let mut all = vec![present(household, pool)];
    if bare || arguments.plans.is_some() {
        let wanted = wanted(household, arguments.plans.as_deref().unwrap_or(ALL))?;
        all.extend(wanted.into_iter().filter_map(|plan| with_plan(household, pool, plan)));
    }
    if arguments.moves || bare {
        all.extend(moves(household, scenario.seed));
    }
    for path in &arguments.with {
        all.push(other_file(scenario, path, arguments)?);
    }
    for text in &arguments.variant {
        all.push(other_keys(scenario, text, arguments)?);
    }
    named_apart(&mut all);
    Ok(all)
}

/// What is compared where nothing is asked for: every plan on sale, and who should be in the family's pool.
pub fn usual(scenario: &Scenario) -> Vec<Alternative> {
    let household = &scenario.household;
    let pool = family_pool(household).unwrap_or_default();
    let plans = plans_on_sale(household).into_iter().filter_map(|plan| with_plan(household, pool, plan));
    let mut all: Vec<Alternative> = std::iter::once(present(household, pool)).chain(plans).collect();
    all.extend(moves(household, scenario.seed));
    named_apart(&mut all);
    all
}

/// Every plan on sale.
const ALL: &str = "all";

/// The pool whose plan changes: the one named, else the family's, else the first.
fn pool(household: &Household, name: Option<&str>) -> Result<PoolId, Failure> {
    let Some(name) = name else { return Ok(family_pool(household).unwrap_or_default()) };
    let found = household.pools.iter().position(|pool| pool.name == name);
    found.map(PoolId::new).ok_or_else(|| {
        let known = household.pools.iter().map(|pool| format!("`{}`", pool.name));
        Failure::Input(say!(
            "cli-error-pool-no-pool",
            name = name,
            known = known.collect::<Vec<_>>().join(", ")
        ))
    })
}

/// The plans of a list such as `50GB,200GB`, or all.
fn wanted(household: &Household, list: &str) -> Result<Vec<PlanId>, Failure> {
    let on_sale = plans_on_sale(household);
    if list.trim() == ALL {
        return Ok(on_sale);
    }
    let plain = |text: &str| text.replace(' ', "").to_uppercase();
    let name = |plan: &PlanId| household.plans[plan.index()].name.as_str();
    let find = |text: &str| {
        let found = on_sale.iter().find(|plan| plain(name(plan)) == plain(text));
        found.copied().ok_or_else(|| {
            let known: Vec<&str> = on_sale.iter().map(name).collect();
            Failure::Input(say!("cli-no-plan-on-sale", text = text, known = known.join(", ")))
        })
    };
    let several: Vec<&str> = list.split(',').map(str::trim).collect();
    if several.contains(&ALL) {
        return Err(Failure::Input(say!("cli-error-plans-list-names", list = list)));
    }
    several.into_iter().map(find).collect()
}

/// Another file, lived over the same days with the same seed.
fn other_file(
    scenario: &Scenario,
    path: &Path,
    arguments: &CompareArguments,
) -> Result<Alternative, Failure> {
    let other = load::ready(&arguments.scenario.of_file(path), arguments.ascii)?;
    alternative(scenario, load::stem(path), other)
}

/// The same file with other keys: `NAME: KEY=VALUE; KEY=VALUE`, the name may be left out.
fn other_keys(scenario: &Scenario, text: &str, arguments: &CompareArguments) -> Result<Alternative, Failure> {
    let (name, keys) = split_name(text);
    if !keys.contains('=') {
        return Err(Failure::Input(say!("cli-error-variant-text-is", text = text)));
    }
    let mut changed = arguments.scenario.clone();
    changed.changes.set.extend(settings(keys));
    alternative(scenario, name.to_owned(), load::ready(&changed, arguments.ascii)?)
}

fn alternative(scenario: &Scenario, name: String, other: Scenario) -> Result<Alternative, Failure> {
    let (ours, theirs) = (&scenario.household, &other.household);
    let refuse = |what: &str, help: &str| {
        Err(Failure::Input(say!("cli-error-name-cannot-be", name = name, what = what, help = help)))
    };
    if ours.horizon != theirs.horizon {
        let days = say!(
            "cli-it-runs-from-first",
            first = theirs.horizon.first.to_string(),
            last = theirs.horizon.last.to_string()
        );
        let help = say!("cli-make-both-run-over");
        return refuse(&days, &help);
    }
    if ours.currency != theirs.currency {
        return refuse(
            &say!("cli-its-prices-are-in", currency = theirs.currency.code()),
            &say!("cli-take-one-region-for"),
        );
    }
    Ok(Alternative { name: Title::Given(name), change: Change::Other, household: other.household })
}

/// The name before the first colon, where that stands before the first equals sign; else the whole text is its name.
fn split_name(text: &str) -> (&str, &str) {
    match (text.find(':'), text.find('=')) {
        (Some(colon), Some(equals)) if colon < equals => (text[..colon].trim(), text[colon + 1..].trim()),
        _ => (text.trim(), text.trim()),
    }
}

/// Settings apart: at semicolons outside quotes.
fn settings(text: &str) -> Vec<String> {
    let mut quoted = false;
    let parts = text.split(|c: char| {
        quoted ^= c == '"';
        c == ';' && !quoted
    });
    parts.map(|part| part.trim().to_owned()).filter(|part| !part.is_empty()).collect()
}

/// No two rows of one name: a second one is numbered.
fn named_apart(all: &mut [Alternative]) {
    for at in 1..all.len() {
        let name = all[at].name.to_string();
        let before = all[..at].iter().filter(|other| other.name.to_string() == name).count();
        if before > 0 {
            all[at].name = Title::Given(format!("{name} ({})", before + 1));
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_variant_may_have_a_name_and_several_settings() {
        assert_eq!(split_name("weekly: person.1.x=5"), ("weekly", "person.1.x=5"));
        assert_eq!(split_name("plan.size=\"2 TB\""), ("plan.size=\"2 TB\"", "plan.size=\"2 TB\""));
        assert_eq!(split_name("a.b=\"x: y\"").0, "a.b=\"x: y\"");
        assert_eq!(settings("a=1; b=\"x;y\";"), ["a=1", "b=\"x;y\""]);
    }
}
