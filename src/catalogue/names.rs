//! Names as people type them: capitals, accents and signs do not matter, slips of the finger are recognised.

/// The letters and digits of a name, small and without accents: what two spellings have in common.
pub(super) fn folded(name: &str) -> String {
    name.chars().flat_map(char::to_lowercase).map(plain).filter(|c| c.is_alphanumeric()).collect()
}

/// The candidates closest to what was typed, best first, at most three; none where nothing is near.
pub(super) fn nearest<'a>(typed: &str, candidates: impl Iterator<Item = &'a str>) -> Vec<&'a str> {
    let typed: String = folded(typed).chars().take(LONGEST).collect();
    let mut near: Vec<(usize, &str)> = candidates
        .filter_map(|name| distance(&typed, &folded(name)).map(|distance| (distance, name)))
        .collect();
    near.sort_unstable();
    near.dedup();
    near.into_iter().take(3).map(|(_, name)| name).collect()
}

/// Longer texts are no slip of the finger, and comparing them would take long.
const LONGEST: usize = 60;
/// A name that goes on where the typed one ends is nearer than any with a wrong letter.
const COMPLETES: usize = 0;
/// Fewer letters than these begin too many names.
const SHORTEST_BEGINNING: usize = 3;

/// How many letters differ, where at most a third do.
fn distance(typed: &str, name: &str) -> Option<usize> {
    if typed.len() >= SHORTEST_BEGINNING && name.starts_with(typed) {
        return Some(COMPLETES);
    }
    let differing = strsim::damerau_levenshtein(typed, name);
    let longer = typed.chars().count().max(name.chars().count());
    (differing * 3 <= longer).then_some(differing)
}

/// A letter without its accent, where it has one of those that names of countries have.
const fn plain(letter: char) -> char {
    match letter {
        'à' | 'á' | 'â' | 'ã' | 'ä' | 'å' => 'a',
        'ç' => 'c',
        'è' | 'é' | 'ê' | 'ë' => 'e',
        'ì' | 'í' | 'î' | 'ï' | 'ı' => 'i',
        'ñ' => 'n',
        'ò' | 'ó' | 'ô' | 'õ' | 'ö' | 'ø' => 'o',
        'ù' | 'ú' | 'û' | 'ü' => 'u',
        'ý' | 'ÿ' => 'y',
        other => other,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn spellings_fold_together() {
        for name in ["Côte d'Ivoire", "cote d’ivoire", "COTE D IVOIRE", "Cote\u{302} d'Ivoire"] {
            assert_eq!(folded(name), "cotedivoire", "{name}");
        }
        assert_eq!(folded("U.K."), "uk");
        assert_eq!(folded("Türkiye"), folded("turkiye"));
    }

    #[test]
    fn near_names_come_best_first() {
        let names = ["Austria", "Australia", "Germany"];
        assert_eq!(nearest("Germny", names.into_iter()), ["Germany"]);
        assert_eq!(nearest("austri", names.into_iter()), ["Austria", "Australia"]);
        assert!(nearest("Atlantis", names.into_iter()).is_empty());
        assert!(nearest(&"x".repeat(1_000_000), names.into_iter()).is_empty());
    }
}
