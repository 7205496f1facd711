//! Plans, their prices, and who is in which pool.

use std::collections::BTreeMap;

use super::Desk;
use super::roster::Roster;
use crate::calendar::Day;
use crate::catalogue::regions::in_decimal;
use crate::catalogue::{Region, UnknownRegion, find_region};
use crate::language::say;
use crate::model::household::{LARGEST_FAMILY, PersonId, Plan, PlanId, Pool, PoolId, Price, PriceStep};
use crate::quantity::{self, Base};
use crate::scenario::problem::{Code, Problem};
use crate::scenario::reader::Typed;
use crate::scenario::sheet::{PlanSheet, Sheet};
use crate::scenario::source::LATEST;
use crate::units::{Bytes, Currency, Money};

/// Every plan a pool has or may come to have.
#[derive(Debug)]
pub struct PlanBook {
    region: &'static Region,
    base: Base,
    start: Day,
    plans: Vec<Plan>,
    /// When the price of a plan was read: that of the price list, and typed ones.
    read_on: BTreeMap<usize, Day>,
    pools: Vec<PlanId>,
}

/// The region assumed where none is typed.
const DEFAULT_REGION: &str = "US";

/// The region of the prices.
pub fn region(sheet: &Sheet, desk: &mut Desk) -> Option<&'static Region> {
    let Some(typed) = &sheet.region else {
        let message = say!("resolve-no-region-is-given");
        desk.note(Code::RegionAssumed, message);
        return find_region(DEFAULT_REGION).ok();
    };
    match find_region(&typed.value) {
        Ok(region) => Some(region),
        Err(error) => {
            desk.problem(unknown_region(typed, &error));
            find_region(DEFAULT_REGION).ok()
        }
    }
}

fn unknown_region(typed: &Typed<String>, error: &UnknownRegion) -> Problem {
    let message = say!("resolve-no-prices-are-known", typed = typed.value);
    let problem = Problem::new(Code::RegionUnknown, message, typed.span.clone())
        .expected(say!("resolve-a-countrys-code-or"));
    match error.suggestions.as_slice() {
        [] => problem.help(say!("resolve-for-instance-region-us")),
        names => {
            let quoted: Vec<String> = names.iter().map(|name| format!("\"{name}\"")).collect();
            problem.help(say!("resolve-did-you-mean-join", join = quoted.join(&say!("resolve-join-or"))))
        }
    }
}

impl PlanBook {
    /// The plans of a region's price list, in the unit of iCloud's screens as the file has it read.
    pub fn of(region: &'static Region, start: Day, base: Base) -> Self {
        let mut book =
            Self { region, base, start, plans: Vec::new(), read_on: BTreeMap::new(), pools: Vec::new() };
        for plan in &region.plans {
            // What is dated between that day and the start has changed the price since.
            let step = PriceStep { from: plan.as_of.min(start), monthly: plan.monthly, listed: true };
            let quota = match base {
                Base::Binary => plan.quota,
                Base::Decimal => in_decimal(plan.quota),
            };
            book.add(plan.name.clone(), quota, known(step));
        }
        book
    }

    /// The currency of all prices.
    pub const fn currency(&self) -> &Currency {
        &self.region.currency
    }

    /// The plan of a size; one that no price list has gets a note that its price is unknown.
    pub fn plan(&mut self, size: &Typed<Bytes>, desk: &mut Desk) -> PlanId {
        let found = self.plans.iter().position(|plan| plan.quota == size.value);
        PlanId::new(found.unwrap_or_else(|| {
            check_size(size, desk);
            let message = say!("resolve-no-price-list-has");
            desk.note_at(Code::PlanPriceUnknown, message, &size.span);
            self.add(self.named(size), size.value, Price::Unknown)
        }))
    }

    /// The free plan every account has (Q2): the list's smallest.
    pub fn free(&self) -> PlanId {
        let smallest = self.region.plans.iter().map(|plan| plan.quota).enumerate().min_by_key(|(_, q)| *q);
        PlanId::new(smallest.map_or(0, |(at, _)| at))
    }

    /// The plan of a pool at the start.
    pub fn plan_of(&self, pool: PoolId) -> Option<PlanId> {
        self.pools.get(pool.index()).copied()
    }

