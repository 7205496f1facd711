//! The names of months and weekdays: the one place where the form of a date and a language meet. They are English
//! whatever the locale is, as all words are.

const MONTHS: [&str; 12] = [
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
];
const WEEKDAYS: [&str; 7] = ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"];
/// Letters of a short name.
const LETTERS: usize = 3;

/// `September`; months are counted from January, 0.
pub fn month_name(month: usize) -> &'static str {
    MONTHS[month % MONTHS.len()]
}

/// `Sep`.
pub fn month_short(month: usize) -> &'static str {
    &month_name(month)[..LETTERS]
}

/// `Thursday`; weekdays are counted from Monday, 0.
pub fn weekday_name(weekday: usize) -> &'static str {
    WEEKDAYS[weekday % WEEKDAYS.len()]
}

/// `Thu`.
pub fn weekday_short(weekday: usize) -> &'static str {
    &weekday_name(weekday)[..LETTERS]
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_begin_with_january_and_monday() {
        assert_eq!((month_name(0), month_short(11)), ("January", "Dec"));
        assert_eq!((weekday_name(0), weekday_short(6)), ("Monday", "Sun"));
    }
}
