//! Sizes as the plan is sold: a 200 GB plan is 200 GB large, whatever its unit is in bytes.

use crate::language::say;
use crate::report::locale::{current, with_decimals};
use crate::units::{Bytes, numbers};

/// The unit a pool's sizes are shown in.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct SizeUnit {
    gigabyte: Bytes,
    per_terabyte: i32,
    axis: Axis,
}

/// What an axis of this pool counts in.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
enum Axis {
    Gigabytes,
    Terabytes,
}

/// Digits more than a multiple has that its factor is shown with at most, and the most a multiple has.
const FINEST: usize = 4;
const MOST_DECIMALS: u32 = 6;

/// Needed, free and missing room with as many digits as make the sum come out right on paper.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Shortfall {
    /// What is needed: `8.1 GB`.
    pub needed: String,
    /// What is free: `3.2 GB are free`, or how much too much there is: `13.2 GB too much is stored already`.
    pub room: String,
    /// The difference of the two as shown: `4.9 GB`; what is less than they show, as it is: `8 MB`.
    pub short: String,
    /// Where the two read nearly alike: what is needed in few digits, and what is missing in megabytes.
    pub close: Option<[String; 2]>,
}

impl SizeUnit {
    /// The unit of the phone's own storage, which it counts in decimal.
    pub const PHONE: Self = Self { gigabyte: Bytes::GB, per_terabyte: 1000, axis: Axis::Gigabytes };

    /// The unit of a pool with this quota: decimal where the quota is a whole number of decimal
    /// gigabytes and not of binary ones, otherwise binary.
    pub fn of_quota(quota: Bytes) -> Self {
        let whole = |unit: Bytes| quota.count() % unit.count() == 0;
        let decimal = whole(Bytes::GB) && !whole(Bytes::GIB);
        let (gigabyte, per_terabyte) = if decimal { (Bytes::GB, 1000) } else { (Bytes::GIB, 1024) };
        let axis = if quota.in_units_of(gigabyte) >= f64::from(per_terabyte) {
            Axis::Terabytes
        } else {
            Axis::Gigabytes
        };
        Self { gigabyte, per_terabyte, axis }
    }

