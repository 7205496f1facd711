//! The forecast: how full a pool gets, and when backups begin to fail.

use crate::language::say;
use crate::report::words::of_pool;
use std::collections::BTreeMap;

use crate::analysis::findings::{
    Arrival, Cause, DateEstimate, Outcome, PoolDay, PoolFindings, Subject, TodayState, TraceRow,
};
use crate::analysis::pools::Occupied;
use crate::calendar::{Day, Horizon};
use crate::model::household::{PoolId, RoomRule};
use crate::model::rules::whatsapp_backup::room_needed;
use crate::report::locale::Dated;
use crate::report::words::{SizeUnit, month_span, thousands, when};
use crate::report::{Headline, News, Run};
use crate::units::Bytes;

use super::caption::{Caption, footer, pool_file};
use super::describe::events;
use super::describe::{alt, description};
use super::{AmountAxis, Band, EventMark, FailingMark, Figure, Foot, Series, SeriesKind};

/// Share of the axis kept free above the highest value.
const AIR_ABOVE: f64 = 0.12;
/// Share of the highest value below which nothing may lie for the axis to start above zero.
const BREAK_BELOW: f64 = 0.45;
/// A plan that is so many times what decides the axis is not drawn to scale, but named at its upper edge.
const BEYOND: f64 = 1.6;

/// The forecast of a pool; `None` where the run knows nothing of it.
pub fn forecast(run: Run, pool: PoolId) -> Option<Figure> {
    let found = run.pool(pool).filter(|found| !found.days.is_empty())?;
    let unit = SizeUnit::of_quota(longest_quota(found));
    let amount = amount_axis(&lived_days(found, run.household.horizon), longest_quota(found), unit);
    let headline = Headline::of_pool(run, pool);
    let events = events(run, pool);
    Some(Figure {
        caption: Caption {
            name: pool_file(run, found, "forecast"),
            title: headline.sentence(),
            subtitle: subtitle(&headline, found),
            footer: footer(run, Some(unit)),
            alt: alt(&headline, found, unit),
            description: description(&headline, found, unit, &events),
        },
        horizon: run.household.horizon,
        lived: lived(found, run.household.horizon),
        bands: bands(run, found, unit),
        lines: lines(run, found, unit).into_iter().chain(whatsapp_limit(&headline, found, unit)).collect(),
        plans: plans(&lived_days(found, run.household.horizon), unit, &amount),
        amount,
        events,
        failing: failing(&headline),
    })
}

fn subtitle(headline: &Headline, pool: &PoolFindings) -> String {
    let run = headline.run;
    let changes = pool.days.windows(2).any(|pair| pair[0].quota != pair[1].quota);
    let what = match changes {
        true => "iCloud".to_owned(),
        false => say!("figures-ize-of-icloud", ize = SizeUnit::of_quota(pool.quota).show_quota(pool.quota)),
    };
    let whose = of_pool(&pool.name, &what);
    let futures = thousands(run.findings.futures);
    let spread = if run.is_certain() {
        String::new()
    } else {
        say!("figures-in-futures-possible-futures", futures = futures)
    };
    let drawn = headline.estimate().filter(|estimate| estimate.quantiles[0] != Arrival::Beyond);
    let red = drawn.map_or(String::new(), |_| {
        let which = if matches!(headline.news, News::OneOfSeveral { .. }) {
            say!("figures-a")
        } else {
            say!("figures-that")
        };
        say!("figures-and-in-red-when", which = which, verb = headline.verb())
    });
    say!(
        "figures-how-full-whose-gets",
        whose = whose,
        spread = spread,
        red = red,
        empty_days = empty_days(pool, run.household.horizon)
    )
}

/// The days of a horizon on which somebody is on a pool's plan.
pub(super) fn lived(pool: &PoolFindings, horizon: Horizon) -> Horizon {
    let Some(Occupied { from, until }) = pool.occupied else { return horizon };
    let last = until.map_or(horizon.last, |until| (until - 1).max(from));
    Horizon { first: from.max(horizon.first), last: last.min(horizon.last) }
}

