//! A household made ready to run: tables of its laws, the facts of each day, the streams' seed.

use std::collections::btree_map::{BTreeMap, Entry};

use rayon::prelude::*;

use super::household::{
    AccountId, Action, Chance, DatedEvent, DeviceId, Growth, Household, NightFactor, PerChat, PerSynced,
    Person, PersonId, PoolId, Replacement, WindowLaw,
};
use super::state::BackupLine;
use crate::calendar::{DAYS_A_YEAR, Day};
use crate::laws::{DayLaw, QuantileTable, day_factor, nightly};

/// A household with everything prepared that all replicates share.
#[derive(Clone, Debug)]
pub struct World {
    /// The household.
    pub household: Household,
    /// Seed of every stream.
    pub seed: u64,
    /// The stepped days in order: the horizon and the days after it in which its last spells become known.
    pub days: Vec<DayFacts>,
    /// Every backup, accounts first: the order in which equal starts are settled.
    pub lines: Vec<BackupLine>,
    /// Each person's devices in use, by index.
    pub devices_of: Vec<Vec<usize>>,
    /// Tables of the people's growth.
    pub people: Vec<PerSynced<TableId>>,
    /// Tables of each device.
    pub devices: Vec<DeviceTables>,
    /// Tables of the accounts' growth.
    pub accounts: Vec<PerChat<TableId>>,
    /// The night factor on the upload rate.
    pub upload: QuantileTable,
    shelf: Shelf,
    generations: Vec<usize>,
    people_move: bool,
}

/// A table of [`World::table`].
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct TableId(usize);

/// What a device draws from.
#[derive(Clone, Debug)]
pub struct DeviceTables {
    /// Day factor of apps.
    pub apps: TableId,
    /// The night's window.
    pub window: Window,
}

/// A night's window, ready to draw.
#[derive(Clone, Debug)]
pub enum Window {
    /// Drawn every night.
    Nightly {
        /// Hours.
        table: Box<QuantileTable>,
        /// The median in hours, exact: what a certain run takes.
        median: f64,
    },
    /// A level of the household.
    Level(usize),
}

/// What is the same in all replicates on a day.
#[derive(Clone, Copy, PartialEq, Debug)]
pub struct DayFacts {
    /// The day.
    pub day: Day,
    /// 1 on the first day.
    pub number: i64,
    /// January is 0.
    pub month: usize,
    /// 31 December.
    pub new_year: bool,
    /// Years since the first day.
    pub years: f64,
}

impl World {
    /// Prepares a household.
    pub fn new(household: Household, seed: u64) -> Self {
        Self::with_tables(household, seed, Shelf::default())
    }

    /// Prepares a household beside this one: on the same streams, with the tables that are there already.
    pub fn beside(&self, household: Household) -> Self {
        Self::with_tables(household, self.seed, self.shelf.clone())
    }

    fn with_tables(household: Household, seed: u64, mut shelf: Shelf) -> Self {
        shelf.stock(day_laws(&household));
        let people = household.people.iter().map(|p| growth_of(p).map(|g| shelf.table(&g.day))).collect();
        let accounts =
            household.accounts.iter().map(|a| a.growth.each_ref().map(|g| shelf.table(&g.day))).collect();
        let devices = household.devices.par_iter().map(|device| DeviceTables {
            apps: shelf.table(&device.apps.day),
            window: window(&device.nights.window),
        });
        let devices = devices.collect();
        let days = stepped_days(&household);
        let generations = generations(&household, days.len());
        Self {
            seed,
            days,
            lines: lines(&household),
            devices_of: devices_of(&household),
            people,
            devices,
            accounts,
            upload: night_factor(household.upload.night),
            shelf,
            generations,
            people_move: people_move(&household),
            household,
        }
    }

