//! Where the texts are found: one Fluent file a piece of the program and language, read when first asked for.

use std::sync::OnceLock;

use fluent_bundle::concurrent::FluentBundle;
use fluent_bundle::{FluentArgs, FluentError, FluentResource};

use super::{Language, Named, current};

/// The texts of one piece of the program.
pub struct Piece {
    /// What the names of its texts begin with.
    pub name: &'static str,
    /// Its file in each language, in the order of [`Language::ALL`].
    pub files: [&'static str; 2],
    read: [OnceLock<FluentBundle<FluentResource>>; 2],
}

/// The pieces, by name.
macro_rules! pieces {
    ($($name:literal),+ $(,)?) => {
        [$(Piece {
            name: $name,
            files: [include_str!(concat!("en/", $name, ".ftl")), include_str!(concat!("de/", $name, ".ftl"))],
            read: [OnceLock::new(), OnceLock::new()],
        }),+]
    };
}

/// All pieces, in the order of their names.
static PIECES: [Piece; 24] = pieces![
    "advice",
    "answer",
    "batch",
    "charts",
    "cli",
    "compare",
    "dates",
    "ending",
    "explain",
    "figures",
    "files",
    "headline",
    "keys",
    "locale",
    "pages",
    "quantity",
    "reference",
    "resolve",
    "scenario",
    "sensitivity",
    "source",
    "start",
    "sure",
    "words"
];

impl Piece {
    /// The piece a text belongs to.
    fn of(key: &str) -> Option<&'static Self> {
        let name = key.split('-').next()?;
        let at = PIECES.binary_search_by(|piece| piece.name.cmp(name)).ok()?;
        PIECES.get(at)
    }

    fn bundle(&self, language: Language) -> &FluentBundle<FluentResource> {
        let at = language as usize;
        self.read[at].get_or_init(|| bundle(language, self.files[at]))
    }
}

/// A file's texts, ready to be asked for. What does not read is left out; a test holds that there is nothing such.
fn bundle(language: Language, file: &'static str) -> FluentBundle<FluentResource> {
    let mut bundle =
        FluentBundle::new_concurrent(language.code().parse().map_or_else(|_| Vec::new(), |code| vec![code]));
    // Marks around values would stand in files and terminals as signs of their own.
    bundle.set_use_isolating(false);
    let texts = FluentResource::try_new(file.to_owned()).unwrap_or_else(|(texts, _)| texts);
    bundle.add_resource_overriding(texts);
    bundle
}

/// The text of a name in the language that is chosen; use `say!`.
///
/// A name that no file has is said as it stands: a test holds that there is none.
pub fn message(key: &str, values: &[(&str, &dyn Named)]) -> String {
    let told: FluentArgs = values.iter().map(|(name, value)| (*name, value.named())).collect();
    Piece::of(key)
        .and_then(|piece| {
            let bundle = piece.bundle(current());
            let pattern = bundle.get_message(key)?.value()?;
            let mut errors: Vec<FluentError> = Vec::new();
            let text = bundle.format_pattern(pattern, Some(&told), &mut errors).into_owned();
            debug_assert!(errors.is_empty(), "{key}: {errors:?}");
            Some(text)
        })
        .unwrap_or_else(|| key.to_owned())
}

#[cfg(test)]
#[allow(clippy::unwrap_used, reason = "a test may fail where it stands")]
mod tests {
    use super::*;

    #[test]
    fn every_file_is_a_piece() {
        let folder = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("src/language");
        for language in Language::ALL {
            let files = std::fs::read_dir(folder.join(language.code())).unwrap();
            let mut names: Vec<String> = files
                .map(|file| file.unwrap().path().file_stem().unwrap().to_string_lossy().into_owned())
                .collect();
            names.sort();
            assert_eq!(names, PIECES.each_ref().map(|piece| piece.name));
        }
    }

    #[test]
    fn pieces_are_found_by_name() {
        assert!(PIECES.is_sorted_by_key(|piece| piece.name));
        assert!(PIECES.iter().all(|piece| Piece::of(&format!("{}-any", piece.name)).is_some()));
    }
}
