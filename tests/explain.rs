//! What `explain` tells: sums that add up to the byte, changes that hold when they are run again, answers people read.
#![allow(clippy::unwrap_used, reason = "a test may fail where it stands")]

mod support;

use headroom::analysis::explain::{DayLedger, Future, Kept, line_of, old_backups, stories};
use headroom::analysis::remedies::{Proposal, Remedy};
use headroom::engine::{Who, trace};
use headroom::model::household::{
    AccountId, DeviceId, DisusedId, Household, PersonId, PlanId, PoolId, Synced,
};
use headroom::model::outcome::Outcome;
use headroom::model::world::World;
use headroom::report::explain::event;
use headroom::scenario::{Overrides, Scenario, check};
use headroom::units::Bytes;
use support::golden::assert_golden;
use support::{SHIPPED, day, shipped};

fn world(scenario: &Scenario) -> World {
    World::new(scenario.household.clone(), scenario.seed)
}

fn checked(name: &str, text: &str) -> Scenario {
    check(name, text, &Overrides::default()).unwrap_or_else(|problems| panic!("{:?}", problems.problems))
}

#[test]
fn a_days_ledger_adds_up_to_the_byte() {
    for (name, _) in SHIPPED {
        let scenario = shipped(name);
        let world = world(&scenario);
        for (replicate, ahead) in [(0, 0), (1, 1), (2, 40), (3, 200), (4, 364)] {
            let ledger = DayLedger::of(&world, replicate, world.household.horizon.first + ahead).unwrap();
            for pool in (0..world.household.pools.len()).map(PoolId::new) {
                let moved: Bytes = ledger
                    .moves
                    .iter()
                    .filter(|(_, of, _)| *of == pool)
                    .flat_map(|(_, _, changes)| changes)
                    .map(|c| c.by())
                    .sum();
                let (opening, closing) =
                    (ledger.opening.holdings.used(pool), ledger.closing.holdings.used(pool));
                assert_eq!(opening + moved, closing, "{name}, day {ahead}");
            }
        }
    }
}

#[test]
fn what_filled_a_pool_adds_up_to_what_is_used() {
    for (name, _) in SHIPPED {
        let scenario = shipped(name);
        let world = world(&scenario);
        let future = Future::of(&world, 0);
        for evening in future.evenings.iter().step_by(50) {
            for pool in (0..world.household.pools.len()).map(PoolId::new) {
                let changes = evening.holdings.changes_since(&future.start.holdings, pool);
                let came: Bytes = changes.iter().map(|change| change.by()).sum();
                let used = future.start.holdings.used(pool);
                assert_eq!(used + came, evening.holdings.used(pool), "{name}, {}", evening.day);
            }
        }
    }
}

#[test]
fn the_smallest_change_works_when_the_file_says_so() {
    let mut tried = 0;
    for (name, text) in SHIPPED {
        let scenario = shipped(name);
        let world = world(&scenario);
        for replicate in 0..3 {
            let future = Future::of(&world, replicate);
            for story in stories(&world, &future) {
                let Some(trial) = story.works_with.first() else { continue };
                let on = story.attempt.day;
                let with = format!("{text}\n{}", event(&world.household, &trial.proposal, on));
                let changed = checked(name, &with);
                let (line, generation) = line_of(&story.spell.name);
                let lived = trace(&World::new(changed.household, changed.seed), replicate);
                let entry =
                    lived.iter().find(|e| e.day == on && e.who == Who::Backup(line, generation)).unwrap();
                assert_eq!(entry.outcome, Outcome::Completed, "{name}, {on}: {:?}", trial.proposal);
                tried += 1;
            }
        }
    }
    assert!(tried > 40, "only {tried} changes were tried");
}

