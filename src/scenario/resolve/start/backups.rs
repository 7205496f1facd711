//! When backups last completed, what was typed of their sizes, and what joined a device since: as the next
//! backup's size tells, or as it grows.

use super::layout::add;
use super::{Given, PartId, Parts};
use crate::calendar::Day;
use crate::catalogue::parameters::data::BACKUP_BYTES;
use crate::language::{Spoken, say};
use crate::model::household::{AppsRewriting, LastBackup, Local, PerLocal, RetentionScope, Rewriting};
use crate::scenario::problem::{Code, Problem};
use crate::scenario::reader::Typed;
use crate::scenario::resolve::Desk;
use crate::scenario::resolve::roster::Owned;
use crate::scenario::sheet::DeviceSheet;
use crate::scenario::source::Span;
use crate::units::{Bytes, ExactRate};

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
    check_age(given, owned, last, desk);
    DeviceBackup { last, size, next }
}

/// A backup that is on was completed on the day the numbers were read; one that is off never was.
fn untyped_last(given: Given<'_, '_>, sheet: &DeviceSheet, desk: &mut Desk) -> LastBackup {
    let on = sheet.backup.as_ref().is_none_or(|typed| typed.value);
    if let (false, Some(size)) = (on, &sheet.backup_size) {
        let message = say!("resolve-this-backup-is-off");
        desk.note_at(Code::BackupDateUnknown, message, &size.span);
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
            Problem::new(Code::BackupNeverHasSize, say!("resolve-a-backup-that-never"), size.span.clone())
                .expected(say!("resolve-either-a-date-in"))
                .help(say!("resolve-write-its-date-last"))
                .related(say!("resolve-it-never-completed"), typed.span.clone()),
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
        Code::DateAfterReading,
        say!("resolve-key-is-short-after", key = key, short = day.in_few_words()),
        typed.span.clone(),
    )
    .expected(say!("resolve-short-or-earlier", short = read_on.in_few_words()))
    .help(say!("resolve-correct-the-date-or", short = read_on.in_few_words()))
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
            Problem::new(Code::BackupNextTooLarge, say!("resolve-the-next-backup-is"), next.span.clone())
                .expected(say!("resolve-at-most-backup-size"))
                .help(say!("resolve-the-phones-backup-size"))
                .related(say!("resolve-the-whole-backup"), size.span.clone()),
        );
    } else if next.value.real() > LARGE_SHARE * size.value.real()
        && given.read_on.days_since(day) <= MANY_DAYS
    {
        let message = say!("resolve-next-backup-is-more");
        desk.note_at(Code::BackupNextLarge, message, &next.span);
    }
}

/// A next backup above this share of the whole is told, unless the last one is older than these days.
const LARGE_SHARE: f64 = 0.5;
const MANY_DAYS: i32 = 30;

/// A backup that iCloud should have deleted by now.
fn check_age(given: Given<'_, '_>, owned: &Owned<'_>, last: LastBackup, desk: &mut Desk) {
    let typed = owned.sheet.and_then(|sheet| sheet.last_backup.as_ref());
    let every = given.rules.retention_scope == RetentionScope::EveryDevice;
    if let (Some(typed), LastBackup::On(day), true) = (typed, last, every) {
        tell_expired(given, owned, day, &typed.span, desk);
    }
}

