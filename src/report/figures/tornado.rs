//! The tornado: how far the first failing date, or its chance, moves with one unknown at a time.

use super::caption::{Caption, footer};
use super::{ReportError, csv_bytes};
use crate::analysis::sensitivity::{Asked, Sensitivity, Swing};
use crate::calendar::{Arrival, Day, Horizon};
use crate::language::say;
use crate::report::Run;
use crate::report::locale::Dated;
use crate::report::sure::level;
use crate::report::words::{capitalised, thousands};
use crate::units::numbers;

/// Most levels of the chart.
const MOST: usize = 10;
/// Days and share below which nothing moves.
const SEEN_DAYS: i32 = 3;
const SEEN_SHARE: f64 = 0.01;

/// Unknowns by how far they move the answer.
#[derive(Clone, PartialEq, Debug)]
pub struct Tornado {
    /// The words around it.
    pub caption: Caption,
    /// The days the run looks at.
    pub horizon: Horizon,
    /// Each unknown, the one that moves the answer most first.
    pub swings: Swings,
}

/// What is moved.
#[derive(Clone, PartialEq, Debug)]
pub enum Swings {
    /// The middle date of the first failing.
    Dates {
        /// Where it is with nothing fixed.
        middle: Day,
        /// Each level with the date at its low and its high value.
        levels: Vec<(String, [Arrival; 2])>,
    },
    /// The chance of failing within the horizon, where its middle date lies beyond.
    Chances {
        /// What it is with nothing fixed.
        middle: f64,
        /// Each level with the chance at its low and its high value.
        levels: Vec<(String, [f64; 2])>,
    },
}

impl Tornado {
    /// A CSV of what is plotted: a row an unknown.
    ///
    /// # Errors
    /// Where the table cannot be written.
    pub fn csv(&self) -> Result<Vec<u8>, ReportError> {
        let date = |arrival: &Arrival| match arrival {
            Arrival::On(day) => day.to_string(),
            Arrival::Beyond => say!("figures-not-within-the-horizon"),
        };
        let rows: Vec<[String; 3]> = match &self.swings {
            Swings::Dates { levels, .. } => {
                levels.iter().map(|(name, [low, high])| [name.clone(), date(low), date(high)]).collect()
            }
            Swings::Chances { levels, .. } => {
                let share = |share: &f64| format!("{share:.6}");
                levels.iter().map(|(name, [low, high])| [name.clone(), share(low), share(high)]).collect()
            }
        };
        csv_bytes(&self.caption.name, &["unknown", "at_low_value", "at_high_value"], rows)
    }
}

/// The tornado of a run; `None` where nothing uncertain moves anything that can be seen.
pub fn tornado(run: Run, found: &Sensitivity) -> Option<Tornado> {
    // What moves the date of a first backup is told in words alone.
    let swings = swings(run, found).filter(|_| found.asked == Asked::FirstFailing)?;
    let title = title(run, &swings);
    let caption = Caption {
        name: "tornado".to_owned(),
        subtitle: subtitle(&swings, found),
        footer: footer(run, None),
        alt: format!("{title}."),
        description: description(&title, &swings),
        title,
    };
    Some(Tornado { caption, horizon: run.household.horizon, swings })
}

fn swings(run: Run, found: &Sensitivity) -> Option<Swings> {
    let horizon = run.household.horizon;
    let name = |swing: &Swing| capitalised(level(&swing.weight.path));
    if let Arrival::On(middle) = run.findings.household.quantiles[2] {
        let end = |date: Arrival| date.day().unwrap_or(horizon.last + 1);
        let seen =
            |swing: &&Swing| end(swing.medians[0]).days_since(end(swing.medians[1])).abs() >= SEEN_DAYS;
        let drawn = found.swings.iter().filter(seen).take(MOST);
        let levels: Vec<_> = drawn.map(|swing| (name(swing), swing.medians)).collect();
        return (!levels.is_empty()).then_some(Swings::Dates { middle, levels });
    }
    let moved = |swing: &Swing| (swing.chances[1] - swing.chances[0]).abs();
    let mut seen: Vec<&Swing> = found.swings.iter().filter(|swing| moved(swing) >= SEEN_SHARE).collect();
    seen.sort_by(|a, b| moved(b).total_cmp(&moved(a)));
    let levels: Vec<_> = seen.into_iter().take(MOST).map(|swing| (name(swing), swing.chances)).collect();
    let middle = run.findings.household.probability;
    (!levels.is_empty()).then_some(Swings::Chances { middle, levels })
}

