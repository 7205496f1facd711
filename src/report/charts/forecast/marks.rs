//! Words in the plot and where they stand: plans, the failing date, dated events, names of bands. Events stand close
//! to the data, and no word on anything else.

use super::foot;
use crate::analysis::findings::Arrival;
use crate::language::say;
use crate::report::charts::boxes::{Box2, Spot, Taken, spread};
use crate::report::charts::frame::{Fan, Frame};
use crate::report::charts::wording::{Heft, balanced, cut, width};
use crate::report::figures::{FailingMark, Figure, SeriesKind};

/// Sizes of words in the plot, and the height of their lines, in pixels.
pub const WORDS: f64 = 17.0;
/// Height of a line of words.
pub const LINE: f64 = 23.0;
/// Size of the plan's name and of the failing date.
pub const NAMES: f64 = 19.0;

/// Widest line of an event's words, in pixels.
const WIDEST_EVENT: f64 = 210.0;
/// Shortest line from the data to an event's words, in pixels.
const SHORTEST_LEADER: f64 = 16.0;
/// Step in pixels in which words look for a place.
const STEP: f64 = 8.0;
/// Days from one try to the next for words beside a line.
const STRIDE: usize = 10;

/// Words in the plot with their place.
#[derive(Clone, PartialEq, Debug)]
pub struct Label {
    /// The lines of text.
    pub lines: Vec<String>,
    /// The room they take.
    pub place: Box2,
}

/// A name at the right end of what it names.
#[derive(Clone, PartialEq, Debug)]
pub struct EndLabel {
    /// Height of the end of what it names.
    pub anchor: f64,
    /// Height of the name's middle.
    pub middle: f64,
    /// The name.
    pub text: String,
}

/// An event: a short line from the data to its words.
#[derive(Clone, PartialEq, Debug)]
pub struct EventLabel {
    /// The line from the data to the words.
    pub leader: Box2,
    /// The words.
    pub label: Label,
}

/// All words of a plot.
#[derive(Clone, PartialEq, Debug)]
pub struct Marks {
    /// Names of the plans.
    pub plans: Vec<Label>,
    /// The failing date.
    pub failing: Option<Label>,
    /// What the line of WhatsApp's room means.
    pub limit: Option<Label>,
    /// Dated events that found a place.
    pub events: Vec<EventLabel>,
}

impl Marks {
    /// Finds a place for every word: plans first, then the failing date, then events by date.
    pub fn place(figure: &Figure, frame: &Frame) -> Self {
        let fan = Fan::of(figure, frame);
        let mut taken = Taken::default();
        fan.occupy(&mut taken);
        occupy_quota(figure, frame, &mut taken);
        let plans = plans(figure, frame, &mut taken);
        occupy_limit(figure, frame, &mut taken);
        let failing = failing(figure, frame, &mut taken);
        let limit = limit(figure, frame, &mut taken);
        let events = events(figure, frame, &fan, &taken);
        Self { plans, failing, limit, events }
    }
}

/// The names of median and bands at the right edge, moved apart, from the top down: median, inner, outer.
pub fn end_labels(figure: &Figure, frame: &Frame) -> Vec<EndLabel> {
    // What ends within the plot is named at its upper edge.
    let last = |values: &[f64]| match frame.last(values) {
        Some(value) if frame.reaches_the_end() => frame.y(value),
        _ => frame.plot.top,
    };
    let median = figure.lines.iter().find(|line| line.kind == SeriesKind::Median);
    let Some(median) = median else { return Vec::new() };
    let mut ends = vec![(last(&median.values), median.label.clone())];
    let mut inner = last(&median.values);
    for band in figure.bands.iter().rev() {
        let low = last(&band.low);
        ends.push((f64::midpoint(low, inner), band.label.clone()));
        inner = low;
    }
    let wished: Vec<f64> = ends.iter().map(|(anchor, _)| anchor - LINE / 2.0).collect();
    let tops = spread(&wished, LINE + 3.0, (frame.plot.top, frame.plot.bottom));
    let label =
        |((anchor, text), top): ((f64, String), f64)| EndLabel { anchor, middle: top + LINE / 2.0, text };
    ends.into_iter().zip(tops).map(label).collect()
}