    /// The same household with more happening: each event after those of its day.
    pub fn with_events(&self, extra: &[DatedEvent]) -> Self {
        let mut world = self.clone();
        world.household.events.extend_from_slice(extra);
        world.household.events.sort_by_key(|event| event.on);
        if world.days.last().map(|last| last.day) != Some(last_stepped(&world.household)) {
            world.days = stepped_days(&world.household);
        }
        world.generations = generations(&world.household, world.days.len());
        world.people_move = people_move(&world.household);
        world
    }

    /// The facts of a day, where it is one of those that are stepped.
    pub fn day(&self, day: Day) -> Option<&DayFacts> {
        let first = self.days.first()?.day;
        self.days.get(usize::try_from(day.days_since(first)).ok()?)
    }

    /// A table.
    #[inline]
    pub fn table(&self, id: TableId) -> &QuantileTable {
        &self.shelf.tables[id.0]
    }

    /// Whether everything takes its certain value.
    #[inline]
    pub fn certain(&self) -> bool {
        self.household.chance == Chance::Certain
    }

    /// Whose backup it is.
    #[inline]
    pub fn owner(&self, line: BackupLine) -> PersonId {
        match line {
            BackupLine::Device(id) => self.household.devices[id.index()].person,
            BackupLine::WhatsApp(id) => self.household.accounts[id.index()].person,
        }
    }

    /// How many devices may follow one another in a hand: the one of the file and its replacements.
    pub fn generations(&self, device: DeviceId) -> usize {
        self.generations[device.index()]
    }

    /// Whether anybody may move from one pool to another.
    #[inline]
    pub const fn people_move(&self) -> bool {
        self.people_move
    }

    /// Days without a completed backup after which a spell is known.
    pub fn threshold(&self, interval_days: i32) -> i32 {
        self.household.rules.failing_threshold_days.max(2 * interval_days)
    }

    /// Factor on a category's rate today: drift, season and events.
    pub fn factor(&self, growth: &Growth, today: &DayFacts, celebrates: bool) -> f64 {
        let season = if growth.seasonal { self.household.rules.season[today.month] } else { 1.0 };
        let new_year = if today.new_year { growth.new_year } else { 1.0 };
        let celebration = if celebrates { growth.celebration } else { 1.0 };
        season * new_year * celebration * drift(growth.yearly, today.years)
    }

    /// Whether every price is known that any pool may have to pay.
    pub fn prices_known(&self) -> bool {
        let mut pools = (0..self.household.pools.len()).map(PoolId::new);
        pools.all(|pool| self.household.plan_without_price(pool).is_none())
    }
}

/// How much a rate has drifted after some years.
fn drift(yearly: f64, years: f64) -> f64 {
    if yearly == 0.0 { 1.0 } else { libm::pow(1.0 + yearly, years) }
}

fn growth_of(person: &Person) -> [&Growth; 6] {
    person.growth.each_ref()
}

/// Tables, one for each distinct law.
#[derive(Clone, Debug, Default)]
struct Shelf {
    tables: Vec<QuantileTable>,
    by_law: BTreeMap<String, TableId>,
}

impl Shelf {
    /// Makes the tables that are not there yet, all at once: they are the dearest part of a short run.
    fn stock<'a>(&mut self, laws: impl Iterator<Item = &'a DayLaw>) {
        let mut missing: Vec<&DayLaw> = Vec::new();
        for law in laws {
            if let Entry::Vacant(place) = self.by_law.entry(name_of(law)) {
                place.insert(TableId(self.tables.len() + missing.len()));
                missing.push(law);
            }
        }
        self.tables.par_extend(missing.into_par_iter().map(day_factor));
    }

    /// The table of a law that was stocked.
    fn table(&self, law: &DayLaw) -> TableId {
        self.by_law[&name_of(law)]
    }
}

/// What tells laws apart.
fn name_of(law: &DayLaw) -> String {
    format!("{law:?}")
}

