//! The embedded font, and text that has to fit: measured, broken into lines, made smaller, or cut.

use std::sync::{Arc, LazyLock};

use resvg::usvg::{self, fontdb};

use super::canvas::escaped;

/// What a viewer with fonts of its own is asked for, our own first.
pub const FAMILIES: &str = "Inter, Segoe UI, Roboto, Helvetica, Arial, sans-serif";

const REGULAR: &[u8] = include_bytes!("../../../assets/fonts/Inter-Regular.otf");
const SEMI_BOLD: &[u8] = include_bytes!("../../../assets/fonts/Inter-SemiBold.otf");

/// The same two faces as a style sheet, Western Latin alone: an SVG carries them wherever it is opened.
pub const STYLE_SHEET: &str = include_str!("../../../assets/fonts/inter-latin.css");

/// How heavy text is.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Heft {
    /// Running text.
    Regular,
    /// Titles, and what a line is called.
    Bold,
}

/// The two embedded faces and nothing of the system's.
static FACES: LazyLock<Arc<fontdb::Database>> = LazyLock::new(|| {
    let mut faces = fontdb::Database::new();
    faces.load_font_data(REGULAR.to_vec());
    faces.load_font_data(SEMI_BOLD.to_vec());
    for set in [fontdb::Database::set_sans_serif_family, fontdb::Database::set_serif_family] {
        set(&mut faces, "Inter");
    }
    Arc::new(faces)
});

/// Options under which every SVG of ours is read.
pub fn options() -> usvg::Options<'static> {
    usvg::Options { fontdb: Arc::clone(&FACES), font_family: "Inter".to_owned(), ..usvg::Options::default() }
}

/// The width in pixels of a line of text at a size in pixels.
pub fn width(text: &str, size: f64, heft: Heft) -> f64 {
    let weight = match heft {
        Heft::Regular => "normal",
        Heft::Bold => "bold",
    };
    let svg = format!(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"9\" height=\"9\">\
         <text font-family=\"Inter\" font-weight=\"{weight}\" font-size=\"100\">{}</text></svg>",
        escaped(text)
    );
    let tree = usvg::Tree::from_str(&svg, &options()).ok();
    let hundredfold = tree.and_then(|tree| first_width(&tree)).unwrap_or(0.0);
    hundredfold * size / 100.0
}

fn first_width(tree: &usvg::Tree) -> Option<f64> {
    tree.root().children().iter().find_map(|node| match node {
        usvg::Node::Text(text) => Some(f64::from(text.bounding_box().width())),
        _ => None,
    })
}

/// Step in pixels by which lines are made narrower to even them out.
const EVENING: f64 = 12.0;

/// Breaks text into lines of at most so many pixels; a word that is wider stays whole.
pub fn broken(text: &str, size: f64, heft: Heft, widest: f64) -> Vec<String> {
    Words::of(text, size, heft).broken(widest)
}

/// The same number of lines, as even in length as they can be.
pub fn balanced(text: &str, size: f64, heft: Heft, widest: f64) -> Vec<String> {
    let words = Words::of(text, size, heft);
    let mut best = words.broken(widest);
    let mut narrower = widest - EVENING;
    while narrower > 0.0 {
        let lines = words.broken(narrower);
        if lines.len() > best.len() {
            break;
        }
        best = lines;
        narrower -= EVENING;
    }
    best
}

/// Words, each measured once.
struct Words<'a> {
    words: Vec<(&'a str, f64)>,
    space: f64,
}

impl<'a> Words<'a> {
    fn of(text: &'a str, size: f64, heft: Heft) -> Self {
        let words = text.split_ascii_whitespace().map(|word| (word, width(word, size, heft))).collect();
        Self { words, space: width("n n", size, heft) - width("nn", size, heft) }
    }

    fn broken(&self, widest: f64) -> Vec<String> {
        let mut lines: Vec<(String, f64)> = Vec::new();
        for (word, width) in &self.words {
            match lines.last_mut() {
                Some((line, so_far)) if *so_far + self.space + width <= widest => {
                    line.push(' ');
                    line.push_str(word);
                    *so_far += self.space + width;
                }
                _ => lines.push(((*word).to_owned(), *width)),
            }
        }
        lines.into_iter().map(|(line, _)| line).collect()
    }
}

