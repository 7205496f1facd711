//! Every cause of a missing backup, brought about by a scenario of its own, with the outcome and the spell it should
//! have and, where there is one, the cure that ends it.
#![allow(clippy::unwrap_used, reason = "a test may fail where it stands")]

use headroom::calendar::Day;
use headroom::engine::{Entry, Who, trace};
use headroom::model::household::BlockReason;
use headroom::model::outcome::{Cause, Outcome};
use headroom::model::rules::spells::Known;
use headroom::model::state::BackupLine;
use headroom::model::world::World;
use headroom::scenario::{Drawing, Overrides, check};

/// What a scenario of `tests/causes` shows of Kim's backup.
struct Case {
    file: &'static str,
    of: Of,
    /// The first day of the outcome; it still holds on [`SEEN`].
    from: u8,
    outcome: Outcome,
    known: Known,
    /// Each makes the backup work on [`CURED`]; without any it works again by itself.
    cures: &'static [&'static str],
}

/// Whose day it is.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
enum Of {
    Device,
    WhatsApp,
    Sync,
}

/// Days of December 2026: the spell is known on one; what is done about it is done on the next.
const SEEN: u8 = 19;
const CURED: u8 = 20;

const NO_POWER: Outcome = Outcome::Missing { power: true, wifi: false, lock: false };
const NO_WIFI: Outcome = Outcome::Missing { power: false, wifi: true, lock: false };
const UNLOCKED: Outcome = Outcome::Missing { power: false, wifi: false, lock: true };

const fn failing(cause: Cause) -> Known {
    Known::Failing(cause)
}

const fn case(
    file: &'static str,
    of: Of,
    (from, outcome, known): (u8, Outcome, Known),
    cures: &'static [&'static str],
) -> Case {
    Case { file, of, from, outcome, known, cures }
}