/// The size of lines of text.
fn extent(lines: &[String], size: f64, heft: Heft, line: f64) -> (f64, f64) {
    let widest = lines.iter().map(|text| width(text, size, heft)).fold(0.0, f64::max);
    let count = lines.iter().fold(0.0, |count, _| count + 1.0);
    (widest + 4.0, count * line)
}

/// The plan's line is as little to be crossed as the data.
fn occupy_quota(figure: &Figure, frame: &Frame, taken: &mut Taken) {
    for line in figure.lines.iter().filter(|line| line.kind == SeriesKind::Quota) {
        for pair in frame.steps(&line.values).windows(2) {
            let ((x0, y0), (x1, y1)) = (pair[0], pair[1]);
            let piece = Box2 { left: x0, top: y0.min(y1), right: x1, bottom: y0.max(y1) };
            taken.take_line(piece.grown(3.0));
        }
    }
}

/// Nor is the line of WhatsApp's room.
fn occupy_limit(figure: &Figure, frame: &Frame, taken: &mut Taken) {
    for line in figure.lines.iter().filter(|line| line.kind == SeriesKind::Limit) {
        for pair in frame.curve(&line.values).windows(2) {
            let ((x0, y0), (x1, y1)) = (pair[0], pair[1]);
            let piece = Box2 { left: x0, top: y0.min(y1), right: x1, bottom: y0.max(y1) };
            taken.take_line(piece.grown(2.0));
        }
    }
}

/// What the line of WhatsApp's room means, close to it, as far right as there is room.
fn limit(figure: &Figure, frame: &Frame, taken: &mut Taken) -> Option<Label> {
    let line = figure.lines.iter().find(|line| line.kind == SeriesKind::Limit)?;
    let lines = vec![say!("charts-whatsapps-backup-finds-room"), say!("charts-while-use-is-below")];
    let size = extent(&lines, WORDS, Heft::Regular, LINE);
    let points = frame.curve(&line.values);
    let near = |(x, y): &(f64, f64)| {
        let at = |top: f64| Spot::alone(Box2 { left: x - size.0, top, right: *x, bottom: top + size.1 });
        [6.0, 14.0, 24.0, 40.0, 60.0].map(|gap| [at(y + gap), at(y - gap - size.1)]).concat()
    };
    let candidates = points.iter().rev().step_by(STRIDE).flat_map(near);
    let above_foot = Box2 { bottom: frame.plot.bottom - foot::strip(figure, frame), ..frame.plot };
    let spot = taken.first_free(candidates.filter(|spot| spot.words.within(&above_foot)))?;
    Some(Label { lines, place: spot.words })
}

/// Each plan's name above the start of its line, or below it.
fn plans(figure: &Figure, frame: &Frame, taken: &mut Taken) -> Vec<Label> {
    let quota = figure.lines.iter().find(|line| line.kind == SeriesKind::Quota);
    let height = |day: crate::calendar::Day| {
        let at = usize::try_from(day.days_since(figure.horizon.first)).unwrap_or(0);
        quota.and_then(|line| line.values.get(at)).map(|value| frame.y(*value).max(frame.plot.top))
    };
    let mut labels = Vec::new();
    for plan in &figure.plans {
        let Some(y) = height(plan.day) else { continue };
        let size = extent(std::slice::from_ref(&plan.label), NAMES, Heft::Bold, LINE);
        let start = frame.x(plan.day) + 8.0;
        let right_of = failing_x(figure, frame).map_or(start, |x| x + 12.0);
        let crossed = (start - 8.0..start + size.0 + 8.0).contains(&(right_of - 12.0));
        let left = if crossed { right_of } else { start };
        let beside = |top: f64| {
            let place = Box2 { left, top, right: left + size.0, bottom: top + size.1 };
            Spot::alone(place.pushed_between(frame.plot.left, frame.plot.right))
        };
        let candidates = [beside(y - size.1 - 8.0), beside(y + 8.0)].into_iter();
        let candidates = candidates.filter(|spot| spot.words.top >= frame.plot.top);
        if let Some(spot) = taken.first_free(candidates) {
            labels.push(Label { lines: vec![plan.label.clone()], place: spot.words });
        }
    }
    labels
}

