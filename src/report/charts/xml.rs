//! Text as XML, and the head of a picture: its size, title and description.

use super::SIZE;
use super::canvas::GRAIN;
use super::fonts::STYLE_SHEET;
use crate::report::figures::Figure;

/// Text that may stand in an element or a quoted attribute; characters that XML forbids are left out.
pub fn escaped(text: &str) -> String {
    let mut escaped = String::with_capacity(text.len());
    for c in allowed(text).chars() {
        match c {
            '<' => escaped.push_str("&lt;"),
            '>' => escaped.push_str("&gt;"),
            '&' => escaped.push_str("&amp;"),
            '"' => escaped.push_str("&quot;"),
            '\'' => escaped.push_str("&apos;"),
            other => escaped.push(other),
        }
    }
    escaped
}

/// Text without the characters that no XML document may hold.
pub fn allowed(text: &str) -> String {
    let forbidden =
        |c: char| (c.is_control() && c != '\n' && c != '\t') || matches!(c, '\u{fffe}' | '\u{ffff}');
    text.chars().filter(|c| !forbidden(*c)).collect()
}

/// The drawing under a head of our own: sizes in pixels, round joins, and words for those who do not see it.
pub fn with_head(drawing: &str, figure: &Figure) -> String {
    let body = drawing.split_once(">\n").map_or("", |(_, body)| body);
    let (width, height) = SIZE;
    format!(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"{width}\" height=\"{height}\" \
         viewBox=\"0 0 {} {}\" role=\"img\" aria-labelledby=\"title desc\" \
         stroke-linejoin=\"round\" stroke-linecap=\"round\">\n\
         <title id=\"title\">{}</title>\n<desc id=\"desc\">{}</desc>\n\
         <style>\n{STYLE_SHEET}</style>\n{body}",
        width * GRAIN,
        height * GRAIN,
        escaped(&figure.title),
        escaped(&figure.description),
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_style_sheet_needs_no_escaping() {
        assert!(
            STYLE_SHEET.starts_with("@font-face{")
                && escaped(STYLE_SHEET).replace("&apos;", "'") == STYLE_SHEET
        );
    }

    #[test]
    fn text_cannot_leave_its_element() {
        assert_eq!(escaped("a<b>&\"'\u{0}\u{8}\u{ffff}c"), "a&lt;b&gt;&amp;&quot;&apos;c");
    }
}
