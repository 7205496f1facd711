//! Dates that may never come and shares of futures, in words: no digit more than is known.

use crate::analysis::findings::{Arrival, DateEstimate};
use crate::calendar::{Day, Horizon};
use crate::language::say;
use crate::report::Run;
use crate::report::locale::{Dated, current};
use crate::units::numbers;

/// Standard errors in days above which a month, and above which a year, is no longer sure.
const MONTH_ERROR: f64 = 15.0;
const YEAR_ERROR: f64 = 75.0;

/// What becomes of a backup: `stops in August 2027`, `pauses in 12 futures of 100 within 3 years`.
pub fn stops_phrase(run: Run, verb: &str, estimate: &DateEstimate) -> String {
    let span = horizon_in_words(run.household.horizon);
    if estimate.probability <= 0.0 {
        let whose = if run.is_certain() { String::new() } else { say!("dates-in-any-future") };
        return say!("dates-does-not-stop-within", span = span, whose = whose);
    }
    match estimate.quantiles[2] {
        Arrival::On(day) if run.is_certain() => say!("dates-verb-on-day", verb = verb, day = day.in_full()),
        Arrival::On(day) => format!("{verb} {}", when(day, estimate)),
        Arrival::Beyond => {
            say!(
                "dates-verb-in-futures-phrase",
                verb = verb,
                futures_phrase = futures_phrase(estimate.probability, run.findings.futures),
                span = span
            )
        }
    }
}

/// The range that holds nine futures in ten; `None` where nothing is uncertain or nothing happens.
pub fn range_phrase(run: Run, estimate: &DateEstimate) -> Option<String> {
    let [early, _, median, _, late] = estimate.quantiles;
    if run.is_certain() {
        return None;
    }
    match (early, median) {
        (Arrival::Beyond, _) => None,
        (Arrival::On(day), Arrival::Beyond) => {
            Some(say!("dates-the-earliest-1-future", month_in_full = day.month_in_full()))
        }
        (Arrival::On(early), Arrival::On(_)) if late == Arrival::On(early) => {
            Some(say!("dates-9-futures-in-10", early = early.in_full()))
        }
        (Arrival::On(early), Arrival::On(_)) => Some(say!(
            "dates-9-futures-in-10-month",
            month_span = month_span(early, late, run.household.horizon)
        )),
    }
}

/// `May 2027 to January 2028`, `3 to 21 May 2027`, `March 2028 to after November 2029`.
pub fn month_span(early: Day, late: Arrival, horizon: Horizon) -> String {
    let start = early.month_in_full();
    match late {
        Arrival::Beyond => {
            say!("dates-start-to-after-month", start = start, month_in_full = horizon.last.month_in_full())
        }
        Arrival::On(late) if late == early => early.in_full(),
        Arrival::On(late) if late.month_in_full() == start => current().days_of_a_month(early, late),
        Arrival::On(late) => {
            say!("dates-start-to-month-in", start = start, month_in_full = late.month_in_full())
        }
    }
}

/// The length of a horizon: `3 years`, `18 months`, `90 days`.
pub fn horizon_in_words(horizon: Horizon) -> String {
    match span_of(horizon) {
        Span::Years(years) => say!("dates-years", years = years),
        Span::Months(months) => say!("dates-months", months = months),
        Span::Days(days) => say!("dates-days", days = days),
    }
}

/// The same in as few letters: `3 y`, `18 m`, `90 d`.
pub fn horizon_in_short(horizon: Horizon) -> String {
    match span_of(horizon) {
        Span::Years(years) => say!("dates-short-years", years = years),
        Span::Months(months) => say!("dates-short-months", months = months),
        Span::Days(days) => say!("dates-short-days", days = days),
    }
}

/// A horizon in the longest unit that divides it.
enum Span {
    Years(i32),
    Months(i32),
    Days(usize),
}

fn span_of(horizon: Horizon) -> Span {
    let end = horizon.last + 1;
    let (first, after) = (horizon.first.date(), end.date());
    let years = i32::from(after.year()) - i32::from(first.year());
    let months = 12 * years + i32::from(after.month()) - i32::from(first.month());
    match months {
        months if months <= 0 || horizon.first.plus_months(months) != end => Span::Days(horizon.len()),
        months if months % 12 == 0 => Span::Years(months / 12),
        months => Span::Months(months),
    }
}

