//! A picture in words, for those who do not see it.

use crate::analysis::findings::{PoolDay, PoolFindings};
use crate::report::Headline;
use crate::report::words::{SizeUnit, capitalised, range_phrase};

use super::EventMark;

/// A sentence or two: the answer, and where the pool starts and ends.
pub fn alt(headline: &Headline, pool: &PoolFindings, unit: SizeUnit) -> String {
    let (Some(first), Some(last)) = (pool.days.first(), pool.days.last()) else {
        return format!("{}.", headline.sentence());
    };
    let median = if headline.run.is_certain() { "" } else { "a median of " };
    format!(
        "{}. Storage used goes from {} in {} to {median}{} in {}; the plan holds {}.",
        headline.sentence(),
        unit.show(first.used[2]),
        first.day.month_and_year(),
        unit.show(last.used[2]),
        last.day.month_and_year(),
        unit.show_quota(last.quota),
    )
}

/// The picture at length: how the bands widen year by year, what happens, when backups fail.
pub fn description(headline: &Headline, pool: &PoolFindings, unit: SizeUnit, events: &[EventMark]) -> String {
    let mut sentences = vec![format!("{}.", headline.sentence())];
    let range = headline.estimate().and_then(|estimate| range_phrase(headline.run, estimate));
    sentences.extend(range.map(|range| format!("{}.", capitalised(&range))));
    sentences.extend(milestones(&pool.days).map(|day| at_day(day, unit)));
    sentences.extend(plan_changes(&pool.days, unit));
    sentences
        .extend(events.iter().map(|event| format!("{}: {}.", capitalised(&event.label), event.day.long())));
    sentences.join(" ")
}

/// The first day, every later one a year on, and the last.
fn milestones(days: &[PoolDay]) -> impl Iterator<Item = &PoolDay> {
    let anniversaries = (0..).map_while(|year: i32| {
        let first = days.first()?.day;
        let index = usize::try_from(first.plus_months(12 * year).days_since(first)).ok()?;
        days.get(index)
    });
    anniversaries.chain(days.last())
}

fn at_day(day: &PoolDay, unit: SizeUnit) -> String {
    let [low, .., high] = day.used;
    let median = unit.show(day.used[2]);
    if low == high {
        return format!("On {}: {median} used.", day.day.long());
    }
    format!(
        "On {}: a median of {median} used, nine futures in ten between {} and {}.",
        day.day.long(),
        unit.show(low),
        unit.show(high)
    )
}

fn plan_changes(days: &[PoolDay], unit: SizeUnit) -> Vec<String> {
    let changes = days.windows(2).filter(|pair| pair[0].quota != pair[1].quota);
    changes
        .map(|pair| format!("The plan becomes {} on {}.", unit.show_quota(pair[1].quota), pair[1].day.long()))
        .collect()
}

#[cfg(test)]
mod tests {
    use crate::model::household::PoolId;
    use crate::report::figures::forecast;
    use crate::report::fixture::{self, day, gib};

    #[test]
    fn the_description_tells_years_events_and_plan_changes() {
        let mut family = fixture::family();
        for pool_day in &mut family.findings.pools[0].days {
            if pool_day.day >= day(2028, 2, 1) {
                pool_day.quota = gib(2048.0);
            }
        }
        let figure = forecast(family.run(), PoolId::new(0)).unwrap();
        assert!(figure.description.contains("On 1 December 2027: a median of "));
        assert!(figure.description.contains("The plan becomes 2 TB on 1 February 2028."));
        assert!(figure.description.contains("New iPhone: 24 September 2027."));
        assert!(figure.alt.starts_with(&figure.title));
    }
}
