//! The embedded font: who draws the text also measures it.

use std::sync::{Arc, LazyLock};

use resvg::usvg::{self, fontdb};

use super::xml::escaped;

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
}
