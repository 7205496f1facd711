//! Letters that do something where they are shown instead of being seen: control characters, marks without width and marks
//! that turn the direction of a text. A name in a file must not be able to steer a terminal, a page or a picture.

/// Whether a letter does something instead of being seen.
pub fn steers(letter: char) -> bool {
    letter.is_control()
        || matches!(
            letter,
            '\u{61c}' | '\u{200b}'..='\u{200f}' | '\u{2028}'..='\u{202e}' | '\u{2066}'..='\u{2069}'
        )
}

/// A text of several lines in which every such letter is replaced by a sign of as many bytes, so that places in it stay.
pub fn harmless(text: &str) -> String {
    let next = text.chars().skip(1).map(Some).chain([None]);
    text.chars()
        .zip(next)
        .map(|(letter, next)| if stays(letter, next) { letter } else { sign(letter) })
        .collect()
}

/// Whether a letter is seen, or ends or indents a line.
fn stays(letter: char, next: Option<char>) -> bool {
    matches!(letter, '\n' | '\t') || (letter == '\r' && next == Some('\n')) || !steers(letter)
}

const fn sign(letter: char) -> char {
    match letter.len_utf8() {
        1 => '?',
        2 => '\u{b7}',
        _ => char::REPLACEMENT_CHARACTER,
    }
}

/// A text of quoted words, in JSON or TOML, with every such letter written as `\u` and its number: it says the same.
pub fn escaped(text: &str) -> String {
    let mut escaped = String::with_capacity(text.len());
    for letter in text.chars() {
        match steers(letter) && !matches!(letter, '\n' | '\t') {
            true => escaped.push_str(&format!("\\u{:04x}", u32::from(letter))),
            false => escaped.push(letter),
        }
    }
    escaped
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn harmless_text_is_as_long_and_steers_nothing() {
        let text = "a\u{1b}[31m\r\nb\rc\u{9b}d\u{202e}e\tf\n";
        let shown = harmless(text);
        assert_eq!(shown, "a?[31m\r\nb?c\u{b7}d\u{fffd}e\tf\n");
        assert_eq!(shown.len(), text.len());
        assert_eq!(harmless("Zoë's iPhone\n"), "Zoë's iPhone\n");
    }

    #[test]
    fn escaped_text_says_the_same() {
        let text = serde_json::to_string("a\u{202e}b\u{9b}\u{1b}\u{7f}é").unwrap();
        assert!(!escaped(&text).contains(steers));
        assert_eq!(serde_json::from_str::<String>(&escaped(&text)).unwrap(), "a\u{202e}b\u{9b}\u{1b}\u{7f}é");
    }
}