const fn device(file: &'static str, shows: (u8, Outcome, Known), cures: &'static [&'static str]) -> Case {
    case(file, Of::Device, shows, cures)
}

const fn whatsapp(file: &'static str, shows: (u8, Outcome, Known), cures: &'static [&'static str]) -> Case {
    case(file, Of::WhatsApp, shows, cures)
}

const LARGER_PLAN: &str = "what = \"plan\"\nto = \"200 GB\"";
const BEGIN_AGAIN: &str = "what = \"delete device backup\"\nthen = \"on\"";
const BEGIN_CHATS_AGAIN: &str = "what = \"delete WhatsApp backup\"\nthen = \"on\"";
const DELETE_FOR_GOOD: &str = "what = \"delete\"\ncategory = \"photos\"\nshare = \"50 %\"\n[[event]]\non = 2026-12-20\n\
                               what = \"empty recently deleted\"";

const fn blocked(why: BlockReason) -> (u8, Outcome, Known) {
    (5, Outcome::AccountBlocked(why), failing(Cause::AccountBlocked))
}

const CASES: [Case; 23] = [
    device("no-power", (1, NO_POWER, Known::Lapse), &["what = \"plug in every night\""]),
    device(
        "no-wi-fi",
        (1, NO_WIFI, Known::Lapse),
        &["what = \"turn on cellular backup\"", "what = \"leave on power for 24 hours\""],
    ),
    device("not-locked", (1, UNLOCKED, Known::Lapse), &["what = \"plug in and lock at night\""]),
    device(
        "window-too-short",
        (1, Outcome::InProgress, failing(Cause::NeverFinishing)),
        &["what = \"leave on power for 24 hours\"", "what = \"another network\"\nupload = \"100 Mbit/s\""],
    ),
    device(
        "over-quota-device",
        (1, Outcome::OverQuota, failing(Cause::OverQuota)),
        &[LARGER_PLAN, DELETE_FOR_GOOD],
    ),
    device(
        "over-quota-family",
        (1, Outcome::OverQuota, failing(Cause::OverQuota)),
        &["who = \"Kim\"\nwhat = \"leave the family plan\"\nplan = \"50 GB\""],
    ),
    whatsapp(
        "over-quota-whatsapp",
        (1, Outcome::OverQuota, failing(Cause::OverQuota)),
        &[LARGER_PLAN, "what = \"turn off WhatsApp videos\""],
    ),
    whatsapp(
        "phone-full-whatsapp",
        (1, Outcome::PhoneFull, failing(Cause::PhoneFull)),
        &["what = \"delete\"\ncategory = \"photos\"\nshare = \"50 %\""],
    ),
    device(
        "phone-full-device",
        (1, Outcome::PhoneFull, failing(Cause::PhoneFull)),
        &["what = \"delete\"\ncategory = \"apps\"\nsize = \"2 GB\""],
    ),
    whatsapp(
        "whatsapp-switched-off",
        (1, Outcome::Off, Known::NotYet),
        &["what = \"turn on WhatsApp backup\""],
    ),
    whatsapp("icloud-drive-off", (1, Outcome::Off, Known::NotYet), &["what = \"turn on iCloud Drive\""]),
    whatsapp(
        "whatsapp-frequency-off",
        (1, Outcome::Off, Known::NotYet),
        &["what = \"WhatsApp frequency\"\nto = \"daily\"", "what = \"back up now\"\nof = \"WhatsApp\""],
    ),
    device("device-backup-off", (1, Outcome::Off, Known::NotYet), &["what = \"turn on device backup\""]),
    device("unverified-email", blocked(BlockReason::UnverifiedEmail), &["what = \"verify email\""]),
    device("password-changed", blocked(BlockReason::PasswordChanged), &["what = \"sign in again\""]),
    device("terms-not-accepted", blocked(BlockReason::TermsNotAccepted), &["what = \"accept terms\""]),
    device("service-outage", (5, Outcome::ServiceOutage, failing(Cause::ServiceOutage)), &[]),
    device(
        "restricted-network",
        (5, Outcome::Restricted, failing(Cause::Restricted)),
        &["what = \"another network\"", "what = \"no longer restricted\""],
    ),
    device("corrupt-device-backup", (5, Outcome::Corrupt, failing(Cause::Corrupt)), &[BEGIN_AGAIN]),
    whatsapp("corrupt-whatsapp-backup", (5, Outcome::Corrupt, failing(Cause::Corrupt)), &[BEGIN_CHATS_AGAIN]),
    device("fault-cured-by-a-restart", (5, Outcome::Fault, failing(Cause::Fault)), &["what = \"restart\""]),
    device("fault-cured-by-an-update", (5, Outcome::Fault, failing(Cause::Fault)), &["what = \"update\""]),
    case("photos-that-never-went-up", Of::Sync, (1, Outcome::OverQuota, Known::NotYet), &[LARGER_PLAN]),
];

fn text(file: &str) -> String {
    std::fs::read_to_string(format!("tests/causes/{file}.toml")).unwrap()
}

fn december(day: u8) -> Day {
    Day::from_ymd(2026, 12, i8::try_from(day).unwrap()).unwrap()
}

/// Kim's days, of the first backup or sync of that kind.
fn days(file: &str, text: &str, of: Of) -> Vec<Entry> {
    let scenario = check(file, text, &Overrides::default())
        .unwrap_or_else(|problems| panic!("{file}: {}", problems.render(Drawing::Plain, 100)));
    let world = World::new(scenario.household, scenario.seed);
    let entries = trace(&world, 0).into_iter();
    let kims = |entry: &Entry| match (of, entry.who) {
        (Of::Device, Who::Backup(BackupLine::Device(id), _)) => id.index() == 0,
        (Of::WhatsApp, Who::Backup(BackupLine::WhatsApp(id), _)) => id.index() == 0,
        (Of::Sync, Who::Sync(person)) => person.index() == 0,
        _ => false,
    };
    entries.filter(kims).collect()
}

fn on(entries: &[Entry], day: u8) -> &Entry {
    entries.iter().find(|entry| entry.day == december(day)).unwrap()
}

#[test]
fn every_cause_has_its_outcome_and_its_spell() {
    for case in &CASES {
        let entries = days(case.file, &text(case.file), case.of);
        let first = entries.iter().find(|entry| entry.outcome == case.outcome).map(|entry| entry.day);
        assert_eq!(first, Some(december(case.from)), "{}: {:?}", case.file, on(&entries, SEEN));
        let seen = on(&entries, SEEN);
        assert_eq!((seen.outcome, seen.known), (case.outcome, case.known), "{}", case.file);
        let spell = (case.known != Known::NotYet).then(|| december(case.from));
        assert_eq!(seen.since, spell, "{}", case.file);
    }
}

#[test]
fn every_cure_makes_the_backup_work_again() {
    for case in &CASES {
        let plain = text(case.file);
        let uncured = on(&days(case.file, &plain, case.of), CURED).outcome;
        assert_eq!(uncured == Outcome::Completed, case.cures.is_empty(), "{}: {uncured:?}", case.file);
        for cure in case.cures {
            let cured = format!("{plain}\n[[event]]\non = 2026-12-{CURED}\n{cure}\n");
            let entries = days(case.file, &cured, case.of);
            assert_eq!(on(&entries, CURED).outcome, Outcome::Completed, "{}: {cure}", case.file);
        }
    }
}

#[test]
fn an_account_is_unblocked_by_what_its_reason_asks_for_alone() {
    let blocks = CASES.iter().filter(|case| matches!(case.outcome, Outcome::AccountBlocked(_)));
    for case in blocks {
        for cure in ["verify email", "sign in again", "accept terms", "account unblocked"] {
            let cured = format!("{}\n[[event]]\non = 2026-12-{CURED}\nwhat = \"{cure}\"\n", text(case.file));
            let works = on(&days(case.file, &cured, case.of), CURED).outcome == Outcome::Completed;
            let right = case.cures[0].contains(cure) || cure == "account unblocked";
            assert_eq!(works, right, "{}: {cure}", case.file);
        }
    }
}

#[test]
fn a_full_phone_lacks_room_of_its_own() {
    let file = "phone-full-device";
    for entry in days(file, &text(file), Of::Device) {
        assert_eq!((entry.outcome, entry.needed.count()), (Outcome::PhoneFull, 50_000_000));
        assert!(entry.free.count() <= 30_000_000, "at most what the file says is free: {entry:?}");
        assert_eq!(entry.short_by, entry.needed - entry.free);
    }
}

#[test]
fn what_waits_for_room_is_at_risk_and_goes_up_with_it() {
    let file = "photos-that-never-went-up";
    let entries = days(file, &text(file), Of::Sync);
    assert!(on(&entries, SEEN).at_risk > on(&entries, 2).at_risk);
    let cured = format!("{}\n[[event]]\non = 2026-12-{CURED}\n{LARGER_PLAN}\n", text(file));
    let entries = days(file, &cured, Of::Sync);
    assert!(on(&entries, CURED).sent > on(&entries, SEEN).at_risk);
    assert_eq!(on(&entries, CURED).at_risk.count(), 0);
}

#[test]
fn every_file_is_a_case_and_says_first_what_it_shows() {
    let files = std::fs::read_dir("tests/causes").unwrap().map(|file| file.unwrap().path());
    let mut files: Vec<String> =
        files.map(|path| path.file_stem().unwrap().to_string_lossy().into_owned()).collect();
    files.sort();
    let mut cases: Vec<&str> = CASES.iter().map(|case| case.file).collect();
    cases.sort_unstable();
    assert_eq!(files, cases);
    for file in cases {
        let text = text(file);
        assert!(text.starts_with("# ") && (10..=20).contains(&text.lines().count()), "{file}");
    }
}
