//! When a run begins and ends and what it is called; the rules of the service, and the home's line.

use super::Desk;
use crate::calendar::{Day, Horizon};
use crate::catalogue::parameters::{Lognormal, conditions, data};
use crate::language::{Spoken, say};
use crate::laws::Law;
use crate::model::household::{
    NightFactor, PartialUploads, PhotosLeave, RetentionScope, RoomRule, Rules, Upload,
};
use crate::quantity::{Duration, Redraw, SpeedQuantity};
use crate::scenario::limits::Limit;
use crate::scenario::problem::{Code, Problem};
use crate::scenario::reader::Typed;
use crate::scenario::sheet::{HomeSheet, RulesSheet, Sheet};

/// Futures of a run unless said otherwise.
const DEFAULT_FUTURES: u32 = 2000;
/// Seed unless said otherwise.
const DEFAULT_SEED: u64 = 1;
/// Years ahead unless said otherwise.
const DEFAULT_YEARS: i32 = 3;
const MONTHS_A_YEAR: i32 = 12;
/// No length of time is read that has more years.
const MOST_YEARS_TYPED: i32 = 1010;

/// What frames a run.
#[derive(Clone, PartialEq, Debug)]
pub struct Frame {
    /// What it is about.
    pub title: String,
    /// Its name in a batch, where one is typed.
    pub case: Option<String>,
    /// What its author wants to find again, where anything.
    pub note: Option<String>,
    /// The day the numbers were read.
    pub read_on: Day,
    /// The same as the file has it, if that is earlier: a flag moves it, not the dates of events.
    pub filed_on: Day,
    /// First and last reported day.
    pub horizon: Horizon,
    /// Number of futures.
    pub futures: u32,
    /// Seed of the draws.
    pub seed: u64,
}

impl Frame {
    /// Reads the frame; a stand-in for a missing date lets the rest be checked.
    pub fn read(name: &str, sheet: &Sheet, desk: &mut Desk) -> Self {
        let read_on = sheet.read_on.as_ref().map_or(Day::from_number(STAND_IN), |typed| typed.value);
        let filed_on = sheet.filed_on.unwrap_or(read_on);
        if filed_on != read_on {
            desk.note(Code::ReadOnMoved, moved(filed_on, read_on));
        }
        let seed = sheet.seed.as_ref().and_then(|typed| u64::try_from(typed.value).ok());
        Self {
            title: sheet.title.as_ref().map_or_else(|| stem(name).to_owned(), |title| title.value.clone()),
            case: sheet.case.as_ref().map(|case| case.value.clone()),
            note: sheet.note.as_ref().map(|note| note.value.clone()),
            read_on,
            filed_on: filed_on.min(read_on),
            horizon: horizon(sheet, read_on + 1, desk),
            futures: futures(sheet, desk),
            seed: seed.unwrap_or(DEFAULT_SEED),
        }
    }
}

/// Flags re-date a file's numbers without changing them.
fn moved(filed_on: Day, read_on: Day) -> String {
    let (then, now) = (filed_on.in_few_words(), read_on.in_few_words());
    say!("resolve-the-files-numbers-were", then = then, now = now)
}

/// A day in 2026, only ever used beside the problem that the date is missing.
const STAND_IN: i32 = 20_787;

/// The oldest date an event may have beside numbers of a day: further back its year is mistyped.
pub fn oldest_event(read_on: Day) -> Day {
    read_on.plus_months(-MONTHS_A_YEAR)
}

/// How many futures are drawn, within the limit.
fn futures(sheet: &Sheet, desk: &mut Desk) -> u32 {
    let Some(typed) = &sheet.futures else { return DEFAULT_FUTURES };
    let most = desk.limits.of(Limit::Futures);
    let within = u32::try_from(typed.value).ok().filter(|futures| u64::from(*futures) <= most);
    within.unwrap_or_else(|| {
        desk.problem(
            Problem::new(
                Code::LimitTooMany,
                say!("resolve-futures-are-too-many", futures = typed.value),
                typed.span.clone(),
            )
            .expected(say!("resolve-at-most-most", most = most))
            .help(Limit::Futures.help(typed.value, say!("resolve-futures-that-are-enough"))),
        );
        DEFAULT_FUTURES
    })
}

fn horizon(sheet: &Sheet, first: Day, desk: &mut Desk) -> Horizon {
    let Some(typed) = &sheet.horizon else {
        return Horizon { first, last: end(first, &Duration::Months(DEFAULT_YEARS * MONTHS_A_YEAR)) };
    };
    let horizon = Horizon { first, last: end(first, &typed.value) };
    let most = desk.limits.of(Limit::Horizon);
    let years = years_needed(horizon);
    if horizon.is_empty() || years > most {
        let example = say!("resolve-for-instance-horizon-3");
        let help = if years > most { Limit::Horizon.help(years, example) } else { example };
        desk.problem(
            Problem::new(Code::HorizonOutOfRange, say!("resolve-the-horizon-is-too"), typed.span.clone())
                .expected(say!("resolve-from-1-day-to", longest = Limit::Horizon.told(most)))
                .help(help),
        );
        return Horizon { first, last: first };
    }
    horizon
}

