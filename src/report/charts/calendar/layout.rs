//! Where the cells and words of a calendar stand: a band a year, or less where that makes the cells larger; a column a
//! week, its first day on top.

use crate::calendar::{Day, Horizon};
use crate::report::charts::boxes::Box2;
use crate::report::charts::head::LEFT;
use crate::report::charts::wording::{Heft, width};
use crate::report::figures::{Calendar, Night};
use crate::report::locale::{Dated, current, month_short, weekday_short};
use crate::report::words::thousands;
use crate::units::numbers;

/// Sizes of the words in pixels: months, weekdays, legend.
pub const MONTHS: f64 = 17.0;
/// Size of the weekdays' names.
pub const WEEKDAYS: f64 = 14.0;
/// Size of the legend.
pub const LEGEND: f64 = 18.0;
/// Side of a sample in the legend.
pub const SAMPLE: f64 = 20.0;

/// Left edge of the cells, past the weekdays' names.
const CELLS: f64 = 140.0;
/// Room above a band's cells for its months, and between bands.
const ABOVE: f64 = 24.0;
const BETWEEN: f64 = 16.0;
/// Highest cell in pixels.
const TALLEST: f64 = 78.0;
/// Most that a cell is higher than wide.
const STEEPEST: f64 = 1.6;
/// Height of a line of the legend, and room between its entries.
const LEGEND_LINE: f64 = 30.0;
const AFTER_ENTRY: f64 = 34.0;

/// What a word of a calendar is.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Wording {
    /// A month, with its year where a band or a year begins.
    Month(Heft),
    /// A weekday.
    Weekday,
    /// A kind of night and how many there are.
    Legend(Night),
}

/// A word and the room it takes.
#[derive(Clone, PartialEq, Debug)]
pub struct Word {
    /// The text.
    pub text: String,
    /// What it is.
    pub what: Wording,
    /// Where it stands.
    pub place: Box2,
}

/// Where the cells and words of a calendar stand.
#[derive(Clone, PartialEq, Debug)]
pub struct Layout {
    /// Each night's cell with its gaps.
    pub cells: Vec<(Box2, Night)>,
    /// The stepped line before each first of a month that has days before it in its band.
    pub months: Vec<Vec<(f64, f64)>>,
    /// All words.
    pub words: Vec<Word>,
}

impl Layout {
    /// The layout of a calendar in its room; the weekdays' names stand left of the cells.
    pub fn of(calendar: &Calendar, room: Box2) -> Self {
        let legend = legend(&calendar.counts, room);
        let foot = legend.iter().map(|word| word.place.top).fold(room.bottom, f64::min) - BETWEEN;
        let bands = bands(calendar, Box2 { bottom: foot, ..room });
        let lowest = bands.last().map_or(foot, |band| band.top + 7.0 * band.cell.1);
        let below = |word: Word| Word { place: word.place.lowered(lowest - foot), ..word };
        let legend = legend.into_iter().map(below);
        let words = bands.iter().flat_map(|band| band.months().into_iter().chain(band.weekdays()));
        let band_of = |day: Day| bands.iter().find(|band| band.days.contains(day));
        let cell = |&(day, night): &(Day, Night)| Some((band_of(day)?.cell(day), night));
        Self {
            cells: calendar.nights.iter().filter_map(cell).collect(),
            months: bands.iter().flat_map(Band::borders).collect(),
            words: words.chain(legend).collect(),
        }
    }
}

/// A row of cells.
#[derive(Clone, Copy, Debug)]
struct Band {
    days: Horizon,
    top: f64,
    cell: (f64, f64),
    right: f64,
}

/// Months a band may hold.
const MONTHS_A_BAND: [i32; 4] = [12, 6, 4, 3];

/// The bands from a head to a foot, all with cells of one size: a year each, unless shorter ones have larger cells.
fn bands(calendar: &Calendar, room: Box2) -> Vec<Band> {
    let side = |bands: &[Band]| bands.first().map_or(0.0, |band| band.cell.0.min(band.cell.1));
    let all = MONTHS_A_BAND.map(|months| bands_of(&calendar.rows(months), room));
    all.into_iter()
        .reduce(|best, next| if side(&next) > side(&best) { next } else { best })
        .unwrap_or_default()
}