/// Every law by which something grows from day to day.
fn day_laws(household: &Household) -> impl Iterator<Item = &DayLaw> {
    let people = household.people.iter().flat_map(growth_of);
    let accounts = household.accounts.iter().flat_map(|account| &account.growth);
    let apps = household.devices.iter().map(|device| &device.apps);
    people.chain(accounts).chain(apps).map(|growth| &growth.day)
}

fn night_factor(law: NightFactor) -> QuantileTable {
    match law {
        NightFactor::Uneven(sigma) => nightly::night_factor(sigma),
        NightFactor::Drawn(law) => nightly::over_median(&law),
    }
}

fn window(law: &WindowLaw) -> Window {
    let drawn = |table: QuantileTable, median: f64| Window::Nightly { table: Box::new(table), median };
    match law {
        WindowLaw::Quantiles(points) => {
            drawn(nightly::through(points), nightly::quantile_through(points, 0.5))
        }
        WindowLaw::Lognormal { median, sigma } => drawn(nightly::lognormal(*median, *sigma), *median),
        WindowLaw::Level(id) => Window::Level(id.index()),
    }
}

/// The horizon, and after it the days in which a spell that began on its last day becomes known.
fn stepped_days(household: &Household) -> Vec<DayFacts> {
    let (first, last) = (household.horizon.first, last_stepped(household));
    (first.number()..=last.number()).map(|number| facts(Day::from_number(number), first)).collect()
}

fn last_stepped(household: &Household) -> Day {
    let beyond = household.rules.failing_threshold_days.max(2 * longest_interval(household)) - 1;
    household.horizon.last + beyond
}

/// The longest interval WhatsApp has at the start or may be set to.
fn longest_interval(household: &Household) -> i32 {
    let set = |action: &Action| match action {
        Action::SetInterval(_, interval) => Some(interval.days()),
        _ => None,
    };
    let at_start = household.accounts.iter().map(|account| account.interval.days());
    let later = actions(household).filter_map(set);
    at_start.chain(later).max().unwrap_or(1)
}

fn people_move(household: &Household) -> bool {
    actions(household).any(|action| matches!(action, Action::JoinPool(..)))
}

/// Every action of the household's events and policies.
fn actions(household: &Household) -> impl Iterator<Item = &Action> {
    let dated = household.events.iter().map(|event| &event.action);
    dated.chain(household.policies.iter().flat_map(|policy| &policy.actions))
}

fn facts(day: Day, first: Day) -> DayFacts {
    let date = day.date();
    let since = day.days_since(first);
    DayFacts {
        day,
        number: i64::from(since) + 1,
        month: day.month_index(),
        new_year: date.month() == 12 && date.day() == 31,
        years: f64::from(since) / DAYS_A_YEAR,
    }
}

fn lines(household: &Household) -> Vec<BackupLine> {
    let accounts = (0..household.accounts.len()).map(|at| BackupLine::WhatsApp(AccountId::new(at)));
    let devices = (0..household.devices.len()).map(|at| BackupLine::Device(DeviceId::new(at)));
    accounts.chain(devices).collect()
}

fn devices_of(household: &Household) -> Vec<Vec<usize>> {
    let people = (0..household.people.len()).map(PersonId::new);
    people.map(|person| household.devices_of(person).map(DeviceId::index).collect()).collect()
}

fn generations(household: &Household, days: usize) -> Vec<usize> {
    let dated = |device: usize| {
        let replaces =
            |action: &&Action| matches!(action, Action::ReplaceDevice(id, _) if id.index() == device);
        actions(household).filter(replaces).count()
    };
    let at_random = |replacement: &Replacement| match replacement {
        Replacement::None => 0,
        // Two a year is more than the law ever gives; the last slot stays in use.
        Replacement::Typical { .. } => days / 180 + 2,
    };
    let count =
        |(at, device): (usize, &super::household::Device)| 1 + dated(at) + at_random(&device.replacement);
    household.devices.iter().enumerate().map(count).collect()
}
