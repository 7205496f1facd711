//! Events and policies: every phrase, every action.

use super::{alone, checked, codes, round_trips};
use crate::model::household::{
    AccountId, Action, Afterwards, BlockReason, Cure, DataChange, DeviceId, DeviceSwitch, DisusedId,
    Interval, Local, Passing, PersonId, PersonSwitch, PoolId, Portion, Price, Synced, Trigger,
    WhatsAppSwitch,
};
use crate::scenario::phrases;
use crate::scenario::{Overrides, check};
use crate::units::{Bytes, Money};

const A: PersonId = PersonId::new(0);
const PHONE: DeviceId = DeviceId::new(0);
const CHATS: AccountId = AccountId::new(0);

fn with_event(keys: &str) -> String {
    alone(&format!(
        "has = [\"iphone\", \"whatsapp\"]\ndevice = [{{ name = \"Old\", in_use = false, last_backup = 2026-11-01, \
         backup_size = \"1 GB\" }}]\n[[event]]\non = 2027-01-10\n{keys}\n"
    ))
}

fn actions(keys: &str) -> Vec<Action> {
    let scenario = round_trips(&with_event(keys));
    scenario.household.events.into_iter().map(|event| event.action).collect()
}

#[test]
fn every_switch_can_be_turned_both_ways() {
    let cases = [
        ("WhatsApp videos", Action::SetWhatsApp(CHATS, WhatsAppSwitch::IncludeVideos, false)),
        ("WhatsApp backup", Action::SetWhatsApp(CHATS, WhatsAppSwitch::ICloud, false)),
        ("WhatsApp in the device backup", Action::SetDevice(PHONE, DeviceSwitch::WhatsApp, false)),
        ("WhatsApp cellular", Action::SetWhatsApp(CHATS, WhatsAppSwitch::Cellular, false)),
        ("end-to-end encryption", Action::SetWhatsApp(CHATS, WhatsAppSwitch::EndToEnd, false)),
        ("iCloud Photos", Action::SetPerson(A, PersonSwitch::ICloudPhotos, false)),
        ("Messages in iCloud", Action::SetPerson(A, PersonSwitch::MessagesInICloud, false)),
        ("iCloud Drive", Action::SetPerson(A, PersonSwitch::Drive, false)),
        ("iCloud Mail", Action::SetPerson(A, PersonSwitch::Mail, false)),
        ("optimise photos", Action::SetPerson(A, PersonSwitch::OptimisePhotos, false)),
        ("device backup", Action::SetDevice(PHONE, DeviceSwitch::Backup, false)),
        ("cellular backup", Action::SetDevice(PHONE, DeviceSwitch::Cellular, false)),
    ];
    for (name, action) in cases {
        let scenario = checked(&with_event(&format!("what = \"turn off {name}\"")));
        assert_eq!(scenario.household.events[0].action, action, "{name}");
        let on = checked(&with_event(&format!("what = \"turn on {name}\"")));
        assert_ne!(on.household.events[0].action, action);
    }
}