fn bands_of(rows: &[Horizon], room: Box2) -> Vec<Band> {
    let count = numbers::real_count(rows.len()).max(1.0);
    let weeks = rows.iter().map(|row| week(*row, row.last) + 1).max().unwrap_or(1);
    let wide = (room.right - CELLS) / f64::from(weeks);
    let tallest = TALLEST.min(STEEPEST * wide);
    let pitch = ((room.bottom - room.top + BETWEEN) / count).min(7.0 * tallest + ABOVE + BETWEEN);
    let cell = (wide, (pitch - ABOVE - BETWEEN) / 7.0);
    let tops = (0_u32..).map(|at| room.top + f64::from(at) * pitch + ABOVE);
    let right = room.right;
    rows.iter().zip(tops).map(|(days, top)| Band { days: *days, top, cell, right }).collect()
}

/// Days since the first day of the week.
fn weekday(day: Day) -> i32 {
    i32::from(current().day_of_week(day))
}

/// The column of a day in its band.
fn week(band: Horizon, day: Day) -> i32 {
    (day.days_since(band.first) + weekday(band.first)) / 7
}

impl Band {
    /// The room of a day.
    fn cell(&self, day: Day) -> Box2 {
        let (width, height) = self.cell;
        let left = CELLS + f64::from(week(self.days, day)) * width;
        let top = self.top + f64::from(weekday(day)) * height;
        Box2 { left, top, right: left + width, bottom: top + height }
    }

    fn firsts(&self) -> impl Iterator<Item = Day> {
        self.days.days().filter(|day| day.date().day() == 1)
    }

    /// The names of its months, each above its first day; the first day's month where that leaves room.
    fn months(&self) -> Vec<Word> {
        let mut begun = (self.days.first.date().day() != 1).then_some(self.days.first);
        let mut words: Vec<Word> = Vec::new();
        for day in begun.into_iter().chain(self.firsts()) {
            let word = self.month(day, words.is_empty());
            match words.last() {
                Some(before)
                    if before.place.grown(3.0).overlaps(&word.place)
                        && words.len() == 1
                        && begun.is_some() =>
                {
                    (words, begun) = (vec![self.month(day, true)], None);
                }
                Some(before) if before.place.grown(3.0).overlaps(&word.place) => {}
                _ => words.push(word),
            }
        }
        words
    }

    fn month(&self, day: Day, first: bool) -> Word {
        let with_year = first || day.date().month() == 1;
        let (text, heft) = match with_year {
            true => (day.month_in_short(), Heft::Bold),
            false => (month_short(day.month_index()), Heft::Regular),
        };
        let wide = width(&text, MONTHS, heft);
        let left = self.cell(day).left.min(self.right - wide);
        let place = Box2 { left, top: self.top - ABOVE, right: left + wide, bottom: self.top - 3.0 };
        Word { text, what: Wording::Month(heft), place }
    }

    /// The names of weekdays, all or as many as there is room for.
    fn weekdays(&self) -> Vec<Word> {
        let height = self.cell.1;
        let every =
            [1, 2, 3].into_iter().find(|every| height * numbers::real_count(*every) >= WEEKDAYS + 2.0);
        let first = usize::from(current().first_weekday);
        let names = (first..first + 7).map(weekday_short);
        let named = (0_u32..).zip(names).step_by(every.unwrap_or(7));
        let word = |(at, name): (u32, String)| {
            let middle = self.top + (f64::from(at) + 0.5) * height;
            let (top, bottom) = (middle - WEEKDAYS / 2.0, middle + WEEKDAYS / 2.0);
            let right = LEFT + width(&name, WEEKDAYS, Heft::Regular);
            let place = Box2 { left: LEFT, top, right, bottom };
            Word { text: name, what: Wording::Weekday, place }
        };
        named.map(word).collect()
    }

    /// The lines between months: down to the left of the first week's later days, up again past its earlier ones.
    fn borders(&self) -> Vec<Vec<(f64, f64)>> {
        let inside = self.firsts().filter(|day| *day > self.days.first);
        inside.map(|day| self.border(day)).collect()
    }

    fn border(&self, day: Day) -> Vec<(f64, f64)> {
        let cell = self.cell(day);
        let bottom = self.top + 7.0 * self.cell.1;
        let mut line = Vec::new();
        if cell.top > self.top + 0.1 {
            line.extend([(cell.right, self.top), (cell.right, cell.top)]);
        }
        line.extend([(cell.left, cell.top), (cell.left, bottom)]);
        line
    }
}

