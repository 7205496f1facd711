//! The storage chart: who and what fills a pool in the middle future, and what waits on the phones.

use std::collections::BTreeMap;

mod words;

use super::caption::{Caption, footer, pool_file};
use super::forecast::{lived, longest_quota};
use super::{AmountAxis, EventMark, Foot, ReportError, column, csv_bytes, shown};
use crate::analysis::explain::Item;
use crate::analysis::storage::StorageEvening;
use crate::calendar::{Day, Horizon};
use crate::language::say;
use crate::model::household::{Household, PersonId, PoolId, Synced};
use crate::report::Run;
use crate::report::locale::Dated;
use crate::report::words::{SizeUnit, capitalised, clean};
use crate::units::Bytes;
use words::{description, subtitle, title};

/// Share of the axis below which people of one kind are drawn as one.
const THIN: f64 = 0.045;
/// Share of the axis kept free above the highest value.
const AIR_ABOVE: f64 = 0.1;
/// A plan that is so many times what decides the axis is not drawn to scale.
const BEYOND: f64 = 1.6;
/// How many times what decides the axis may stand on it: what waits beyond is cut off at the upper edge.
const HIGHEST: f64 = 2.5;

/// What fills a pool.
#[derive(Clone, PartialEq, Debug)]
pub struct Stacks {
    /// The words around it.
    pub caption: Caption,
    /// The days from left to right.
    pub horizon: Horizon,
    /// The days on which somebody is on the plan.
    pub lived: Horizon,
    /// What the upright axis counts.
    pub amount: AmountAxis,
    /// The unit of the pool's sizes.
    pub unit: SizeUnit,
    /// What is stored, from the foot up.
    pub stacks: Vec<Stack>,
    /// The plan's size, one value a day.
    pub quota: Vec<f64>,
    /// Each plan by the first day it is drawn.
    pub plans: Vec<EventMark>,
}

/// One kind of data of one person, or of several.
#[derive(Clone, PartialEq, Debug)]
pub struct Stack {
    /// Its name: `Photos, Parent A`.
    pub label: String,
    /// The name of whoever owns it, as far as it stands in the label.
    pub owner: String,
    /// What it is.
    pub what: What,
    /// How many stacks of its kind lie below it.
    pub shade: usize,
    /// What is stored, one value a day.
    pub stored: Vec<f64>,
    /// What waits on the phones, one value a day.
    pub waiting: Vec<f64>,
}

/// What is stored, in the order of the phone's own bar.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub enum What {
    /// Photos and videos, those deleted lately among them.
    Photos,
    /// Messages in iCloud.
    Messages,
    /// WhatsApp's own backup.
    WhatsApp,
    /// Backups of devices in use.
    Backups,
    /// Backups of devices that are not used any more.
    OldBackups,
    /// Drive, Mail and what nobody is known to own.
    Rest,
}

/// Whether anything waits on the phones that can be seen.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Waits {
    /// Never.
    Never,
    /// At some time, but not in the end.
    NotInTheEnd,
    /// In the end.
    InTheEnd,
}

/// Bytes of a kind and a person, evening by evening.
#[derive(Clone, Default)]
struct Bulk {
    stored: Vec<Bytes>,
    waiting: Vec<Bytes>,
}

type Bulks = BTreeMap<(What, Option<PersonId>), Bulk>;

impl What {
    const fn of(item: Item) -> Self {
        match item {
            Item::Synced(_, Synced::Photos | Synced::Videos) | Item::RecentlyDeleted(_) => Self::Photos,
            Item::Synced(_, Synced::Messages) => Self::Messages,
            Item::WhatsAppBackup(_) => Self::WhatsApp,
            Item::DeviceBackup(_) | Item::UnfinishedBackup(_) => Self::Backups,
            Item::OldBackup(_) | Item::ReplacedBackups(_) => Self::OldBackups,
            Item::Synced(_, Synced::Drive | Synced::Mail | Synced::Other) | Item::Unexplained(_) => {
                Self::Rest
            }
        }
    }

    /// What it is called.
    pub fn name(self) -> String {
        match self {
            Self::Photos => say!("figures-photos"),
            Self::Messages => say!("figures-messages"),
            Self::WhatsApp => say!("figures-whatsapp"),
            Self::Backups => say!("figures-backups"),
            Self::OldBackups => say!("figures-old-backups"),
            Self::Rest => say!("figures-drive-mail-rest"),
        }
    }
}

/// What a chart cannot show: less than half of what its labels count in, a sliver of its height, or for a few days.
const UNSEEN: f64 = 0.05;
const SLIVER: f64 = 0.01;
const FEW_DAYS: usize = 14;

