//! What a picture tells in words: the dated events of its pool, and all of it for those who do not see it.

use std::collections::BTreeSet;

use super::EventMark;
use crate::analysis::findings::{Arrival, BackupFindings, PoolDay, PoolFindings};
use crate::calendar::Day;
use crate::language::say;
use crate::model::household::{AccountId, Action, DeviceId, Disused, Household, Passing, PersonId, PoolId};
use crate::report::ending::replaced_backups;
use crate::report::locale::Dated;
use crate::report::words::{SizeUnit, backup_name_short, capitalised, clean, range_phrase};
use crate::report::{Headline, Run};

/// Days within which something that has no date of its own may be marked on one.
const SAME_TIME: i32 = 61;

/// What happens in or to a pool within the horizon, by date; what is said twice on a day is said once.
pub fn events(run: Run, pool: PoolId) -> Vec<EventMark> {
    let household = run.household;
    let dated = household
        .events
        .iter()
        .filter(|event| !event.label.is_empty() && concerns(household, &event.action, pool))
        .map(|event| (event.on, event_words(&clean(&event.label))));
    let expiring =
        household.disused.iter().filter(|disused| pool_of(household, disused.person) == Some(pool));
    let expiries = expiring.map(|disused| (disused.last + days_kept(run), expiry_label(run, disused)));
    let deleted = expiries.chain(replaced(run, pool)).chain(lost(run, pool));
    let marks: BTreeSet<_> =
        dated.chain(deleted).filter(|(day, _)| household.horizon.contains(*day)).collect();
    marks.into_iter().map(|(day, label)| EventMark { day, label }).collect()
}

/// A sentence or two: the answer, and where the pool starts and ends.
pub fn alt(headline: &Headline, pool: &PoolFindings, unit: SizeUnit) -> String {
    let (Some(first), Some(last)) = (pool.days.first(), pool.days.last()) else {
        return format!("{}.", headline.sentence());
    };
    let median = if headline.run.is_certain() { String::new() } else { say!("figures-a-median-of") };
    say!(
        "figures-sentence-storage-used-goes",
        sentence = headline.sentence(),
        unit = unit.show(first.used[2]),
        month_in_full = first.day.month_in_full(),
        median = median,
        show = unit.show(last.used[2]),
        day = last.day.month_in_full(),
        show_quota = unit.show_quota(last.quota)
    )
}

/// The picture at length: how the bands widen year by year, what happens, when backups fail.
pub fn description(headline: &Headline, pool: &PoolFindings, unit: SizeUnit, events: &[EventMark]) -> String {
    let mut sentences = vec![format!("{}.", headline.sentence())];
    let range = headline.estimate().and_then(|estimate| range_phrase(headline.run, estimate));
    sentences.extend(range.map(|range| format!("{}.", capitalised(&range))));
    sentences.extend(milestones(&pool.days).map(|day| at_day(day, unit)));
    sentences.extend(plan_changes(&pool.days, unit));
    sentences.extend(
        events.iter().map(|event| format!("{}: {}.", capitalised(&event.label), event.day.in_full())),
    );
    sentences.join(" ")
}

/// The backups of replaced devices, and the day about which they go.
fn replaced(run: Run<'_>, pool: PoolId) -> impl Iterator<Item = (Day, String)> {
    replaced_backups(run, pool)
        .map(move |(day, whose)| (day, after_days(run, &say!("figures-backup-of-whose", whose = whose))))
}

/// The only copies that are deleted for their age in nearly all futures at about the same time: the median day.
fn lost(run: Run<'_>, pool: PoolId) -> impl Iterator<Item = (Day, String)> {
    let label = move |backup: &BackupFindings| {
        after_days(
            run,
            &say!("figures-last-backup-of-backup", backup_name_short = backup_name_short(&backup.name)),
        )
    };
    run.backups_of(pool).filter_map(move |backup| {
        let [early, _, median, _, late] = backup.last_copy_lost.quantiles.map(Arrival::day);
        (late?.days_since(early?) <= SAME_TIME).then_some((median?, label(backup)))
    })
}

fn after_days(run: Run, what: &str) -> String {
    say!(
        "figures-what-deleted-after-retention",
        what = what,
        retention_days = run.household.rules.retention_days
    )
}

/// A backup is kept while its age is at most so many days, and gone the day after.
fn days_kept(run: Run) -> i32 {
    run.household.rules.retention_days.saturating_add(1)
}

fn expiry_label(run: Run, disused: &Disused) -> String {
    after_days(run, &say!("figures-clean-s-backup", clean = clean(&disused.name)))
}

