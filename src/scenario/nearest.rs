//! The word somebody probably meant.

/// The closest of the candidates, if one is close enough to be a slip of the finger.
///
/// Case does not matter. At most a third of the letters may differ.
pub fn nearest<'a>(typed: &str, candidates: impl Iterator<Item = &'a str>) -> Option<&'a str> {
    let typed = clipped(typed).to_lowercase();
    let distance = |word: &str| strsim::damerau_levenshtein(&typed, &word.to_lowercase());
    let (best, differing) = candidates.map(|word| (word, distance(word))).min_by_key(|(_, n)| *n)?;
    let longer = typed.chars().count().max(best.chars().count());
    (differing * 3 <= longer).then_some(best)
}

/// `did you mean ...?`, or nothing.
pub fn question(found: Option<&str>) -> Option<String> {
    found.map(|word| format!("did you mean `{word}`?"))
}

/// Long texts are no slip of the finger, and comparing them would take long.
fn clipped(typed: &str) -> &str {
    typed.char_indices().nth(80).map_or(typed, |(at, _)| typed.get(..at).unwrap_or(typed))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn near_words_are_found_and_far_ones_are_not() {
        let words = || ["photos", "messages", "drive"].into_iter();
        assert_eq!(nearest("Fotos", words()), Some("photos"));
        assert_eq!(nearest("mesages", words()), Some("messages"));
        assert_eq!(nearest("aardvark", words()), None);
        assert_eq!(nearest(&"x".repeat(100_000), words()), None);
    }
}
