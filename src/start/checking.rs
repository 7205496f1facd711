//! One answer, checked at once: what it means, or a kind sentence that says what to write.

use super::answers::{NEVER, NO, NONE, YES};
use super::dates;
use super::questions::{Field, Kind, question};
use super::sizes;
use crate::calendar::Day;
use crate::catalogue::find_region;
use crate::language::say;
use crate::quantity::{frequency, write_frequency};
use crate::scenario::keys::FREQUENCIES;
use crate::scenario::nearest;

/// The longest answer, in letters.
const LONGEST: usize = 80;

/// What an answer says.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Said {
    /// Something, in the words a scenario takes.
    Value(String),
    /// That nobody knows.
    Unknown,
    /// That there is nobody or nothing more.
    Nothing,
}

/// Reads an answer of a kind, seen from the day the figures were read.
///
/// # Errors
/// Where it makes no sense: what to write instead, in a sentence or two.
pub fn read(kind: Kind, typed: &str, today: Day) -> Result<Said, String> {
    let text = bare(typed);
    if text.chars().count() > LONGEST {
        return Err(say!("start-that-is-longer-than", longest = LONGEST));
    }
    if matches!(text, "?" | "??") {
        return Ok(Said::Unknown);
    }
    match (kind, text) {
        (Kind::Name, "") => return Ok(Said::Value((question(Field::Name).unknown)())),
        (Kind::Member | Kind::OldDevice, "") => return Ok(Said::Nothing),
        (_, "") => return Err(say!("start-type-the-answer-or")),
        _ => {}
    }
    value(kind, text, today)
}

fn value(kind: Kind, text: &str, today: Day) -> Result<Said, String> {
    let small = in_english(&text.to_lowercase()).to_owned();
    let nobody = matches!(small.as_str(), "no" | "none" | "nobody" | "no one" | "nothing" | "-");
    let named = matches!(kind, Kind::Name | Kind::Member | Kind::OldDevice);
    if named && matches!(text.to_lowercase().as_str(), "yes" | "y" | "ja" | "j") {
        return Err(say!("start-that-is-no-name"));
    }
    Ok(Said::Value(match kind {
        Kind::Member | Kind::OldDevice if nobody || small == "n" => return Ok(Said::Nothing),
        Kind::Name | Kind::Member | Kind::OldDevice => name(text)?,
        Kind::Region => region(text)?,
        Kind::Plan => sizes::plan(text)?,
        Kind::Size => sizes::typed(text)?,
        Kind::Listed if nobody || sizes::is_nothing(text) => NONE.to_owned(),
        Kind::Listed => sizes::typed(text)?,
        Kind::Switch => switch(&small)?,
        Kind::LastBackup if small == NEVER => small,
        Kind::LastBackup | Kind::Day => dates::day(text, today)?.to_string(),
        Kind::Frequency => how_often(&small)?,
        Kind::Nights => nights(&small)?,
    }))
}

/// The words of answers in German, as they are understood in whatever language is spoken.
fn in_english(word: &str) -> &str {
    match word {
        "ja" | "j" | "an" | "ein" => "yes",
        "nein" => "no",
        "nie" | "noch nie" => "never",
        "kein" | "keine" | "keins" | "keiner" | "niemand" | "nichts" => "none",
        "täglich" | "jeden tag" => "daily",
        "wöchentlich" | "jede woche" => "weekly",
        "monatlich" | "jeden monat" => "monthly",
        "aus" => "off",
        "immer" | "alle" | "jede" => "always",
        "die meisten" => "most",
        word => word,
    }
}

/// An answer without the quotation marks somebody copied with it.
fn bare(typed: &str) -> &str {
    typed.trim().trim_matches(['"', '\'', '“', '”', '„', '`']).trim()
}

fn name(text: &str) -> Result<String, String> {
    if text.eq_ignore_ascii_case("everybody") {
        return Err(say!("start-everybody-is-nobodys-name"));
    }
    if let Some((name, _)) = sizes::behind_a_name(text) {
        return Err(say!("start-type-the-name-alone", name = name));
    }
    if text.chars().any(crate::letters::steers) {
        return Err(say!("start-that-name-has-signs"));
    }
    Ok(text.to_owned())
}

fn region(text: &str) -> Result<String, String> {
    find_region(text).map(|_| text.to_owned()).map_err(|error| {
        say!(
            "start-no-prices-are-known",
            text = text,
            error = match error.suggestions.as_slice() {
                [] => say!("start-write-a-countrys-name"),
                names => say!("start-did-you-mean-join", join = names.join(&say!("start-join-or"))),
            }
        )
    })
}

fn switch(text: &str) -> Result<String, String> {
    match text {
        "yes" | "y" | "on" | "true" | "1" => Ok(YES.to_owned()),
        "no" | "n" | "off" | "false" | "0" => Ok(NO.to_owned()),
        _ => Err(say!("start-text-is-neither-yes", text = text)),
    }
}