/// Where the failing date's line stands, if it is drawn.
fn failing_x(figure: &Figure, frame: &Frame) -> Option<f64> {
    match figure.failing {
        FailingMark::Ahead { median: Arrival::On(day), .. } => Some(frame.x(day)),
        FailingMark::Already { .. } => Some(frame.plot.left),
        FailingMark::Ahead { .. } | FailingMark::Never => None,
    }
}

/// The failing date's words: beside its line, as low as there is room.
fn failing(figure: &Figure, frame: &Frame, taken: &mut Taken) -> Option<Label> {
    let (lines, x) = match &figure.failing {
        FailingMark::Never => return None,
        FailingMark::Already { label } => (label, frame.plot.left),
        FailingMark::Ahead { label, early, median, .. } => {
            let x = [median, early].into_iter().find_map(|arrival| match arrival {
                Arrival::On(day) => Some(frame.x(*day)),
                Arrival::Beyond => None,
            });
            (label, x?)
        }
    };
    taken.take_line(Box2 { left: x - 3.0, top: frame.plot.top, right: x + 3.0, bottom: frame.plot.bottom });
    let rest = lines.iter().skip(1).flat_map(|line| balanced(line, WORDS, Heft::Regular, WIDEST_EVENT));
    let narrow = lines.iter().take(1).cloned().chain(rest).collect();
    let strip = foot::strip(figure, frame);
    [lines.clone(), narrow].into_iter().find_map(|lines| beside(lines, x, (frame.plot, strip), taken))
}

/// Lines of text to the right or left of an upright line, as low as there is room.
fn beside(lines: Vec<String>, x: f64, (plot, strip): (Box2, f64), taken: &mut Taken) -> Option<Label> {
    let (width, height) = extent(&lines, NAMES, Heft::Bold, LINE + 2.0);
    let at = |left: f64, top: f64| Box2 { left, top, right: left + width, bottom: top + height };
    let rows = rows(plot.bottom - height - strip, plot.top, -STEP);
    let sides = rows.flat_map(|top| [at(x + 14.0, top), at(x - 14.0 - width, top)]);
    let spot = taken.first_free(sides.filter(|place| place.within(&plot)).map(Spot::alone))?;
    Some(Label { lines, place: spot.words })
}

/// Heights from one to another in equal steps.
fn rows(from: f64, to: f64, step: f64) -> impl Iterator<Item = f64> {
    let beyond = move |y: &f64| if step > 0.0 { *y <= to } else { *y >= to };
    std::iter::successors(Some(from), move |y| Some(y + step)).take_while(beyond)
}

/// Events with their words: in the middle below their line where all find room that way, else beside it.
fn events(figure: &Figure, frame: &Frame, fan: &Fan, taken: &Taken) -> Vec<EventLabel> {
    let manners = [[0.0, -0.35, 0.35], [-0.47, 0.0, 0.47], [-0.47, -0.47, 0.47]];
    let placed = manners.map(|shifts| placed_events(figure, frame, fan, (taken.clone(), shifts)));
    let most = placed.iter().map(Vec::len).max().unwrap_or(0);
    placed.into_iter().find(|events| events.len() == most).unwrap_or_default()
}