/// When nobody is on a pool's plan, in sentences with a blank before them.
pub(super) fn empty_days(pool: &PoolFindings, horizon: Horizon) -> String {
    let Horizon { first, last } = lived(pool, horizon);
    let before = (first > horizon.first).then(|| say!("figures-nobody-is-on-this", first = first.in_full()));
    let after =
        (last < horizon.last).then(|| say!("figures-nobody-is-on-this-plan", last = (last + 1).in_full()));
    before.into_iter().chain(after).collect()
}

fn lived_days(pool: &PoolFindings, horizon: Horizon) -> Vec<PoolDay> {
    let lived = lived(pool, horizon);
    pool.days.iter().filter(|day| lived.contains(day.day)).cloned().collect()
}

fn on_axis(days: &[PoolDay], unit: SizeUnit, quantile: usize) -> Vec<f64> {
    days.iter().map(|day| day.used.get(quantile).map_or(0.0, |size| unit.on_axis(*size))).collect()
}

fn bands(run: Run, pool: &PoolFindings, unit: SizeUnit) -> Vec<Band> {
    if run.is_certain() {
        return Vec::new();
    }
    let band = |label: &str, low, high| Band {
        label: label.to_owned(),
        low: on_axis(&pool.days, unit, low),
        high: on_axis(&pool.days, unit, high),
    };
    vec![band(&say!("figures-9-futures-in-10"), 0, 4), band(&say!("figures-half-of-all-futures"), 1, 3)]
}

fn lines(run: Run, pool: &PoolFindings, unit: SizeUnit) -> Vec<Series> {
    let label = if run.is_certain() { say!("figures-used") } else { say!("figures-median") }.to_owned();
    let quota: Vec<f64> = pool.days.iter().map(|day| unit.on_axis(day.quota)).collect();
    vec![
        Series { label, kind: SeriesKind::Median, values: on_axis(&pool.days, unit, 2) },
        Series { label: say!("figures-plan"), kind: SeriesKind::Quota, values: quota },
    ]
}

/// Below which use WhatsApp's backup finds room, where the headline is about it: the plan less 2.05 times what it wrote
/// or wanted to write last, in the middle future.
fn whatsapp_limit(headline: &Headline, pool: &PoolFindings, unit: SizeUnit) -> Option<Series> {
    let News::Stops(backup) = headline.news else { return None };
    let run = headline.run;
    let short = backup.causes.first().is_some_and(|(cause, _)| *cause == Cause::OverQuota);
    if !backup.name.is_whatsapp() || !short || run.household.rules.room != RoomRule::Strict {
        return None;
    }
    let own = |row: &&TraceRow| matches!(&row.subject, Subject::Backup(name) if *name == backup.name);
    let rows = run.findings.representative.trace.iter().filter(own);
    let sizes: BTreeMap<Day, Bytes> = rows
        .filter(|row| matches!(row.outcome, Outcome::Completed | Outcome::OverQuota))
        .map(|row| (row.day, row.next_size))
        .collect();
    let first = *sizes.values().next()?;
    let room = |day: &PoolDay| {
        let size = sizes.range(..=day.day).next_back().map_or(first, |(_, size)| *size);
        unit.on_axis(day.quota - room_needed(size))
    };
    let values = pool.days.iter().map(room).collect();
    Some(Series { label: say!("figures-room-for-whatsapp"), kind: SeriesKind::Limit, values })
}

/// The plan of the first day, and every one it changes to; one beyond the axis with its first and last day.
fn plans(days: &[PoolDay], unit: SizeUnit, amount: &AmountAxis) -> Vec<EventMark> {
    let spans = days.chunk_by(|a, b| a.quota == b.quota);
    let all = days;
    let label = |days: &[PoolDay]| {
        let (first, last) = (days.first()?, days.last()?);
        let name = say!("figures-unit-plan", unit = unit.show_quota(first.quota));
        let span = match unit.on_axis(first.quota) > amount.top {
            true if Some(last) == all.last() => {
                say!("figures-from-in-short-on", in_short = first.day.in_short())
            }
            true => say!("figures-until-in-short-far", in_short = last.day.in_short()),
            false => String::new(),
        };
        Some(EventMark { day: first.day, label: format!("{name}{span}") })
    };
    spans.filter_map(label).collect()
}

