//! Price lists for programs: data, which no locale changes.

use serde_json::{Value, json};

use crate::catalogue::{Region, StoragePlan};

/// The plans of these regions, each price with its day.
pub fn as_json(regions: &[&Region]) -> Value {
    let plan = |region: &Region, plan: &StoragePlan| {
        json!({
            "name": plan.name,
            "quota_bytes": plan.quota.count(),
            "monthly_price": region.currency.figure(plan.monthly),
            "price_as_of": plan.as_of.to_string(),
        })
    };
    let region = |region: &&Region| {
        let plans: Vec<Value> = region.plans.iter().map(|of| plan(region, of)).collect();
        json!({
            "region": region.code,
            "name": region.name,
            "currency": region.currency.code(),
            "plans": plans,
        })
    };
    json!({ "schema_version": 1, "regions": regions.iter().map(region).collect::<Vec<_>>() })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::catalogue::find_region;

    #[test]
    fn programs_get_prices_as_they_are_listed() {
        let json = as_json(&[find_region("Japan").unwrap()]);
        let plan = &json["regions"][0]["plans"][1];
        assert_eq!((plan["name"].as_str(), plan["quota_bytes"].as_i64()), (Some("50 GB"), Some(50 << 30)));
        assert!(
            plan["monthly_price"].as_str().unwrap().parse::<u32>().is_ok(),
            "yen have no decimals: {plan}"
        );
    }
}