    /// The name of the axis' unit.
    pub const fn axis_name(self) -> &'static str {
        match self.axis {
            Axis::Gigabytes => "GB",
            Axis::Terabytes => "TB",
        }
    }

    /// A size as a number on the axis.
    pub fn on_axis(self, size: Bytes) -> f64 {
        let gigabytes = self.gigabytes(size);
        match self.axis {
            Axis::Gigabytes => gigabytes,
            Axis::Terabytes => gigabytes / f64::from(self.per_terabyte),
        }
    }

    /// What the unit means: `1 GB = 2³⁰ bytes`.
    pub fn meaning(self) -> String {
        let binary = self.gigabyte == Bytes::GIB;
        let power = match (self.axis, binary) {
            (Axis::Gigabytes, true) => "2³⁰",
            (Axis::Gigabytes, false) => "10⁹",
            (Axis::Terabytes, true) => "2⁴⁰",
            (Axis::Terabytes, false) => "10¹²",
        };
        say!("words-1-axis-name-power", axis_name = self.axis_name(), power = power)
    }

    /// A size with one decimal: `35.7 GB`, `350 MB`, `1.25 TB`.
    pub fn show(self, size: Bytes) -> String {
        self.show_gigabytes(self.gigabytes(size))
    }

    /// The same of a number on the axis.
    pub fn show_on_axis(self, value: f64) -> String {
        self.show_gigabytes(match self.axis {
            Axis::Gigabytes => value,
            Axis::Terabytes => value * f64::from(self.per_terabyte),
        })
    }

    fn show_gigabytes(self, gigabytes: f64) -> String {
        let terabyte = f64::from(self.per_terabyte);
        match gigabytes.abs() {
            large if large >= terabyte => {
                say!("words-decimal-tb", decimal = decimal(gigabytes / terabyte, 2))
            }
            small if small < 0.095 => say!("words-decimal-mb", decimal = decimal(gigabytes * terabyte, 0)),
            _ => say!("words-decimal-gb", decimal = decimal(gigabytes, 1)),
        }
    }

    /// A quota as it is sold: `200 GB`, `2 TB`.
    pub fn show_quota(self, quota: Bytes) -> String {
        let gigabytes = self.gigabytes(quota);
        let terabytes = gigabytes / f64::from(self.per_terabyte);
        match terabytes {
            large if large >= 1.0 => say!("words-trimmed-tb", trimmed = trimmed(large)),
            _ => say!("words-trimmed-gb", trimmed = trimmed(gigabytes)),
        }
    }

    /// `150.6 of 200 GB used, 49.4 free`.
    pub fn usage(self, used: Bytes, quota: Bytes) -> String {
        let used_shown = self.show_beside(used, quota);
        let free = quota - used;
        if free < Bytes::ZERO {
            return say!(
                "words-used-shown-of-show",
                used_shown = used_shown,
                show_quota = self.show_quota(quota),
                show = self.show(-free)
            );
        }
        say!(
            "words-used-shown-of-show-quota",
            used_shown = used_shown,
            show_quota = self.show_quota(quota),
            show_beside = self.show_beside(free, quota)
        )
    }

    /// Needed and free room, and what is missing.
    pub fn shortfall(self, needed: Bytes, free: Bytes) -> Shortfall {
        if needed < self.gigabyte && (-self.gigabyte < free && free < self.gigabyte) {
            let figure = |count| say!("words-decimal-mb", decimal = decimal(numbers::real(count), 0));
            let shortfall = self.counted(needed, free, f64::from(self.per_terabyte), figure);
            let alike = self.megabytes(needed) <= self.megabytes(free);
            let close = alike.then(|| [shortfall.needed.clone(), shortfall.short.clone()]);
            return Shortfall { close, ..shortfall };
        }
        let coarse = (needed - free).at_least_zero() >= self.gigabyte.scaled(0.1);
        let (digits, scale) = if coarse { (1, 10.0) } else { (2, 100.0) };
        let shortfall = self.counted(needed, free, scale, |count| {
            say!("words-decimal-gb", decimal = decimal(numbers::real(count) / scale, digits))
        });
        let few = |size: Bytes| say!("words-decimal-gb", decimal = decimal(self.gigabytes(size), 1));
        let close = (!coarse).then(|| [few(needed), self.few_megabytes(needed - free)]);
        Shortfall { close, ..shortfall }
    }

    /// A difference too small for the figures beside it: `8 MB`.
    fn few_megabytes(self, size: Bytes) -> String {
        match self.megabytes(size) {
            whole if whole >= 1 => say!("words-decimal-mb", decimal = decimal(numbers::real(whole), 0)),
            _ => say!("words-under-1-mb"),
        }
    }

    /// The same in so many parts of a gigabyte, which are whole, so that the difference is that of what is shown.
    fn counted(self, needed: Bytes, free: Bytes, scale: f64, figure: impl Fn(i64) -> String) -> Shortfall {
        let rounded = |size: Bytes| numbers::round_half_up(self.gigabytes(size) * scale);
        let missing = needed - free;
        let (needed, free) = (rounded(needed), rounded(free));
        let short = if needed > free { figure(needed - free) } else { self.few_megabytes(missing) };
        let room = if free < 0 {
            say!("words-figure-too-much-is", figure = figure(-free))
        } else {
            say!("words-figure-are-free", figure = figure(free))
        };
        Shortfall { needed: figure(needed), room, short, close: None }
    }

    /// A size of which a multiple is needed, with as many digits as make the multiple come out as it is shown:
    /// `15.127 GB`, of which 2.05 times are `31.01 GB`.
    pub fn show_factor(self, size: Bytes, times: f64, needed: &str) -> String {
        let (figure, unit) = needed.split_once(' ').unwrap_or((needed, "GB"));
        let figure = current().plain(figure);
        let decimals = figure.split_once('.').map_or(0, |(_, decimals)| decimals.len());
        let parts = |figure: f64| {
            let scale = f64::from(10_i32.pow(u32::try_from(decimals).unwrap_or(0).min(MOST_DECIMALS)));
            numbers::round_half_up(figure * scale + 1e-6)
        };
        let wanted = figure.parse::<f64>().map_or(0, parts);
        let value = match unit {
            "MB" => self.gigabytes(size) * f64::from(self.per_terabyte),
            "TB" => self.gigabytes(size) / f64::from(self.per_terabyte),
            _ => self.gigabytes(size),
        };
        let shown = |digits: usize| with_decimals(value, digits);
        let holds =
            |digits: &usize| shown(*digits).parse::<f64>().is_ok_and(|size| parts(size * times) == wanted);
        let digits = (decimals..=decimals + FINEST).find(holds).unwrap_or(decimals);
        format!("{} {unit}", decimal(value, digits))
    }

    /// A size with two decimals: `35.67 GB`.
    pub fn show_fine(self, size: Bytes) -> String {
        say!("words-decimal-gb", decimal = decimal(self.gigabytes(size), 2))
    }

    /// `0.62 GB are free`, or `11.54 GB too much is stored already`.
    pub fn room(self, free: Bytes) -> String {
        match free < Bytes::ZERO {
            true => say!("words-show-fine-too-much", show_fine = self.show_fine(-free)),
            false => say!("words-show-fine-are-free", show_fine = self.show_fine(free)),
        }
    }

    /// Parts as hundredths of a gigabyte that add up as shown: each rounded down or up so that together they are the
    /// rounded sum.
    pub fn hundredths(self, parts: &[Bytes]) -> Vec<i64> {
        let scaled: Vec<i128> = parts.iter().map(|part| 100 * i128::from(part.count())).collect();
        adding_up(&scaled, i128::from(self.gigabyte.count()))
    }

    /// A size without its unit where the quota beside it has the same one.
    fn show_beside(self, size: Bytes, quota: Bytes) -> String {
        let same = self.axis == Axis::Gigabytes && quota < self.gigabyte.scaled(f64::from(self.per_terabyte));
        if same { decimal(self.gigabytes(size), 1) } else { self.show(size) }
    }

    /// Megabytes, halves up.
    fn megabytes(self, size: Bytes) -> i64 {
        numbers::round_half_up(self.gigabytes(size) * f64::from(self.per_terabyte))
    }

    fn gigabytes(self, size: Bytes) -> f64 {
        size.in_units_of(self.gigabyte)
    }
}