/// The quota of most days.
pub(super) fn longest_quota(pool: &PoolFindings) -> Bytes {
    let mut days = BTreeMap::new();
    pool.days.iter().for_each(|day| *days.entry(day.quota).or_insert(0) += 1);
    days.into_iter().max_by_key(|(_, count)| *count).map_or(pool.quota, |(quota, _)| quota)
}

/// As high as what is stored and the plan in force for most of the time, and any other plan not far above them; from
/// zero, unless everything lies so high that the picture would be empty below.
fn amount_axis(days: &[PoolDay], usual: Bytes, unit: SizeUnit) -> AmountAxis {
    let used = days.iter().map(|day| day.used[4]).max().unwrap_or_default();
    let decides = used.max(usual);
    let plans = days.iter().map(|day| day.quota).filter(|quota| *quota <= decides.scaled(BEYOND));
    let highest = plans.clone().max().unwrap_or_default().max(decides);
    let lowest = plans.chain(days.iter().map(|day| day.used[0])).min().unwrap_or_default();
    let (highest, lowest) = (unit.on_axis(highest).max(0.1), unit.on_axis(lowest));
    let foot = if lowest > BREAK_BELOW * highest { broken_at(lowest, highest) } else { Foot::Zero };
    let top = highest + AIR_ABOVE * (highest - foot.value());
    AmountAxis { unit: unit.axis_name().to_owned(), from: foot, top }
}

/// A round value well below the lowest, so that events find room beneath the bands.
fn broken_at(lowest: f64, highest: f64) -> Foot {
    let wanted = lowest - 0.6 * (highest - lowest).max(0.15 * highest);
    let step = super::round_step(highest / 8.0);
    let foot = libm::floor(wanted / step) * step;
    if foot > 0.0 { Foot::Broken(foot) } else { Foot::Zero }
}

fn failing(headline: &Headline) -> FailingMark {
    if let News::FailingToday(backup) = headline.news {
        let since = match backup.state {
            TodayState::Failing { since, .. } => {
                say!("figures-no-backup-since-since", since = (since - 1).in_short())
            }
            _ => say!("figures-no-backup-ever"),
        };
        return FailingMark::Already { label: vec![say!("figures-failing-already"), since] };
    }
    match headline.estimate() {
        Some(estimate) if estimate.probability > 0.0 => ahead(headline, estimate),
        _ => FailingMark::Never,
    }
}

