//! From what the file says to a household: defaults, profiles, reconciliation, and all problems at once.

mod frame;
mod growth;
mod happenings;
mod nights;
mod people;
mod plans;
mod rates;
mod readings;
mod roster;
mod sense;
mod start;
mod sums;

use super::ledger::{Books, Line, ledger};
use super::limits::Limits;
use super::problem::{self, Code, Note, Problem};
use super::reader::Typed;
use super::sheet::Sheet;
use super::source::{Span, Texts};
use crate::calendar::Day;
use crate::catalogue::Region;
use crate::language::say;
use crate::laws::Law;
use crate::model::household::{Chance, Household, Level, LevelId, Origin, Rules};
use crate::quantity::{Screen, UnitReading};

pub use frame::{Frame, oldest_event, stem};
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
pub fn resolve(name: &str, sheet: &Sheet, texts: &Texts, limits: Limits) -> (Option<Resolved>, Vec<Problem>) {
    let mut desk = Desk { limits, ..Desk::default() };
    let resolved = work(name, sheet, texts, &mut desk);
    let Desk { problems, notes, .. } = desk;
    (resolved.map(|resolved| Resolved { notes, ..resolved }), problems)
}

fn work(name: &str, sheet: &Sheet, texts: &Texts, desk: &mut Desk) -> Option<Resolved> {
    let mut ground = Ground::lay(name, sheet, desk)?;
    sense::check_growth(&ground.roster, &ground.pools, units(sheet).base(Screen::ICloud), desk);
    sense::check_prices(ground.region, &ground.pools, &ground.frame, desk);
    let (mut household, start) = household(&ground, sheet, desk);
    happen(&mut ground, sheet, &mut household, desk);
    sums::check(&household, sheet.horizon.as_ref().map_or(&sheet.span, |typed| &typed.span), desk);
    let Ground { frame, roster, region, book, .. } = ground;
    household.plans = book.into_plans();
    household.levels = std::mem::take(&mut desk.levels);
    let fullness = start.fullness;
    let lines = ledger(Books {
        texts,
        sheet,
        roster: &roster,
        frame: &frame,
        household: &household,
        fullness,
        region: region.code,
    });
    Some(Resolved {
        frame,
        household,
        region: region.code,
        price_as_of: region.as_of(),
        fullness,
        typed_share: start.typed_share,
        lines,
        notes: Vec::new(),
    })
}

/// How the file has its units read.
fn units(sheet: &Sheet) -> UnitReading {
    frame::value(&sheet.units, UnitReading::AsOnThePhone)
}

/// What everything else stands on.
struct Ground<'s> {
    frame: Frame,
    roster: Roster<'s>,
    region: &'static Region,
    book: plans::PlanBook,
    pools: plans::Pools<'s>,
    rules: Rules,
}

impl<'s> Ground<'s> {
    fn lay(name: &str, sheet: &'s Sheet, desk: &mut Desk) -> Option<Self> {
        let frame = Frame::read(name, sheet, desk);
        let roster = Roster::read(sheet, desk);
        let region = plans::region(sheet, desk)?;
        let mut book = plans::PlanBook::of(region, frame.horizon.first, units(sheet).base(Screen::ICloud));
        let pools = plans::pools(sheet, &roster, &mut book, desk);
        let is_empty = pools.pools.is_empty() || roster.people.is_empty();
        let ground = Self { frame, roster, region, book, pools, rules: frame::rules(sheet) };
        (!is_empty).then_some(ground)
    }
}

