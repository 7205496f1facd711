//! Readings on several days: the net rate they show replaces the profile's growth.

use std::collections::BTreeMap;

use super::Desk;
use super::growth::{Measured, MeasuredPerson};
use super::roster::Roster;
use super::sense::is_of_another_year;
use super::start::{after_reading, gigabytes};
use crate::calendar::Day;
use crate::language::{Spoken, say};
use crate::scenario::problem::{Code, Problem};
use crate::scenario::reader::Typed;
use crate::scenario::sheet::{ICloudSheet, ReadingSheet, Sheet};
use crate::units::Bytes;

/// Days two readings must lie apart at least.
const FEWEST_DAYS: i32 = 28;

type Key = fn(&ICloudSheet) -> &Option<Typed<Bytes>>;

/// What readings say of everybody, in the order of the roster.
pub fn measure(sheet: &Sheet, roster: &Roster<'_>, read_on: Day, desk: &mut Desk) -> Vec<MeasuredPerson> {
    let mut readings: Vec<&ReadingSheet> = sheet.readings.iter().collect();
    readings.sort_by_key(|reading| reading.on.value);
    check_days(&readings, read_on, desk);
    check_names(&readings, roster, desk);
    let figures = by_person(&readings);
    let of = |name: &str| figures.get(name).map_or(&[][..], Vec::as_slice);
    roster.people.iter().map(|member| person(of(&member.name), desk)).collect()
}

/// What the plan's used storage grew by.
pub fn used(sheet: &Sheet, desk: &mut Desk) -> Option<Measured> {
    sheet.plan.as_ref()?;
    let mut figures: Vec<(Day, &Typed<Bytes>)> = sheet
        .readings
        .iter()
        .filter_map(|reading| Some((reading.on.value, reading.used.as_ref()?)))
        .collect();
    figures.sort_by_key(|(day, _)| *day);
    grown(&figures, desk)
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
        [first, .., last] => {
            let days = last.on.value.days_since(first.on.value);
            if days > 0 && days < FEWEST_DAYS {
                desk.problem(too_close(first, last, days));
            }
        }
        [] => {}
    }
}

fn same_day(first: &ReadingSheet, second: &ReadingSheet) -> Problem {
    let message = say!("resolve-two-readings-are-of", short = second.on.value.in_few_words());
    Problem::new(Code::ReadingSameDay, message, second.on.span.clone())
        .expected(say!("resolve-a-day-for-each"))
        .help(say!("resolve-put-the-figures-of"))
        .related(say!("resolve-the-first-reading"), first.on.span.clone())
}

fn too_close(first: &ReadingSheet, last: &ReadingSheet, days: i32) -> Problem {
    let missing = FEWEST_DAYS - days;
    Problem::new(
        Code::ReadingTooClose,
        say!("resolve-these-readings-are-days", days = days),
        last.on.span.clone(),
    )
    .expected(say!("resolve-at-least-fewest-days", fewest = FEWEST_DAYS, missing = missing))
    .help(say!("resolve-read-again-on-first", first = (first.on.value + FEWEST_DAYS).in_few_words()))
    .related(say!("resolve-the-first-reading"), first.on.span.clone())
}

fn check_names(readings: &[&ReadingSheet], roster: &Roster<'_>, desk: &mut Desk) {
    for (name, _) in readings.iter().flat_map(|reading| &reading.people) {
        if roster.person(&name.value).is_none() {
            let names = roster.people.iter().map(|member| member.name.as_str());
            desk.unknown_name(Code::PersonUnknown, &say!("resolve-person-called"), name, names);
        }
    }
}

fn person(figures: &[(Day, &ICloudSheet)], desk: &mut Desk) -> MeasuredPerson {
    let mut rate = |key: Key| between(figures, key, desk);
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
fn between(figures: &[(Day, &ICloudSheet)], key: Key, desk: &mut Desk) -> Option<Measured> {
    let known: Vec<(Day, &Typed<Bytes>)> =
        figures.iter().filter_map(|(day, sheet)| Some((*day, key(sheet).as_ref()?))).collect();
    grown(&known, desk)
}

/// From the first figure to the last, if they are far enough apart.
fn grown(figures: &[(Day, &Typed<Bytes>)], desk: &mut Desk) -> Option<Measured> {
    let [(first_day, first), .., (last_day, last)] = figures else { return None };
    let days = last_day.days_since(*first_day);
    if days < FEWEST_DAYS {
        return None;
    }
    if last.value < first.value {
        let [before, after] = [first, last].map(|figure| gigabytes(figure.value));
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