fn ahead(headline: &Headline, estimate: &DateEstimate) -> FailingMark {
    let run = headline.run;
    let [early, _, median, _, late] = estimate.quantiles;
    let label = match (early, median) {
        (_, Arrival::On(day)) if run.is_certain() => {
            vec![say!("figures-verb-on-in-short", verb = headline.verb(), in_short = day.in_short())]
        }
        (Arrival::On(first), Arrival::On(day)) => vec![
            say!("figures-even-odds-when", when = when(day, estimate)),
            say!(
                "figures-9-futures-in-10-month",
                month_span = month_span(first, late, run.household.horizon)
            ),
        ],
        (_, Arrival::On(day)) => vec![say!("figures-even-odds-when", when = when(day, estimate))],
        (Arrival::On(first), Arrival::Beyond) => vec![
            say!("figures-1-future-in-20", month_in_full = first.month_in_full()),
            say!("figures-even-odds-after-month", month_in_full = run.household.horizon.last.month_in_full()),
        ],
        (Arrival::Beyond, Arrival::Beyond) => Vec::new(),
    };
    if run.is_certain() {
        return FailingMark::Ahead { early: median, median, late: median, label };
    }
    FailingMark::Ahead { early, median, late, label }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::report::fixture::{self, gib};

    fn figure(fixture: &fixture::Fixture) -> Figure {
        forecast(fixture.run(), PoolId::new(0)).unwrap()
    }

    #[test]
    fn the_title_is_the_first_line_of_the_answer() {
        for fixture in [fixture::family(), fixture::all_works()] {
            let answer = crate::report::text::Answer::of(fixture.run());
            let first = answer.lines.iter().find(|line| line.label == crate::report::text::Label::First);
            assert_eq!(first.unwrap().text.trim_end_matches('.'), figure(&fixture).caption.title);
        }
    }

    #[test]
    fn bands_lie_inside_each_other_around_the_median() {
        let figure = figure(&fixture::family());
        let [outer, inner] = figure.bands.as_slice() else { panic!("two bands") };
        let median = &figure.lines[0].values;
        for (at, median) in median.iter().enumerate() {
            let column = [outer.low[at], inner.low[at], *median, inner.high[at], outer.high[at]];
            assert!(column.is_sorted(), "{column:?}");
        }
    }

    #[test]
    fn the_ceiling_of_a_200_gb_plan_stands_at_200() {
        let figure = figure(&fixture::family());
        assert!(figure.lines[1].values.iter().all(|value| (value - 200.0).abs() < 1e-9));
        assert_eq!(figure.plans.iter().map(|plan| plan.label.as_str()).collect::<Vec<_>>(), ["200 GB plan"]);
        assert_eq!(figure.caption.footer.split("  ·  ").last(), Some("1 GB = 2³⁰ bytes"));
    }

    #[test]
    fn the_room_that_whatsapp_needs_ends_2_05_times_its_size_below_the_plan() {
        let figure = figure(&fixture::family());
        let limit = figure.lines.iter().find(|line| line.kind == SeriesKind::Limit).unwrap();
        assert!(limit.values.iter().all(|value| (value - (200.0 - 2.05)).abs() < 1e-6));
        let mut other = fixture::family();
        other.findings.backups[0].causes = vec![(Cause::Fault, 7)];
        let lines = forecast(other.run(), PoolId::new(0)).unwrap().lines;
        assert!(lines.iter().all(|line| line.kind != SeriesKind::Limit));
    }

    #[test]
    fn an_axis_starts_at_zero_or_says_that_it_does_not() {
        assert!(matches!(figure(&fixture::family()).amount.from, Foot::Broken(foot) if foot > 0.0));
        let mut small = fixture::family();
        small.findings.pools[0].days[0].used[0] = gib(3.0);
        assert_eq!(figure(&small).amount.from, Foot::Zero);
    }

    #[test]
    fn a_plan_far_above_what_is_stored_does_not_stretch_the_axis() {
        let mut family = fixture::family();
        for of in family.findings.pools[0].days.iter_mut().take(40) {
            of.quota = gib(2048.0);
        }
        let figure = figure(&family);
        assert_eq!((figure.amount.unit.as_str(), figure.amount.top < 300.0), ("GB", true));
        let labels: Vec<_> = figure.plans.iter().map(|plan| plan.label.as_str()).collect();
        assert_eq!(labels, ["2 TB plan until 9 Jan 2027, far above", "200 GB plan"]);
        assert!(
            figure.caption.subtitle.starts_with("How full the family's iCloud gets in 2,000"),
            "{}",
            figure.caption.subtitle
        );
    }

    #[test]
    fn a_plan_is_drawn_while_somebody_is_on_it() {
        let mut family = fixture::family();
        let horizon = family.household.horizon;
        let (from, until) = (horizon.first + 100, horizon.first + 400);
        family.findings.pools[0].occupied = Some(Occupied { from, until: Some(until) });
        let figure = figure(&family);
        assert_eq!(figure.lived, Horizon { first: from, last: until - 1 });
        assert_eq!(figure.plans[0].day, from);
        let told =
            " Nobody is on this plan before 11 March 2027. Nobody is on this plan from 5 January 2028 on.";
        assert!(figure.caption.subtitle.ends_with(told), "{}", figure.caption.subtitle);
    }

    #[test]
    fn several_pools_have_files_of_their_own() {
        let mut family = fixture::family();
        let mut own = family.findings.pools[0].clone();
        (own.pool, own.name) = (PoolId::new(1), "Zoë / Ünal".to_owned());
        family.findings.pools.push(own);
        let names = [0, 1].map(|at| forecast(family.run(), PoolId::new(at)).unwrap().caption.name);
        assert_eq!(names, ["forecast-family", "forecast-zoë-ünal"]);
    }
}