#[test]
fn every_other_phrase_reaches_its_action() {
    let half = DataChange::Deleted(Portion::Share(0.5));
    let gigabyte = Bytes::GIB;
    let cases = [
        ("what = \"upgrade plan\"", vec![Action::UpgradePlan(PoolId::new(0))]),
        (
            "what = \"WhatsApp frequency\"\nto = \"weekly\"",
            vec![Action::SetInterval(CHATS, Interval::Days(7))],
        ),
        ("what = \"new device\"\nname = \"P2\"", vec![Action::ReplaceDevice(PHONE, "P2".to_owned())]),
        (
            "what = \"delete\"\ncategory = \"photos\"\nshare = \"50 %\"",
            vec![Action::ChangeSynced(A, Synced::Photos, half)],
        ),
        (
            "what = \"add\"\ncategory = \"WhatsApp videos\"\nsize = \"1 GB\"",
            vec![Action::ChangeLocal(PHONE, Local::WhatsAppVideos, DataChange::Added(gigabyte))],
        ),
        (
            "what = \"delete device backup\"\nthen = \"on\"",
            vec![Action::DeleteDeviceBackup(PHONE, Afterwards::On)],
        ),
        ("what = \"delete WhatsApp backup\"", vec![Action::DeleteWhatsAppBackup(CHATS, Afterwards::Off)]),
        (
            "what = \"delete old device's backup\"\ndevice = \"Old\"",
            vec![Action::DeleteDisusedBackup(DisusedId::new(0))],
        ),
        (
            "what = \"delete old device's backup\"",
            vec![Action::DeleteDisusedBackup(DisusedId::new(0)), Action::DeleteReplacedBackups(PHONE)],
        ),
        ("what = \"account unblocked\"", vec![Action::Unblock(A)]),
        ("what = \"outage\"", vec![Action::Outage(true), Action::Outage(false)]),
        ("what = \"restricted\"", vec![Action::Restrict(PHONE, true)]),
        (
            "what = \"restricted\"\nuntil = 2027-01-12",
            [true, false].map(|on| Action::During(Passing::Restrict(PHONE), on)).to_vec(),
        ),
        ("what = \"no longer restricted\"", vec![Action::Restrict(PHONE, false)]),
        ("what = \"corrupt backup\"", vec![Action::CorruptDevice(PHONE)]),
        ("what = \"corrupt backup\"\nof = \"WhatsApp\"", vec![Action::CorruptWhatsApp(CHATS)]),
        ("what = \"fault\"\ncure = \"update\"", vec![Action::DeviceFault(PHONE, Cure::Update)]),
        (
            "what = \"fault\"\ncure = \"restart\"\nof = \"WhatsApp\"",
            vec![Action::WhatsAppFault(CHATS, Cure::Restart)],
        ),
        ("what = \"restart\"", vec![Action::CureDevice(PHONE, Cure::Restart)]),
        ("what = \"update\"", vec![Action::CureDevice(PHONE, Cure::Update)]),
        ("what = \"back up now\"", vec![Action::BackUpDevice(PHONE)]),
        ("what = \"back up now\"\nof = \"WhatsApp\"", vec![Action::BackUpWhatsApp(CHATS)]),
        ("what = \"leave apps out\"\nsize = \"1 GB\"", vec![Action::LeaveAppsOut(PHONE, gigabyte)]),
        ("what = \"take apps in again\"\nsize = \"1 GB\"", vec![Action::LeaveAppsOut(PHONE, -gigabyte)]),
        (
            "what = \"celebration\"\nuntil = 2027-04-30",
            vec![Action::Celebrate(A, true), Action::Celebrate(A, false)],
        ),
        ("what = \"celebration\"", vec![Action::Celebrate(A, true), Action::Celebrate(A, false)]),
        (
            "what = \"account blocked\"\nwhy = \"terms not accepted\"\nuntil = 2027-01-12",
            [true, false]
                .map(|on| Action::During(Passing::Block(A, BlockReason::TermsNotAccepted), on))
                .to_vec(),
        ),
        ("what = \"trip\"\nuntil = 2027-01-12", vec![Action::Travel(A, true), Action::Travel(A, false)]),
        ("what = \"plug in and lock at night\"", vec![Action::PlugIn(PHONE, true)]),
        (
            "what = \"plug in every night\"\nuntil = 2027-01-12",
            [true, false].map(|on| Action::During(Passing::PlugIn(PHONE), on)).to_vec(),
        ),
        ("what = \"stop plugging in\"", vec![Action::PlugIn(PHONE, false)]),
        ("what = \"leave on power for 24 hours\"\ndevice = \"iPhone\"", vec![Action::LeaveOnPower(PHONE)]),
        ("what = \"empty recently deleted\"", vec![Action::EmptyRecentlyDeleted(A)]),
        ("what = \"another network\"", vec![Action::Restrict(PHONE, false)]),
        ("what = \"verify email\"", vec![Action::Settle(A, BlockReason::UnverifiedEmail)]),
        ("what = \"sign in again\"", vec![Action::Settle(A, BlockReason::PasswordChanged)]),
        ("what = \"accept terms\"", vec![Action::Settle(A, BlockReason::TermsNotAccepted)]),
    ];
    for (keys, expected) in cases {
        assert_eq!(actions(keys), expected, "{keys}");
    }
}

/// The codes of a text's notes.
fn notes(text: &str) -> Vec<&'static str> {
    checked(text).notes.iter().map(|note| note.code.name()).collect()
}