/// Text of at most so many pixels: cut with an ellipsis where it is wider.
pub fn cut(text: &str, size: f64, heft: Heft, widest: f64) -> String {
    if width(text, size, heft) <= widest {
        return text.to_owned();
    }
    let letters: Vec<char> = text.chars().collect();
    let (mut fits, mut too_long) = (0, letters.len());
    while fits + 1 < too_long {
        let middle = usize::midpoint(fits, too_long);
        if width(&shortened(&letters, middle), size, heft) <= widest {
            fits = middle;
        } else {
            too_long = middle;
        }
    }
    shortened(&letters, fits)
}

/// Text of at most so many pixels in which a name is shortened first, and only then its end: `Maximil…'s iPad: 90 %`.
pub fn cut_name(text: &str, name: &str, size: f64, widest: f64) -> String {
    let fits = |text: &String| width(text, size, Heft::Regular) <= widest;
    let whole = text.to_owned();
    if fits(&whole) || name.is_empty() {
        return cut(text, size, Heft::Regular, widest);
    }
    let letters: Vec<char> = name.chars().collect();
    let shorter = (1..letters.len()).rev().map(|count| text.replacen(name, &shortened(&letters, count), 1));
    let found = shorter.into_iter().find(fits);
    found.unwrap_or_else(|| cut(text, size, Heft::Regular, widest))
}

/// The title in one line where a size lets it be, else in so many lines at most, and the size at which it fits.
pub fn title_lines(title: &str, sizes: &[f64], (widest, most): (f64, usize)) -> (Vec<String>, f64) {
    for &size in sizes {
        if width(title, size, Heft::Bold) <= widest {
            return (vec![title.to_owned()], size);
        }
    }
    let size = sizes.last().copied().unwrap_or(26.0);
    let mut lines = balanced(title, size, Heft::Bold, widest);
    let rest = lines.split_off(lines.len().min(most.saturating_sub(1))).join(" ");
    lines.extend((!rest.is_empty()).then_some(rest));
    (lines.iter().map(|line| cut(line, size, Heft::Bold, widest)).collect(), size)
}

fn shortened(letters: &[char], count: usize) -> String {
    let kept: String = letters.iter().take(count).collect();
    format!("{}…", kept.trim_end())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn widths_are_those_of_the_face() {
        assert!((width("nnnn", 20.0, Heft::Regular) - 2.0 * width("nn", 20.0, Heft::Regular)).abs() < 0.5);
        assert!(width("median", 20.0, Heft::Bold) > width("median", 20.0, Heft::Regular));
        assert!(width("iiii", 20.0, Heft::Regular) < width("mmmm", 20.0, Heft::Regular) / 2.0);
        assert_eq!(width("", 20.0, Heft::Regular), 0.0);
    }

    #[test]
    fn text_is_broken_or_cut_to_its_width() {
        let lines = broken("Old iPhone's backup deleted after 180 days", 17.0, Heft::Regular, 190.0);
        assert!(lines.len() == 2 && lines.iter().all(|line| width(line, 17.0, Heft::Regular) <= 190.0));
        let even = balanced("event number 8 with words", 17.0, Heft::Regular, 190.0);
        assert_eq!(even, ["event number", "8 with words"]);
        let cut = cut(&"long ".repeat(99), 17.0, Heft::Regular, 190.0);
        assert!(cut.ends_with('…') && width(&cut, 17.0, Heft::Regular) <= 190.0);
    }

    #[test]
    fn a_long_name_is_shortened_before_what_it_owns() {
        let name = "Maximiliane-Alexandra von Hohenstein-Wittelsbach";
        let text = format!("{name}'s iPad mini: 90 %");
        let shown = cut_name(&text, name, 17.0, 300.0);
        assert!(shown.starts_with("Maximiliane") && shown.ends_with("…'s iPad mini: 90 %"), "{shown}");
        assert!(width(&shown, 17.0, Heft::Regular) <= 300.0);
        assert_eq!(cut_name("Bo's iPad: 90 %", "Bo", 17.0, 300.0), "Bo's iPad: 90 %");
    }

    #[test]
    fn a_long_title_takes_two_lines_and_no_more() {
        let (lines, size) = title_lines(&"Grandparent's backup ".repeat(20), &[34.0, 28.0], (1400.0, 2));
        assert_eq!((lines.len(), size), (2, 28.0));
        assert!(lines.iter().all(|line| width(line, size, Heft::Bold) <= 1400.0));
        assert_eq!(title_lines("Short", &[34.0, 28.0], (1400.0, 2)), (vec!["Short".to_owned()], 34.0));
    }
}
