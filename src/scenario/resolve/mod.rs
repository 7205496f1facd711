//! From what the file says to a household: defaults, profiles, reconciliation, and all problems at once.

mod desk;
mod frame;
mod growth;
mod happenings;
mod nights;
mod people;
mod plans;
mod rates;
mod readings;
mod roster;
mod rules;
mod start;

use super::ledger::{Books, Line, ledger};
use super::problem::{Note, Problem};
use super::sheet::Sheet;
use super::source::Texts;
use crate::calendar::Day;
use crate::model::household::{Chance, Household, Origin};
use crate::quantity::{Screen, UnitReading};

use desk::Desk;
pub use frame::Frame;
pub use growth::chat_word;
pub use roster::Roster;
pub use start::Fullness;

/// A resolved file.
#[derive(Debug)]
pub struct Resolved {
    /// Title, days, futures and seed.
    pub frame: Frame,
    /// The household.
    pub household: Household,
    /// Code of the region of the prices.
    pub region: &'static str,
    /// The day the prices were listed.
    pub price_as_of: Option<Day>,
    /// Whether anything says how full iCloud is.
    pub fullness: Fullness,
    /// Share of the stored bytes that was typed.
    pub typed_share: f64,
    /// Every value and where it came from, as lines of a resolved file.
    pub lines: Vec<Line>,
    /// Notes.
    pub notes: Vec<Note>,
}

/// Resolves a file; without problems the household is complete.
pub fn resolve(name: &str, sheet: &Sheet, texts: &Texts) -> (Option<Resolved>, Vec<Problem>) {
    let mut desk = Desk::default();
    let resolved = work(name, sheet, texts, &mut desk);
    let Desk { problems, notes, .. } = desk;
    (resolved.map(|resolved| Resolved { notes, ..resolved }), problems)
}

fn work(name: &str, sheet: &Sheet, texts: &Texts, desk: &mut Desk) -> Option<Resolved> {
    let frame = Frame::read(name, sheet, desk);
    let roster = Roster::read(sheet, desk);
    let region = plans::region(sheet, desk)?;
    let mut book = plans::PlanBook::of(region, frame.horizon.first);
    let mut pools = plans::pools(sheet, &roster, &mut book, desk);
    if pools.pools.is_empty() || roster.people.is_empty() {
        return None;
    }
    let rules = rules::rules(sheet);
    let measured = readings::measure(sheet, &roster, frame.read_on, desk);
    let growths = growth::Growths::read(&roster, &measured, desk);
    let rewriting = people::rewriting(&roster);
    let given = start::Given {
        roster: &roster,
        growths: &growths,
        rewriting: &rewriting,
        pools: &pools.sheets,
        pool_of: &pools.pool_of,
        rules: &rules,
        read_on: frame.read_on,
    };
    let start = start::start(given, desk);
    for (pool, other) in pools.pools.iter_mut().zip(&start.other) {
        pool.other = *other;
    }
    let devices = people::Devices {
        roster: &roster,
        home: &sheet.home,
        persistence: rules::persistence(sheet),
        growths: &growths,
        rewriting: &rewriting,
        start: &start,
    };
    let (in_use, disused, accounts) = (devices.in_use(desk), devices.disused(), devices.accounts());
    let people = people::people(&roster, &pools.pool_of, &growths, &start, desk);
    let upload = rules::upload(&sheet.home, region.code, desk);
    let base =
        sheet.units.as_ref().map_or(UnitReading::AsOnThePhone, |units| units.value).base(Screen::ICloud);
    let mut scene = happenings::Scene::new(&roster, &pools.pool_of, &mut book, frame.horizon, base);
    let events = happenings::events(&mut scene, &sheet.events, desk);
    let policies = happenings::policies(&mut scene, &sheet.policies, desk);
    let household = Household {
        horizon: frame.horizon,
        chance: rules::value(&sheet.chance, Chance::Random),
        levels: std::mem::take(&mut desk.levels),
        people,
        devices: in_use,
        accounts,
        disused,
        pools: pools.pools,
        currency: book.currency().clone(),
        plans: book.into_plans(),
        upload,
        events,
        policies,
        rules,
    };
    let lines = ledger(Books {
        texts,
        sheet,
        roster: &roster,
        frame: &frame,
        household: &household,
        fullness: start.fullness,
        region: region.code,
    });
    Some(Resolved {
        frame,
        lines,
        household,
        region: region.code,
        price_as_of: region.as_of(),
        fullness: start.fullness,
        typed_share: start.typed_share,
        notes: Vec::new(),
    })
}

/// How many growth rates a household has of each origin, in the order of [`Origin`]'s list.
pub fn origins(household: &Household) -> [(Origin, usize); 4] {
    let synced = household.people.iter().flat_map(|person| &person.growth);
    let apps = household.devices.iter().map(|device| &device.apps);
    let chats = household.accounts.iter().flat_map(|account| &account.growth);
    let all: Vec<Origin> = synced
        .chain(apps)
        .chain(chats)
        .filter(|growth| !growth.is_none())
        .map(|growth| growth.origin)
        .collect();
    [Origin::Stated, Origin::Measured, Origin::Profile, Origin::Default]
        .map(|origin| (origin, all.iter().filter(|&&other| other == origin).count()))
}