/// The household but for what happens in it.
fn household(ground: &Ground<'_>, sheet: &Sheet, desk: &mut Desk) -> (Household, start::Start) {
    let Ground { frame, roster, region, book, pools, rules } = ground;
    let measured = readings::measure(sheet, roster, frame.read_on, desk);
    let mut growths = growth::Growths::read(roster, &measured, desk);
    if let Some(measured) = readings::used(sheet, frame.read_on, desk) {
        growth::fit_pool(&mut growths, roster, &pools.sharing(), measured);
    }
    let growths = &growths;
    let rewriting = &people::rewriting(roster, frame::databases_rewritten(sheet));
    let (read_on, pool_of) = (frame.read_on, &pools.pool_of);
    let (sheets, units) = (&pools.sheets, units(sheet));
    let given = start::Given { roster, growths, rewriting, pools: sheets, pool_of, rules, read_on, units };
    let start = start::start(given, desk);
    let persistence = frame::persistence(sheet);
    let devices =
        people::Devices { roster, home: &sheet.home, persistence, growths, rewriting, start: &start };
    let household = Household {
        horizon: frame.horizon,
        chance: frame::value(&sheet.chance, Chance::Random),
        levels: Vec::new(),
        devices: devices.in_use(desk),
        disused: devices.disused(),
        accounts: devices.accounts(),
        people: people::people(roster, pool_of, growths, &start, desk),
        pools: pools.holding(&start.other),
        currency: book.currency().clone(),
        plans: Vec::new(),
        upload: frame::upload(&sheet.home, region.code, desk),
        events: Vec::new(),
        policies: Vec::new(),
        rules: rules.clone(),
    };
    (household, start)
}

/// What happens on dates, and what the household does by itself.
fn happen(ground: &mut Ground<'_>, sheet: &Sheet, household: &mut Household, desk: &mut Desk) {
    let Ground { frame, roster, book, pools, .. } = ground;
    let base = units(sheet).base(Screen::ICloud);
    let mut scene = happenings::Scene::new(roster, pools, book, frame, base);
    household.events = happenings::events(&mut scene, &sheet.events, desk);
    household.policies = happenings::policies(&mut scene, &sheet.policies, desk);
    household.pools.extend(pools.pools.drain(household.pools.len()..));
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

/// Problems, notes and levels.
#[derive(Debug, Default)]
pub struct Desk {
    /// What is wrong.
    pub problems: Vec<Problem>,
    /// What is worth knowing.
    pub notes: Vec<Note>,
    /// Every level so far.
    pub levels: Vec<Level>,
    /// How large the household and its run may be.
    pub limits: Limits,
}

impl Desk {
    /// The level of a path, added if it is new. One path is one draw.
    pub fn level(&mut self, path: &str, law: Law) -> LevelId {
        let known = self.levels.iter().position(|level| level.path == path);
        LevelId::new(known.unwrap_or_else(|| {
            self.levels.push(Level { path: path.to_owned(), law });
            self.levels.len() - 1
        }))
    }

    /// Adds a problem.
    pub fn problem(&mut self, problem: Problem) {
        self.problems.push(problem);
    }

    /// Adds a note that stands at no place.
    pub fn note(&mut self, code: Code, message: impl Into<String>) {
        self.notes.push(Note::new(code, message));
    }

    /// Adds a note about a place.
    pub fn note_at(&mut self, code: Code, message: impl Into<String>, span: &Span) {
        self.notes.push(Note::at(code, message, span.clone()));
    }

    /// Says that a name is nobody's, and whose it may be.
    pub fn unknown_name<'n>(
        &mut self,
        code: Code,
        what: &str,
        typed: &Typed<String>,
        known: impl Iterator<Item = &'n str> + Clone,
    ) {
        let names: Vec<String> = known.clone().map(|name| format!("\"{name}\"")).collect();
        let found = problem::nearest(&typed.value, known);
        let problem = Problem::new(
            code,
            say!("resolve-there-is-no-what", what = what, typed = typed.value),
            typed.span.clone(),
        )
        .expected(say!("resolve-one-of-join", join = names.join(", ")));
        self.problem(match found {
            Some(name) => problem.help(say!("resolve-did-you-mean-name", name = name)),
            None => problem.help(say!("resolve-write-one-of-join", join = names.join(", "))),
        });
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_path_is_one_draw() {
        let mut desk = Desk::default();
        let first = desk.level("a", Law::Certain(1.0));
        let other = desk.level("b", Law::Certain(2.0));
        assert_eq!(desk.level("a", Law::Certain(3.0)), first);
        assert_ne!(first, other);
        assert_eq!(desk.levels[first.index()].law, Law::Certain(1.0));
    }
}
