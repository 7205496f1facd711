//! The answer in ASCII alone.

use super::{Answer, Line};

impl Answer {
    /// The same answer with every character beyond ASCII replaced by what comes nearest.
    pub fn in_ascii(&self) -> Self {
        let lines = self.lines.iter();
        Self { lines: lines.map(|line| Line { label: line.label, text: ascii(&line.text) }).collect() }
    }
}

/// Text in ASCII: signs by their nearest, common accents by their letter, anything else by `?`.
pub fn ascii(text: &str) -> String {
    text.chars().map(replaced).collect()
}

fn replaced(c: char) -> String {
    let nearest = match c {
        c if c.is_ascii() => return c.to_string(),
        '±' => "+-",
        '×' => "x",
        '≤' => "<=",
        '≥' => ">=",
        '…' => "...",
        '–' | '—' | '−' | '‐' | '‑' => "-",
        '‘' | '’' | '′' => "'",
        '“' | '”' | '″' | '«' | '»' => "\"",
        '\u{a0}' | '\u{202f}' | '\u{2009}' => " ",
        '→' => "->",
        '·' | '•' => "*",
        '€' => "EUR",
        '£' => "GBP",
        '²' => "^2",
        '³' => "^3",
        '⁰' => "0",
        '⁴' => "^4",
        '⁹' => "^9",
        '¹' => "^1",
        other => return letter(other),
    };
    nearest.to_owned()
}

fn letter(c: char) -> String {
    let plain = match c {
        'à'..='å' => "a",
        'À'..='Å' => "A",
        'æ' => "ae",
        'Æ' => "Ae",
        'ç' | 'č' | 'ć' => "c",
        'Ç' | 'Č' | 'Ć' => "C",
        'è'..='ë' | 'ę' | 'ě' => "e",
        'È'..='Ë' => "E",
        'ì'..='ï' | 'ı' => "i",
        'Ì'..='Ï' => "I",
        'ñ' | 'ń' => "n",
        'Ñ' => "N",
        'ò'..='ö' | 'ø' => "o",
        'Ò'..='Ö' | 'Ø' => "O",
        'ß' => "ss",
        'š' | 'ś' | 'ş' => "s",
        'Š' => "S",
        'ù'..='ü' => "u",
        'Ù'..='Ü' => "U",
        'ý' | 'ÿ' => "y",
        'ž' | 'ź' | 'ż' => "z",
        'ł' => "l",
        'ğ' => "g",
        _ => "?",
    };
    plain.to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::report::fixture;

    #[test]
    fn signs_and_letters_have_neighbours_in_ascii() {
        assert_eq!(ascii("Zoë’s 120 MB ± 30 % – 2³⁰"), "Zoe's 120 MB +- 30 % - 2^30");
        assert_eq!(ascii("家"), "?");
    }

    #[test]
    fn an_ascii_answer_is_ascii() {
        let mut family = fixture::family();
        family.context.title = "Familie Müller – 200 GB".to_owned();
        let answer = Answer::of(family.run()).in_ascii();
        assert!(answer.printed().iter().all(|row| row.is_ascii()));
    }
}
