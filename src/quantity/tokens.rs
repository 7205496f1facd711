//! Cuts a text into numbers, words and signs, and knows the ways people write numbers; numbers are kept digit
//! for digit, so that nothing is lost between a text and its bytes.

use std::fmt;

use crate::units::numbers;

/// A piece of a quantity's text.
#[derive(Clone, PartialEq, Eq, Debug)]
pub(super) enum Token {
    /// A number with everything that belongs to it: `1 234,5`.
    Number(Decimal),
    /// A run of letters, as written.
    Word(String),
    /// `%`.
    Percent,
    /// `/`.
    Slash,
    /// `±`, `+-` or `+/-`.
    PlusMinus,
    /// A hyphen, a dash or a minus sign.
    Dash,
    /// Anything else.
    Symbol(char),
}

/// What can be wrong with a number by itself.
#[derive(Clone, PartialEq, Eq, Debug)]
pub(super) enum Flaw {
    /// `1,234` and `1.234` may be a thousand or one and a bit: the text, with the two ways to write it.
    Ambiguous { written: String, thousands: String, decimal: String },
    /// Several signs between digits: `1.234,5`; the number without the first of them, if that mends it.
    TwoSigns { written: String },
    /// More digits than any size has.
    TooLong { written: String },
}

/// Cuts a text into its pieces.
pub(super) fn cut(text: &str) -> Result<Vec<Token>, Flaw> {
    let mut tokens = Vec::new();
    let mut rest = text.trim_start();
    while let Some(first) = rest.chars().next() {
        let (token, length) = piece(first, rest)?;
        tokens.push(token);
        rest = rest.get(length..).unwrap_or_default().trim_start();
    }
    Ok(tokens)
}

/// The first piece of a text and its length in bytes.
fn piece(first: char, rest: &str) -> Result<(Token, usize), Flaw> {
    if first.is_ascii_digit() {
        return number(rest);
    }
    if first.is_alphabetic() {
        let length = rest.find(|c: char| !c.is_alphabetic()).unwrap_or(rest.len());
        let word = rest.get(..length).unwrap_or_default().to_owned();
        return Ok((Token::Word(word), length));
    }
    if let Some(sign) = ["±", "+/-", "+/−", "+-", "+−"].iter().find(|sign| rest.starts_with(**sign)) {
        return Ok((Token::PlusMinus, sign.len()));
    }
    let token = match first {
        '%' => Token::Percent,
        '/' => Token::Slash,
        '-' | '−' | '–' | '—' => Token::Dash,
        other => Token::Symbol(other),
    };
    Ok((token, first.len_utf8()))
}

/// The number a text begins with and its length in bytes.
fn number(text: &str) -> Result<(Token, usize), Flaw> {
    let (whole, grouped, mut length) = whole_part(text);
    let rest = text.get(length..).unwrap_or_default();
    let fraction = fraction_part(rest);
    if !fraction.is_empty() {
        length += 1 + fraction.len();
    }
    let written = text.get(..length).unwrap_or_default().to_owned();
    if !fraction_part(text.get(length..).unwrap_or_default()).is_empty() {
        return Err(Flaw::TwoSigns { written: run_of_digits_and_signs(text).to_owned() });
    }
    let may_be_thousands = whole.len() <= 3 && !whole.starts_with('0') && !grouped;
    match Decimal::from_digits(&whole, fraction) {
        Some(number) if fraction.len() == 3 && may_be_thousands => {
            let thousands = format!("{whole}{fraction}");
            Err(Flaw::Ambiguous { written, thousands, decimal: number.to_string() })
        }
        Some(number) => Ok((Token::Number(number), length)),
        None => Err(Flaw::TooLong { written }),
    }
}

/// The digits before the decimal sign, whether spaces group them, and their length in bytes.
fn whole_part(text: &str) -> (String, bool, usize) {
    let first = digits(text);
    let mut whole = first.to_owned();
    let mut length = first.len();
    if first.len() > 3 || first.starts_with('0') {
        return (whole, false, length);
    }
    while let Some((group, taken)) = group(text.get(length..).unwrap_or_default()) {
        whole.push_str(group);
        length += taken;
    }
    let grouped = length > first.len();
    (whole, grouped, length)
}

/// A space and exactly three digits: one more group of a number such as `1 234 567`.
fn group(text: &str) -> Option<(&str, usize)> {
    let space = text.chars().next().filter(|c| c.is_whitespace())?.len_utf8();
    let group = digits(text.get(space..)?);
    (group.len() == 3).then_some((group, space + 3))
}