fn placed_events(
    figure: &Figure,
    frame: &Frame,
    fan: &Fan,
    (mut taken, shifts): (Taken, [f64; 3]),
) -> Vec<EventLabel> {
    let mut placed = Vec::new();
    let floor = frame.plot.bottom - foot::strip(figure, frame);
    for event in &figure.events {
        let lines = balanced(&event.label, WORDS, Heft::Regular, WIDEST_EVENT);
        let lines: Vec<_> = lines.iter().map(|line| cut(line, WORDS, Heft::Regular, WIDEST_EVENT)).collect();
        let size = extent(&lines, WORDS, Heft::Regular, LINE);
        let wish = Wish { x: frame.x(event.day), size, shifts: shifts.map(|share| share * size.0) };
        if let Some(spot) = taken.first_free(candidates((frame.plot, floor), fan, wish)) {
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

/// Leader and words of an event in a plot above a floor: nearest to the data first, below before above.
fn candidates(room: (Box2, f64), fan: &Fan, wish: Wish) -> impl Iterator<Item = Spot> + use<> {
    let edges = fan.edges(wish.x);
    edges.into_iter().flat_map(move |edges| around(room, edges, wish))
}

fn around((plot, floor): (Box2, f64), (upper, lower): (f64, f64), wish: Wish) -> impl Iterator<Item = Spot> {
    let height = wish.size.1;
    let below = rows(lower + SHORTEST_LEADER, floor - height, STEP);
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

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::household::PoolId;
    use crate::report::charts::Look;
    use crate::report::charts::head::Head;
    use crate::report::figures::{AmountAxis, Foot};
    use crate::report::{figures, fixture};

    fn drawn(fixture: &fixture::Fixture) -> (Figure, Frame, Marks) {
        let figure = figures::forecast(fixture.run(), PoolId::new(0)).unwrap();
        let head = Head::of(&figure.caption, &Look::default());
        let frame = Frame::new(figure.horizon, &figure.amount, &head, 180.0);
        let marks = Marks::place(&figure, &frame);
        (figure, frame, marks)
    }

    #[test]
    fn no_word_lies_on_another_or_on_the_data() {
        for fixture in [fixture::family(), fixture::failing_today(), fixture::all_works()] {
            let (figure, frame, marks) = drawn(&fixture);
            let labels = marks.plans.iter().chain(&marks.failing);
            let places: Vec<_> = labels
                .chain(marks.events.iter().map(|event| &event.label))
                .map(|label| label.place)
                .collect();
            for (at, place) in places.iter().enumerate() {
                assert!(place.within(&frame.plot), "{place:?}");
                assert!(!places[at + 1..].iter().any(|other| other.overlaps(place)));
                let mut data = Taken::default();
                Fan::of(&figure, &frame).occupy(&mut data);
                assert!(data.is_free(place));
            }
        }
    }

    #[test]
    fn every_event_of_a_family_finds_a_place() {
        let (figure, _, marks) = drawn(&fixture::family());
        assert_eq!(marks.events.len(), figure.events.len());
        assert!(marks.failing.is_some());
    }

    #[test]
    fn most_of_many_events_find_a_place() {
        let mut crowded = fixture::family();
        let event = crowded.household.events[0].clone();
        crowded.household.events = (0..14)
            .map(|at| {
                let mut later = event.clone();
                (later.on, later.label) = (event.on + 40 * at, format!("event number {at} with words"));
                later
            })
            .collect();
        let (figure, _, marks) = drawn(&crowded);
        assert!(3 * marks.events.len() >= 2 * figure.events.len());
    }

    #[test]
    fn the_word_of_a_broken_axis_stands_above_the_bar_of_the_range() {
        let (mut figure, frame, _) = drawn(&fixture::family());
        let broken = |figure: &Figure| {
            let amount = AmountAxis { from: Foot::Broken(100.0), ..frame.amount.clone() };
            foot::raised(figure, &Frame { amount, ..frame.clone() })
        };
        assert_eq!(broken(&figure), 0.0, "the range ends long before the word");
        let FailingMark::Ahead { late, .. } = &mut figure.failing else { panic!("nothing fails") };
        *late = Arrival::Beyond;
        assert!(broken(&figure) > 0.0);
        assert_eq!(
            foot::raised(
                &figure,
                &Frame { amount: AmountAxis { from: Foot::Zero, ..frame.amount.clone() }, ..frame.clone() }
            ),
            0.0
        );
    }

    #[test]
    fn names_at_the_right_do_not_touch() {
        let (figure, frame, _) = drawn(&fixture::family());
        let ends = end_labels(&figure, &frame);
        assert_eq!(ends.iter().map(|end| end.text.as_str()).collect::<Vec<_>>().len(), 3);
        assert!(ends.windows(2).all(|pair| pair[1].middle - pair[0].middle >= LINE));
    }
}
