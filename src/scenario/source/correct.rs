//! Lines as they were typed beside the lines as they should be, where nothing else can be meant.

use super::{Span, Texts};
use crate::scenario::problem::Fix;

/// A line to be corrected.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Correction {
    /// Its number, from 1.
    pub line: usize,
    /// As it was typed.
    pub before: String,
    /// As it should be.
    pub after: String,
}

/// The lines of the file that read otherwise with these fixes, and as they are read anyhow.
pub fn corrections<'f>(texts: &Texts, fixes: impl IntoIterator<Item = &'f Fix>) -> Vec<Correction> {
    let Some((typed, read)) = texts.file() else { return Vec::new() };
    let here = |fix: &&Fix| texts.in_file(&fix.span) && !texts.is_beneath(&fix.span);
    let fixes: Vec<&Fix> = fixes.into_iter().filter(here).collect();
    let right = fixed(read, fixes);
    let lines = typed.lines().zip(right.lines()).enumerate();
    let changed = lines.filter(|(_, (before, after))| before != after);
    let correction = |(at, (before, after)): (usize, (&str, &str))| Correction {
        line: at + 1,
        before: before.to_owned(),
        after: after.trim_end().to_owned(),
    };
    changed.map(correction).collect()
}

/// A text with fixes made; of two that touch the same letters the first counts.
fn fixed(text: &str, mut fixes: Vec<&Fix>) -> String {
    fixes.sort_by_key(|fix| (fix.span.start, fix.span.end));
    let mut right = String::new();
    let mut at = 0;
    for fix in fixes.into_iter().filter(|fix| !fix.text.contains('\n')) {
        let Span { start, end } = fix.span.clone();
        let (Some(before), true) = (text.get(at..start), end <= text.len()) else { continue };
        right.push_str(before);
        right.push_str(&fix.text);
        at = end;
    }
    right.push_str(text.get(at..).unwrap_or_default());
    right
}

#[cfg(test)]
mod tests {
    use super::super::mend;
    use super::*;

    #[test]
    fn lines_are_told_as_typed_and_as_they_should_be() {
        let text = "a = 1\nsise = 5 GB\nb = 2\n";
        let mut texts = Texts::default();
        texts.add_mended("f", text, mend(text));
        let fixes = [Fix { span: 6..10, text: "size".to_owned() }, Fix { span: 7..10, text: "x".to_owned() }];
        let told = corrections(&texts, &fixes);
        let line =
            Correction { line: 2, before: "sise = 5 GB".to_owned(), after: "size = \"5 GB\"".to_owned() };
        assert_eq!(told, [line]);
    }
}