/// Every remedy for somebody or something of the family.
fn proposals(household: &Household) -> Vec<Proposal> {
    let (person, device, account) = (PersonId::new(0), DeviceId::new(0), AccountId::new(0));
    let plan = |size: &str| PlanId::new(household.plans.iter().position(|plan| plan.name == size).unwrap());
    let some = Bytes::new(3_000_000_000);
    let mut all = vec![
        Proposal::wait(),
        Proposal::old_backup(DisusedId::new(0)),
        Proposal::plan(Remedy::Upgrade, PoolId::new(0), plan("2 TB")),
        Proposal::plan(Remedy::Downgrade, PoolId::new(0), plan("50 GB")),
        Proposal::of_person(Remedy::DeleteFiles, person, Synced::Drive, some),
        Proposal::of_person(Remedy::DeletePhotos, person, Synced::Videos, some),
        Proposal::leave(person, PoolId::new(household.pools.len()), plan("50 GB")),
        Proposal::apps_out(device, some),
        Proposal::clean_up(account, device, some),
    ];
    for remedy in Remedy::ALL {
        all.extend(Proposal::on_device(remedy, device));
        all.extend(Proposal::on_account(remedy, account));
        all.extend(Proposal::on_person(remedy, person));
    }
    all
}

#[test]
fn every_remedy_is_an_event_of_a_scenario_file() {
    let (family, own) = (shipped("family.toml").household, shipped("own-plans.toml").household);
    let emma = PersonId::new(own.people.iter().position(|person| person.name == "Emma").unwrap());
    let join = Proposal::join(emma, PoolId::new(0), own.pools[0].plan);
    let (all, joins) = (proposals(&family), vec![join]);
    for remedy in Remedy::ALL {
        let tried = all.iter().chain(&joins).any(|proposal| proposal.remedy == remedy);
        assert!(tried, "{remedy:?} has no proposal");
    }
    are_events("family.toml", &family, all);
    are_events("own-plans.toml", &own, joins);
}

fn are_events(name: &str, household: &Household, all: Vec<Proposal>) {
    let on = day(2026, 12, 24);
    let (_, text) = SHIPPED.iter().find(|(file, _)| *file == name).unwrap();
    for proposal in all {
        let with = checked(name, &format!("{text}\n{}", event(household, &proposal, on)));
        let happens: Vec<_> = with
            .household
            .events
            .iter()
            .filter(|event| event.on == on)
            .map(|event| event.action.clone())
            .collect();
        assert_eq!(happens, proposal.actions, "{:?}", proposal.remedy);
    }
}

/// What the command prints of a file, for one future.
fn printed(file: &str) -> String {
    let arguments = ["explain", file, "--future", "0"];
    let output = support::command::simulate().args(arguments).output().unwrap();
    assert!(output.status.success(), "{file}: {}", String::from_utf8_lossy(&output.stderr));
    let text = String::from_utf8(output.stdout).unwrap();
    assert!(text.lines().all(|line| line.chars().count() <= 80), "{file}: a line is wider than a terminal");
    text
}

#[test]
fn every_shipped_scenario_is_explained_as_its_golden_says() {
    for (name, _) in SHIPPED {
        let stem = name.trim_end_matches(".toml");
        assert_golden(&format!("explain/{stem}.txt"), &printed(&format!("scenarios/{name}")));
    }
}

#[test]
fn every_cause_is_explained_as_its_golden_says() {
    let mut files: Vec<_> =
        std::fs::read_dir("tests/causes").unwrap().map(|entry| entry.unwrap().path()).collect();
    files.sort();
    assert!(files.len() >= 23);
    for path in files {
        let stem = path.file_stem().unwrap().to_str().unwrap();
        assert_golden(&format!("explain/causes/{stem}.txt"), &printed(path.to_str().unwrap()));
    }
}

#[test]
fn the_old_phone_goes_on_the_181st_day() {
    let scenario = shipped("old-phone.toml");
    let world = world(&scenario);
    let old = old_backups(&world, &Future::of(&world, 0));
    assert_eq!(old[0].gone, Some(old[0].made + 181));
}

#[test]
fn nothing_on_a_device_is_told_twice() {
    let scenario = shipped("family.toml");
    let world = world(&scenario);
    let ledger = DayLedger::of(&world, 0, world.household.horizon.first + 5).unwrap();
    for (_, changes) in &ledger.on_devices {
        let mut kept: Vec<Kept> = changes.iter().map(|change| change.kept).collect();
        let all = kept.len();
        kept.sort();
        kept.dedup();
        assert_eq!(kept.len(), all);
    }
}
