//! What is typed and can hardly be meant: growth that fills a plan in days; and prices of another year.

use super::plans::Pools;
use super::roster::Roster;
use super::start::gigabytes;
use super::{Desk, Frame};
use crate::calendar::Day;
use crate::catalogue::Region;
use crate::language::{Spoken, say};
use crate::model::household::PersonId;
use crate::quantity::{Base, GrowthQuantity};
use crate::scenario::problem::{Code, Problem};
use crate::scenario::reader::Typed;
use crate::scenario::sheet::{PersonSheet, PlanSheet, RateSheet};
use crate::units::{Bytes, Money};

const DAYS_A_WEEK: f64 = 7.0;
/// A plan with less free than this share is full enough for any growth to fill it.
const FAIR_SHARE: f64 = 0.05;
/// Days after which a figure is of another year.
const LONG_AGO: i32 = 366;

/// Whether a day lies more than a year from another.
pub fn is_of_another_year(day: Day, beside: Day) -> bool {
    day.days_since(beside).abs() > LONG_AGO
}

/// Looks at every typed growth beside the plan it fills.
pub fn check_growth(roster: &Roster<'_>, pools: &Pools<'_>, base: Base, desk: &mut Desk) {
    for (at, member) in roster.people.iter().enumerate() {
        let pool = pools.pool_of[PersonId::new(at).index()];
        let Some((_, plan)) = pools.sheets.iter().find(|(of, _)| *of == pool) else { continue };
        for typed in growths(member.sheet) {
            check_rate(typed, plan, base, desk);
        }
    }
}

/// Every growth typed of a person.
fn growths(sheet: &PersonSheet) -> Vec<&Typed<GrowthQuantity>> {
    let synced = [&sheet.photos.rate, &sheet.messages.rate, &sheet.drive.rate, &sheet.mail.rate];
    let chats = sheet.whatsapp.iter().flat_map(|chats| {
        let parts = chats.parts.iter().map(|part| &part.rate);
        std::iter::once(&chats.rate).chain(parts)
    });
    let apps = sheet.devices.iter().flatten().map(|device| &device.apps.rate);
    let all: Vec<&RateSheet> = synced.into_iter().chain(chats).chain(apps).collect();
    all.into_iter().filter_map(|rate| rate.growth.as_ref()).collect()
}

fn check_rate(typed: &Typed<GrowthQuantity>, plan: &PlanSheet, base: Base, desk: &mut Desk) {
    let Some(size) = &plan.size else { return };
    let a_day = typed.value.certain.real();
    let free = size.value - plan.used.as_ref().map_or(Bytes::ZERO, |used| used.value);
    if a_day > 0.0 && size.value > Bytes::ZERO && a_day >= size.value.real() {
        desk.problem(too_fast(typed, size, base));
    } else if a_day * DAYS_A_WEEK > free.real() && free.real() >= FAIR_SHARE * size.value.real() {
        let message = say!(
            "resolve-this-growth-alone-binary",
            binary = gigabytes(Bytes::rounded(a_day * DAYS_A_WEEK), base),
            free = gigabytes(free, base)
        );
        desk.note_at(Code::GrowthFillsRoom, message, &typed.span);
    }
}

fn too_fast(typed: &Typed<GrowthQuantity>, size: &Typed<Bytes>, base: Base) -> Problem {
    let text = typed.value.to_string();
    let monthly = text.replace(" per day", " per month").replace(" per week", " per month");
    let problem =
        Problem::new(Code::GrowthTooFast, say!("resolve-this-growth-alone-fills"), typed.span.clone())
            .expected(say!("resolve-less-than-binary-a", binary = gigabytes(size.value, base)))
            .related(say!("resolve-the-plan"), size.span.clone());
    if monthly == text {
        problem.help(say!("resolve-correct-the-size-or"))
    } else {
        problem.help(say!("resolve-was-monthly-meant", monthly = monthly))
    }
}

/// Prices of another year than the numbers, where anybody pays one of the list.
pub fn check_prices(region: &Region, pools: &Pools<'_>, frame: &Frame, desk: &mut Desk) {
    let costs = |size: &Typed<Bytes>| region.plan_of(size.value).is_some_and(|plan| plan.monthly > Money(0));
    let listed =
        pools.sheets.iter().any(|(_, plan)| plan.price.is_none() && plan.size.as_ref().is_some_and(costs));
    let old = region.as_of().filter(|day| listed && is_of_another_year(*day, frame.filed_on));
    if let Some(day) = old {
        let when = if day < frame.filed_on { "before" } else { "after" };
        let message = say!("resolve-the-price-list-is", short = day.in_few_words(), when = when);
        desk.note(Code::PricesOld, message);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn another_year_is_more_than_a_year_away() {
        let day = |year| Day::from_ymd(year, 3, 1).unwrap();
        assert!(!is_of_another_year(day(2025), day(2026)));
        assert!(is_of_another_year(day(2025) - 2, day(2026)) && is_of_another_year(day(2028), day(2026)));
    }
}