impl Stacks {
    /// What waits on the phones on the last day that is drawn, and whether that or more ever does.
    pub fn waits(&self) -> (f64, Waits) {
        let at = usize::try_from(self.lived.last.days_since(self.horizon.first)).unwrap_or(0);
        let on = |at: usize| self.stacks.iter().filter_map(|stack| stack.waiting.get(at)).sum::<f64>();
        let seen = |size: f64| size >= UNSEEN.max(SLIVER * self.amount.top);
        let waits = match (0..=at).filter(|at| seen(on(*at))).count() {
            _ if on(at) >= UNSEEN => Waits::InTheEnd,
            days if days > FEW_DAYS => Waits::NotInTheEnd,
            _ => Waits::Never,
        };
        (on(at), waits)
    }

    /// A CSV of what is plotted: a row a day, each stack with what waits of it, then the plan.
    ///
    /// # Errors
    /// Where the table cannot be written.
    pub fn csv(&self) -> Result<Vec<u8>, ReportError> {
        let unit = self.amount.unit.to_lowercase();
        let ends = ["stored", "waiting"];
        let names = self.stacks.iter().map(|stack| column(&stack.label));
        let columns = names.flat_map(|name| ends.map(|end| format!("{name}_{end}_{unit}")));
        let header: Vec<String> =
            std::iter::once("date".to_owned()).chain(columns).chain([format!("plan_{unit}")]).collect();
        let rows = self.horizon.days().enumerate().map(|(at, day)| self.row(at, day));
        csv_bytes(&self.caption.name, &header, rows)
    }

    fn row(&self, at: usize, day: Day) -> Vec<String> {
        let stacks = self.stacks.iter().flat_map(|stack| [&stack.stored, &stack.waiting]);
        let values = stacks.chain([&self.quota]);
        let shown = values.map(|values| values.get(at).map_or(String::new(), |value| shown(*value)));
        std::iter::once(day.to_string()).chain(shown).collect()
    }
}

/// The storage chart of a pool; `None` where the run knows nothing of it.
pub fn storage(run: Run, pool: PoolId) -> Option<Stacks> {
    let found = run.pool(pool)?;
    let storage = &run.findings.representative.storage;
    let evenings = &storage.evenings;
    let (first, last) = (evenings.first()?, evenings.last()?);
    let quotas: Vec<Bytes> = evenings.iter().filter_map(|of| of.quotas.get(pool.index()).copied()).collect();
    let unit = SizeUnit::of_quota(longest_quota(found));
    let bulks = bulks(run.household, &storage.items, (evenings, pool));
    let top = top(&bulks, &quotas);
    let stacks = stacks(run.household, &bulks, (unit, top));
    let horizon = Horizon { first: first.day, last: last.day };
    let lived = lived(found, horizon);
    let (title, alt) = title(run, &bulks, (unit, lived));
    let caption = Caption {
        name: pool_file(run, found, "storage"),
        subtitle: String::new(),
        footer: footer(run, Some(unit)),
        description: description(&alt, &stacks, (lived, unit)),
        title,
        alt,
    };
    let amount = AmountAxis {
        unit: unit.axis_name().to_owned(),
        from: Foot::Zero,
        top: (1.0 + AIR_ABOVE) * unit.on_axis(top).max(0.1),
    };
    let plans = plans(evenings, &quotas, (unit, amount.top, lived));
    let quota = quotas.iter().map(|quota| unit.on_axis(*quota)).collect();
    let mut drawn = Stacks { caption, horizon, lived, amount, unit, stacks, quota, plans };
    drawn.caption.subtitle = subtitle(run, found, &drawn);
    Some(drawn)
}

/// What a pool counts, by kind and person.
fn bulks(household: &Household, items: &[Item], (evenings, pool): (&[StorageEvening], PoolId)) -> Bulks {
    let mut bulks = Bulks::new();
    for (at, evening) in evenings.iter().enumerate() {
        for (item, held) in items.iter().zip(&evening.held).filter(|(_, held)| held.pool == pool) {
            if held.stored == Bytes::ZERO && held.waiting == Bytes::ZERO {
                continue;
            }
            let bulk = bulks.entry((What::of(*item), owner(household, *item))).or_default();
            bulk.stored.resize(evenings.len(), Bytes::ZERO);
            bulk.waiting.resize(evenings.len(), Bytes::ZERO);
            bulk.stored[at] += held.stored;
            bulk.waiting[at] += held.waiting;
        }
    }
    bulks
}

fn owner(household: &Household, item: Item) -> Option<PersonId> {
    match item {
        Item::Synced(person, _) | Item::RecentlyDeleted(person) => Some(person),
        Item::DeviceBackup(device) | Item::UnfinishedBackup(device) | Item::ReplacedBackups(device) => {
            household.devices.get(device.index()).map(|device| device.person)
        }
        Item::OldBackup(old) => household.disused.get(old.index()).map(|old| old.person),
        Item::WhatsAppBackup(account) => {
            household.accounts.get(account.index()).map(|account| account.person)
        }
        Item::Unexplained(_) => None,
    }
}

