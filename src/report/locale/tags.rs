//! Which locale is meant: by its tag, or by what the environment says.

use super::Locale;
use super::table::ALL;

/// Other names of languages that are written alike.
const ALIKE: [(&str, &str); 2] = [("no", "nb"), ("nn", "nb")];

impl Locale {
    /// The tags of all locales, in the order of the alphabet.
    pub fn tags() -> Vec<&'static str> {
        let mut tags: Vec<&str> = ALL.iter().map(|one| one.tag).collect();
        tags.sort_unstable();
        tags
    }

    /// The locale of a tag: `de-DE`, `de_DE`, `de-de`, or the language alone.
    pub fn of(tag: &str) -> Option<&'static Self> {
        let tag = tag.replace('_', "-");
        let country = |one: &&Self| one.tag.eq_ignore_ascii_case(&tag);
        let language = || if tag.contains('-') { None } else { Self::of_language(&tag) };
        ALL.iter().find(country).or_else(language)
    }

    /// The locale that stands for a tag's language, whatever its country.
    pub fn of_language(tag: &str) -> Option<&'static Self> {
        let language = tag.split(['-', '_']).next().unwrap_or_default().to_lowercase();
        let alike = ALIKE.iter().find(|(name, _)| *name == language);
        let language = alike.map_or(language.as_str(), |(_, written)| written);
        ALL.iter().find(|one| one.tag.split('-').next() == Some(language))
    }

    /// The locale of what an environment says, the first word that is not empty: `de_DE.UTF-8`. The default where it says
    /// nothing, `C` or what is not known; the language's own where the country is not known.
    pub fn of_environment(words: impl IntoIterator<Item = String>) -> &'static Self {
        let said = words.into_iter().find(|word| !word.is_empty()).unwrap_or_default();
        let tag = said.split(['.', '@']).next().unwrap_or_default();
        Self::of(tag).or_else(|| Self::of_language(tag)).unwrap_or(Self::default())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tags_are_read_as_people_write_them() {
        for text in ["de-DE", "de_DE", "DE-de", "de"] {
            assert_eq!(Locale::of(text).map(|found| found.tag), Some("de-DE"), "{text}");
        }
        for text in ["de-LU", "xx-XX", "", "C", "deutsch", "de-DE-x"] {
            assert_eq!(Locale::of(text).map(|found| found.tag), None, "{text}");
        }
    }

    #[test]
    fn the_first_word_of_an_environment_counts() {
        let of = |words: &[&str]| Locale::of_environment(words.iter().map(|word| (*word).to_owned())).tag;
        assert_eq!(of(&["", "", "de_DE.UTF-8"]), "de-DE");
        assert_eq!(of(&["fr_CA@euro", "de_DE"]), "fr-CA");
        assert_eq!(of(&["de_LU.UTF-8"]), "de-DE");
        assert_eq!(of(&["nn_NO.UTF-8"]), "nb-NO");
        for nothing in [&[][..], &[""], &["C"], &["C.UTF-8", "de_DE"], &["POSIX"], &["tlh_QO"], &["en_ZA"]] {
            assert_eq!(of(nothing), "en-GB", "{nothing:?}");
        }
    }

    #[test]
    fn every_tag_is_there_once_and_names_its_locale() {
        let tags = Locale::tags();
        assert!(tags.windows(2).all(|pair| pair[0] < pair[1]), "{tags:?}");
        assert!(tags.iter().all(|tag| Locale::of(tag).is_some_and(|found| found.tag == *tag)));
    }
}