#[test]
fn a_period_under_way_counts_from_the_first_day_and_says_so() {
    let began = |keys: &str| with_event(keys).replace("2027-01-10", "2026-10-10");
    for keys in [
        "what = \"trip\"\nuntil = 2027-01-12",
        "what = \"restricted\"",
        "what = \"account blocked\"\nwhy = \"password changed\"",
    ] {
        assert!(notes(&began(keys)).contains(&"event.began_before"), "{keys}");
        assert_eq!(checked(&began(keys)).household.events[0].on.to_string(), "2026-12-01");
    }
    for keys in ["what = \"trip\"\nuntil = 2026-10-12", "what = \"outage\"", "what = \"restart\""] {
        assert!(notes(&began(keys)).contains(&"event.before_start"), "{keys}");
    }
}

#[test]
fn a_mistyped_year_is_told_with_the_day_that_was_meant() {
    let text = with_event("what = \"restart\"").replace("2027-01-10", "2017-01-10");
    let problems = super::refused(&text).problems;
    assert_eq!((problems.len(), problems[0].code.name()), (1, "event.long_past"));
    assert_eq!(problems[0].help.as_deref(), Some("did you mean 2027-01-10?"));
    assert_eq!(codes(&text.replace("2017-01-10", "2025-11-29")), ["event.long_past"]);
    assert!(notes(&text.replace("2017-01-10", "2025-11-30")).contains(&"event.before_start"));
    assert_eq!(codes(&text.replace("2017-01-10", "2001-01-01")), ["event.long_past"]);
}

#[test]
fn a_later_start_takes_the_numbers_as_read_then_and_old_events_for_over() {
    let start = crate::calendar::Day::from_ymd(2028, 3, 1);
    let moved = Overrides { start, ..Overrides::default() };
    let scenario = check("t.toml", &with_event("what = \"restart\""), &moved).unwrap();
    assert_eq!(scenario.read_on.to_string(), "2028-02-29");
    let note = scenario.notes.iter().find(|note| note.code == "read_on.moved").unwrap();
    assert!(note.message.contains("read on 30 Nov 2026") && note.message.contains("29 Feb 2028"));
    assert!(scenario.notes.iter().any(|note| note.code == "event.before_start"));
    assert!(!notes(&with_event("what = \"restart\"")).contains(&"read_on.moved"));
    checked(&scenario.resolved_text());
}

#[test]
fn no_plan_holds_nothing() {
    assert_eq!(codes(&alone("").replace("50 GB", "0 GB")), ["plan.empty"]);
    let priced = alone("").replace("\"50 GB\"", "\"0 MB\", price = \"1 USD per month\"");
    assert_eq!(codes(&priced), ["plan.empty"]);
    assert_eq!(codes(&with_event("what = \"plan\"\nto = \"0 GB\"")), ["plan.empty"]);
}

#[test]
fn another_network_may_have_another_line() {
    let scenario = round_trips(&with_event("what = \"another network\"\nupload = \"50 Mbit/s\""));
    let [Action::Restrict(PHONE, false), Action::ChangeUpload(line)] =
        [0, 1].map(|at| scenario.household.events[at].action.clone())
    else {
        panic!("a restriction ends and the line changes")
    };
    let level = scenario.household.level(line);
    assert_eq!((level.path.as_str(), level.law.median()), ("home/upload 50 Mbit/s", 50.0));
    assert_eq!(scenario.household.events[0].label, "another network");
}

/// A family of two, B on a plan of their own, and events after them.
fn family(events: &str) -> String {
    alone(&format!("[[person]]\nname = \"B\"\nplan = {{ size = \"200 GB\" }}\n{events}"))
}

fn on(day: &str, keys: &str) -> String {
    format!("[[event]]\non = {day}\n{keys}\n")
}