/// As high as what is stored, what waits above the plan, and any plan not far above them.
fn top(bulks: &Bulks, quotas: &[Bytes]) -> Bytes {
    let sum = |at: usize, part: &dyn Fn(&Bulk) -> &Vec<Bytes>| -> Bytes {
        bulks.values().filter_map(|bulk| part(bulk).get(at).copied()).sum()
    };
    let heights = quotas.iter().enumerate().map(|(at, quota)| {
        let (stored, waiting) = (sum(at, &|bulk| &bulk.stored), sum(at, &|bulk| &bulk.waiting));
        if waiting > Bytes::ZERO { (*quota).max(stored) + waiting } else { stored }
    });
    let stored = (0..quotas.len()).map(|at| sum(at, &|bulk| &bulk.stored)).max().unwrap_or_default();
    let mut counts = BTreeMap::new();
    quotas.iter().for_each(|quota| *counts.entry(*quota).or_insert(0_usize) += 1);
    let usual = counts.into_iter().max_by_key(|(_, count)| *count).map_or(stored, |(quota, _)| quota);
    let decides = stored.max(usual);
    let near = |size: &Bytes| *size <= decides.scaled(BEYOND);
    let highest = heights.max().unwrap_or_default().min(decides.scaled(HIGHEST));
    quotas.iter().copied().filter(near).chain([highest, decides]).max().unwrap_or(decides)
}

/// The stacks from the foot up: each kind by person where that is thick enough to see, the others of a kind together.
fn stacks(household: &Household, bulks: &Bulks, (unit, top): (SizeUnit, Bytes)) -> Vec<Stack> {
    let peak = |bulk: &Bulk| bulk.stored.iter().copied().max().unwrap_or_default();
    let mut stacks: Vec<Stack> = Vec::new();
    let kinds = bulks.iter().collect::<Vec<_>>();
    for kind in kinds.chunk_by(|((a, _), _), ((b, _), _)| a == b) {
        let Some(((what, _), _)) = kind.first() else { continue };
        let is_thin = |bulk: &Bulk| peak(bulk) < top.scaled(THIN);
        let alone = kind.iter().filter(|(_, bulk)| is_thin(bulk)).count() < 2;
        let (thick, thin): (Vec<_>, Vec<_>) = kind.iter().partition(|(_, bulk)| alone || !is_thin(bulk));
        let own = thick.iter().map(|((_, person), bulk)| {
            let owner = person.and_then(|id| household.people.get(id.index()));
            let owner = owner.map_or_else(String::new, |person| clean(&person.name));
            ((name(household, *what, *person), owner), (*bulk).clone())
        });
        let together = (!thin.is_empty()).then(|| {
            let label = if thick.is_empty() {
                what.name().to_owned()
            } else {
                say!("figures-what-others", what = what.name())
            };
            ((label, String::new()), sum(thin.iter().map(|(_, bulk)| *bulk)))
        });
        for (shade, ((label, owner), bulk)) in own.chain(together).enumerate() {
            let on_axis = |sizes: &[Bytes]| sizes.iter().map(|size| unit.on_axis(*size)).collect();
            let (stored, waiting) = (on_axis(&bulk.stored), on_axis(&bulk.waiting));
            stacks.push(Stack { label: capitalised(&label), owner, what: *what, shade, stored, waiting });
        }
    }
    stacks
}

fn sum<'a>(bulks: impl Iterator<Item = &'a Bulk>) -> Bulk {
    let add = |of: &mut Vec<Bytes>, more: &[Bytes]| {
        of.resize(more.len(), Bytes::ZERO);
        of.iter_mut().zip(more).for_each(|(sum, part)| *sum += *part);
    };
    bulks.fold(Bulk::default(), |mut all, bulk| {
        add(&mut all.stored, &bulk.stored);
        add(&mut all.waiting, &bulk.waiting);
        all
    })
}

fn name(household: &Household, what: What, person: Option<PersonId>) -> String {
    if what == What::Rest && person.is_none() {
        return say!("figures-not-itemised");
    }
    let several = household.people.len() > 1;
    let owner = person.and_then(|person| household.people.get(person.index())).filter(|_| several);
    owner.map_or_else(|| what.name().to_owned(), |owner| format!("{}, {}", what.name(), clean(&owner.name)))
}

