//! From SVG to PNG.

use resvg::tiny_skia::{Pixmap, Transform};
use resvg::usvg;

use super::{SIZE, fonts};

/// How many pixels of the PNG make one of the drawing.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Scale {
    /// 1600 x 900.
    One,
    /// 3200 x 1800, for fine screens and paper.
    Two,
}

impl Scale {
    const fn factor(self) -> u8 {
        match self {
            Self::One => 1,
            Self::Two => 2,
        }
    }
}

/// The PNG of an SVG, drawn with the embedded font alone.
pub fn render(svg: &str, scale: Scale) -> Result<Vec<u8>, String> {
    let tree = usvg::Tree::from_str(svg, &fonts::options()).map_err(|error| error.to_string())?;
    let factor = scale.factor();
    let (width, height) = (SIZE.0 * u32::from(factor), SIZE.1 * u32::from(factor));
    let mut pixels = Pixmap::new(width, height).ok_or("no memory for the picture")?;
    let zoom = f32::from(factor);
    resvg::render(&tree, Transform::from_scale(zoom, zoom), &mut pixels.as_mut());
    pixels.encode_png().map_err(|error| error.to_string())
}
