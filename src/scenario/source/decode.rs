//! The bytes of a file as text: UTF-8, or UTF-16 that says so; anything else is told by what it is.

use crate::language::say;
use crate::scenario::problem::{Code, Problem};

/// A file that is no text, with what can be shown of it.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Undecoded {
    /// As far as it can be read.
    pub text: String,
    /// What is wrong.
    pub problem: Problem,
}

/// How documents, pictures and archives begin.
const NO_TEXTS: [&[u8]; 8] = [
    b"PK\x03\x04",
    b"%PDF",
    b"\x89PNG",
    b"\xff\xd8\xff",
    b"bplist",
    b"\xd0\xcf\x11\xe0",
    b"\x1f\x8b",
    b"GIF8",
];
const BYTE_ORDER_MARK: char = '\u{feff}';

/// The text of a file's bytes, without a mark of their order.
///
/// # Errors
/// Where the bytes are formatted text, no text, or text in another encoding.
pub fn decode(bytes: &[u8]) -> Result<String, Box<Undecoded>> {
    if let Some(words) = utf16(bytes) {
        return words.ok_or_else(|| unseen(encoding(&say!("source-its-utf-16-is"))));
    }
    if bytes.strip_prefix(b"\xef\xbb\xbf").unwrap_or(bytes).starts_with(b"{\\rtf") {
        return Err(unseen(rich_text()));
    }
    if NO_TEXTS.iter().any(|beginning| bytes.starts_with(beginning)) {
        return Err(unseen(no_text()));
    }
    if bytes.contains(&0) {
        let wide = is_wide(bytes);
        return Err(unseen(if wide { encoding(&say!("source-it-looks-like-utf")) } else { no_text() }));
    }
    match std::str::from_utf8(bytes) {
        Ok(text) => Ok(text.strip_prefix(BYTE_ORDER_MARK).unwrap_or(text).to_owned()),
        Err(_) => Err(Box::new(elsewhere(bytes))),
    }
}

/// Text in UTF-16 with a mark of its byte order: `None` without one, and nothing within where it is broken.
fn utf16(bytes: &[u8]) -> Option<Option<String>> {
    let word: fn([u8; 2]) -> u16 = match bytes {
        [0xff, 0xfe, ..] => u16::from_le_bytes,
        [0xfe, 0xff, ..] => u16::from_be_bytes,
        _ => return None,
    };
    let pairs = bytes.get(2..).unwrap_or_default().chunks(2);
    let words: Option<Vec<u16>> = pairs.map(|pair| Some(word(pair.try_into().ok()?))).collect();
    Some(words.and_then(|words| String::from_utf16(&words).ok()))
}

/// Whether every second byte is zero, as in English UTF-16.
fn is_wide(bytes: &[u8]) -> bool {
    let zeros = |from: usize| bytes.iter().skip(from).step_by(2).filter(|byte| **byte == 0).count();
    let third = bytes.len() / 3;
    zeros(0) > third || zeros(1) > third
}

fn unseen(problem: Problem) -> Box<Undecoded> {
    Box::new(Undecoded { text: String::new(), problem })
}

/// Text with letters of another encoding, shown as far as it is UTF-8.
fn elsewhere(bytes: &[u8]) -> Undecoded {
    let text = String::from_utf8_lossy(bytes).into_owned();
    let at = text.find(char::REPLACEMENT_CHARACTER).unwrap_or(0);
    let problem = encoding(&say!("source-a-letter-in-it"));
    let span = at..at + char::REPLACEMENT_CHARACTER.len_utf8();
    Undecoded { text, problem: Problem { span, ..problem } }
}

fn save_plain() -> String {
    say!("source-in-textedit-format-make")
}

fn rich_text() -> Problem {
    Problem::new(Code::FileRichText, say!("source-this-file-is-formatted"), 0..0)
        .expected(say!("source-plain-text"))
        .help(save_plain())
}

fn encoding(what: &str) -> Problem {
    Problem::new(Code::FileEncoding, say!("source-this-file-is-text", what = what), 0..0)
        .expected("UTF-8")
        .help(say!("source-save-it-again-as", save_plain = save_plain()))
}

fn no_text() -> Problem {
    Problem::new(Code::FileNotText, say!("source-this-file-is-a"), 0..0)
        .expected(say!("source-plain-text"))
        .help(say!("source-copy-the-words-into", save_plain = save_plain()))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn code(bytes: &[u8]) -> Code {
        decode(bytes).unwrap_err().problem.code
    }

    fn wide(text: &str, bytes: fn(u16) -> [u8; 2]) -> Vec<u8> {
        text.encode_utf16().flat_map(bytes).collect()
    }

    #[test]
    fn texts_are_read_with_and_without_a_mark() {
        assert_eq!(decode("é\n".as_bytes()).unwrap(), "é\n");
        assert_eq!(decode("\u{feff}é".as_bytes()).unwrap(), "é");
        assert_eq!(decode(&wide("\u{feff}é = 1", u16::to_le_bytes)).unwrap(), "é = 1");
        assert_eq!(decode(&wide("\u{feff}é = 1", u16::to_be_bytes)).unwrap(), "é = 1");
    }

    #[test]
    fn what_is_no_text_is_told_by_what_it_is() {
        assert_eq!(code(b"{\\rtf1\\ansi size}"), Code::FileRichText);
        assert_eq!(code(b"PK\x03\x04\x14\x00"), Code::FileNotText);
        assert_eq!(code(b"abc\x00def\x01\x02 and so on"), Code::FileNotText);
        assert_eq!(code(&wide("size = 1", u16::to_le_bytes)), Code::FileEncoding);
        assert_eq!(code(b"\xff\xfe\x00\xd8\x00"), Code::FileEncoding);
    }

    #[test]
    fn a_letter_of_another_encoding_is_shown() {
        let undecoded = decode(b"name = \"Ren\xe9\"").unwrap_err();
        assert_eq!((undecoded.problem.code, undecoded.problem.span), (Code::FileEncoding, 11..14));
        assert_eq!(undecoded.text, "name = \"Ren\u{fffd}\"");
    }
}