/// The digits after a decimal sign; nothing where there is no sign or no digit follows it.
fn fraction_part(text: &str) -> &str {
    let tail = text.strip_prefix('.').or_else(|| text.strip_prefix(','));
    tail.map_or("", digits)
}

fn digits(text: &str) -> &str {
    let end = text.find(|c: char| !c.is_ascii_digit()).unwrap_or(text.len());
    text.get(..end).unwrap_or_default()
}

fn run_of_digits_and_signs(text: &str) -> &str {
    let end = text.find(|c: char| !(c.is_ascii_digit() || c == '.' || c == ',')).unwrap_or(text.len());
    text.get(..end).unwrap_or_default().trim_end_matches(['.', ','])
}

/// A decimal number of at most 18 significant digits, not negative: `digits` / 10^`scale`.
#[derive(Clone, Copy, Debug)]
pub struct Decimal {
    digits: i64,
    scale: u32,
}

/// More digits than these would not fit 64 bits.
const MOST_DIGITS: usize = 18;
/// Finer than this no power of ten fits 128 bits.
const MOST_PLACES: usize = 36;

impl Decimal {
    /// A whole number; negative ones count as zero.
    pub const fn whole(number: i64) -> Self {
        Self { digits: if number < 0 { 0 } else { number }, scale: 0 }
    }

    /// A number from the digits before and after its decimal sign; `None` where there are too many of them.
    pub fn from_digits(whole: &str, fraction: &str) -> Option<Self> {
        let digits = format!("{whole}{fraction}");
        let significant = digits.trim_start_matches('0');
        if significant.len() > MOST_DIGITS || fraction.len() > MOST_PLACES {
            return None;
        }
        let digits = if significant.is_empty() { 0 } else { significant.parse().ok()? };
        Some(Self { digits, scale: u32::try_from(fraction.len()).ok()? })
    }

    /// `numerator / 10^scale`, for writers that look for the shortest form.
    pub(super) const fn new(digits: i64, scale: u32) -> Self {
        Self { digits, scale }
    }

    /// Digits written after the decimal sign.
    pub const fn places(self) -> u32 {
        self.scale
    }

    /// Whether it is nothing.
    pub const fn is_zero(self) -> bool {
        self.digits == 0
    }

    /// The number above the line of its fraction.
    pub fn numerator(self) -> i128 {
        i128::from(self.digits)
    }

    /// The power of ten under the line of its fraction.
    pub const fn denominator(self) -> i128 {
        10_i128.pow(self.scale)
    }

    /// The number divided by 100, exactly.
    pub const fn hundredth(self) -> Self {
        Self { digits: self.digits, scale: self.scale + 2 }
    }

    /// The same number without the zeros at its end.
    pub fn trimmed(self) -> Self {
        let mut number = self;
        while number.scale > 0 && number.digits % 10 == 0 {
            number = Self { digits: number.digits / 10, scale: number.scale - 1 };
        }
        number
    }

    /// The nearest real number.
    pub fn real(self) -> f64 {
        // The standard reader of decimal texts rounds once; dividing two real numbers would round twice.
        self.to_string().parse().unwrap_or(0.0)
    }

    /// This number times a whole one, to the nearest whole number, halves up; at most the largest that fits.
    pub fn times(self, unit: i64) -> i64 {
        let doubled = 2 * self.numerator() * i128::from(unit) + self.denominator();
        i64::try_from(doubled.div_euclid(2 * self.denominator())).unwrap_or(i64::MAX)
    }

    /// This number times a whole one, as a real number.
    pub fn times_real(self, unit: i64) -> f64 {
        self.real() * numbers::real(unit)
    }
}

impl PartialEq for Decimal {
    /// Equal where the numbers are, however many zeros were written.
    fn eq(&self, other: &Self) -> bool {
        let (one, two) = (self.trimmed(), other.trimmed());
        (one.digits, one.scale) == (two.digits, two.scale)
    }
}

impl Eq for Decimal {}