/// `Parent A's WhatsApp videos growth moves the first failing date most: July to September 2027`.
fn title(run: Run, swings: &Swings) -> String {
    let horizon = run.household.horizon;
    match swings {
        Swings::Dates { levels, .. } => levels.first().map(|(name, dates)| {
            let [early, late] = if dates[0] <= dates[1] { *dates } else { [dates[1], dates[0]] };
            let shown = |date: Arrival| match date {
                Arrival::On(day) => day.max(horizon.first).in_short(),
                Arrival::Beyond => {
                    say!("figures-after-month-in-full", month_in_full = horizon.last.month_in_full())
                }
            };
            say!("figures-name-moves-the-first", name = name, shown = shown(early), late = shown(late))
        }),
        Swings::Chances { levels, .. } => levels.first().map(|(name, chances)| {
            let [low, high] = if chances[0] <= chances[1] { *chances } else { [chances[1], chances[0]] };
            let hundredths = |share: f64| numbers::round_half_up(100.0 * share);
            say!(
                "figures-name-moves-the-chance",
                name = name,
                hundredths = hundredths(low),
                high = hundredths(high)
            )
        }),
    }
    .unwrap_or_default()
}

fn subtitle(swings: &Swings, found: &Sensitivity) -> String {
    let what = match swings {
        Swings::Dates { .. } => say!("figures-the-middle-first-failing"),
        Swings::Chances { .. } => say!("figures-the-chance-that-a"),
    };
    say!(
        "figures-what-with-one-unknown",
        what = what,
        thousands = thousands(found.futures),
        round_half_up = numbers::round_half_up(100.0 * found.noise)
    )
}

fn description(title: &str, swings: &Swings) -> String {
    let sentences: Vec<String> = match swings {
        Swings::Dates { levels, .. } => {
            let shown =
                |date: Arrival| date.day().map_or_else(|| say!("figures-after-the-horizon"), Day::in_full);
            let told = |(name, [low, high]): &(String, [Arrival; 2])| {
                say!("figures-name-shown-at-its", name = name, shown = shown(*low), high = shown(*high))
            };
            levels.iter().map(told).collect()
        }
        Swings::Chances { levels, .. } => {
            let told = |(name, [low, high]): &(String, [f64; 2])| {
                say!(
                    "figures-name-low-in-100",
                    name = name,
                    low = format!("{:.0}", 100.0 * low),
                    high = format!("{:.0}", 100.0 * high)
                )
            };
            levels.iter().map(told).collect()
        }
    };
    format!("{title}. {}", sentences.join(" "))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::analysis::sensitivity::Weight;
    use crate::report::fixture::{self, day};

    fn swing(path: &str, medians: [Arrival; 2], chances: [f64; 2]) -> Swing {
        let weight = Weight { path: path.to_owned(), correlation: -0.5, error: 0.02 };
        Swing { weight, medians, chances, months: -2.0, disagree: false }
    }

    fn found() -> Sensitivity {
        let on = |month| Arrival::On(day(2027, month, 10));
        let swings = vec![
            swing("Parent A/photos growth", [on(9), on(7)], [0.9, 1.0]),
            swing("home/upload", [on(8), on(8)], [0.95, 0.95]),
        ];
        Sensitivity { asked: Asked::FirstFailing, futures: 192, swings, noise: 0.35 }
    }

    #[test]
    fn what_moves_nothing_is_not_drawn() {
        let tornado = tornado(fixture::family().run(), &found()).unwrap();
        let Swings::Dates { levels, .. } = &tornado.swings else { panic!("dates") };
        assert_eq!(levels.len(), 1);
        let title = "Parent A's photos growth moves the first failing date most: 10 Jul 2027 to 10 Sep 2027";
        assert_eq!(tornado.caption.title, title);
        assert!(tornado.caption.subtitle.contains("35 of 100 parts"));
    }

    #[test]
    fn where_the_middle_date_lies_beyond_the_chance_is_drawn() {
        let mut family = fixture::family();
        family.findings.household = fixture::never();
        family.findings.household.probability = 0.2;
        let tornado = tornado(family.run(), &found()).unwrap();
        assert_eq!(
            tornado.caption.title,
            "Parent A's photos growth moves the chance of failing most: 90 to 100 in 100"
        );
        let text = String::from_utf8(tornado.csv().unwrap()).unwrap();
        assert_eq!(text.lines().nth(1), Some("Parent A's photos growth,0.900000,1.000000"));
    }

    #[test]
    fn nothing_is_drawn_where_nothing_moves() {
        let mut still = found();
        still.swings.remove(0);
        assert_eq!(tornado(fixture::family().run(), &still), None);
    }
}