/// A median with no more digits than its error allows: `in August 2027`, `around 2027`.
pub fn when(day: Day, estimate: &DateEstimate) -> String {
    match estimate.standard_error_days.unwrap_or(0.0) {
        error if error > YEAR_ERROR => say!("dates-around-day", day = day.date().year()),
        error if error > MONTH_ERROR => {
            say!("dates-around-month-in-full", month_in_full = day.month_in_full())
        }
        _ => say!("dates-in-month-in-full", month_in_full = day.month_in_full()),
    }
}

/// A whole number with thousands set apart: `2,000`.
pub fn thousands(count: usize) -> String {
    current().whole(count)
}

/// A share of futures, in the smallest whole that shows it.
enum Frequency {
    /// All of them.
    Every,
    /// So many of a hundred or a thousand.
    Rounded {
        /// How many.
        count: i64,
        /// Of how many.
        whole: usize,
    },
    /// So many of all there are.
    Exact {
        /// How many.
        hits: usize,
        /// Of how many.
        futures: usize,
    },
}

impl Frequency {
    fn of(share: f64, futures: usize) -> Self {
        let hits = numbers::index(numbers::round_half_up(share * numbers::real_count(futures)));
        if hits >= futures {
            return Self::Every;
        }
        let rounded = [100_usize, 1000].into_iter().filter(|_| futures >= 100).find_map(|whole| {
            let count = numbers::round_half_up(share * numbers::real_count(whole));
            (count > 0 && numbers::index(count) < whole).then_some(Self::Rounded { count, whole })
        });
        rounded.unwrap_or(Self::Exact { hits, futures })
    }
}

/// How many futures a share is: `12 futures of 100`, `3 futures of 1,000`, `1 of 2,000 futures`.
pub fn futures_phrase(share: f64, futures: usize) -> String {
    match Frequency::of(share, futures) {
        Frequency::Every => say!("dates-every-future"),
        Frequency::Rounded { count, whole } => {
            say!("dates-futures-of-whole", count = count, whole = thousands(whole))
        }
        Frequency::Exact { hits, futures } => {
            say!("dates-hits-of-futures", hits = thousands(hits), futures = thousands(futures))
        }
    }
}

/// The same of futures that were told of just now: `12 of 100 such futures`.
pub fn such_futures_phrase(share: f64, futures: usize) -> String {
    match Frequency::of(share, futures) {
        Frequency::Every => say!("dates-every-such-future"),
        Frequency::Rounded { count, whole } => {
            say!("dates-such-futures-of-whole", count = count, whole = thousands(whole))
        }
        Frequency::Exact { hits, futures } => {
            say!("dates-such-hits-of-futures", hits = thousands(hits), futures = thousands(futures))
        }
    }
}

/// A share of days as one in so many: `1 day in 6`.
pub fn days_in(share: f64) -> String {
    match share {
        share if share > 0.95 => say!("dates-nearly-every-day"),
        share if (0.45..0.55).contains(&share) => say!("dates-half-its-days"),
        share if share > 0.4 => {
            say!("dates-days-in-ten", days = numbers::round_half_up(share * 10.0))
        }
        share => say!("dates-one-day-in", days = numbers::round_half_up(1.0 / share.max(0.001))),
    }
}

