//! Whether Apple One would be cheaper: only for those who pay for its other services anyway.

use super::Compared;
use crate::analysis::compare::Change;
use crate::catalogue::apple_one;
use crate::report::words::clean;

/// What Apple One costs more than the plans of its sizes, where its price is known.
pub fn note(compared: Compared<'_>) -> Option<String> {
    let bundles = apple_one::in_region(compared.region);
    let about_plans = compared.rows().iter().any(|row| matches!(row.change, Change::Plan(..)));
    if !about_plans {
        return None;
    }
    let Some(first) = bundles.first() else {
        return Some("Apple One: its prices are known here for the United States only.".to_owned());
    };
    let (currency, start) = (compared.currency(), compared.household.horizon.first);
    let more = bundles.iter().filter_map(|bundle| {
        let plan = compared.household.plans.iter().find(|plan| plan.quota == bundle.quota)?;
        let more = bundle.monthly - plan.price.on(start);
        Some(format!("{} ({})", currency.figure(more), clean(&plan.name)))
    });
    let more: Vec<String> = more.collect();
    Some(format!(
        "Apple One is cheaper only where its music, television and games are worth more a month to you than {} {} \
         (prices {}).",
        more.join(", "),
        currency.code(),
        first.as_of
    ))
}
