//! How fine a PNG is: its pixels, and how large they are on paper.

use super::size::Size;
use crate::units::numbers;

/// How many pixels of the PNG make one of the drawing.
#[derive(Clone, Copy, PartialEq, Eq, Default, Debug)]
pub enum Scale {
    /// As many.
    #[default]
    One,
    /// Two each way, for fine screens and paper.
    Two,
}

/// How fine a PNG is.
#[derive(Clone, Copy, PartialEq, Eq, Default, Debug)]
pub struct Print {
    /// Pixels of the PNG for each of its size.
    pub scale: Scale,
    /// Dots an inch, where they are asked for.
    pub dots: Option<u16>,
}

impl Print {
    /// Width and height of a PNG in pixels: those of its size, or as many as the dots of its paper.
    pub fn pixels(self, size: Size) -> (u32, u32) {
        let factor = match self.scale {
            Scale::One => 1,
            Scale::Two => 2,
        };
        match (self.dots, size.inches()) {
            (Some(dots), Some(inches)) => {
                let width = inches * f64::from(dots);
                let height = width * f64::from(size.height) / f64::from(size.width);
                (whole(width), whole(height))
            }
            _ => (size.width * factor, size.height * factor),
        }
    }

    /// Dots an inch to be written into the PNG; `None` where it is made for screens.
    pub fn dots_per_inch(self, size: Size) -> Option<f64> {
        let (width, _) = self.pixels(size);
        self.dots.map(f64::from).or(size.inches().map(|inches| f64::from(width) / inches))
    }
}

fn whole(pixels: f64) -> u32 {
    u32::try_from(numbers::round_half_up(pixels)).unwrap_or(1).max(1)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn half_a_page_has_the_pixels_of_its_dots() {
        let at = |dots| Print { scale: Scale::One, dots };
        assert_eq!(at(Some(300)).pixels(Size::A4_HALF), (2480, 1754));
        assert_eq!(at(None).pixels(Size::A4_HALF), (1240, 877));
        assert!(at(None).dots_per_inch(Size::A4_HALF).is_some_and(|dots| (dots - 150.0).abs() < 0.1));
    }

    #[test]
    fn other_sizes_keep_their_pixels_and_only_carry_the_dots() {
        let fine = Print { scale: Scale::Two, dots: Some(300) };
        assert_eq!(fine.pixels(Size::WIDE), (3200, 1800));
        assert_eq!(fine.dots_per_inch(Size::WIDE), Some(300.0));
        assert_eq!(Print::default().dots_per_inch(Size::WIDE), None);
    }
}
