//! Where the words of dated events stand: close to the data, and on nothing else.

use super::boxes::{Box2, Spot, Taken};
use super::fan::Fan;
use super::fonts::Heft;
use super::frame::Frame;
use super::marks::{FOOT, LINE, Label, STEP, WIDEST_EVENT, WORDS, extent, rows};
use super::wording::{balanced, cut};
use crate::report::figures::Figure;

/// Shortest line from the data to an event's words, in pixels.
const SHORTEST_LEADER: f64 = 16.0;

/// An event: a short line from the data to its words.
#[derive(Clone, PartialEq, Debug)]
pub struct EventLabel {
    /// The line from the data to the words.
    pub leader: Box2,
    /// The words.
    pub label: Label,
}

/// Events with their words: in the middle below their line where all find room that way, else beside it.
pub fn events(figure: &Figure, frame: &Frame, fan: &Fan, taken: &Taken) -> Vec<EventLabel> {
    let manners = [[0.0, -0.35, 0.35], [-0.47, 0.0, 0.47], [-0.47, -0.47, 0.47]];
    let placed = manners.map(|shifts| placed(figure, frame, fan, (taken.clone(), shifts)));
    let most = placed.iter().map(Vec::len).max().unwrap_or(0);
    placed.into_iter().find(|events| events.len() == most).unwrap_or_default()
}

fn placed(
    figure: &Figure,
    frame: &Frame,
    fan: &Fan,
    (mut taken, shifts): (Taken, [f64; 3]),
) -> Vec<EventLabel> {
    let mut placed = Vec::new();
    for event in &figure.events {
        let lines = balanced(&event.label, WORDS, Heft::Regular, WIDEST_EVENT);
        let lines: Vec<_> = lines.iter().map(|line| cut(line, WORDS, Heft::Regular, WIDEST_EVENT)).collect();
        let size = extent(&lines, WORDS, Heft::Regular, LINE);
        let wish = Wish { x: frame.x(event.day), size, shifts: shifts.map(|share| share * size.0) };
        if let Some(spot) = taken.first_free(candidates(frame.plot, fan, wish)) {
            placed.push(EventLabel { leader: spot.leader, label: Label { lines, place: spot.words } });
        }
    }
    placed
}

/// Where an event is, how much room its words need, and how far they may stand to the side.
#[derive(Clone, Copy)]
struct Wish {
    x: f64,
    size: (f64, f64),
    shifts: [f64; 3],
}

/// Leader and words of an event: nearest to the data first, below before above.
fn candidates(plot: Box2, fan: &Fan, wish: Wish) -> impl Iterator<Item = Spot> + use<> {
    let edges = fan.edges(wish.x);
    edges.into_iter().flat_map(move |edges| around(plot, edges, wish))
}

fn around(plot: Box2, (upper, lower): (f64, f64), wish: Wish) -> impl Iterator<Item = Spot> {
    let height = wish.size.1;
    let below = rows(lower + SHORTEST_LEADER, plot.bottom - height - FOOT, STEP);
    let above = rows(upper - SHORTEST_LEADER - height, plot.top, -STEP);
    let hanging = below.map(move |top| (top, (lower, top - 2.0)));
    let standing = above.map(move |top| (top, (top + height + 2.0, upper)));
    hanging.chain(standing).flat_map(move |(top, (from, to))| {
        let leader = Box2 { left: wish.x - 1.0, top: from, right: wish.x + 1.0, bottom: to };
        wish.shifts.map(|shift| {
            let words = Box2::hanging(wish.x + shift, top, wish.size);
            Spot { words: words.pushed_between(plot.left + 8.0, plot.right), leader }
        })
    })
}