/// The kinds of nights that occur, with their counts, in lines from the left edge on above the foot.
fn legend(counts: &[(Night, usize)], room: Box2) -> Vec<Word> {
    let mut lines: Vec<Vec<Word>> = vec![Vec::new()];
    let mut left = LEFT;
    for (night, count) in counts {
        let text = format!("{}  {}", night.label(), thousands(*count));
        let wide = SAMPLE + 10.0 + width(&text, LEGEND, Heft::Regular);
        if left + wide > room.right {
            lines.push(Vec::new());
            left = LEFT;
        }
        let place = Box2 { left, top: 0.0, right: left + wide, bottom: SAMPLE };
        lines.last_mut().into_iter().for_each(|line| {
            line.push(Word { text: text.clone(), what: Wording::Legend(*night), place });
        });
        left += wide + AFTER_ENTRY;
    }
    let rows = numbers::real_count(lines.len());
    let tops = (0_u32..).map(|at| room.bottom - (rows - f64::from(at)) * LEGEND_LINE);
    let stand = |(line, top): (Vec<Word>, f64)| {
        let moved =
            move |word: Word| Word { place: Box2 { top, bottom: top + SAMPLE, ..word.place }, ..word };
        line.into_iter().map(moved).collect::<Vec<_>>()
    };
    lines.into_iter().zip(tops).flat_map(stand).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::analysis::findings::Outcome;
    use crate::report::figures::calendars;
    use crate::report::fixture::nightly;
    use crate::report::locale::{Locale, within};

    const ROOM: Box2 = Box2 { left: 0.0, top: 150.0, right: 1504.0, bottom: 840.0 };

    /// Every kind of night in turn.
    fn mixed(at: usize) -> Outcome {
        let missing = |power, wifi, lock| Outcome::Missing { power, wifi, lock };
        let kinds = [
            Outcome::Completed,
            missing(true, false, false),
            missing(false, true, false),
            missing(false, false, true),
            Outcome::OverQuota,
            Outcome::PhoneFull,
            Outcome::Corrupt,
            Outcome::Fault,
            Outcome::InProgress,
            Outcome::ServiceOutage,
            Outcome::Restricted,
            Outcome::Off,
        ];
        kinds[at % kinds.len()]
    }

    fn layout(nights: usize) -> Layout {
        Layout::of(&calendars(nightly(nights, &mixed).run())[0], ROOM)
    }

    #[test]
    fn no_word_lies_on_another_or_on_a_cell_or_outside() {
        let picture = Box2 { left: 0.0, top: 0.0, right: ROOM.right + 1.0, bottom: 856.0 };
        for nights in [1, 20, 31, 200, 365, 366, 1096, 1826, 4383] {
            let layout = layout(nights);
            for (at, word) in layout.words.iter().enumerate() {
                let others = &layout.words[at + 1..];
                assert!(word.place.within(&picture), "{nights} nights: {word:?}");
                assert!(!others.iter().any(|other| other.place.overlaps(&word.place)), "{nights}: {word:?}");
                assert!(!layout.cells.iter().any(|(cell, _)| cell.overlaps(&word.place)), "{word:?}");
            }
        }
    }

    #[test]
    fn every_night_has_a_cell_of_its_own_and_the_width_is_used() {
        let layout = layout(1096);
        assert_eq!(layout.cells.len(), 1096);
        let corners: std::collections::BTreeSet<_> =
            layout.cells.iter().map(|(cell, _)| format!("{:.1} {:.1}", cell.left, cell.top)).collect();
        assert_eq!(corners.len(), 1096);
        let right = layout.cells.iter().map(|(cell, _)| cell.right).fold(0.0, f64::max);
        assert!((right - ROOM.right).abs() < 0.01, "{right}");
    }

    #[test]
    fn a_year_takes_two_rows_and_three_years_a_row_each() {
        let rows = |nights: usize| {
            let tops = layout(nights).cells.iter().map(|(cell, _)| format!("{:.1}", cell.top)).collect();
            let tops: std::collections::BTreeSet<String> = tops;
            tops.len() / 7
        };
        assert_eq!([31, 365, 1096].map(rows), [1, 2, 3]);
    }

    #[test]
    fn sundays_are_on_top_where_weeks_begin_with_them() {
        let layout = within(Locale::of("en-US").unwrap(), || layout(14));
        let top = layout.cells.iter().map(|(cell, _)| cell.top).fold(f64::MAX, f64::min);
        // The first night is a Tuesday's.
        assert_eq!(layout.cells[5].0.top, top);
        let names = layout.words.iter().filter(|word| word.what == Wording::Weekday);
        assert_eq!(names.map(|word| word.text.as_str()).next(), Some("Sun"));
    }

    #[test]
    fn mondays_are_on_top_and_the_first_day_in_the_first_column() {
        let layout = layout(14);
        let top = layout.cells.iter().map(|(cell, _)| cell.top).fold(f64::MAX, f64::min);
        let monday = 6;
        assert_eq!((layout.cells[monday].0.top, layout.cells[0].0.left), (top, CELLS));
    }
}