/// Each plan by the first day it is in force; one beyond the axis with the day it ends.
fn plans(
    evenings: &[StorageEvening],
    quotas: &[Bytes],
    (unit, top, lived): (SizeUnit, f64, Horizon),
) -> Vec<EventMark> {
    let days = evenings.iter().map(|of| of.day).zip(quotas.iter().copied());
    let days: Vec<(Day, Bytes)> = days.filter(|(day, _)| lived.contains(*day)).collect();
    let mark = |span: &[(Day, Bytes)]| {
        let ((day, quota), (last, _)) = (*span.first()?, *span.last()?);
        let beyond = if unit.on_axis(quota) > top {
            say!("figures-until-in-short-far", in_short = last.in_short())
        } else {
            String::new()
        };
        Some(EventMark {
            day,
            label: say!("figures-unit-plan-beyond", unit = unit.show_quota(quota), beyond = beyond),
        })
    };
    days.chunk_by(|a, b| a.1 == b.1).filter_map(mark).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::report::fixture;

    fn figure() -> Stacks {
        storage(fixture::family().run(), PoolId::new(0)).unwrap()
    }

    #[test]
    fn the_heights_of_the_stacks_sum_to_what_is_used() {
        let family = fixture::family();
        let unit = SizeUnit::of_quota(fixture::gib(200.0));
        for (at, evening) in family.findings.representative.storage.evenings.iter().enumerate() {
            let used: Bytes = evening.held.iter().map(|held| held.stored).sum();
            let waits: Bytes = evening.held.iter().map(|held| held.waiting).sum();
            let sum = |part: &dyn Fn(&Stack) -> f64| figure().stacks.iter().map(part).sum::<f64>();
            if at % 100 == 0 {
                assert!((sum(&|stack| stack.stored[at]) - unit.on_axis(used)).abs() < 1e-6);
                assert!((sum(&|stack| stack.waiting[at]) - unit.on_axis(waits)).abs() < 1e-6);
            }
        }
    }

    #[test]
    fn stacks_stand_in_the_order_of_the_phone_s_own_bar() {
        let labels: Vec<_> = figure().stacks.into_iter().map(|stack| stack.label).collect();
        assert_eq!(labels, ["Photos, Parent A", "Old backups, Teenager", "Not itemised"]);
    }

    #[test]
    fn the_title_tells_what_grows_most_and_what_waits() {
        let title =
            "Parent A's photos grow most: from 90.0 GB to 120.0 GB; 20.0 GB wait on the phones in the end";
        assert_eq!(figure().caption.title, title);
        assert!(figure().caption.subtitle.contains("striped above the plan"));
    }

    #[test]
    fn what_waits_counts_where_it_can_be_seen() {
        let waits = |of: &dyn Fn(usize) -> f64| {
            let mut figure = figure();
            for (number, stack) in figure.stacks.iter_mut().enumerate() {
                let value = |at: usize| if number == 0 { of(at) } else { 0.0 };
                stack.waiting = (0..stack.stored.len()).map(value).collect();
            }
            figure.waits().1
        };
        assert_eq!(waits(&|_| 0.01), Waits::Never);
        assert_eq!(waits(&|at| if at < 10 { 40.0 } else { 0.0 }), Waits::Never);
        assert_eq!(waits(&|at| if at < 100 { 40.0 } else { 0.0 }), Waits::NotInTheEnd);
        assert_eq!(waits(&|at| if at < 1000 { 0.0 } else { 0.2 }), Waits::InTheEnd);
    }

    #[test]
    fn people_of_one_kind_are_drawn_together_where_they_would_be_too_thin_to_see() {
        let bulk = |gib: f64| Bulk { stored: vec![fixture::gib(gib)], waiting: vec![Bytes::ZERO] };
        let key = |person| (What::Messages, Some(PersonId::new(person)));
        let household = fixture::family().household;
        let bulks = Bulks::from([(key(0), bulk(30.0)), (key(1), bulk(1.0)), (key(2), bulk(2.0))]);
        let scale = (SizeUnit::of_quota(fixture::gib(200.0)), fixture::gib(200.0));
        let drawn = stacks(&household, &bulks, scale);
        let labels: Vec<_> = drawn.iter().map(|stack| (stack.label.as_str(), stack.stored[0])).collect();
        assert_eq!(labels, [("Messages, Parent A", 30.0), ("Messages, others", 3.0)]);
    }

    #[test]
    fn the_table_has_a_row_a_day_and_two_columns_a_stack() {
        let text = String::from_utf8(figure().csv().unwrap()).unwrap();
        assert!(text.starts_with("date,photos_parent_a_stored_gb,photos_parent_a_waiting_gb,"));
        assert!(text.contains("\n2026-12-01,90.000000,0.000000,14.000000,"));
        assert_eq!(text.lines().count(), 1 + 1096);
    }
}