fn pool_of(household: &Household, person: PersonId) -> Option<PoolId> {
    household.people.get(person.index()).map(|person| person.pool)
}

pub(in crate::report) fn concerns(household: &Household, action: &Action, pool: PoolId) -> bool {
    match subject(action) {
        Subject::Everyone => true,
        Subject::Pool(its) => its == pool,
        Subject::Person(person) => pool_of(household, person) == Some(pool),
        Subject::Mover(person, to) => to == pool || pool_of(household, person) == Some(pool),
        Subject::Device(device) => {
            let owner = household.devices.get(device.index()).map(|device| device.person);
            owner.and_then(|person| pool_of(household, person)) == Some(pool)
        }
        Subject::Account(account) => {
            let owner = household.accounts.get(account.index()).map(|account| account.person);
            owner.and_then(|person| pool_of(household, person)) == Some(pool)
        }
    }
}

/// Whom an action is about.
enum Subject {
    Everyone,
    Pool(PoolId),
    Person(PersonId),
    /// Somebody who comes into a pool: it shows there and where they were.
    Mover(PersonId, PoolId),
    Device(DeviceId),
    Account(AccountId),
}

const fn subject(action: &Action) -> Subject {
    match action {
        Action::ChangePlan(pool, _) | Action::UpgradePlan(pool) => Subject::Pool(*pool),
        Action::JoinPool(person, pool) => Subject::Mover(*person, *pool),
        Action::SetPerson(person, ..)
        | Action::Travel(person, _)
        | Action::Celebrate(person, _)
        | Action::ChangeSynced(person, ..)
        | Action::Block(person, _)
        | Action::Unblock(person)
        | Action::Settle(person, _)
        | Action::During(Passing::Block(person, _), _)
        | Action::EmptyRecentlyDeleted(person) => Subject::Person(*person),
        Action::SetDevice(device, ..)
        | Action::LeaveAppsOut(device, _)
        | Action::PlugIn(device, _)
        | Action::LeaveOnPower(device)
        | Action::ReplaceDevice(device, _)
        | Action::ChangeLocal(device, ..)
        | Action::DeleteDeviceBackup(device, _)
        | Action::DeleteReplacedBackups(device)
        | Action::Restrict(device, _)
        | Action::During(Passing::Restrict(device) | Passing::PlugIn(device), _)
        | Action::CorruptDevice(device)
        | Action::DeviceFault(device, _)
        | Action::CureDevice(device, _)
        | Action::BackUpDevice(device) => Subject::Device(*device),
        Action::SetWhatsApp(account, ..)
        | Action::SetInterval(account, _)
        | Action::DeleteWhatsAppBackup(account, _)
        | Action::CorruptWhatsApp(account)
        | Action::WhatsAppFault(account, _)
        | Action::BackUpWhatsApp(account) => Subject::Account(*account),
        Action::DeleteDisusedBackup(_) | Action::Outage(_) | Action::ChangeUpload(_) => Subject::Everyone,
    }
}

/// The first day, every later one a year on, and the last.
fn milestones(days: &[PoolDay]) -> impl Iterator<Item = &PoolDay> {
    let anniversaries = (0..).map_while(|year: i32| {
        let first = days.first()?.day;
        let index = usize::try_from(first.plus_months(12 * year).days_since(first)).ok()?;
        days.get(index)
    });
    anniversaries.chain(days.last())
}

fn at_day(day: &PoolDay, unit: SizeUnit) -> String {
    let [low, .., high] = day.used;
    let median = unit.show(day.used[2]);
    if low == high {
        return say!("figures-on-day-median-used", day = day.day.in_full(), median = median);
    }
    say!(
        "figures-on-day-a-median",
        day = day.day.in_full(),
        median = median,
        unit = unit.show(low),
        show = unit.show(high)
    )
}

fn plan_changes(days: &[PoolDay], unit: SizeUnit) -> Vec<String> {
    let changes = days.windows(2).filter(|pair| pair[0].quota != pair[1].quota);
    changes
        .map(|pair| {
            say!(
                "figures-the-plan-becomes-unit",
                unit = unit.show_quota(pair[1].quota),
                pair = pair[1].day.in_full()
            )
        })
        .collect()
}

