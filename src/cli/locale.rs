//! Which locale is meant: by the command line, else by the environment.

use super::Failure;
use crate::report::locale::Locale;
use crate::scenario::nearest;

/// What says how numbers and dates are written, the first that is set before the others.
const ENVIRONMENT: [&str; 4] = ["LC_ALL", "LC_NUMERIC", "LC_TIME", "LANG"];

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
    let hint = near.map_or_else(String::new, |near| format!("did you mean `{near}`? "));
    Failure::Input(format!(
        "error: --locale: `{tag}` is not known\n  help: {hint}Known are {}",
        tags.join(", ")
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
        assert!(
            said("de-LU")
                .contains("`de-LU` is not known\n  help: did you mean `de-DE`? Known are da-DK, de-AT")
        );
        assert!(said("en-UK").contains("did you mean `en-GB`?"));
        assert!(said("ed-DE").contains("did you mean `de-DE`?"));
        assert!(said("klingon").contains("help: Known are"));
    }

    #[test]
    fn what_was_typed_goes_before_the_environment() {
        assert_eq!(meant(Some("fr_CA")).unwrap().tag, "fr-CA");
    }
}
