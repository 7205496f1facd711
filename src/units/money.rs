//! Money in minor units of one currency.

use std::fmt;

/// A currency code and how many decimals its prices are written with.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Currency {
    code: String,
    decimals: u32,
}

/// Currencies whose prices are written without decimals (ISO 4217, minor unit 0).
const WITHOUT_DECIMALS: [&str; 4] = ["CLP", "JPY", "KRW", "VND"];

impl Currency {
    /// A currency by its ISO 4217 code.
    pub fn new(code: &str) -> Self {
        let decimals = if WITHOUT_DECIMALS.contains(&code) { 0 } else { 2 };
        Self { code: code.to_owned(), decimals }
    }

    /// The ISO 4217 code.
    pub fn code(&self) -> &str {
        &self.code
    }

    /// Digits after the decimal point of a price.
    pub const fn decimals(&self) -> u32 {
        self.decimals
    }

    /// Minor units in one major unit.
    pub const fn minor_units(&self) -> i64 {
        10_i64.pow(self.decimals)
    }

    /// An amount with its code: `2.99 USD`.
    pub fn show(&self, amount: Money) -> String {
        format!("{} {}", self.figure(amount), self.code)
    }

    /// An amount without its code: `2.99`.
    pub fn figure(&self, amount: Money) -> String {
        let (major, minor) = (amount.0 / self.minor_units(), amount.0 % self.minor_units());
        let sign = if amount.0 < 0 { "-" } else { "" };
        match self.decimals {
            0 => format!("{}", amount.0),
            _ => format!("{sign}{}.{:0>2}", major.abs(), minor.abs()),
        }
    }

    /// Reads a price as written in a price list: `2.99`, `180`. `None` where it is not a price of this currency.
    pub fn parse(&self, text: &str) -> Option<Money> {
        let (whole, fraction) = text.split_once('.').unwrap_or((text, ""));
        let decimals = usize::try_from(self.decimals).ok()?;
        if whole.is_empty()
            || fraction.len() > decimals
            || !(whole.to_owned() + fraction).bytes().all(|b| b.is_ascii_digit())
        {
            return None;
        }
        format!("{whole}{fraction:0<decimals$}").parse().ok().map(Money)
    }
}

/// An amount in minor units (cents) of the scenario's one currency.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug, Default)]
pub struct Money(pub i64);

impl Money {
    /// Nothing.
    pub const ZERO: Self = Self(0);

    /// The share `part / whole` of this amount, to the minor unit, halves up.
    pub fn share(self, part: i64, whole: i64) -> Self {
        Self((2 * self.0 * part + whole).div_euclid(2 * whole.max(1)))
    }
}

impl std::ops::Add for Money {
    type Output = Self;
    fn add(self, other: Self) -> Self {
        Self(self.0 + other.0)
    }
}

impl std::ops::Sub for Money {
    type Output = Self;
    fn sub(self, other: Self) -> Self {
        Self(self.0 - other.0)
    }
}

impl std::ops::AddAssign for Money {
    fn add_assign(&mut self, other: Self) {
        self.0 += other.0;
    }
}

impl fmt::Display for Currency {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.code)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn prices_read_and_write() {
        let usd = Currency::new("USD");
        assert_eq!(usd.parse("2.99"), Some(Money(299)));
        assert_eq!(usd.parse("2.9"), Some(Money(290)));
        assert_eq!(usd.parse("2.999"), None);
        assert_eq!(usd.show(Money(10_764)), "107.64 USD");
        assert_eq!(usd.show(Money(-5)), "-0.05 USD");
    }

    #[test]
    fn some_currencies_have_no_decimals() {
        let yen = Currency::new("JPY");
        assert_eq!(yen.parse("180"), Some(Money(180)));
        assert_eq!(yen.show(Money(180)), "180 JPY");
    }

    #[test]
    fn shares_round_halves_up() {
        assert_eq!(Money(299).share(15, 30), Money(150));
        assert_eq!(Money(100).share(1, 3), Money(33));
    }
}
