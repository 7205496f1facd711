//! How a page differs from the same page made again: part by part, by the first words that are others.

use crate::language::say;

/// Starts a part of a page that has a heading of its own.
const CHAPTER: &str = "<section class=\"chapter\"";
/// Letters of a difference that are shown, and how many of them stand before it.
const SHOWN: usize = 80;
const BEFORE: usize = 25;

/// What differs, a sentence a part; nothing where the pages are the same.
pub fn differences(then: &str, now: &str) -> Vec<String> {
    let (then, now) = (parts(then), parts(now));
    let named = |parts: &[Part<'_>], name: &str| parts.iter().any(|part| part.name == name);
    let told = then.iter().filter_map(|part| match now.iter().find(|other| other.name == part.name) {
        Some(other) => difference(part, other),
        None => Some(say!("pages-part-it-is-not", part = part.name)),
    });
    let new = now.iter().filter(|part| !named(&then, &part.name));
    told.chain(new.map(|part| say!("pages-part-it-was-not", part = part.name))).collect()
}

/// A part of a page.
struct Part<'a> {
    /// Its heading, or what it is.
    name: String,
    /// Its text, with everything around it.
    html: &'a str,
}

/// Head, first page and chapters.
fn parts(html: &str) -> Vec<Part<'_>> {
    let (head, body) = html.split_at(html.find("<body").unwrap_or_default());
    let mut pieces = body.split(CHAPTER);
    let first = pieces.next().unwrap_or_default();
    let start = [
        Part { name: say!("pages-the-pages-head"), html: head },
        Part { name: first_name(html), html: first },
    ];
    let chapter = |html| Part { name: say!("pages-chapter-quoted", title = heading(html)), html };
    start.into_iter().chain(pieces.map(chapter)).collect()
}

fn first_name(html: &str) -> String {
    if html.contains(CHAPTER) { say!("pages-the-first-page") } else { say!("pages-the-page") }
}

fn heading(chapter: &str) -> String {
    let after = chapter.split_once("<h2").map_or("", |(_, after)| after);
    let inside = after.split_once('>').map_or("", |(_, after)| after);
    text(inside.split_once("</h2>").map_or("", |(inside, _)| inside))
}

fn difference(then: &Part<'_>, now: &Part<'_>) -> Option<String> {
    if then.html == now.html {
        return None;
    }
    let lines = |part: &Part<'_>| -> Vec<String> {
        part.html.lines().map(text).filter(|line| !line.is_empty()).collect()
    };
    let (old, new) = (lines(then), lines(now));
    let longest = old.len().max(new.len());
    let at = |lines: &[String], line: usize| lines.get(line).cloned().unwrap_or_default();
    let other = (0..longest).map(|line| (at(&old, line), at(&new, line))).find(|(old, new)| old != new);
    Some(match other {
        Some((old, new)) => {
            let [old, new] = around(&old, &new);
            say!("pages-then-was-old-is", then = then.name, old = old, new = new)
        }
        None => say!("pages-then-its-words-are", then = then.name),
    })
}

/// Two lines from shortly before where they part.
fn around(old: &str, new: &str) -> [String; 2] {
    let same = old.chars().zip(new.chars()).take_while(|(old, new)| old == new).count();
    let from = same.saturating_sub(BEFORE);
    [old, new].map(|line| {
        let left_out = line.chars().count().saturating_sub(from + SHOWN);
        let shown: String = line.chars().skip(from).take(SHOWN).collect();
        let [before, after] = [from, left_out].map(|letters| if letters > 0 { "…" } else { "" });
        format!("{before}{shown}{after}")
    })
}

/// A line without its tags.
fn text(line: &str) -> String {
    let mut inside = false;
    let bare = line.chars().filter(|letter| {
        let tag = inside || *letter == '<';
        inside = tag && *letter != '>';
        !tag
    });
    bare.collect::<String>().trim().to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    const PAGE: &str = "<head>\n<title>x</title>\n</head>\n<body><h1>Family</h1>\n<p>It stops in May.</p>\n\
        <section class=\"chapter\" id=\"a\">\n<h2 id=\"a-title\">Causes</h2>\n<p>no room: 97</p>\n</section>\n</body>";

    #[test]
    fn the_same_page_does_not_differ() {
        assert_eq!(differences(PAGE, PAGE), Vec::<String>::new());
    }

    #[test]
    fn each_part_tells_its_first_other_words() {
        let now = PAGE.replace("May", "June").replace("97", "98");
        let expected = [
            "the first page: was \"It stops in May.\", is \"It stops in June.\"",
            "\"Causes\": was \"no room: 97\", is \"no room: 98\"",
        ];
        assert_eq!(differences(PAGE, &now), expected);
    }

    #[test]
    fn a_part_that_came_or_went_is_told_and_so_is_a_drawing() {
        let [without, moved] =
            [PAGE.split(CHAPTER).next().unwrap(), &PAGE.replace("<p>no", "<p class=\"b\">no")];
        assert!(differences(PAGE, without).contains(&"\"Causes\": it is not written any more".to_owned()));
        assert!(differences(without, PAGE).contains(&"\"Causes\": it was not there".to_owned()));
        let drawing = "\"Causes\": its words are the same, what lies behind them is not";
        assert_eq!(differences(PAGE, moved), [drawing]);
    }

    #[test]
    fn long_lines_are_cut_around_the_difference() {
        let line = |end: &str| format!("{}{end}{}", "a ".repeat(60), "b".repeat(200));
        let [old, new] = around(&line("x"), &line("y"));
        assert!(old.contains('x') && new.contains('y') && old.chars().count() == SHOWN + 2);
    }
}
