//! The locales there are. Signs, sides, orders, first weekdays and papers are those of the Unicode Common Locale Data
//! Repository, version 48, with two differences: words stay English, so a date's month is an English name; and the first
//! one, which is what is written where nothing is chosen, keeps currencies behind amounts and `Sep`.

use super::numbers::{Marks, Separators, Side};
use super::{Locale, Order};
use crate::report::pages::Paper;

/// Monday and Sunday, counted from Monday.
const MONDAY: u8 = 0;
const SUNDAY: u8 = 6;

const NO_BREAK: char = '\u{a0}';
const NARROW_NO_BREAK: char = '\u{202f}';

const fn marks(decimal: char, group: char) -> Marks {
    let one = Separators { decimal, group, fewest: 1, step: 3 };
    Marks { numbers: one, prices: one }
}

/// The same without a group in numbers of four digits.
const fn from_five_digits(decimal: char, group: char) -> Marks {
    let one = Separators { decimal, group, fewest: 2, step: 3 };
    Marks { numbers: one, prices: one }
}

const POINT: Marks = marks('.', ',');
const COMMA: Marks = marks(',', '.');
const SPACED: Marks = marks(',', NO_BREAK);
const LAKHS: Marks = {
    let one = Separators { decimal: '.', group: ',', fewest: 1, step: 2 };
    Marks { numbers: one, prices: one }
};
const AUSTRIAN: Marks = Marks { numbers: SPACED.numbers, prices: COMMA.prices };

const fn locale(tag: &'static str, marks: Marks, currency: Side, order: Order) -> Locale {
    Locale { tag, marks, currency, order, first_weekday: MONDAY, paper: Paper::A4 }
}

/// The same with weeks from Sunday.
const fn from_sunday(locale: Locale) -> Locale {
    Locale { first_weekday: SUNDAY, ..locale }
}

/// The same with paper of 8.5 by 11 inches.
const fn on_letter(locale: Locale) -> Locale {
    Locale { paper: Paper::Letter, ..locale }
}

use Order::{Day, DayDot, Month, Year};
use Side::{After, Before};

/// Every locale, the default one first; the first one of a language stands for its other countries.
pub static ALL: [Locale; 31] = [
    locale("en-GB", POINT, After, Day),
    locale("en-AU", POINT, Before, Day),
    on_letter(from_sunday(locale("en-CA", POINT, Before, Month))),
    locale("en-IE", POINT, Before, Day),
    from_sunday(locale("en-IN", LAKHS, Before, Day)),
    locale("en-NZ", POINT, Before, Day),
    on_letter(from_sunday(locale("en-PH", POINT, Before, Month))),
    on_letter(from_sunday(locale("en-US", POINT, Before, Month))),
    locale("da-DK", COMMA, After, DayDot),
    locale("de-DE", COMMA, After, DayDot),
    locale("de-AT", AUSTRIAN, Before, DayDot),
    locale("de-CH", marks('.', '\''), Before, DayDot),
    locale("es-ES", from_five_digits(',', '.'), After, Day),
    on_letter(locale("es-CL", COMMA, Before, Day)),
    on_letter(from_sunday(locale("es-CO", COMMA, Before, Day))),
    on_letter(from_sunday(locale("es-MX", POINT, Before, Day))),
    locale("fi-FI", SPACED, After, DayDot),
    locale("fr-FR", marks(',', NARROW_NO_BREAK), After, Day),
    locale("fr-BE", marks(',', NARROW_NO_BREAK), After, Day),
    on_letter(from_sunday(locale("fr-CA", SPACED, After, Day))),
    locale("it-IT", from_five_digits(',', '.'), After, Day),
    from_sunday(locale("ja-JP", POINT, Before, Year)),
    from_sunday(locale("ko-KR", POINT, Before, Year)),
    locale("nb-NO", SPACED, After, DayDot),
    locale("nl-NL", COMMA, Before, Day),
    locale("nl-BE", COMMA, Before, Day),
    locale("pl-PL", from_five_digits(',', NO_BREAK), After, Day),
    from_sunday(locale("pt-PT", from_five_digits(',', NO_BREAK), After, Day)),
    from_sunday(locale("pt-BR", COMMA, Before, Day)),
    locale("sv-SE", SPACED, After, Day),
    locale("zh-CN", POINT, Before, Year),
];
