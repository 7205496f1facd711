//! Which locale is meant: by the command line, else by the environment.

use super::Failure;
use crate::report::locale::Locale;
use crate::scenario::nearest;

/// What says how numbers and dates are written, the first that is set before the others.
const ENVIRONMENT: [&str; 4] = ["LC_ALL", "LC_NUMERIC", "LC_TIME", "LANG"];

/// Tags in a line of a message.
const TAGS_A_LINE: usize = 10;

/// The locale that was typed, or what the environment says.
pub fn meant(typed: Option<&str>) -> Result<&'static Locale, Failure> {
    match typed {
        None => {
            Ok(Locale::of_environment(ENVIRONMENT.into_iter().filter_map(|name| std::env::var(name).ok())))
        }
        Some(tag) => Locale::of(tag).ok_or_else(|| unknown(tag)),
    }
}

/// A locale that is not known, with the nearest that is: of its language, else by its letters.
fn unknown(tag: &str) -> Failure {
    let tags = Locale::tags();
    let near = Locale::of_language(tag).map(|locale| locale.tag);
    let near = near.or_else(|| nearest(tag, tags.iter().copied()));
    let hint = near.map_or_else(String::new, |near| format!("did you mean `{near}`?\n        "));
    let known: Vec<String> = tags.chunks(TAGS_A_LINE).map(|tags| tags.join(", ")).collect();
    Failure::Input(format!(
        "error: --locale: `{tag}` is not known\n  help: {hint}known are\n        {}",
        known.join(",\n        ")
    ))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn said(tag: &str) -> String {
        match meant(Some(tag)) {
            Err(Failure::Input(text)) => text,
            other => panic!("{other:?}"),
        }
    }

    #[test]
    fn what_is_not_known_names_the_nearest() {
        let text = said("de-LU");
        let start = "error: --locale: `de-LU` is not known\n  help: did you mean `de-DE`?\n        known are";
        assert!(text.starts_with(start), "{text}");
        assert!(text.contains("\n        da-DK, de-AT,") && text.ends_with("zh-CN"), "{text}");
        assert!(text.lines().all(|line| line.len() <= 80), "{text}");
        assert!(said("en-UK").contains("did you mean `en-GB`?"));
        assert!(said("ed-DE").contains("did you mean `de-DE`?"));
        assert!(said("klingon").contains("help: known are"));
    }

    #[test]
    fn what_was_typed_goes_before_the_environment() {
        assert_eq!(meant(Some("fr_CA")).unwrap().tag, "fr-CA");
    }
}