    /// A price from a day on, for every plan of that size: the price list's and those with a price of their own, but
    /// for those whose price was read after that day. Whether it is the price of all of them.
    pub fn change_price(&mut self, plan: PlanId, from: Day, monthly: Money) -> bool {
        let Some(quota) = self.plans.get(plan.index()).map(|plan| plan.quota) else { return false };
        let step = PriceStep { from, monthly, listed: false };
        let mut by_all = true;
        for (at, plan) in self.plans.iter_mut().enumerate().filter(|(_, plan)| plan.quota == quota) {
            match &mut plan.price {
                _ if self.read_on.get(&at).is_some_and(|read_on| from < *read_on) => by_all = false,
                Price::Unknown => plan.price = Price::Known(vec![step]),
                Price::Known(steps) => {
                    steps.push(step);
                    steps.sort_by_key(|step| step.from);
                }
            }
        }
        by_all
    }

    /// All plans, in the order of their ids.
    pub fn into_plans(self) -> Vec<Plan> {
        self.plans
    }

    /// How a plan of this size is called.
    fn named(&self, size: &Typed<Bytes>) -> String {
        let (bytes, gigabyte) = (size.value.count(), self.base.gigabyte().count());
        match bytes / gigabyte {
            whole @ 1..1000 if bytes % gigabyte == 0 => format!("{whole} GB"),
            _ => quantity::write_size(size.value, self.base),
        }
    }

    fn add(&mut self, name: String, quota: Bytes, price: Price) -> usize {
        let at = self.plans.len();
        if let Price::Known(steps) = &price {
            self.read_on.extend(steps.first().map(|step| (at, step.from)));
        }
        self.plans.push(Plan { name, quota, price });
        at
    }

    /// A pool's plan: of the price list, or of its own price.
    fn pool_plan(&mut self, sheet: &PlanSheet, desk: &mut Desk) -> Option<PlanId> {
        let size = sheet.size.as_ref()?;
        let name = sheet.name.as_ref().map(|name| name.value.clone());
        let Some(typed) = &sheet.price else {
            let plan = self.plan(size, desk);
            if let Some(name) = name {
                self.plans[plan.index()].name = name;
            }
            return Some(plan);
        };
        match quantity::price(&typed.value, self.currency()) {
            Ok(price) => {
                check_size(size, desk);
                let name = name.unwrap_or_else(|| self.named(size));
                Some(PlanId::new(self.own_price(name, size.value, price)))
            }
            Err(error) => {
                let key = ("price", "\"2.99 USD per month\"");
                desk.problem(super::happenings::unreadable(key, typed, error));
                None
            }
        }
    }

    /// A typed price stands before the price list's, for this pool alone.
    fn own_price(&mut self, name: String, quota: Bytes, monthly: Money) -> usize {
        let price = known(PriceStep { from: self.start, monthly, listed: false });
        let same = |plan: &Plan| plan.quota == quota && plan.name == name && plan.price == price;
        let found = self.plans.iter().position(same);
        found.unwrap_or_else(|| self.add(name, quota, price))
    }
}

fn known(step: PriceStep) -> Price {
    Price::Known(vec![step])
}

/// Everybody has the free 5 GB at least.
fn check_size(size: &Typed<Bytes>, desk: &mut Desk) {
    if size.value == Bytes::ZERO {
        desk.problem(
            Problem::new(Code::PlanEmpty, say!("resolve-a-plan-of-0"), size.span.clone())
                .expected(say!("resolve-the-size-of-the"))
                .help(say!("resolve-write-size-5-gb")),
        );
    }
}

/// The pools, with the plan each was typed as, and each person's pool.
#[derive(Debug, Default)]
pub struct Pools<'s> {
    /// The pools.
    pub pools: Vec<Pool>,
    /// What was typed of each.
    pub sheets: Vec<(PoolId, &'s PlanSheet)>,
    /// The pool of each person at the start.
    pub pool_of: Vec<PoolId>,
    /// The family's pool, where people share one.
    pub shared: Option<PoolId>,
    /// Pools that open when somebody leaves the family's.
    opened: Vec<(PersonId, PoolId)>,
}

/// Works out who is in which pool.
pub fn pools<'s>(sheet: &'s Sheet, roster: &Roster<'s>, book: &mut PlanBook, desk: &mut Desk) -> Pools<'s> {
    let mut pools = Pools::default();
    let family = sheet.plan.as_ref().and_then(|plan| family_pool(plan, roster, book, &mut pools, desk));
    for member in &roster.people {
        let pool = match &member.sheet.plan {
            Some(plan) => pools.open(member.name.clone(), plan, book, desk),
            None => family,
        };
        if pool.is_none() && member.sheet.plan.is_none() {
            desk.problem(poolless(sheet, member.sheet.span.clone(), &member.name));
        }
        pools.pool_of.push(pool.unwrap_or_default());
    }
    check_family_size(&pools, family, roster, sheet, desk);
    pools
}