#[test]
fn people_leave_the_family_plan_for_one_of_their_own_and_come_back() {
    let out = |day: &str| on(day, "who = \"A\"\nwhat = \"leave the family plan\"");
    let back = on("2027-03-01", "who = \"A\"\nwhat = \"join the family plan\"");
    let bigger = on("2027-04-01", "who = \"A\"\nwhat = \"leave the family plan\"\nplan = \"50 GB\"");
    let scenario = round_trips(&family(&[out("2027-02-01"), back, bigger].concat()));
    let household = &scenario.household;
    let names: Vec<&str> = household.pools.iter().map(|pool| pool.name.as_str()).collect();
    assert_eq!(names, ["family", "B", "A"]);
    let own = PoolId::new(2);
    let moves: Vec<Action> = household.events.iter().map(|event| event.action.clone()).collect();
    let (free, fifty) = (household.pools[2].plan, household.pools[0].plan);
    assert_eq!(household.plans[free.index()].name, "5 GB");
    let expected = [
        Action::ChangePlan(own, free),
        Action::JoinPool(A, own),
        Action::JoinPool(A, PoolId::new(0)),
        Action::ChangePlan(own, fifty),
        Action::JoinPool(A, own),
    ];
    assert_eq!(moves, expected);
    let labels: Vec<&str> = household.events.iter().map(|event| event.label.as_str()).collect();
    let (left, joined) = ("A: leave the family plan", "A: join the family plan");
    assert_eq!(labels, ["", left, joined, "", left]);
}

#[test]
fn moves_that_cannot_be_meant_are_told() {
    let of = |who: &str, what: &str| on("2027-02-01", &format!("who = \"{who}\"\nwhat = \"{what}\""));
    let again = on("2027-02-02", "who = \"B\"\nwhat = \"join the family plan\"");
    let twice = [of("B", "join the family plan"), again].concat();
    assert_eq!(codes(&family(&twice)), ["plan.no_move"]);
    assert_eq!(codes(&family(&of("B", "leave the family plan"))), ["plan.no_move"]);
    assert_eq!(codes(&alone(&of("A", "leave the family plan"))), ["plan.not_shared"]);
    let four: String = ('C'..='G').map(|name| format!("[[person]]\nname = \"{name}\"\n")).collect();
    let seventh = [four.as_str(), &of("B", "join the family plan")].concat();
    assert_eq!(codes(&family(&seventh)), ["plan.too_many_people"]);
    let policy = "[[policy]]\nwho = \"B\"\nwhen = \"failing for 20 days\"\ndo = \"join the family plan\"\n";
    assert_eq!(codes(&family(&format!("{four}{policy}"))), ["plan.too_many_people"]);
    assert!(
        checked(&family(policy)).household.policies[0]
            .actions
            .contains(&Action::JoinPool(PersonId::new(1), PoolId::new(0)))
    );
    let leaves = policy.replace("join", "leave");
    assert_eq!(codes(&family(&leaves)), ["plan.no_move"]);
    assert_eq!(checked(&family(&format!("{leaves}{policy}"))).household.policies.len(), 2);
    let joined = format!("{}{leaves}", of("B", "join the family plan"));
    assert_eq!(checked(&family(&joined)).household.policies.len(), 1);
}

#[test]
fn another_network_without_a_speed_says_that_the_line_stays_the_same() {
    let noted = |keys: &str| {
        let scenario = checked(&with_event(keys));
        scenario.notes.iter().any(|note| note.code == "network.same_line")
    };
    assert!(noted("what = \"another network\""));
    assert!(!noted("what = \"another network\"\nupload = \"50 Mbit/s\""));
}

#[test]
fn a_plan_and_its_price_change_on_a_day() {
    let scenario = checked(&with_event("what = \"plan\"\nto = \"2 TB\""));
    let Action::ChangePlan(_, plan) = scenario.household.events[0].action else { panic!("a plan changes") };
    assert_eq!(scenario.household.plans[plan.index()].name, "2 TB");
    let scenario = checked(&with_event("what = \"price\"\nto = \"1.49 USD per month\""));
    let Price::Known(steps) = &scenario.household.plans[scenario.household.pools[0].plan.index()].price
    else {
        panic!("the price is known")
    };
    assert_eq!(steps.iter().map(|step| step.monthly).collect::<Vec<_>>(), [Money(99), Money(149)]);
}

#[test]
fn until_is_the_last_day() {
    let scenario = checked(&with_event("what = \"trip\"\nuntil = 2027-01-12"));
    let days: Vec<String> = scenario.household.events.iter().map(|event| event.on.to_string()).collect();
    assert_eq!(days, ["2027-01-10", "2027-01-13"]);
    assert_eq!(scenario.household.events[0].label, "trip");
}