/// What an event is called, said in the language that is chosen; phrases of the scenario language stay as they are written
/// where there are no other words for them.
fn event_words(label: &str) -> String {
    let (whose, what) = label.split_once(": ").map_or((None, label), |(whose, what)| (Some(whose), what));
    let what = match what {
        "trip" => say!("figures-event-trip"),
        "travel" => say!("figures-event-travel"),
        "celebration" => say!("figures-event-celebration"),
        "new device" => say!("figures-event-new-device"),
        "new phone" => say!("figures-event-new-phone"),
        "delete old device's backup" => say!("figures-event-old-backup-deleted"),
        "WhatsApp daily" => say!("figures-event-whatsapp-daily"),
        "WhatsApp weekly" => say!("figures-event-whatsapp-weekly"),
        "WhatsApp monthly" => say!("figures-event-whatsapp-monthly"),
        "WhatsApp off" => say!("figures-event-whatsapp-off"),
        "leave the family plan" => say!("figures-event-leaves-the-family-plan"),
        "join the family plan" => say!("figures-event-joins-the-family-plan"),
        "upgrade plan" | "next larger plan" => say!("figures-event-next-larger-plan"),
        what => match (what.strip_prefix("new "), what.strip_suffix(" plan")) {
            (Some(device), _) => say!("figures-event-new", device = device),
            (None, Some(plan)) => say!("figures-event-plan", plan = plan),
            (None, None) => what.to_owned(),
        },
    };
    whose.map_or(what.clone(), |whose| format!("{whose}: {what}"))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::language::{Language, within};
    use crate::model::household::DatedEvent;
    use crate::report::figures::forecast;
    use crate::report::fixture::{self, day, gib};
    use crate::scenario::phrases::{self, Verb};

    #[test]
    fn an_old_backup_goes_the_day_after_its_180th() {
        let family = fixture::family();
        let marks = events(family.run(), PoolId::new(0));
        let labels: Vec<_> = marks.iter().map(|mark| format!("{} {}", mark.day, mark.label)).collect();
        assert_eq!(labels[0], "2027-04-19 Old iPhone's backup deleted after 180 days");
        assert_eq!(labels[1], "2027-07-03 trip, 3 to 17 July");
        assert_eq!(labels[4], "2028-03-22 backup of Parent A's old iPhone deleted after 180 days");
        assert_eq!(labels.len(), 5);
    }

    #[test]
    fn events_of_another_pool_are_left_out() {
        let mut family = fixture::family();
        family.household.people[0].pool = PoolId::new(1);
        let own = events(family.run(), PoolId::new(1));
        let labels: Vec<_> = own.iter().map(|mark| mark.label.as_str()).collect();
        let old = "backup of Parent A's old iPhone deleted after 180 days";
        assert_eq!(labels, ["trip, 3 to 17 July", "new iPhone", old]);
    }

    #[test]
    fn a_move_shows_in_both_pools() {
        let mut family = fixture::family();
        let (on, label) = (family.household.horizon.first + 3, "Teen: leave the family plan".to_owned());
        let action = Action::JoinPool(PersonId::new(0), PoolId::new(1));
        family.household.events = vec![DatedEvent { on, action, label: label.clone() }];
        for pool in [0, 1].map(PoolId::new) {
            assert!(events(family.run(), pool).iter().any(|mark| mark.label == label));
        }
    }

    #[test]
    fn only_a_plan_s_size_and_a_device_s_name_are_put_into_a_sentence_of_their_own() {
        let german = |label: &str| within(Language::German, || event_words(label));
        assert_eq!(german("2 TB plan"), "Plan mit 2 TB");
        assert_eq!(german("Teen: new iPad"), "Teen: neu: iPad");
        assert_eq!(german("upgrade plan"), "nächstgrößerer Plan");
        assert_eq!(german("next larger plan"), "nächstgrößerer Plan");
        for phrase in phrases::all().into_iter().filter(|phrase| phrase.verb != Verb::ChangePrice) {
            let said = german(&phrase.words);
            assert!(!said.starts_with("Plan mit ") && !said.starts_with("neu: "), "{}: {said}", phrase.words);
        }
    }

    #[test]
    fn backups_kept_for_ever_never_go() {
        let mut family = fixture::family();
        family.household.rules.retention_days = i32::MAX;
        assert!(!events(family.run(), PoolId::new(0)).iter().any(|mark| mark.label.contains("deleted")));
    }

    #[test]
    fn the_description_tells_years_events_and_plan_changes() {
        let mut family = fixture::family();
        for pool_day in &mut family.findings.pools[0].days {
            if pool_day.day >= day(2028, 2, 1) {
                pool_day.quota = gib(2048.0);
            }
        }
        let figure = forecast(family.run(), PoolId::new(0)).unwrap();
        assert!(figure.caption.description.contains("On 1 December 2027: a median of "));
        assert!(figure.caption.description.contains("The plan becomes 2 TB on 1 February 2028."));
        assert!(figure.caption.description.contains("New iPhone: 24 September 2027."));
        assert!(figure.caption.alt.starts_with(&figure.caption.title));
    }
}