impl<'s> Pools<'s> {
    /// The people of the first pool: those on `[plan]`, where there is one.
    pub fn sharing(&self) -> Vec<PersonId> {
        let first = PoolId::new(0);
        let people = self.pool_of.iter().enumerate().filter(|(_, pool)| **pool == first);
        people.map(|(at, _)| PersonId::new(at)).collect()
    }

    /// The pools with what each holds beyond its parts.
    pub fn holding(&self, other: &[Bytes]) -> Vec<Pool> {
        let pools = self.pools.iter().zip(other);
        pools.map(|(pool, &other)| Pool { other, ..pool.clone() }).collect()
    }

    /// A person's own pool: the one they are in, else one that stands empty until they come.
    pub fn own(&mut self, person: PersonId, name: &str, plan: PlanId, book: &mut PlanBook) -> PoolId {
        let start = self.pool_of[person.index()];
        let opened = self.opened.iter().find(|(of, _)| *of == person).map(|(_, pool)| *pool);
        let known = if Some(start) == self.shared { opened } else { Some(start) };
        known.unwrap_or_else(|| {
            let pool = self.add(name.to_owned(), plan, book.start, book);
            self.opened.push((person, pool));
            pool
        })
    }

    fn add(&mut self, name: String, plan: PlanId, billed_on: Day, book: &mut PlanBook) -> PoolId {
        self.pools.push(Pool { name, plan, billed_on, other: Bytes::ZERO });
        book.pools.push(plan);
        PoolId::new(self.pools.len() - 1)
    }

    /// Opens a pool with the plan that was typed for it.
    fn open(
        &mut self,
        name: String,
        sheet: &'s PlanSheet,
        book: &mut PlanBook,
        desk: &mut Desk,
    ) -> Option<PoolId> {
        let plan = book.pool_plan(sheet, desk).unwrap_or_default();
        let billed_on = sheet.billed_on.as_ref().map_or(book.start.min(LATEST), |typed| typed.value);
        let id = self.add(name, plan, billed_on, book);
        self.sheets.push((id, sheet));
        Some(id)
    }
}

/// The pool of `[plan]`: everybody's without a plan of their own, or the one person's who has none.
fn family_pool<'s>(
    plan: &'s PlanSheet,
    roster: &Roster<'s>,
    book: &mut PlanBook,
    pools: &mut Pools<'s>,
    desk: &mut Desk,
) -> Option<PoolId> {
    let without: Vec<&str> =
        roster.people.iter().filter(|m| m.sheet.plan.is_none()).map(|m| m.name.as_str()).collect();
    if without.is_empty() {
        let message = say!("resolve-everybody-has-a-plan");
        desk.note_at(Code::PlanUnused, message, &plan.span);
        return None;
    }
    let shared = plan.shared.as_ref().map_or(roster.people.len() > 1, |typed| typed.value);
    match (shared, without.as_slice()) {
        (true, _) => {
            pools.shared = pools.open("family".to_owned(), plan, book, desk);
            pools.shared
        }
        (false, [one]) => pools.open((*one).to_owned(), plan, book, desk),
        (false, _) => None,
    }
}

fn poolless(sheet: &Sheet, span: crate::scenario::source::Span, name: &str) -> Problem {
    let problem = Problem::new(Code::PersonNoPool, say!("resolve-name-is-on-no", name = name), span);
    match &sheet.plan {
        None => {
            problem.expected(say!("resolve-a-plan-for-everybody")).help(say!("resolve-for-instance-plan-and"))
        }
        Some(plan) => problem
            .expected(say!("resolve-a-person-plan-of"))
            .help(say!("resolve-write-shared-true-under"))
            .related(say!("resolve-this-plan-is-not"), plan.span.clone()),
    }
}

fn check_family_size(
    pools: &Pools<'_>,
    family: Option<PoolId>,
    roster: &Roster<'_>,
    sheet: &Sheet,
    desk: &mut Desk,
) {
    let members = roster.people.iter().zip(&pools.pool_of);
    let members =
        members.filter(|(member, pool)| member.sheet.plan.is_none() && Some(**pool) == family).count();
    if let (true, Some(plan)) = (members > LARGEST_FAMILY, &sheet.plan) {
        desk.problem(
            Problem::new(
                Code::PlanTooManyPeople,
                say!("resolve-members-people-share-this", members = members),
                plan.span.clone(),
            )
            .expected(say!("resolve-at-most-largest-family", most = LARGEST_FAMILY))
            .help(say!("resolve-give-the-others-a")),
        );
    }
}
