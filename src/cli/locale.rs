//! Which locale is meant: by the command line, else by the environment.

use super::Failure;
use crate::language::Language;
use crate::language::say;
use crate::report::locale::Locale;
use crate::scenario::nearest;

/// What says how numbers and dates are written, the first that is set before the others.
const NUMBERS: [&str; 4] = ["LC_ALL", "LC_NUMERIC", "LC_TIME", "LANG"];
/// What says in which language.
const MESSAGES: [&str; 3] = ["LC_ALL", "LC_MESSAGES", "LANG"];
/// The flag by which a language is asked for.
const LANGUAGE: &str = "--language";

/// Tags in a line of a message.
const TAGS_A_LINE: usize = 10;

/// The language that was typed, or that of the environment where it is one of ours.
pub fn spoken(typed: Option<&str>) -> Result<Language, Failure> {
    match typed {
        None => Ok(set(&MESSAGES).next().and_then(|tag| Language::of(&tag)).unwrap_or(Language::English)),
        Some(tag) => Language::of(tag).ok_or_else(|| Failure::Input(say!("cli-language-unknown", tag = tag))),
    }
}

/// The language that is typed somewhere among the arguments, which may be wrong otherwise.
pub fn typed_language() -> Option<String> {
    let words: Vec<String> =
        std::env::args_os().skip(1).map(|word| word.to_string_lossy().into_owned()).collect();
    let joined = words.iter().find_map(|word| word.strip_prefix(LANGUAGE)?.strip_prefix('='));
    let apart = words.windows(2).find(|pair| pair[0] == LANGUAGE).map(|pair| pair[1].as_str());
    joined.or(apart).map(str::to_owned)
}

/// The locale that was typed, what the environment says, or where it says nothing that of a language that was typed.
pub fn meant(typed: Option<&str>, language: Option<Language>) -> Result<&'static Locale, Failure> {
    match typed {
        None => {
            let said = Locale::of_environment(set(&NUMBERS));
            let home = language
                .filter(|_| said.is_default())
                .and_then(|language| Locale::of_language(language.code()));
            Ok(home.unwrap_or(said))
        }
        Some(tag) => Locale::of(tag).ok_or_else(|| unknown(tag)),
    }
}

fn set(names: &'static [&'static str]) -> impl Iterator<Item = String> {
    names.iter().filter_map(|name| std::env::var(name).ok()).filter(|value| !value.is_empty())
}

/// A locale that is not known, with the nearest that is: of its language, else by its letters.
fn unknown(tag: &str) -> Failure {
    let tags = Locale::tags();
    let near = Locale::of_language(tag).map(|locale| locale.tag);
    let near = near.or_else(|| nearest(tag, tags.iter().copied()));
    let hint = near.map_or_else(String::new, |near| say!("cli-did-you-mean-near", near = near));
    let known: Vec<String> = tags.chunks(TAGS_A_LINE).map(|tags| tags.join(", ")).collect();
    Failure::Input(say!("cli-error-locale-tag-is", tag = tag, hint = hint, join = known.join(",\n        ")))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn said(tag: &str) -> String {
        match meant(Some(tag), None) {
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
        assert_eq!(meant(Some("fr_CA"), None).unwrap().tag, "fr-CA");
    }
}