#[test]
fn a_new_device_is_known_to_later_events_by_its_new_name() {
    let keys = "what = \"new device\"\nname = \"P2\"\n[[event]]\non = 2027-02-01\nwhat = \"back up now\"\ndevice = \"P2\"";
    assert_eq!(actions(keys).last(), Some(&Action::BackUpDevice(PHONE)));
}

#[test]
fn events_that_cannot_be_meant_are_told() {
    let cases = [
        ("what = \"trip\"\nuntil = 2027-01-01", "event.ends_before_it_begins"),
        ("what = \"trip\"", "key.missing"),
        ("what = \"upgrade plan\"\nuntil = 2027-02-01", "key.not_here"),
        ("what = \"upgrade plan\"\nwhy = \"password changed\"", "key.not_here"),
        ("what = \"trip\"\nuntil = 2027-02-01\nwho = \"Nobody\"", "person.unknown"),
        ("what = \"back up now\"\ndevice = \"Nokia\"", "device.unknown"),
        ("what = \"delete\"\ncategory = \"photos\"", "key.missing"),
        ("what = \"new device\"\nname = \"iPhone\"", "name.duplicate"),
        ("what = \"party\"", "phrase.unknown"),
    ];
    for (keys, code) in cases {
        assert_eq!(codes(&with_event(keys)), [code], "{keys}");
    }
}

#[test]
fn events_outside_the_horizon_are_noted() {
    let late = checked(&with_event("what = \"restart\"").replace("2027-01-10", "2040-01-01"));
    assert!(late.notes.iter().any(|note| note.code == "event.beyond_horizon"));
    let early = checked(&with_event("what = \"restart\"").replace("2027-01-10", "2026-01-01"));
    assert!(early.household.events.is_empty());
}

#[test]
fn policies_look_at_failing_at_age_and_at_the_pool() {
    let text = |when: &str, what: &str| alone(&format!("[[policy]]\nwhen = \"{when}\"\ndo = {what}\n"));
    let trigger =
        |when: &str| round_trips(&text(when, "\"upgrade plan\"")).household.policies[0].trigger.clone();
    assert_eq!(trigger("failing for 21 days"), Trigger::FailingFor(vec![A], 21));
    assert_eq!(trigger("no backup for 30 days"), Trigger::NoBackupFor(vec![A], 30));
    assert!(matches!(trigger("pool above 90 %"), Trigger::UsedAbove(_, share) if share == 0.9));
    assert_eq!(codes(&text("it rains", "\"upgrade plan\"")), ["policy.when"]);
    assert_eq!(codes(&text("pool above 90 %", "\"outage\"")), ["phrase.events_only"]);
    let several = text("pool above 90 %", "[\"back up now\", { what = \"plan\", to = \"2 TB\" }]");
    assert_eq!(round_trips(&several).household.policies[0].actions.len(), 2);
}

#[test]
fn policies_do_what_a_person_can_do() {
    let does = |what: &str| {
        let text = alone(&format!("[[policy]]\nwhen = \"failing for 21 days\"\ndo = {what}\n"));
        round_trips(&text).household.policies[0].actions.clone()
    };
    assert_eq!(does("\"plug in every night\""), [Action::PlugIn(PHONE, true)]);
    assert_eq!(does("\"sign in again\""), [Action::Settle(A, BlockReason::PasswordChanged)]);
    assert_eq!(
        does("[\"leave on power for 24 hours\", \"empty recently deleted\"]"),
        [Action::LeaveOnPower(PHONE), Action::EmptyRecentlyDeleted(A)]
    );
    let network = does("{ what = \"another network\", upload = \"50 Mbit/s\" }");
    assert!(matches!(network[..], [Action::Restrict(PHONE, false), Action::ChangeUpload(_)]));
}

#[test]
fn no_phrase_is_refused_as_unknown_wherever_it_stands() {
    for phrase in phrases::all() {
        let text = with_event(&format!("what = \"{}\"", phrase.words));
        let problems = check("t", &text, &Overrides::default()).err().map(|p| p.problems).unwrap_or_default();
        assert!(problems.iter().all(|problem| problem.code != "phrase.unknown"), "{}", phrase.words);
    }
}
