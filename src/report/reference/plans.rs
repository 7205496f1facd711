//! Price lists: what a month of each plan costs, and the day that was read.

use std::collections::BTreeMap;

use crate::calendar::Day;
use crate::catalogue::{Region, StoragePlan, apple_one, regions};
use crate::language::say;
use crate::report::explain::{Page, Section};
use crate::report::locale::{Dated, Priced, current};
use crate::report::words::exact;
use crate::units::{Bytes, Money};

const FREE: Bytes = Bytes::new(5 * Bytes::GIB.count());
const MONTHS_A_YEAR: i64 = 12;
fn tax_stated() -> String {
    say!("reference-the-prices-of-the")
}

/// Every region's prices, those of one day together.
pub fn everywhere() -> Page {
    let mut by_day: BTreeMap<Option<Day>, Vec<&Region>> = BTreeMap::new();
    for region in regions::all() {
        by_day.entry(region.as_of()).or_default().push(region);
    }
    let mut sections: Vec<Section> =
        by_day.into_iter().rev().map(|(day, regions)| of_day(day, &regions)).collect();
    let mut notes = Section::new(say!("reference-how-to-read-it"));
    notes
        .say(say!("reference-free"), say!("reference-every-account-has-5"))
        .say(say!("reference-tax"), tax_stated());
    notes.say(say!("reference-one"), say!("reference-simulate-plans-region-de"));
    sections.push(notes);
    Page { sections }
}

fn of_day(day: Option<Day>, regions: &[&Region]) -> Section {
    let day = day.map_or_else(|| say!("reference-an-unknown-day"), Day::in_short);
    let mut section = Section::new(say!("reference-a-month-of-icloud", day = day));
    let paid = |region: &Region| -> Vec<String> {
        let figures = region.plans.iter().filter(|plan| plan.quota > FREE);
        figures.map(|plan| current().narrow_amount(&region.currency, plan.monthly)).collect()
    };
    let rows = regions.iter().map(|region| {
        let head = [format!("{} {}", region.name, region.code), region.currency.code().to_owned()];
        head.into_iter().chain(paid(region)).collect()
    });
    section.table(
        &[
            "",
            "",
            &say!("reference-50-gb"),
            &say!("reference-200-gb"),
            &say!("reference-2-tb"),
            &say!("reference-6-tb"),
            &say!("reference-12-tb"),
        ],
        rows.collect(),
    );
    section
}

/// One region's prices, with what a year comes to.
pub fn of_region(region: &Region) -> Page {
    let as_of = region.as_of().map_or_else(|| say!("reference-an-unknown-day"), Day::in_short);
    let title =
        say!("reference-icloud-in-region-code", region = region.name, code = region.code, as_of = as_of);
    let mut section = Section::new(title);
    let currency = &region.currency;
    let row = |plan: &StoragePlan| {
        let year = Money(plan.monthly.0 * MONTHS_A_YEAR);
        vec![plan.name.clone(), currency.price(plan.monthly), currency.price(year)]
    };
    section.table(
        &["", &say!("reference-a-month"), &say!("reference-a-year")],
        region.plans.iter().map(row).collect(),
    );
    let bundles = apple_one::in_region(region.code);
    for bundle in &bundles {
        let text = say!(
            "reference-apple-one-tier-currency",
            tier = bundle.tier,
            currency = currency.price(bundle.monthly),
            in_words = in_words(bundle.quota),
            as_of = bundle.as_of
        );
        section
            .say(if bundle.tier == "Individual" { say!("reference-bundles") } else { String::new() }, text);
    }
    if regions::is_before_tax(region.code) {
        section.say(say!("reference-tax"), say!("reference-not-included"));
    }
    Page { sections: vec![section] }
}

fn in_words(quota: Bytes) -> String {
    match quota.in_units_of(Bytes::GIB) {
        terabytes if terabytes >= 1024.0 => say!("reference-exact-tb", exact = exact(terabytes / 1024.0)),
        gigabytes => say!("reference-exact-gb", exact = exact(gigabytes)),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::catalogue::find_region;

    #[test]
    fn every_region_has_its_row_within_the_screen_and_its_day() {
        let text = everywhere().render(false);
        for region in regions::all() {
            let row = text.lines().find(|line| line.contains(region.name));
            assert!(row.is_some_and(|row| row.contains(region.currency.code())), "{}", region.code);
        }
        assert!(text.lines().all(|line| line.chars().count() <= 80), "{text}");
        assert!(text.starts_with("A month of iCloud+, as listed on 17 Aug 2026\n"), "{text}");
        assert!(text.contains("as listed on 11 Sep 2025"));
    }

    #[test]
    fn a_year_is_twelve_months() {
        let text = of_region(find_region("UK").unwrap()).render(false);
        assert!(text.contains("200 GB   2.99 GBP   35.88 GBP"), "{text}");
        assert!(
            of_region(find_region("US").unwrap())
                .render(false)
                .contains("Apple One Premier: 37.95 USD a month with 2 TB")
        );
    }
}
