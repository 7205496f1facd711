//! Sizes as phones show them and people copy them: `168.4 GB of 200 GB used`, `Zero KB`, and plans by their bare numbers.

use crate::language::say;
use crate::quantity::{Base, QuantityError, size};
use crate::units::Bytes;

/// What a phone writes behind what is used.
const USED: [&str; 4] = ["used", "Used", "verwendet", "belegt"];

/// What is used, and of how much: `168.4 GB of 200 GB`.
fn of_how_much(text: &str) -> Option<(&str, &str)> {
    text.split_once(" of ").or_else(|| text.split_once(" von "))
}

/// A size as it was typed, without what the phone shows around it.
///
/// # Errors
/// Where it is none, with what to write.
pub fn typed(text: &str) -> Result<String, String> {
    let text = as_shown(text);
    let text = of_how_much(&text).map_or(text.as_str(), |(used, _)| used);
    read(text).map(|_| text.to_owned())
}

/// A plan on sale by its bare number, else any size but nothing.
///
/// # Errors
/// Where it is neither, with what to write.
pub fn plan(text: &str) -> Result<String, String> {
    let text = as_shown(text);
    let text = of_how_much(&text).map_or(text.as_str(), |(_, plan)| plan);
    let known = match text.to_lowercase().as_str() {
        "free" | "none" | "no" | "kostenlos" | "keiner" | "5" => Some("5 GB"),
        "50" => Some("50 GB"),
        "200" => Some("200 GB"),
        "2" => Some("2 TB"),
        "6" => Some("6 TB"),
        "12" => Some("12 TB"),
        _ => None,
    };
    match known {
        Some(plan) => Ok(plan.to_owned()),
        None if read(text)? == Bytes::ZERO => Err(say!("start-a-plan-of-0")),
        None => Ok(text.to_owned()),
    }
}

/// Whether a size is none at all, as of what is not in a list.
pub fn is_nothing(text: &str) -> bool {
    let text = as_shown(text);
    text == "0" || read(&text).is_ok_and(|size| size == Bytes::ZERO)
}

/// A name and the size somebody typed behind it.
pub fn behind_a_name(text: &str) -> Option<(&str, &str)> {
    let places = text.match_indices(' ').map(|(at, _)| text.split_at(at));
    places.map(|(name, size)| (name, size.trim())).find(|(_, size)| read(size).is_ok())
}

/// What was wrong and what to write, as two sentences.
pub fn in_words(error: &QuantityError) -> String {
    match &error.suggestion {
        Some(suggestion) => say!(
            "start-problem-write-suggestion",
            problem = error.problem,
            suggestion = suggestion.replace('"', "")
        ),
        None => say!(
            "start-problem-write-error",
            problem = error.problem,
            error = error.expected.replace('"', "")
        ),
    }
}

/// A phone says `Zero KB` where there is nothing, and `used` behind what is used.
fn as_shown(text: &str) -> String {
    let text = USED.iter().find_map(|word| text.strip_suffix(word)).unwrap_or(text).trim();
    match text.split_once(' ') {
        Some((zero, unit)) if zero.eq_ignore_ascii_case("zero") => format!("0 {unit}"),
        _ => text.to_owned(),
    }
}

fn read(text: &str) -> Result<Bytes, String> {
    size(text, Base::Binary).map_err(|error| in_words(&error))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn plans_are_known_by_their_bare_numbers() {
        let plans = ["free", "50", "200", "2", "12"].map(|text| plan(text).unwrap());
        assert_eq!(plans, ["5 GB", "50 GB", "200 GB", "2 TB", "12 TB"]);
        assert_eq!(plan("2.05 TB").as_deref(), Ok("2.05 TB"), "two plans together");
        assert!(plan("0 GB").is_err() && plan("300").is_err());
    }

    #[test]
    fn the_line_of_the_phone_may_be_copied_whole() {
        let line = "168.4 GB of 200 GB used";
        assert_eq!((typed(line).as_deref(), plan(line).as_deref()), (Ok("168.4 GB"), Ok("200 GB")));
        assert_eq!(typed("61,2 Go").as_deref(), Ok("61,2 Go"));
        assert_eq!(typed("12 of 200 GB").unwrap_err(), "\"12\" has no unit. Write 12 MB or 12 GB.");
    }

    #[test]
    fn nothing_is_zero_in_figures_or_in_the_phone_s_word() {
        assert!(["0", "0 GB", "Zero KB", "zero bytes"].into_iter().all(is_nothing));
        assert!(!is_nothing("1 KB") && !is_nothing("zero"));
        assert_eq!(typed("Zero KB").as_deref(), Ok("0 KB"));
    }

    #[test]
    fn a_size_behind_a_name_is_seen() {
        assert_eq!(behind_a_name("Anna Maria 34.1 GB"), Some(("Anna Maria", "34.1 GB")));
        assert_eq!(behind_a_name("Anna 3"), None);
        assert_eq!(behind_a_name("iPhone 12"), None);
    }
}
