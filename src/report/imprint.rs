//! What a picture or a page carries so that it can be made again: version, scenario, seed, futures, and the words of the
//! command; no folder and no host.

use serde::{Deserialize, Serialize};

use super::charts::words_of;
use super::locale::{Locale, current};
use super::words::thousands;
use super::{Context, Run};
use crate::language::{self, Language, say};

/// The name under which it is carried: a keyword of a PNG, the name of a page's meta element.
pub const NAME: &str = "headroom";

/// The flag that names the locale, up to its value.
const LOCALE: &str = "--locale=";
/// The flag that names the language, up to its value.
const LANGUAGE: &str = "--language=";

/// Characters a template escapes, and what it writes in their place.
const ESCAPES: [(&str, &str); 5] =
    [("&#34;", "\""), ("&#39;", "'"), ("&#60;", "<"), ("&#62;", ">"), ("&#38;", "&")];

/// Where a picture or a page comes from: all it takes to make it again.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize, Debug)]
pub struct Imprint {
    /// Version of the program.
    pub version: String,
    /// Name of the scenario file without its ending.
    pub scenario: String,
    /// SHA-256 of the scenario as it was run.
    pub scenario_hash: String,
    /// Number of futures.
    pub futures: usize,
    /// Seed of the run.
    pub seed: u64,
    /// The words of the command that asked for it, without files and folders; with the locale and the language it is
    /// written in, wherever they came from, unless they are the defaults.
    pub command: Vec<String>,
}

impl Imprint {
    /// The locale that is named by these words: that of the file, which may not be the reader's.
    pub fn locale(&self) -> &'static Locale {
        let named = self.command.iter().find_map(|word| word.strip_prefix(LOCALE));
        named.and_then(Locale::of).unwrap_or(Locale::default())
    }

    /// The language that is named by these words.
    pub fn language(&self) -> Language {
        let named = self.command.iter().find_map(|word| word.strip_prefix(LANGUAGE));
        named.and_then(Language::of).unwrap_or(Language::English)
    }

    /// The imprint of what so many futures of a seed gave, asked for by a command of these words.
    pub fn of(context: &Context, (futures, seed): (usize, u64), command: &[String]) -> Self {
        Self {
            version: context.version.clone(),
            scenario: context.scenario_name.clone(),
            scenario_hash: context.scenario_hash.clone(),
            futures,
            seed,
            command: command.iter().cloned().chain(locale_word()).chain(language_word()).collect(),
        }
    }

    /// The imprint of what a run gave.
    pub fn of_run(run: Run, command: &[String]) -> Self {
        Self::of(run.context, (run.findings.futures, run.findings.seed), command)
    }

    /// `2,000 futures, seed 1, headroom 0.1.0`.
    pub fn told(&self) -> String {
        let (seed, version) = (self.seed, &self.version);
        match self.futures {
            1 => say!("pages-one-future-of-seed", seed = seed, version = version),
            futures => {
                say!("pages-futures-of-seed", futures = thousands(futures), seed = seed, version = version)
            }
        }
    }

    /// As it is carried.
    pub fn json(&self) -> String {
        serde_json::to_string(self).unwrap_or_default()
    }

    /// The imprint of a PNG or of a page; `None` where it is none of this program's.
    pub fn read(bytes: &[u8]) -> Option<Self> {
        let json = match words_of(bytes) {
            Some(words) => words.into_iter().find(|(keyword, _)| keyword == NAME)?.1,
            None => of_page(std::str::from_utf8(bytes).ok()?)?,
        };
        serde_json::from_str(&json).ok()
    }
}

fn locale_word() -> Option<String> {
    Some(current()).filter(|locale| !locale.is_default()).map(|locale| format!("{LOCALE}{}", locale.tag))
}

fn language_word() -> Option<String> {
    Some(language::current())
        .filter(|language| *language != Language::English)
        .map(|language| format!("{LANGUAGE}{}", language.code()))
}

/// What a page's meta element holds.
fn of_page(html: &str) -> Option<String> {
    let (_, after) = html.split_once(&format!("<meta name=\"{NAME}\" content=\""))?;
    let (escaped, _) = after.split_once('"')?;
    Some(ESCAPES.iter().fold(escaped.to_owned(), |text, (escape, plain)| text.replace(escape, plain)))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::report::fixture;
    use crate::report::locale::within;

    #[test]
    fn a_page_gives_back_what_it_carries() {
        let command = vec!["--set=person.\"<b>'&amp;#39;\".x=\"1 GB\"".to_owned()];
        let imprint = Imprint::of_run(fixture::family().run(), &command);
        // The ampersand first, as a template does.
        let escaped =
            ESCAPES.iter().rev().fold(imprint.json(), |text, (escape, plain)| text.replace(plain, escape));
        let page = format!("<html><meta name=\"headroom\" content=\"{escaped}\"></html>");
        assert_eq!(Imprint::read(page.as_bytes()), Some(imprint));
    }

    #[test]
    fn what_is_written_in_another_locale_says_so() {
        let family = fixture::family();
        let german = Locale::of("de-DE").unwrap();
        let imprint = within(german, || Imprint::of_run(family.run(), &["--report".to_owned()]));
        assert_eq!(imprint.command, ["--report", "--locale=de-DE"]);
        assert_eq!(imprint.locale(), german);
        let plain = Imprint::of_run(family.run(), &[]);
        assert!(plain.command.is_empty());
        assert_eq!(within(german, || plain.locale()), Locale::default());
    }

    #[test]
    fn other_files_carry_nothing() {
        for other in ["", "<html></html>", "<meta name=\"headroom\" content=\"{}\">", "# Readme"] {
            assert_eq!(Imprint::read(other.as_bytes()), None);
        }
        assert_eq!(Imprint::read(&[0xff, 0xfe]), None);
    }
}