fn tell_expired(given: Given<'_, '_>, owned: &Owned<'_>, day: Day, span: &Span, desk: &mut Desk) {
    let kept = given.rules.retention_days;
    if given.read_on.days_since(day) >= kept {
        let (name, of) = (&owned.name, day.in_few_words());
        let message = say!("resolve-the-backup-of-name", name = name, of = of, kept = kept);
        desk.note_at(Code::BackupExpires, message, span);
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
    let part =
        add(parts, size, say!("resolve-the-backup-of-person", person = person, old = old.name), default);
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
            tell_expired(given, old, day, &typed.span, desk);
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
    Problem::new(Code::KeyMissing, say!("resolve-the-old-device-old", old = old.name), span)
        .expected(say!("resolve-the-date-of-its"))
        .help(say!("resolve-for-instance-last-backup"))
}

/// Everything on a device, with how it grows.
#[derive(Clone, PartialEq, Debug)]
pub struct Shelf {
    /// Sizes of the parts.
    pub size: PerLocal<Bytes>,
    anchor: PerLocal<Anchor>,
    rate: PerLocal<ExactRate>,
    /// The share of WhatsApp's data in the backup set.
    chats_in_set: f64,
}

/// What a part's size is the size of.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
enum Anchor {
    /// What the last backup holds.
    Backup,
    /// What is on the phone now.
    Phone,
}

const NOTHING: PerLocal<Bytes> = [Bytes::ZERO; Local::ALL.len()];
/// Rounds after which added bytes and what is sent again have found each other.
const ROUNDS: usize = 40;

impl Shelf {
    /// A shelf with nothing on it.
    pub fn empty(chats_in_set: f64) -> Self {
        let categories = Local::ALL.len();
        debug_assert_eq!(categories, NOTHING.len());
        Self {
            size: NOTHING,
            anchor: [Anchor::Backup; Local::ALL.len()],
            rate: [ExactRate::ZERO; Local::ALL.len()],
            chats_in_set,
        }
    }

    /// Puts a part on the shelf; its size is what the last backup holds.
    pub fn put(&mut self, kind: Local, size: Bytes, rate: ExactRate) {
        self.size[kind.index()] = size;
        self.rate[kind.index()] = rate;
    }

    /// Says that a part's size was read off the phone now.
    pub const fn as_on_the_phone(&mut self, kind: Local) {
        self.anchor[kind.index()] = Anchor::Phone;
    }

    /// Bytes on the phone and those of them that the last backup knows, given what was added in between.
    pub fn split(&self, added: PerLocal<Bytes>) -> (PerLocal<Bytes>, PerLocal<Bytes>) {
        let phone = Local::ALL.map(|kind| match self.anchor[kind.index()] {
            Anchor::Backup => self.size[kind.index()] + added[kind.index()],
            Anchor::Phone => self.size[kind.index()],
        });
        let held = Local::ALL.map(|kind| {
            let before = (phone[kind.index()] - added[kind.index()]).at_least_zero();
            if self.share(kind) > 0.0 { before } else { Bytes::ZERO }
        });
        (phone, held)
    }

    /// What counts of each category within the backup set.
    fn in_set(&self, bytes: &PerLocal<Bytes>) -> PerLocal<Bytes> {
        in_set(bytes, self.chats_in_set)
    }

    fn share(&self, kind: Local) -> f64 {
        if kind.is_whatsapp() { self.chats_in_set } else { 1.0 }
    }

    /// Growth of the last days.
    fn grown(&self, days: i32) -> PerLocal<Bytes> {
        self.rate.map(|rate| Bytes::new(rate.cumulative(i64::from(days.max(0)))))
    }

    /// So many bytes of the set, spread over what grows, as bytes on the phone.
    fn spread(&self, added: Bytes) -> PerLocal<Bytes> {
        let weights = Local::ALL.map(|kind| self.rate[kind.index()].real().max(0.0) * self.share(kind));
        let shares = super::apportion(added, weights);
        Local::ALL.map(|kind| {
            let share = self.share(kind);
            if share > 0.0 { shares[kind.index()].scaled(1.0 / share) } else { shares[kind.index()] }
        })
    }
}

/// What counts of each category within the backup set, of WhatsApp's data a share.
pub fn in_set(bytes: &PerLocal<Bytes>, chats_in_set: f64) -> PerLocal<Bytes> {
    Local::ALL.map(|kind| {
        let bytes = bytes[kind.index()];
        if kind.is_whatsapp() && chats_in_set != 1.0 { bytes.scaled(chats_in_set) } else { bytes }
    })
}

/// Bytes added on the phone since the last backup `days` ago.
///
/// Where the next backup's size is typed, it is what was added and what is sent again, so added is the rest.
pub fn added_since(shelf: &Shelf, rewriting: Rewriting, days: i32, next: Option<Bytes>) -> PerLocal<Bytes> {
    let Some(next) = next else { return shelf.grown(days) };
    let again = |added: PerLocal<Bytes>| sent_again(&shelf.in_set(&shelf.split(added).1), rewriting, days);
    let mut added = NOTHING;
    for _ in 0..ROUNDS {
        added = shelf.spread((next - again(added)).at_least_zero());
    }
    added
}

/// Bytes in the last backup that have changed since: R of the model, rounded to the nearest byte.
fn sent_again(held: &PerLocal<Bytes>, rewriting: Rewriting, days: i32) -> Bytes {
    let of = |kind: Local| held[kind.index()].real();
    let databases = of(Local::Messages) + of(Local::WhatsAppText);
    let apps = of(Local::Apps);
    let share = match rewriting.apps {
        AppsRewriting::ShareADay(share) => share,
        AppsRewriting::BytesADay(bytes) if apps > 0.0 => (bytes.real() / apps).min(1.0),
        AppsRewriting::BytesADay(_) => 0.0,
    };
    let changed = |share: f64| 1.0 - libm::pow(1.0 - share, f64::from(days.max(0)));
    Bytes::rounded(databases * changed(rewriting.databases) + apps * changed(share))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn shelf() -> Shelf {
        let mut shelf = Shelf::empty(1.0);
        shelf.put(Local::Apps, Bytes::new(1000), ExactRate::new(10, 1));
        shelf.put(Local::WhatsAppText, Bytes::new(500), ExactRate::new(30, 1));
        shelf.as_on_the_phone(Local::WhatsAppText);
        shelf
    }

    fn rewriting(apps: AppsRewriting) -> Rewriting {
        Rewriting { apps, databases: 1.0 }
    }

    #[test]
    fn an_older_backup_has_grown_at_the_usual_rate() {
        let shelf = shelf();
        let (phone, held) =
            shelf.split(added_since(&shelf, rewriting(AppsRewriting::ShareADay(0.0)), 3, None));
        assert_eq!((phone[0].count(), held[0].count()), (1030, 1000));
        assert_eq!((phone[6].count(), held[6].count()), (500, 410));
    }

    #[test]
    fn the_next_backup_s_size_is_what_was_added_and_what_is_sent_again() {
        let shelf = shelf();
        let rewriting = rewriting(AppsRewriting::BytesADay(Bytes::new(100)));
        let added = added_since(&shelf, rewriting, 1, Some(Bytes::new(680)));
        let (_, held) = shelf.split(added);
        let next = added.iter().sum::<Bytes>() + sent_again(&held, rewriting, 1);
        assert_eq!(next, Bytes::new(680));
    }

    #[test]
    fn a_next_backup_below_what_is_sent_again_means_nothing_was_added() {
        let shelf = shelf();
        assert_eq!(
            added_since(&shelf, rewriting(AppsRewriting::ShareADay(0.5)), 1, Some(Bytes::new(3))),
            NOTHING
        );
    }

    #[test]
    fn what_changes_daily_is_sent_once_however_many_days_pass() {
        let mut held = NOTHING;
        held[Local::WhatsAppText.index()] = Bytes::new(700);
        held[Local::Apps.index()] = Bytes::new(1000);
        assert_eq!(sent_again(&held, rewriting(AppsRewriting::ShareADay(0.02)), 1), Bytes::new(720));
        assert_eq!(
            sent_again(&held, rewriting(AppsRewriting::ShareADay(0.02)), 2),
            Bytes::new(740),
            "39.6 rounds up"
        );
        assert_eq!(sent_again(&held, rewriting(AppsRewriting::ShareADay(0.02)), 0), Bytes::ZERO);
        let half = Rewriting { databases: 0.5, ..rewriting(AppsRewriting::ShareADay(0.0)) };
        assert_eq!([1, 2].map(|days| sent_again(&held, half, days).count()), [350, 525]);
    }
}
