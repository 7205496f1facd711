//! Shares of futures as counts of a hundred, a thousand or all of them.

use crate::units::numbers;

/// A whole number with a comma between thousands: `2,000`.
pub fn thousands(count: usize) -> String {
    let digits = count.to_string();
    let mut grouped = String::new();
    for (at, digit) in digits.chars().enumerate() {
        if at > 0 && (digits.len() - at).is_multiple_of(3) {
            grouped.push(',');
        }
        grouped.push(digit);
    }
    grouped
}

/// How many futures a share is: `12 futures of 100`, `3 futures of 1,000`, `1 of 2,000 futures`.
pub fn futures_phrase(share: f64, futures: usize) -> String {
    let hits = numbers::round_half_up(share * numbers::real_count(futures));
    if numbers::index(hits) >= futures {
        return "every future".to_owned();
    }
    if futures < 100 {
        return format!("{hits} of {futures} futures");
    }
    for whole in [100, 1000] {
        let count = numbers::round_half_up(share * numbers::real(whole));
        if count > 0 && count < whole {
            let noun = if count == 1 { "future" } else { "futures" };
            return format!("{count} {noun} of {}", thousands(numbers::index(whole)));
        }
    }
    format!("{} of {} futures", thousands(numbers::index(hits)), thousands(futures))
}

/// A share of days as one in so many: `1 day in 6`.
pub fn one_in(share: f64, noun: &str) -> String {
    match share {
        share if share > 0.95 => format!("nearly every {noun}"),
        share if (0.45..0.55).contains(&share) => format!("half its {noun}s"),
        share if share > 0.4 => format!("{} {noun}s in 10", numbers::round_half_up(share * 10.0)),
        share => format!("1 {noun} in {}", numbers::round_half_up(1.0 / share.max(0.001))),
    }
}

/// The largest Monte Carlo error of any share of so many futures: `error at most 1 in 100`.
pub fn error_phrase(futures: usize) -> String {
    let error = 0.5 / numbers::real_count(futures.max(1)).sqrt();
    let (count, whole) = if error >= 0.0095 { (error * 100.0, "100") } else { (error * 1000.0, "1,000") };
    format!("error at most {} in {whole}", numbers::round_half_up(count).max(1))
}

#[cfg(test)]
mod tests {
    use super::*;

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
        assert_eq!(one_in(0.17, "day"), "1 day in 6");
        assert_eq!(one_in(0.62, "day"), "6 days in 10");
        assert_eq!(one_in(0.5, "day"), "half its days");
        assert_eq!(one_in(0.99, "day"), "nearly every day");
    }
}
