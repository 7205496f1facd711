//! Pictures in letters for those who stay on the terminal: a small fan chart of each pool, a strip of nights of each
//! device. They draw the same figures as the charts do.

use super::Style;
use crate::analysis::findings::Arrival;
use crate::calendar::{Day, Horizon};
use crate::language::say;
use crate::report::Run;
use crate::report::figures::{
    Calendar, FailingMark, Figure, Hue, Night, SeriesKind, amount_ticks, calendars, forecast, time_ticks,
};
use crate::report::words::exact;
use crate::units::numbers;

/// Rows of a fan chart.
const ROWS: usize = 13;
/// Columns before a plot, for amounts and the axis.
const MARGIN: usize = 9;
/// Narrowest and widest drawing in columns.
const WIDTHS: (usize, usize) = (40, 120);
/// Columns that a date needs.
const A_DATE: usize = 7;

/// Which letters may be used.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Letters {
    /// Blocks and lines.
    Unicode,
    /// Plain ASCII.
    Ascii,
}

/// What a letter of a drawing stands for.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
enum Ink {
    Nothing,
    Outer,
    Inner,
    Median,
    Plan,
    Failing,
    Done,
    MostlyDone,
    UnderWay,
    Waiting,
    Failed,
    Idle,
}

/// How letters are set.
#[derive(Clone, Copy, Debug)]
struct Pen {
    letters: Letters,
    style: Style,
}

/// A fan chart of every pool and a strip of every device, so many columns wide, every line with its line feed.
pub fn drawn(run: Run, columns: usize, letters: Letters, style: Style) -> String {
    let width = columns.clamp(WIDTHS.0, WIDTHS.1);
    let pen = Pen { letters, style };
    let fans = run.findings.pools.iter().filter_map(|pool| forecast(run, pool.pool));
    let mut lines: Vec<String> = fans.flat_map(|figure| fan(&figure, width, pen)).collect();
    let nights = calendars(run);
    lines.extend(strips(&nights, width, pen));
    lines.iter().map(|line| format!("{}\n", line.trim_end())).collect()
}

/// The chart of a pool under its title, with its dates and what its letters mean.
fn fan(figure: &Figure, width: usize, pen: Pen) -> Vec<String> {
    let plot = Plot { figure, columns: width - MARGIN };
    let mut lines = vec![String::new()];
    lines.extend(super::wrap(&pen.plain(&figure.caption.title), width));
    lines.extend((0..ROWS).map(|row| plot.row(row, pen)));
    lines.push(format!("{:MARGIN$}{}", "", dates(figure.horizon, plot.columns)));
    let mut keys = vec![(Ink::Median, say!("answer-median")), (Ink::Plan, say!("answer-plan-2"))];
    if figure.bands.len() == 2 {
        keys.extend([
            (Ink::Inner, say!("answer-half-of-all-futures")),
            (Ink::Outer, say!("answer-9-futures-in-10")),
        ]);
    }
    keys.extend(plot.failing_column().map(|_| (Ink::Failing, say!("answer-even-odds-of-failing"))));
    lines.extend(legend(&keys, width, pen));
    lines
}

/// A figure on a grid of letters.
struct Plot<'a> {
    figure: &'a Figure,
    columns: usize,
}

impl Plot<'_> {
    /// The day's index in the middle of a column.
    fn day(&self, column: usize) -> usize {
        (2 * column + 1) * self.figure.horizon.len() / (2 * self.columns)
    }

    /// The amounts a row stands for; the first row is the highest.
    fn span(&self, row: usize) -> (f64, f64) {
        let (foot, top) = (self.figure.amount.from.value(), self.figure.amount.top);
        let step = (top - foot) / numbers::real_count(ROWS);
        let low = top - step * numbers::real_count(row + 1);
        (low, low + step)
    }

    fn failing_column(&self) -> Option<usize> {
        let FailingMark::Ahead { median: Arrival::On(day), .. } = self.figure.failing else { return None };
        let past = usize::try_from(day.days_since(self.figure.horizon.first)).unwrap_or(0);
        Some((past * self.columns / self.figure.horizon.len().max(1)).min(self.columns - 1))
    }

    fn row(&self, row: usize, pen: Pen) -> String {
        let (low, high) = self.span(row);
        let ticks = amount_ticks(self.figure.amount.from.value(), self.figure.amount.top);
        let tick = ticks.iter().find(|tick| (low..high).contains(*tick));
        let label =
            tick.map_or_else(String::new, |tick| format!("{} {}", exact(*tick), self.figure.amount.unit));
        let axis = match (pen.letters, tick) {
            (Letters::Ascii, _) => '|',
            (Letters::Unicode, Some(_)) => '┤',
            (Letters::Unicode, None) => '│',
        };
        let inks: Vec<Ink> = (0..self.columns).map(|column| self.ink((row, column), (low, high))).collect();
        format!("{label:>7} {axis}{}", pen.set(&inks))
    }

    fn ink(&self, (_, column): (usize, usize), (low, high): (f64, f64)) -> Ink {
        let at = self.day(column);
        let within = |value: f64| value >= low && value < high;
        let value = |kind: SeriesKind| {
            let line = self.figure.lines.iter().find(|line| line.kind == kind);
            line.and_then(|line| line.values.get(at)).copied()
        };
        let touches = |band: &crate::report::figures::Band| {
            let ends = band.low.get(at).zip(band.high.get(at));
            ends.is_some_and(|(from, to)| *from < high && *to >= low)
        };
        let [outer, inner] = [0, 1].map(|which| self.figure.bands.get(which).is_some_and(touches));
        match () {
            () if value(SeriesKind::Quota).is_some_and(within) => Ink::Plan,
            () if value(SeriesKind::Median).is_some_and(within) => Ink::Median,
            () if inner => Ink::Inner,
            () if outer => Ink::Outer,
            () if self.failing_column() == Some(column) => Ink::Failing,
            () => Ink::Nothing,
        }
    }
}