fn how_often(text: &str) -> Result<String, String> {
    let word = match text {
        "every day" | "each day" | "nightly" => "daily",
        "every week" => "weekly",
        "every month" => "monthly",
        "never" | "no" | "manual" | "only when i tap" => "off",
        other => other,
    };
    if FREQUENCIES.contains(&word) {
        return Ok(word.to_owned());
    }
    let meant = nearest(word, FREQUENCIES.iter().copied());
    let meant = meant.map_or(String::new(), |word| say!("start-did-you-mean-word", word = word));
    Err(say!(
        "start-text-is-not-how",
        text = text,
        meant = meant,
        one_of = say!("start-daily-weekly-monthly-or")
    ))
}

/// A number of nights out of 7, or any frequency the language knows.
fn nights(text: &str) -> Result<String, String> {
    let text = match text {
        "all" | "every" => "always",
        "most" => "most nights",
        "no" | "none" => "never",
        other => other,
    };
    let probability = match text.parse::<u8>() {
        Ok(count @ 0..=7) => f64::from(count) / 7.0,
        Ok(_) => return Err(say!("start-a-week-has-7", text = text)),
        Err(_) => frequency(text).map_err(|error| sizes::in_words(&error))?,
    };
    Ok(write_frequency(probability))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn said(kind: Kind, text: &str) -> Result<Said, String> {
        read(kind, text, Day::from_ymd(2026, 11, 30).unwrap())
    }

    fn value(kind: Kind, text: &str) -> Option<String> {
        match said(kind, text) {
            Ok(Said::Value(value)) => Some(value),
            _ => None,
        }
    }

    #[test]
    fn everything_may_be_unknown_and_nothing_may_be_empty_but_names() {
        for kind in [Kind::Region, Kind::Plan, Kind::Size, Kind::Switch, Kind::Nights, Kind::LastBackup] {
            assert_eq!(said(kind, " ? "), Ok(Said::Unknown));
            assert!(said(kind, "").unwrap_err().contains("`?`"));
        }
        assert_eq!(value(Kind::Name, "").as_deref(), Some("Me"));
        assert_eq!(
            [said(Kind::Member, ""), said(Kind::OldDevice, "no")],
            [Ok(Said::Nothing), Ok(Said::Nothing)]
        );
    }

    #[test]
    fn sizes_stay_as_they_were_typed_and_quotes_go() {
        assert_eq!(value(Kind::Size, "\"61,2 Go\"").as_deref(), Some("61,2 Go"));
        assert_eq!(value(Kind::Size, "“412 MB”").as_deref(), Some("412 MB"));
        assert_eq!(said(Kind::Size, "350").unwrap_err(), "\"350\" has no unit. Write 350 MB or 350 GB.");
        assert_eq!(value(Kind::Listed, "0 GB").as_deref(), Some("none"));
        assert_eq!(value(Kind::Listed, "None").as_deref(), Some("none"));
    }

    #[test]
    fn countries_are_found_and_near_misses_asked_about() {
        assert_eq!(value(Kind::Region, "germany").as_deref(), Some("germany"));
        assert!(said(Kind::Region, "Germny").unwrap_err().ends_with("Did you mean Germany?"));
        assert!(said(Kind::Region, "Atlantis").unwrap_err().contains("such as"));
    }

    #[test]
    fn nights_are_a_number_or_words() {
        for (typed, expected) in [
            ("6", "6 nights in 7"),
            ("7", "always"),
            ("0", "never"),
            ("most", "6 nights in 7"),
            ("1 night in 9", "11.11111111111111 %"),
        ] {
            let read = value(Kind::Nights, typed).unwrap();
            assert_eq!(frequency(&read), frequency(expected), "{typed}");
        }
        assert!(said(Kind::Nights, "9").unwrap_err().contains("7 nights"));
        assert!(said(Kind::Nights, "often").is_err());
    }

    #[test]
    fn words_are_understood_and_slips_answered() {
        assert_eq!(value(Kind::Switch, "ON").as_deref(), Some("yes"));
        assert!(said(Kind::Switch, "maybe").unwrap_err().contains("yes, no"));
        assert_eq!(value(Kind::Frequency, "every day").as_deref(), Some("daily"));
        assert!(said(Kind::Frequency, "dayly").unwrap_err().contains("Did you mean daily?"));
        assert_eq!(value(Kind::LastBackup, "Never").as_deref(), Some("never"));
        assert!(said(Kind::Day, "never").is_err());
    }

    #[test]
    fn names_cannot_steer_a_terminal_nor_be_everybody() {
        assert!(said(Kind::Name, "a\u{1b}[31m").is_err() && said(Kind::Member, "Everybody").is_err());
        assert!(said(Kind::Name, &"x".repeat(81)).is_err());
        assert_eq!(value(Kind::Member, "Anna-Sofía").as_deref(), Some("Anna-Sofía"));
        for (kind, word) in [(Kind::Member, "Yes"), (Kind::OldDevice, "y"), (Kind::Name, "ja")] {
            assert!(said(kind, word).unwrap_err().starts_with("That is no name."), "{word}");
        }
        assert_eq!(
            [said(Kind::Member, "n"), said(Kind::OldDevice, "No")],
            [Ok(Said::Nothing), Ok(Said::Nothing)]
        );
        assert!(said(Kind::Member, "Anna 34.1 GB").unwrap_err().starts_with("Type the name alone, Anna:"));
    }
}