/// So many years that a horizon lies within.
fn years_needed(horizon: Horizon) -> u64 {
    let within = |years: &i32| horizon.last <= horizon.first.plus_months(years * MONTHS_A_YEAR);
    let years = (1..=MOST_YEARS_TYPED).find(within).unwrap_or(i32::MAX);
    u64::try_from(years).unwrap_or(u64::MAX)
}

fn end(first: Day, duration: &Duration) -> Day {
    match *duration {
        Duration::Months(months) => first.plus_months(months) - 1,
        Duration::Days(days) => first + days - 1,
    }
}

/// A file's name without folders and ending.
pub fn stem(name: &str) -> &str {
    let file = name.rsplit(['/', '\\']).next().unwrap_or(name);
    // Mail programs and phones add an ending of their own.
    let file = file.strip_suffix(".txt").filter(|name| name.ends_with(".toml")).unwrap_or(file);
    file.rsplit_once('.').map_or(file, |(stem, _)| if stem.is_empty() { file } else { stem })
}

/// Every rule, typed or default.
pub fn rules(sheet: &Sheet) -> Rules {
    let RulesSheet { retention, .. } = &sheet.rules;
    let typed = &sheet.rules;
    Rules {
        retention_days: value(&retention.days, conditions::RETENTION_DAYS),
        retention_scope: value(&retention.applies_to, RetentionScope::EveryDevice),
        recently_deleted_days: value(&typed.recently_deleted, conditions::RECENTLY_DELETED_DAYS),
        room: value(&typed.whatsapp_room, RoomRule::Strict),
        partial_uploads: value(&typed.partial_uploads, PartialUploads::CountAtOnce),
        failing_threshold_days: value(&typed.failing_after, conditions::FAILING_THRESHOLD_DAYS).max(1),
        season: data::scaled(value(&typed.season, data::MONTHS.values)),
        travel_wifi_factor: value(&typed.travel_wifi_factor, conditions::TRAVEL_WIFI_FACTOR),
        longest_window_hours: value(&typed.longest_window, conditions::LONGEST_WINDOW_HOURS),
        end_to_end_leaves_device_backup: value(&typed.end_to_end_leaves, true),
        outages_a_year: value(&sheet.home.outages, conditions::OUTAGES_A_YEAR),
        sync_a_day: value(&sheet.home.sync, Rules::UNLIMITED_SYNC),
        photos_leave: value(&typed.photos_leave, PhotosLeave::AtOnce),
    }
}

/// How much a night takes after the one before.
pub fn persistence(sheet: &Sheet) -> f64 {
    value(&sheet.rules.persistence, conditions::PERSISTENCE)
}

/// Share of databases that is sent again each day.
pub fn databases_rewritten(sheet: &Sheet) -> f64 {
    value(&sheet.rules.databases_rewritten, data::DATABASES_REWRITTEN)
}

/// The home's line: typed, else typical of the region.
pub fn upload(sheet: &HomeSheet, region: &str, desk: &mut Desk) -> Upload {
    let Lognormal { median, sigma } = conditions::upload_megabits(region);
    let typical = Law::Lognormal { median, sigma };
    let (low, high) = conditions::EFFICIENCY_RANGE;
    let uneven = NightFactor::Uneven(value(&sheet.night_to_night, conditions::NIGHT_SIGMA));
    let (law, night) = match sheet.upload.as_ref().map(|typed| typed.value) {
        None => (typical, uneven),
        Some(SpeedQuantity { law, redraw: Redraw::EachReplicate, .. }) => (law, uneven),
        Some(SpeedQuantity { law, redraw: Redraw::EachDay, .. }) => {
            check_drawn_once(sheet, desk);
            (Law::Certain(law.median()), NightFactor::Drawn(law))
        }
    };
    Upload {
        megabits: desk.level("home/upload", law),
        efficiency: desk.level("home/efficiency", value(&sheet.efficiency, Law::Uniform { low, high })),
        night,
    }
}

/// A speed that is drawn every night has no other unevenness.
fn check_drawn_once(sheet: &HomeSheet, desk: &mut Desk) {
    if let Some(typed) = &sheet.night_to_night {
        let message = say!("resolve-night-to-night-means");
        desk.problem(
            Problem::new(Code::KeyNotHere, message, typed.span.clone())
                .expected(say!("resolve-one-of-the-two"))
                .help(say!("resolve-take-night-to-night")),
        );
    }
}

/// The typed value, or the default.
pub fn value<T: Copy>(typed: &Option<Typed<T>>, default: T) -> T {
    typed.as_ref().map_or(default, |typed| typed.value)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_horizon_is_counted_on_the_calendar() {
        let first = Day::from_ymd(2026, 12, 1).unwrap();
        assert_eq!(end(first, &Duration::Months(36)).to_string(), "2029-11-30");
        assert_eq!(end(first, &Duration::Days(1)), first);
    }

    #[test]
    fn a_title_is_made_from_the_file_s_name() {
        assert_eq!(stem("scenarios/family.toml"), "family");
        assert_eq!(stem(".toml"), ".toml");
        assert_eq!(stem("family"), "family");
        assert_eq!(stem("family.toml.txt"), "family");
    }
}