/// Dates in a line below a plot, each from its own column on.
fn dates(horizon: Horizon, columns: usize) -> String {
    let mut line = String::new();
    for tick in time_ticks(horizon, columns / A_DATE) {
        let past = usize::try_from(tick.at.days_since(horizon.first)).unwrap_or(0);
        let column = past * columns / horizon.len().max(1);
        let free = line.is_empty() || line.chars().count() < column;
        if free && column + tick.label.chars().count() <= columns {
            line = format!("{line:column$}{}", tick.label);
        }
    }
    line
}

/// A strip of each device: a letter stands for a few nights.
fn strips(calendars: &[Calendar], width: usize, pen: Pen) -> Vec<String> {
    let nights = calendars.iter().map(|calendar| calendar.nights.len()).max().unwrap_or(0);
    if nights == 0 {
        return Vec::new();
    }
    let each = nights.div_ceil(width);
    let mut lines = Vec::new();
    for calendar in calendars {
        lines.push(String::new());
        lines.extend(super::wrap(&pen.plain(&calendar.caption.title), width));
        let inks: Vec<Ink> = calendar.nights.chunks(each).map(of_nights).collect();
        lines.push(pen.set(&inks));
    }
    let ends = calendars.iter().max_by_key(|calendar| calendar.nights.len());
    let ends = ends.and_then(|calendar| calendar.nights.first().zip(calendar.nights.last()));
    lines.extend(
        ends.map(|((first, _), (last, _))| {
            dates(Horizon { first: *first, last: *last }, nights.div_ceil(each))
        }),
    );
    let span = if each == 1 { say!("answer-a-night") } else { say!("answer-each-nights", each = each) };
    lines.push(say!("answer-a-letter-is-span", span = span));
    let keys = [
        (Ink::Done, say!("answer-backed-up")),
        (Ink::MostlyDone, say!("answer-on-most")),
        (Ink::UnderWay, say!("answer-not-finished")),
        (Ink::Waiting, say!("answer-power-wi-fi-or")),
        (Ink::Failed, say!("answer-failed")),
        (Ink::Idle, say!("answer-off-or-not-due")),
    ];
    lines.extend(legend(&keys, width, pen));
    lines
}

/// What a few nights were: backed up on most of them, or what most others were.
fn of_nights(nights: &[(Day, Night)]) -> Ink {
    let count = |hue: Hue| nights.iter().filter(|(_, night)| night.look().0 == hue).count();
    let done = count(Hue::Done);
    if 10 * done >= 9 * nights.len() {
        return Ink::Done;
    }
    if 2 * done >= nights.len() {
        return Ink::MostlyDone;
    }
    let others = [
        (Hue::Idle, Ink::Idle),
        (Hue::UnderWay, Ink::UnderWay),
        (Hue::Waiting, Ink::Waiting),
        (Hue::Failed, Ink::Failed),
    ];
    others.into_iter().max_by_key(|(hue, _)| count(*hue)).map_or(Ink::Idle, |(_, ink)| ink)
}

/// Letters with what they mean, in as many lines as it takes.
fn legend(keys: &[(Ink, String)], width: usize, pen: Pen) -> Vec<String> {
    let mut lines: Vec<(String, usize)> = vec![(String::new(), 0)];
    for (ink, meaning) in keys {
        let entry = format!("{} {meaning}", pen.set(&[*ink]));
        let wide = meaning.chars().count() + 2;
        match lines.last_mut() {
            Some((line, so_far)) if *so_far == 0 || *so_far + 3 + wide <= width => {
                let gap = if *so_far == 0 { "" } else { "   " };
                line.push_str(&format!("{gap}{entry}"));
                *so_far += gap.len() + wide;
            }
            _ => lines.push((entry, wide)),
        }
    }
    lines.into_iter().map(|(line, _)| line).collect()
}

