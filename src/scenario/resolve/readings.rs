//! Readings on several days: the net rate they show replaces the profile's growth.

use std::collections::BTreeMap;

use super::growth::{Measured, MeasuredPerson};
use super::roster::Roster;
use super::sense::is_of_another_year;
use super::start::{after_reading, gigabytes};
use super::{Desk, units};
use crate::calendar::Day;
use crate::language::{Spoken, say};
use crate::quantity::{Base, Screen};
use crate::scenario::problem::{Code, Problem};
use crate::scenario::reader::Typed;
use crate::scenario::sheet::{ICloudSheet, ReadingSheet, Sheet};
use crate::scenario::source::Span;
use crate::units::Bytes;

/// Days two readings must lie apart at least.
const FEWEST_DAYS: i32 = 28;

type Key = fn(&ICloudSheet) -> &Option<Typed<Bytes>>;

/// What readings say of everybody, in the order of the roster.
pub fn measure(sheet: &Sheet, roster: &Roster<'_>, read_on: Day, desk: &mut Desk) -> Vec<MeasuredPerson> {
    let readings = in_order(sheet);
    check_days(&readings, read_on, desk);
    check_names(&readings, roster, desk);
    let figures = by_person(&readings);
    let of = |name: &str| figures.get(name).map_or(&[][..], Vec::as_slice);
    let told = Told::of(sheet, &readings, read_on);
    roster.people.iter().map(|member| person(of(&member.name), told, desk)).collect()
}

/// What the plan's used storage grew by.
pub fn used(sheet: &Sheet, read_on: Day, desk: &mut Desk) -> Option<Measured> {
    sheet.plan.as_ref()?;
    let readings = in_order(sheet);
    let figures = readings.iter().filter_map(|reading| Some((reading.on.value, reading.used.as_ref()?)));
    grown(&figures.collect::<Vec<_>>(), Told::of(sheet, &readings, read_on), desk)
}

fn in_order(sheet: &Sheet) -> Vec<&ReadingSheet> {
    let mut readings: Vec<&ReadingSheet> = sheet.readings.iter().collect();
    readings.sort_by_key(|reading| reading.on.value);
    readings
}

type Figures<'a> = Vec<(Day, &'a ICloudSheet)>;

fn by_person<'a>(readings: &[&'a ReadingSheet]) -> BTreeMap<&'a str, Figures<'a>> {
    let mut figures: BTreeMap<&str, Figures<'_>> = BTreeMap::new();
    for reading in readings {
        for (name, sheet) in &reading.people {
            figures.entry(name.value.as_str()).or_default().push((reading.on.value, sheet));
        }
    }
    figures
}

fn check_days(readings: &[&ReadingSheet], read_on: Day, desk: &mut Desk) {
    for reading in readings.iter().filter(|reading| reading.on.value > read_on) {
        desk.problem(after_reading("on", reading.on.value, read_on, &reading.on));
    }
    for two in readings.windows(2).filter(|two| two[0].on.value == two[1].on.value) {
        desk.problem(same_day(two[0], two[1]));
    }
    match readings {
        [one] => {
            let message = say!("resolve-one-reading-says-nothing");
            desk.note_at(Code::ReadingAlone, message, &one.span);
        }
        [.., last] if is_of_another_year(last.on.value, read_on) && last.on.value < read_on => {
            let day = last.on.value.in_few_words();
            let message = say!("resolve-the-last-reading-is", day = day);
            desk.note_at(Code::ReadingOld, message, &last.span);
        }
        [first, .., last] if told_as_a_whole(readings, read_on) => {
            desk.problem(too_close((first.on.value, &first.on.span), (last.on.value, &last.on.span)));
        }
        _ => {}
    }
}

/// How figures of readings are told.
#[derive(Clone, Copy)]
struct Told {
    /// It is said of the readings themselves that they are too close, and of none of their figures.
    as_a_whole: bool,
    /// What a gigabyte is.
    base: Base,
}

impl Told {
    fn of(sheet: &Sheet, readings: &[&ReadingSheet], read_on: Day) -> Self {
        let base = units(sheet).base(Screen::ICloud);
        Self { as_a_whole: told_as_a_whole(readings, read_on), base }
    }
}

