//! How large a picture is: in pixels of its PNG, and in the pixels it is laid out in.

/// Pixels of the usual picture.
const USUAL: (f64, f64) = (1600.0, 900.0);
/// Smallest and largest side of a picture in pixels.
const SIDES: std::ops::RangeInclusive<u32> = 600..=6000;
/// Width of an A4 page in inches.
const A4_WIDTH: f64 = 210.0 / 25.4;

/// The size of a picture in pixels, before it is drawn finer.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Size {
    /// Width in pixels.
    pub width: u32,
    /// Height in pixels.
    pub height: u32,
}

/// What a picture is laid out on, in pixels as letters are measured in.
#[derive(Clone, Copy, PartialEq, Debug)]
pub struct Paper {
    /// Width.
    pub width: f64,
    /// Height.
    pub height: f64,
}

impl Size {
    /// For slides and the width of a page.
    pub const WIDE: Self = Self { width: 1600, height: 900 };
    /// As wide as high.
    pub const SQUARE: Self = Self { width: 1200, height: 1200 };
    /// Higher than wide: for a column, or a phone held upright.
    pub const TALL: Self = Self { width: 1080, height: 1440 };
    /// The upper half of an A4 page, at 150 dots an inch.
    pub const A4_HALF: Self = Self { width: 1240, height: 877 };

    /// A size of one's own; `None` where a side is too short to hold a chart, or absurdly long.
    pub fn of(width: u32, height: u32) -> Option<Self> {
        let narrow = width.max(height) > 4 * width.min(height);
        (SIDES.contains(&width) && SIDES.contains(&height) && !narrow).then_some(Self { width, height })
    }

    /// What it is laid out on: letters grow with the picture, and never shrink below those of the usual one.
    pub fn paper(self) -> Paper {
        let (width, height) = (f64::from(self.width), f64::from(self.height));
        let zoom = (width * height / (USUAL.0 * USUAL.1)).sqrt().max(1.0);
        Paper { width: width / zoom, height: height / zoom }
    }

    /// The width on paper in inches; `None` where it is made for a screen.
    pub fn inches(self) -> Option<f64> {
        (self == Self::A4_HALF).then_some(A4_WIDTH)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn letters_grow_with_a_picture_but_do_not_shrink() {
        assert_eq!(Size::WIDE.paper(), Paper { width: 1600.0, height: 900.0 });
        let of = |width, height| Size::of(width, height).unwrap().paper();
        assert!((of(3200, 1800).width - 1600.0).abs() < 1e-9);
        assert_eq!(of(800, 600), Paper { width: 800.0, height: 600.0 });
    }

    #[test]
    fn no_picture_is_too_small_for_a_chart_or_a_ribbon() {
        let sizes = [(599, 900), (900, 6001), (2500, 600)];
        assert!(sizes.into_iter().all(|(width, height)| Size::of(width, height).is_none()));
    }
}