impl Pen {
    /// A row of letters; stretches of one colour share it.
    fn set(self, inks: &[Ink]) -> String {
        let stretch = |inks: &[Ink]| {
            let text: String = inks.iter().map(|ink| self.letter(*ink)).collect();
            match inks.first().and_then(|ink| ink.colour()) {
                Some(code) if self.style == Style::Colour => format!("\u{1b}[{code}m{text}\u{1b}[0m"),
                _ => text,
            }
        };
        inks.chunk_by(|a, b| a.colour() == b.colour()).map(stretch).collect()
    }

    const fn letter(self, ink: Ink) -> char {
        let (unicode, ascii) = match ink {
            Ink::Nothing => (' ', ' '),
            Ink::Outer => ('░', '.'),
            Ink::Inner => ('▒', ':'),
            Ink::Median => ('█', 'o'),
            Ink::Plan => ('━', '='),
            Ink::Failing => ('┆', '!'),
            Ink::Done => ('█', '#'),
            Ink::MostlyDone => ('▓', '+'),
            Ink::UnderWay => ('▄', '~'),
            Ink::Waiting => ('░', '-'),
            Ink::Failed => ('×', 'x'),
            Ink::Idle => ('·', '.'),
        };
        match self.letters {
            Letters::Unicode => unicode,
            Letters::Ascii => ascii,
        }
    }

    fn plain(self, text: &str) -> String {
        match self.letters {
            Letters::Unicode => text.to_owned(),
            Letters::Ascii => super::ascii(text),
        }
    }
}

impl Ink {
    /// The number of its colour on a terminal: blue for what is stored or done, red for failing.
    const fn colour(self) -> Option<u8> {
        match self {
            Self::Outer | Self::Inner | Self::Median | Self::Done | Self::MostlyDone | Self::UnderWay => {
                Some(34)
            }
            Self::Failing | Self::Failed => Some(31),
            Self::Plan => Some(1),
            Self::Nothing | Self::Waiting | Self::Idle => None,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::analysis::findings::Outcome;
    use crate::report::fixture::{self, nightly};

    #[test]
    fn no_line_is_wider_than_the_terminal() {
        let family = nightly(1096, &|at| if at % 3 == 0 { Outcome::OverQuota } else { Outcome::Completed });
        for columns in [20, 40, 80, 120, 300] {
            for letters in [Letters::Unicode, Letters::Ascii] {
                let text = drawn(family.run(), columns, letters, Style::Plain);
                let widest = text.lines().map(|line| line.chars().count()).max().unwrap();
                assert!(widest <= columns.clamp(40, 120), "{widest} in {columns}");
            }
        }
    }

    #[test]
    fn ascii_is_ascii_and_colour_only_where_it_is_wanted() {
        let family = nightly(400, &|at| if at < 200 { Outcome::Completed } else { Outcome::OverQuota });
        assert!(drawn(family.run(), 80, Letters::Ascii, Style::Plain).is_ascii());
        let plain = drawn(family.run(), 80, Letters::Unicode, Style::Plain);
        assert!(!plain.contains('\u{1b}'));
        let colour = drawn(family.run(), 80, Letters::Unicode, Style::Colour);
        assert_eq!(uncoloured(&colour), plain);
    }

    fn uncoloured(text: &str) -> String {
        let pieces = text.split('\u{1b}').enumerate();
        pieces.map(|(at, piece)| if at == 0 { piece } else { piece.split_once('m').unwrap().1 }).collect()
    }

    #[test]
    fn the_plan_is_a_whole_row_and_the_median_a_letter_a_column() {
        let figure = forecast(fixture::family().run(), crate::model::household::PoolId::new(0)).unwrap();
        let plot = Plot { figure: &figure, columns: 60 };
        let count = |ink: Ink| {
            let cells = (0..ROWS).flat_map(|row| (0..60).map(move |column| (row, column)));
            cells.filter(|(row, column)| plot.ink((*row, *column), plot.span(*row)) == ink).count()
        };
        assert_eq!(count(Ink::Plan), 60);
        let plan = (0..ROWS).find(|row| plot.ink((*row, 0), plot.span(*row)) == Ink::Plan).unwrap();
        let (low, high) = plot.span(plan);
        let median = &figure.lines[0].values;
        let hidden = (0..60).filter(|column| (low..high).contains(&median[plot.day(*column)])).count();
        assert_eq!(count(Ink::Median) + hidden, 60);
        assert!(count(Ink::Failing) > 3);
    }

    #[test]
    fn a_few_nights_are_what_most_of_them_were() {
        let nights =
            |kinds: &[Night]| kinds.iter().map(|night| (Day::from_number(1), *night)).collect::<Vec<_>>();
        let of = |kinds: &[Night]| of_nights(&nights(kinds));
        assert_eq!(of(&[Night::BackedUp; 7]), Ink::Done);
        assert_eq!(of(&[Night::BackedUp, Night::BackedUp, Night::NoRoom]), Ink::MostlyDone);
        assert_eq!(of(&[Night::NoRoom, Night::NoRoom, Night::NotPluggedIn]), Ink::Failed);
        assert_eq!(of(&[Night::Off]), Ink::Idle);
    }
}
