//! When backups last completed, and what was typed of their sizes.

use super::Given;
use super::layout::add;
use super::parts::{PartId, Parts};
use crate::calendar::Day;
use crate::catalogue::parameters::data::BACKUP_BYTES;
use crate::model::household::LastBackup;
use crate::scenario::problem::Problem;
use crate::scenario::reader::Typed;
use crate::scenario::resolve::desk::Desk;
use crate::scenario::resolve::roster::Owned;
use crate::scenario::sheet::DeviceSheet;
use crate::units::Bytes;

/// A device's last backup, as typed.
#[derive(Clone, PartialEq, Debug)]
pub struct DeviceBackup {
    /// When it completed.
    pub last: LastBackup,
    /// How large it is.
    pub size: Option<Typed<Bytes>>,
    /// How large the next one is.
    pub next: Option<Typed<Bytes>>,
}

/// Reads what is typed of a device's backup.
pub fn device_backup(given: Given<'_, '_>, owned: &Owned<'_>, desk: &mut Desk) -> DeviceBackup {
    let Some(sheet) = owned.sheet else {
        return DeviceBackup { last: LastBackup::On(given.read_on), size: None, next: None };
    };
    let (size, next) = (sheet.backup_size.clone(), sheet.next_backup.clone());
    let last = match &sheet.last_backup {
        Some(typed) => checked(given, typed, size.as_ref(), desk),
        None => untyped_last(given, sheet, desk),
    };
    check_next(given, last, size.as_ref(), next.as_ref(), desk);
    DeviceBackup { last, size, next }
}

/// A backup that is on was completed on the day the numbers were read; one that is off never was.
fn untyped_last(given: Given<'_, '_>, sheet: &DeviceSheet, desk: &mut Desk) -> LastBackup {
    let on = sheet.backup.as_ref().is_none_or(|typed| typed.value);
    if let (false, Some(size)) = (on, &sheet.backup_size) {
        let message = "This backup is off but has a size; without `last_backup` it is taken to be of the day \
                       the numbers were read.";
        desk.note_at("backup.date_unknown", message, &size.span);
    }
    if on || sheet.backup_size.is_some() { LastBackup::On(given.read_on) } else { LastBackup::Never }
}

/// A typed date of a last backup, which cannot lie ahead; "never" goes with no size.
pub fn checked(
    given: Given<'_, '_>,
    typed: &Typed<LastBackup>,
    size: Option<&Typed<Bytes>>,
    desk: &mut Desk,
) -> LastBackup {
    match (typed.value, size) {
        (LastBackup::Never, Some(size)) if size.value > Bytes::ZERO => desk.problem(
            Problem::new(
                "backup.never_has_size",
                "a backup that never completed has no size",
                size.span.clone(),
            )
            .expected("either a date in `last_backup`, or no size")
            .related("it never completed", typed.span.clone()),
        ),
        (LastBackup::On(day), _) if day > given.read_on => {
            desk.problem(after_reading("last_backup", day, given.read_on, &typed.with(day)));
            return LastBackup::On(given.read_on);
        }
        _ => {}
    }
    typed.value
}

/// A date that lies after the day the numbers were read.
pub fn after_reading(key: &str, day: Day, read_on: Day, typed: &Typed<Day>) -> Problem {
    Problem::new(
        "date.after_reading",
        format!("`{key}` is {}, after `read_on`", day.short()),
        typed.span.clone(),
    )
    .expected(format!("{} or earlier", read_on.short()))
    .help("was `read_on` meant to be a later day?")
}

/// A recent backup cannot be smaller than what has changed since.
fn check_next(
    given: Given<'_, '_>,
    last: LastBackup,
    size: Option<&Typed<Bytes>>,
    next: Option<&Typed<Bytes>>,
    desk: &mut Desk,
) {
    let (Some(size), Some(next), LastBackup::On(day)) = (size, next, last) else { return };
    if next.value > size.value && given.read_on.days_since(day) <= 1 {
        desk.problem(
            Problem::new(
                "backup.next_too_large",
                "the next backup is larger than the whole backup",
                next.span.clone(),
            )
            .expected("at most `backup_size`")
            .help("if the last backup is older than a day, give its date: `last_backup = ...`")
            .related("the whole backup", size.span.clone()),
        );
    }
}

/// A disused device's stored backup.
pub fn disused_backup(
    given: Given<'_, '_>,
    old: &Owned<'_>,
    parts: &mut Parts,
    desk: &mut Desk,
) -> (PartId, Day) {
    let person = &given.roster.member(old.person).name;
    let default = Bytes::rounded(BACKUP_BYTES.median);
    let size = old.sheet.and_then(|sheet| sheet.backup_size.as_ref());
    let part = add(parts, size, format!("the backup of {person}'s {}", old.name), default);
    (part, disused_day(given, old, desk))
}

fn disused_day(given: Given<'_, '_>, old: &Owned<'_>, desk: &mut Desk) -> Day {
    let typed = old.sheet.and_then(|sheet| sheet.last_backup.as_ref());
    match typed.map(|typed| (typed, typed.value)) {
        Some((typed, LastBackup::On(day))) if day > given.read_on => {
            desk.problem(after_reading("last_backup", day, given.read_on, &typed.with(day)));
            given.read_on
        }
        Some((typed, LastBackup::On(day))) => {
            if given.read_on.days_since(day) >= given.rules.retention_days {
                let kept = given.rules.retention_days;
                let message = format!(
                    "The backup of {} is of {}: iCloud keeps it for {kept} days, which are over.",
                    old.name,
                    day.short()
                );
                desk.note_at("backup.expires", message, &typed.span);
            }
            day
        }
        _ => {
            desk.problem(undated(old));
            given.read_on
        }
    }
}

fn undated(old: &Owned<'_>) -> Problem {
    let span = old.sheet.map_or(0..0, |sheet| sheet.span.clone());
    Problem::new("key.missing", format!("the old device \"{}\" has no `last_backup`", old.name), span)
        .expected("the date of its last backup: iCloud deletes it a time after that")
        .help("for instance `last_backup = 2026-10-20`; a device without a stored backup needs no table")
}
