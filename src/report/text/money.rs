//! `Pays`: what the plan costs.

use crate::analysis::findings::PoolFindings;
use crate::units::Money;

use super::{Label, Line, labelled};
use crate::report::Run;
use crate::report::context::Tax;
use crate::report::words::{clean, horizon_in_words};

/// What each pool costs.
pub fn lines(run: Run) -> Vec<Line> {
    let many = run.findings.pools.len() > 1;
    let sentences = run.findings.pools.iter().map(|pool| {
        let owner = if many { format!("{}: ", clean(&pool.name)) } else { String::new() };
        format!("{owner}{}", pays(run, pool))
    });
    labelled(Label::Pays, sentences.collect()).collect()
}

fn pays(run: Run, pool: &PoolFindings) -> String {
    match (pool.monthly_price, pool.paid) {
        (Some(Money::ZERO), None | Some(Money::ZERO)) => "nothing: this plan is free".to_owned(),
        (Some(monthly), paid) => priced(run, monthly, paid),
        (None, _) => format!("not known: no price for the {} plan", clean(&pool.plan)),
    }
}

fn priced(run: Run, monthly: Money, paid: Option<Money>) -> String {
    let currency = &run.household.currency;
    let tax = match run.context.tax {
        Tax::Before => " before tax",
        Tax::Unstated => "",
    };
    let span = horizon_in_words(run.household.horizon);
    let total = paid.map_or(String::new(), |paid| format!(", {} in {span}", currency.figure(paid)));
    let as_of = run.context.price_as_of.map_or(String::new(), |day| format!(" (prices {})", day.short()));
    format!("{} a month{tax}{total}{as_of}", currency.show(monthly))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::report::fixture;

    #[test]
    fn unknown_and_free_plans_say_so() {
        let mut family = fixture::family();
        family.findings.pools[0].monthly_price = None;
        assert_eq!(lines(family.run())[0].text, "not known: no price for the 200 GB plan");
        (family.findings.pools[0].monthly_price, family.findings.pools[0].paid) = (Some(Money::ZERO), None);
        assert_eq!(lines(family.run())[0].text, "nothing: this plan is free");
    }
}