/// The largest Monte Carlo error of any share of so many futures: `error at most 1 in 100`.
pub fn error_phrase(futures: usize) -> String {
    let error = 0.5 / numbers::real_count(futures.max(1)).sqrt();
    let (count, whole) = if error >= 0.0095 { (error * 100.0, 100) } else { (error * 1000.0, 1000) };
    say!(
        "dates-error-at-most-round",
        round_half_up = numbers::round_half_up(count).max(1),
        thousands = thousands(whole)
    )
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::report::fixture::{self, day};
    use crate::report::locale::{Locale, within};

    #[test]
    fn a_median_within_the_horizon_is_a_month() {
        let fixture = fixture::family();
        let estimate = fixture::estimate([(2027, 5), (2027, 7), (2027, 8), (2027, 10), (2028, 1)]);
        assert_eq!(stops_phrase(fixture.run(), "stops", &estimate), "stops in August 2027");
        let range = range_phrase(fixture.run(), &estimate);
        assert_eq!(range.as_deref(), Some("9 futures in 10: May 2027 to January 2028"));
    }

    #[test]
    fn a_range_of_one_day_is_a_day() {
        let fixture = fixture::family();
        let range = range_phrase(fixture.run(), &fixture::estimate([(2027, 9); 5]));
        assert_eq!(range.as_deref(), Some("9 futures in 10 on 10 September 2027"));
    }

    #[test]
    fn digits_end_where_knowledge_ends() {
        let fixture = fixture::family();
        let mut estimate = fixture::estimate([(2027, 5), (2027, 7), (2027, 8), (2027, 10), (2028, 1)]);
        estimate.standard_error_days = Some(20.0);
        assert_eq!(stops_phrase(fixture.run(), "stops", &estimate), "stops around August 2027");
        estimate.standard_error_days = Some(200.0);
        assert_eq!(stops_phrase(fixture.run(), "stops", &estimate), "stops around 2027");
    }

    #[test]
    fn a_median_beyond_the_horizon_is_a_count_of_futures() {
        let fixture = fixture::family();
        let mut rare = fixture::never();
        rare.quantiles[0] = Arrival::On(day(2029, 3, 3));
        rare.probability = 0.12;
        assert_eq!(stops_phrase(fixture.run(), "stops", &rare), "stops in 12 futures of 100 within 3 years");
        let range = range_phrase(fixture.run(), &rare);
        assert_eq!(range.as_deref(), Some("the earliest 1 future in 20 by March 2029"));
        let never = fixture::never();
        assert_eq!(
            stops_phrase(fixture.run(), "stops", &never),
            "does not stop within 3 years in any future"
        );
    }

    #[test]
    fn spans_touching_the_horizon_say_after() {
        let horizon = Horizon { first: day(2026, 12, 1), last: day(2029, 11, 30) };
        let open = month_span(day(2028, 3, 9), Arrival::Beyond, horizon);
        assert_eq!(open, "March 2028 to after November 2029");
        let narrow = month_span(day(2027, 5, 3), Arrival::On(day(2027, 5, 21)), horizon);
        assert_eq!(narrow, "3 to 21 May 2027");
    }

    #[test]
    fn spans_and_counts_are_written_as_in_the_country() {
        let told = |tag: &str| {
            let (from, to) = (day(2027, 5, 3), Arrival::On(day(2027, 5, 21)));
            let horizon = Horizon { first: day(2026, 12, 1), last: day(2029, 11, 30) };
            let work = || [month_span(from, to, horizon), futures_phrase(0.003, 2000), error_phrase(20_000)];
            within(Locale::of(tag).unwrap(), work)
        };
        let german = ["3. to 21. May 2027", "3 futures of 1.000", "error at most 4 in 1.000"];
        assert_eq!(told("de-DE"), german);
        let american = ["May 3 to 21, 2027", "3 futures of 1,000", "error at most 4 in 1,000"];
        assert_eq!(told("en-US"), american);
    }

    #[test]
    fn horizons_are_years_months_or_days() {
        let span = |last| horizon_in_words(Horizon { first: day(2026, 12, 1), last });
        assert_eq!(span(day(2029, 11, 30)), "3 years");
        assert_eq!(span(day(2028, 5, 31)), "18 months");
        assert_eq!(span(day(2027, 2, 3)), "65 days");
        assert_eq!(span(day(2027, 11, 30)), "1 year");
    }

    #[test]
    fn thousands_are_grouped() {
        let shown = [0, 999, 1000, 20_261_201].map(thousands);
        assert_eq!(shown, ["0", "999", "1,000", "20,261,201"]);
    }

    #[test]
    fn shares_take_the_smallest_whole_that_shows_them() {
        assert_eq!(futures_phrase(0.12, 2000), "12 futures of 100");
        assert_eq!(futures_phrase(0.003, 2000), "3 futures of 1,000");
        assert_eq!(futures_phrase(0.0001, 10_000), "1 of 10,000 futures");
        assert_eq!(futures_phrase(0.997, 2000), "997 futures of 1,000");
        assert_eq!(futures_phrase(1.0, 2000), "every future");
        assert_eq!(futures_phrase(0.25, 8), "2 of 8 futures");
    }

    #[test]
    fn errors_shrink_with_the_root_of_the_futures() {
        assert_eq!(error_phrase(2000), "error at most 1 in 100");
        assert_eq!(error_phrase(100), "error at most 5 in 100");
        assert_eq!(error_phrase(20_000), "error at most 4 in 1,000");
    }

    #[test]
    fn days_without_backup_read_as_one_in_so_many() {
        assert_eq!(days_in(0.17), "1 day in 6");
        assert_eq!(days_in(0.62), "6 days in 10");
        assert_eq!(days_in(0.5), "half its days");
        assert_eq!(days_in(0.99), "nearly every day");
    }
}