/// Parts in steps, each rounded down, then up where most was cut off, so that together they are the rounded sum.
pub fn adding_up(parts: &[i128], step: i128) -> Vec<i64> {
    let mut counts: Vec<i128> = parts.iter().map(|part| part.div_euclid(step)).collect();
    let missing = (parts.iter().sum::<i128>() + step / 2).div_euclid(step) - counts.iter().sum::<i128>();
    let mut order: Vec<usize> = (0..parts.len()).collect();
    order.sort_by_key(|at| std::cmp::Reverse(parts[*at].rem_euclid(step)));
    for at in order.into_iter().take(usize::try_from(missing).unwrap_or(0)) {
        counts[at] += 1;
    }
    counts.into_iter().map(|count| i64::try_from(count).unwrap_or(i64::MAX)).collect()
}

/// A number without decimals where it is whole, otherwise with one.
fn trimmed(value: f64) -> String {
    decimal(value, if (value - libm::round(value)).abs() < 0.005 { 0 } else { 1 })
}

/// A number with as many decimals as it has, as numbers are written now.
pub fn exact(value: f64) -> String {
    current().exact(value)
}

/// A number with so many decimals, as numbers are written now.
pub fn decimal(value: f64, decimals: usize) -> String {
    current().decimal(value, decimals)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::report::locale::{Locale, within};

    fn gib(count: f64) -> Bytes {
        Bytes::GIB.scaled(count)
    }

    #[test]
    fn a_200_gb_plan_is_200_gb_in_either_unit() {
        for quota in [gib(200.0), Bytes::GB.scaled(200.0)] {
            let unit = SizeUnit::of_quota(quota);
            assert_eq!(unit.show_quota(quota), "200 GB");
            assert!((unit.on_axis(quota) - 200.0).abs() < 1e-9);
        }
        assert_eq!(SizeUnit::of_quota(gib(2048.0)).on_axis(gib(1024.0)), 1.0);
    }

    #[test]
    fn usage_reads_as_on_the_phone() {
        let unit = SizeUnit::of_quota(gib(200.0));
        assert_eq!(unit.usage(gib(150.6), gib(200.0)), "150.6 of 200 GB used, 49.4 free");
        assert_eq!(unit.usage(gib(212.0), gib(200.0)), "212.0 of 200 GB used, 12.0 GB too much");
        let large = SizeUnit::of_quota(gib(2048.0));
        assert_eq!(large.usage(gib(812.4), gib(2048.0)), "812.4 GB of 2 TB used, 1.21 TB free");
    }

    #[test]
    fn shortfalls_add_up_as_shown() {
        let unit = SizeUnit::of_quota(gib(200.0));
        let shown = unit.shortfall(gib(8.14), gib(3.16));
        assert_eq!((shown.needed.as_str(), shown.room.as_str()), ("8.1 GB", "3.2 GB are free"));
        assert_eq!(shown.short, "4.9 GB");
        // A thousandth of 1024 MB.
        assert_eq!(unit.shortfall(gib(8.141), gib(8.14)).short, "1 MB");
        assert_eq!(unit.shortfall(gib(8.1402), gib(8.14)).short, "under 1 MB");
        assert_eq!(unit.shortfall(gib(8.10), gib(8.07)).short, "0.03 GB");
        let small = unit.shortfall(Bytes::MIB.scaled(164.0), Bytes::MIB.scaled(92.0));
        let shown = [small.needed.as_str(), small.room.as_str(), small.short.as_str()];
        assert_eq!(shown, ["164 MB", "92 MB are free", "72 MB"]);
        assert_eq!(unit.shortfall(gib(0.1), gib(-11.9)).needed, "0.1 GB");
    }

    #[test]
    fn a_multiple_comes_out_as_shown() {
        let unit = SizeUnit::of_quota(gib(200.0));
        for hundredths in 400..460 {
            let size = gib(f64::from(hundredths) / 26.0);
            let needed = unit.show_fine(size.scaled(2.05));
            let shown = unit.show_factor(size, 2.05, &needed);
            let figure: f64 = shown.trim_end_matches(" GB").parse().unwrap();
            let product = numbers::round_half_up(figure * 205.0 + 1e-6);
            assert_eq!(format!("{:.2} GB", numbers::real(product) / 100.0), needed, "{shown}");
            assert!(shown.len() <= "15.1234 GB".len());
        }
        assert_eq!(unit.show_factor(gib(17.4), 2.05, "35.7 GB"), "17.4 GB");
        assert_eq!(unit.show_factor(Bytes::MIB.scaled(80.2), 2.05, "164 MB"), "80 MB");
    }

    #[test]
    fn sums_and_multiples_come_out_in_every_locale() {
        let unit = SizeUnit::of_quota(gib(200.0));
        let told = |tag: &str| {
            within(Locale::of(tag).unwrap(), || {
                let needed = unit.show_fine(gib(15.127).scaled(2.05));
                let room = unit.shortfall(gib(8.14), gib(3.16));
                [unit.show_factor(gib(15.127), 2.05, &needed), needed, room.room, room.short]
            })
        };
        assert_eq!(told("en-US"), ["15.127 GB", "31.01 GB", "3.2 GB are free", "4.9 GB"]);
        assert_eq!(told("de-DE"), ["15,127 GB", "31,01 GB", "3,2 GB are free", "4,9 GB"]);
        let large = SizeUnit::of_quota(gib(2048.0));
        let french = within(Locale::of("fr-FR").unwrap(), || large.usage(gib(1012.4), gib(2048.0)));
        assert_eq!(french, "1\u{202f}012,4 GB of 2 TB used, 1,01 TB free");
    }

    #[test]
    fn parts_add_up_as_shown() {
        let unit = SizeUnit::of_quota(gib(200.0));
        let parts = [0.104, 0.104, 0.104, -0.07].map(gib);
        let shown = unit.hundredths(&parts);
        assert_eq!((shown.iter().sum::<i64>(), shown[3]), (24, -7));
    }

    #[test]
    fn a_number_on_an_axis_is_shown_as_the_size_it_stands_for() {
        let large = SizeUnit::of_quota(gib(2048.0));
        let shown = [0.0, 0.005, 0.4, 1.2].map(|value| large.show_on_axis(value));
        assert_eq!(shown, ["0 MB", "5.1 GB", "409.6 GB", "1.20 TB"]);
        assert_eq!(SizeUnit::of_quota(gib(5.0)).show_on_axis(4.5), "4.5 GB");
    }

    #[test]
    fn small_sizes_are_megabytes() {
        let unit = SizeUnit::of_quota(gib(5.0));
        assert_eq!(unit.show(Bytes::MIB.scaled(41.0)), "41 MB");
        assert_eq!(unit.show(gib(1.25)), "1.2 GB");
    }
}
