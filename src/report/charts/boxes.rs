//! Rectangles that must not overlap, and where there is still room for one.

/// How far words stay away from each other, in pixels.
const MARGIN: f64 = 4.0;

/// A rectangle in pixels; the upright axis points down.
#[derive(Clone, Copy, PartialEq, Debug)]
pub struct Box2 {
    /// Left edge.
    pub left: f64,
    /// Upper edge.
    pub top: f64,
    /// Right edge.
    pub right: f64,
    /// Lower edge.
    pub bottom: f64,
}

impl Box2 {
    /// A rectangle of a size, centred on `x`, with its upper edge at `top`.
    pub fn hanging(x: f64, top: f64, (width, height): (f64, f64)) -> Self {
        Self { left: x - width / 2.0, top, right: x + width / 2.0, bottom: top + height }
    }

    /// The rectangle around some points; `None` around none.
    pub fn around(points: &[(f64, f64)]) -> Option<Self> {
        let (x, y) = *points.first()?;
        let start = Self { left: x, top: y, right: x, bottom: y };
        Some(points.iter().fold(start, |all, (x, y)| Self {
            left: all.left.min(*x),
            top: all.top.min(*y),
            right: all.right.max(*x),
            bottom: all.bottom.max(*y),
        }))
    }

    /// Whether two rectangles share more than an edge.
    pub fn overlaps(&self, other: &Self) -> bool {
        self.left < other.right
            && other.left < self.right
            && self.top < other.bottom
            && other.top < self.bottom
    }

    /// Whether this rectangle lies wholly inside another.
    pub fn within(&self, other: &Self) -> bool {
        self.left >= other.left
            && self.right <= other.right
            && self.top >= other.top
            && self.bottom <= other.bottom
    }

    /// The rectangle with a margin around it.
    pub fn grown(&self, by: f64) -> Self {
        Self { left: self.left - by, top: self.top - by, right: self.right + by, bottom: self.bottom + by }
    }

    /// The rectangle moved down; up where negative.
    pub fn lowered(&self, by: f64) -> Self {
        Self { top: self.top + by, bottom: self.bottom + by, ..*self }
    }

    /// The rectangle moved sideways so that it lies between two edges.
    pub fn pushed_between(&self, left: f64, right: f64) -> Self {
        let by = (left - self.left).max(0.0) + (right - self.right).min(0.0);
        Self { left: self.left + by, right: self.right + by, ..*self }
    }
}

/// What is taken already.
#[derive(Clone, Debug, Default)]
pub struct Taken {
    words: Vec<Box2>,
    lines: Vec<Box2>,
}

/// A place for words, and the line that leads to them.
#[derive(Clone, Copy, PartialEq, Debug)]
pub struct Spot {
    /// The words.
    pub words: Box2,
    /// The line from what they name; without height where they need none.
    pub leader: Box2,
}

impl Taken {
    /// Takes a line or an area of the drawing: no words may lie on it, but a leader may cross it.
    pub fn take_line(&mut self, line: Box2) {
        self.lines.push(line);
    }

    /// Whether words may lie there.
    pub fn is_free(&self, words: &Box2) -> bool {
        !self.words.iter().chain(&self.lines).any(|taken| taken.overlaps(words))
    }

    /// The first of the candidates that is free; it is taken, with a margin.
    pub fn first_free(&mut self, mut candidates: impl Iterator<Item = Spot>) -> Option<Spot> {
        let crosses = |leader: &Box2| self.words.iter().any(|taken| taken.overlaps(leader));
        let found = candidates.find(|spot| self.is_free(&spot.words) && !crosses(&spot.leader))?;
        self.words.extend([found.words.grown(MARGIN), found.leader.grown(1.0)]);
        Some(found)
    }
}

impl Spot {
    /// Words that need no leader.
    pub const fn alone(words: Box2) -> Self {
        Self { words, leader: Box2 { right: words.left, bottom: words.top, ..words } }
    }
}

/// Moves heights of one size apart until none overlaps, keeping their order, above `floor`.
///
/// The heights must be sorted.
pub fn spread(wished: &[f64], size: f64, (ceiling, floor): (f64, f64)) -> Vec<f64> {
    let mut places = Vec::with_capacity(wished.len());
    let mut lowest = ceiling;
    for wish in wished {
        let place = wish.max(lowest);
        places.push(place);
        lowest = place + size;
    }
    let mut limit = floor;
    for place in places.iter_mut().rev() {
        *place = place.min(limit - size);
        limit = *place;
    }
    places
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn labels_are_moved_apart_in_their_order() {
        assert_eq!(spread(&[10.0, 12.0, 80.0], 20.0, (0.0, 200.0)), [10.0, 30.0, 80.0]);
        assert_eq!(spread(&[185.0, 190.0], 20.0, (0.0, 200.0)), [160.0, 180.0]);
    }

    #[test]
    fn the_first_place_without_overlap_is_taken() {
        let mut taken = Taken::default();
        let at = |x| Spot::alone(Box2::hanging(x, 0.0, (10.0, 10.0)));
        assert_eq!(taken.first_free([at(0.0)].into_iter()), Some(at(0.0)));
        assert_eq!(taken.first_free([at(5.0), at(15.0)].into_iter()), Some(at(15.0)));
        assert_eq!(taken.first_free([at(3.0)].into_iter()), None);
    }

    #[test]
    fn leaders_cross_lines_but_no_words() {
        let mut taken = Taken::default();
        taken.take_line(Box2 { left: 0.0, top: 50.0, right: 100.0, bottom: 53.0 });
        let spot = |x, top| Spot {
            words: Box2::hanging(x, top, (10.0, 10.0)),
            leader: Box2 { left: x, top: top + 10.0, right: x + 1.0, bottom: 80.0 },
        };
        assert_eq!(
            taken.first_free([spot(50.0, 45.0), spot(50.0, 30.0)].into_iter()),
            Some(spot(50.0, 30.0))
        );
        assert_eq!(taken.first_free([spot(51.0, 5.0)].into_iter()), None);
    }

    #[test]
    fn a_box_around_points_holds_each() {
        let around = Box2::around(&[(3.0, 9.0), (1.0, 4.0), (2.0, 5.0)]);
        assert_eq!(around, Some(Box2 { left: 1.0, top: 4.0, right: 3.0, bottom: 9.0 }));
        assert_eq!(Box2::around(&[]), None);
    }

    #[test]
    fn a_box_is_pushed_back_into_the_picture() {
        let pushed = Box2::hanging(0.0, 0.0, (20.0, 5.0)).pushed_between(4.0, 100.0);
        assert_eq!((pushed.left, pushed.right), (4.0, 24.0));
    }
}