impl fmt::Display for Decimal {
    /// With a decimal point and no digit too many: `61.2`, `350`. Three decimals behind one to three digits could be
    /// read as thousands, so a fourth says that they are not: `1.2340`.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let width = usize::try_from(self.scale).unwrap_or(MOST_PLACES);
        let digits = format!("{:0>1$}", self.digits, width + 1);
        let (whole, fraction) = digits.split_at(digits.len() - width);
        let fraction = fraction.trim_end_matches('0');
        match fraction {
            "" => f.write_str(whole),
            _ if fraction.len() == 3 && whole.len() <= 3 && whole != "0" => write!(f, "{whole}.{fraction}0"),
            _ => write!(f, "{whole}.{fraction}"),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn only_number(text: &str) -> String {
        match cut(text).unwrap().as_slice() {
            [Token::Number(number)] => number.to_string(),
            other => panic!("{text} gave {other:?}"),
        }
    }

    #[test]
    fn points_and_commas_are_decimal_signs() {
        assert_eq!(only_number("61.2"), "61.2");
        assert_eq!(only_number("61,2"), "61.2");
        assert_eq!(only_number("0,350"), "0.35");
        assert_eq!(only_number("0.125"), "0.125");
        assert_eq!(only_number("1.2340"), "1.2340");
        assert_eq!(only_number("1234,567"), "1234.567");
    }

    #[test]
    fn spaces_group_thousands() {
        for text in ["1 234", "1\u{a0}234", "1\u{202f}234", "1\u{2009}234"] {
            assert_eq!(only_number(text), "1234");
        }
        assert_eq!(only_number("1 234 567,125"), "1234567.125");
    }

    #[test]
    fn odd_groups_stay_apart() {
        assert_eq!(cut("12 34").unwrap().len(), 2);
        assert_eq!(cut("1 2345").unwrap().len(), 2);
        assert_eq!(cut("0 350").unwrap().len(), 2);
    }

    #[test]
    fn a_sign_before_three_digits_is_ambiguous() {
        for (text, readings) in [
            ("1,234 MB", ["1,234", "1234", "1.2340"]),
            ("2.000 GB", ["2.000", "2000", "2"]),
            ("61.250 GB", ["61.250", "61250", "61.25"]),
        ] {
            let flaw = cut(text).unwrap_err();
            let Flaw::Ambiguous { written, thousands, decimal } = flaw else { panic!("{flaw:?}") };
            assert_eq!([written, thousands, decimal], readings);
        }
    }

    #[test]
    fn two_signs_in_one_number_are_refused() {
        for text in ["1,234.5", "1.234,5", "1.234.567 MB", "1.2.3"] {
            assert!(matches!(cut(text), Err(Flaw::TwoSigns { .. })), "{text}");
        }
    }

    #[test]
    fn signs_and_words_come_apart() {
        let tokens = cut("120MB/month +/- 30%").unwrap();
        assert_eq!(tokens.len(), 7);
        assert_eq!(tokens.get(1), Some(&Token::Word("MB".to_owned())));
        assert_eq!(tokens.get(4), Some(&Token::PlusMinus));
        assert_eq!(cut("−5").unwrap().first(), Some(&Token::Dash));
    }

    fn decimal(whole: &str, fraction: &str) -> Decimal {
        Decimal::from_digits(whole, fraction).unwrap()
    }

    #[test]
    fn numbers_write_without_needless_zeros() {
        assert_eq!(decimal("061", "20").to_string(), "61.2");
        assert_eq!(decimal("0", "05").to_string(), "0.05");
        assert_eq!(decimal("350", "0").to_string(), "350");
        assert_eq!(decimal("0", "").to_string(), "0");
        assert_eq!(decimal("1", "2340").to_string(), "1.2340");
        assert_eq!(decimal("1234", "567").to_string(), "1234.567");
    }

    #[test]
    fn products_round_halves_up() {
        assert_eq!(decimal("0", "5").times(1), 1);
        assert_eq!(decimal("0", "49").times(1), 0);
        assert_eq!(decimal("61", "2").times(1 << 30), 65_712_999_629);
    }

    #[test]
    fn too_many_digits_are_refused() {
        assert!(Decimal::from_digits("1234567890123456789", "").is_none());
        assert!(Decimal::from_digits("0", &"0".repeat(37)).is_none());
        assert!(Decimal::from_digits("000000000000000000001", "5").is_some());
    }

    #[test]
    fn hundredths_are_exact_and_trailing_zeros_do_not_count() {
        assert_eq!(decimal("36", "500"), decimal("36", "5"));
        assert_eq!(decimal("85", "").hundredth().real(), 0.85);
        assert_eq!(decimal("7", "").hundredth().to_string(), "0.07");
    }
}