/// Whether it is said of the readings themselves that they are too close, and of none of their figures.
fn told_as_a_whole(readings: &[&ReadingSheet], read_on: Day) -> bool {
    let [first, .., last] = readings else { return false };
    let of_another_year = is_of_another_year(last.on.value, read_on) && last.on.value < read_on;
    !of_another_year && are_too_close(first.on.value, last.on.value)
}

fn are_too_close(first: Day, last: Day) -> bool {
    (1..FEWEST_DAYS).contains(&last.days_since(first))
}

fn same_day(first: &ReadingSheet, second: &ReadingSheet) -> Problem {
    let message = say!("resolve-two-readings-are-of", short = second.on.value.in_few_words());
    Problem::new(Code::ReadingSameDay, message, second.on.span.clone())
        .expected(say!("resolve-a-day-for-each"))
        .help(say!("resolve-put-the-figures-of"))
        .related(say!("resolve-the-first-reading"), first.on.span.clone())
}

fn too_close((first, first_span): (Day, &Span), (last, last_span): (Day, &Span)) -> Problem {
    let days = last.days_since(first);
    let missing = FEWEST_DAYS - days;
    Problem::new(
        Code::ReadingTooClose,
        say!("resolve-these-readings-are-days", days = days),
        last_span.clone(),
    )
    .expected(say!("resolve-at-least-fewest-days", fewest = FEWEST_DAYS, missing = missing))
    .help(say!("resolve-read-again-on-first", first = (first + FEWEST_DAYS).in_few_words()))
    .related(say!("resolve-the-first-reading"), first_span.clone())
}

fn check_names(readings: &[&ReadingSheet], roster: &Roster<'_>, desk: &mut Desk) {
    for (name, _) in readings.iter().flat_map(|reading| &reading.people) {
        if roster.person(&name.value).is_none() {
            let names = roster.people.iter().map(|member| member.name.as_str());
            desk.unknown_name(Code::PersonUnknown, &say!("resolve-person-called"), name, names);
        }
    }
}

fn person(figures: &[(Day, &ICloudSheet)], told: Told, desk: &mut Desk) -> MeasuredPerson {
    let mut rate = |key: Key| between(figures, key, told, desk);
    let whatsapp = rate(|sheet| &sheet.whatsapp);
    MeasuredPerson {
        photos: rate(|sheet| &sheet.photos),
        messages: rate(|sheet| &sheet.messages),
        drive: rate(|sheet| &sheet.drive),
        mail: rate(|sheet| &sheet.mail),
        apps: rate(|sheet| &sheet.backups).map(|backups| without(backups, whatsapp)),
        whatsapp,
    }
}

/// What a figure grew by from its first reading to its last.
fn between(figures: &[(Day, &ICloudSheet)], key: Key, told: Told, desk: &mut Desk) -> Option<Measured> {
    let known: Vec<(Day, &Typed<Bytes>)> =
        figures.iter().filter_map(|(day, sheet)| Some((*day, key(sheet).as_ref()?))).collect();
    grown(&known, told, desk)
}

/// From the first figure to the last, if they are far enough apart; a problem if they are not and it is not told yet.
fn grown(figures: &[(Day, &Typed<Bytes>)], told: Told, desk: &mut Desk) -> Option<Measured> {
    let [(first_day, first), .., (last_day, last)] = figures else { return None };
    let days = last_day.days_since(*first_day);
    if days < FEWEST_DAYS {
        if !told.as_a_whole && are_too_close(*first_day, *last_day) {
            desk.problem(too_close((*first_day, &first.span), (*last_day, &last.span)));
        }
        return None;
    }
    if last.value < first.value {
        let [before, after] = [first, last].map(|figure| gigabytes(figure.value, told.base));
        let message = say!("resolve-this-shrank-between-the", before = before, after = after);
        desk.note_at(Code::ReadingShrank, message, &last.span);
    }
    Some(Measured { bytes: (last.value - first.value).at_least_zero(), days })
}

/// Backups hold WhatsApp's data as well: what is left is apps.
fn without(backups: Measured, whatsapp: Option<Measured>) -> Measured {
    match whatsapp {
        Some(chats) if chats.days == backups.days => {
            Measured { bytes: (backups.bytes - chats.bytes).at_least_zero(), ..backups }
        }
        _ => backups,
    }
}
