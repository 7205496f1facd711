//! Typed totals: untyped parts scale down to what they leave, typed parts alone can be in error; and what only
//! a typed total explains: settings in a backup, a person's other data, a pool's other data.

use super::layout::Layout;
use super::{Claim, DeviceStart, Given, Part, PartId, Parts, Start};
use crate::language::{decimal, say};
use crate::model::household::{DeviceId, LastBackup, Local, PersonId, Synced};
use crate::quantity::Base;
use crate::scenario::problem::{Code, Problem};
use crate::scenario::resolve::Desk;
use crate::scenario::source::Span;
use crate::units::Bytes;

/// A typed total and what counts within it.
#[derive(Clone, PartialEq, Debug)]
pub struct Total {
    /// What was typed.
    pub limit: Bytes,
    /// Where.
    pub span: Span,
    /// What people call it.
    pub label: String,
    /// Parts within it that no smaller total covers.
    pub claims: Vec<Claim>,
    /// Smaller typed totals within it.
    pub within: Vec<Covered>,
    /// Those of the parts that are WhatsApp's data within a device's backup, where the file does not say that they are.
    pub chats: Vec<Claim>,
}

/// A smaller typed total within a larger one.
#[derive(Clone, PartialEq, Debug)]
pub struct Covered {
    /// Its size.
    pub size: Bytes,
    /// Where it was typed.
    pub span: Span,
    /// What people call it.
    pub label: String,
}

/// Figures on a screen are rounded, and read one after the other.
const SLACK: Bytes = Bytes::new(Bytes::GIB.count() / 2);
const SLACK_SHARE: f64 = 0.01;

/// Whether typed parts exceed a typed total by more than rounding explains.
pub fn is_above(typed: Bytes, limit: Bytes) -> bool {
    let excess = typed - limit;
    excess > SLACK && excess.real() > SLACK_SHARE * limit.real()
}

impl Total {
    /// Scales the untyped parts down until they fit; a problem if the typed ones alone do not.
    pub fn settle(&self, parts: &mut Parts, base: Base) -> Result<(), Box<Problem>> {
        let fixed = self.fixed(parts);
        if is_above(fixed, self.limit) {
            return Err(Box::new(self.exceeded(parts, fixed, base)));
        }
        self.fit(parts, (self.limit - fixed).at_least_zero());
        Ok(())
    }

    fn fixed(&self, parts: &Parts) -> Bytes {
        let typed = self.claims.iter().filter(|claim| parts.is_typed(claim.part));
        let claimed: Bytes = typed.map(|&claim| parts.claimed(claim)).sum();
        claimed + self.within.iter().map(|covered| covered.size).sum()
    }

    fn fit(&self, parts: &mut Parts, left: Bytes) {
        let open: Vec<Claim> =
            self.claims.iter().copied().filter(|claim| !parts.is_typed(claim.part)).collect();
        let wanted: Bytes = open.iter().map(|&claim| parts.claimed(claim)).sum();
        if wanted > left {
            let factor = left.real() / wanted.real();
            for part in distinct(&open) {
                parts.scale_down(part, factor);
            }
        }
    }

    fn exceeded(&self, parts: &Parts, fixed: Bytes, base: Base) -> Problem {
        let message = say!(
            "resolve-label-is-gigabytes-but",
            label = self.label,
            gigabytes = gigabytes(self.limit, base),
            fixed = gigabytes(fixed, base)
        );
        let problem = Problem::new(Code::PartsAboveTotal, message, self.span.clone())
            .expected(say!("resolve-parts-of-gigabytes-at", gigabytes = gigabytes(self.limit, base)))
            .help(self.advice(parts, fixed));
        self.figures(parts).into_iter().fold(problem, |problem, (label, span)| problem.related(label, span))
    }

    /// What may be wrong: chats that the device's backup does not hold, or a figure of another day.
    fn advice(&self, parts: &Parts, fixed: Bytes) -> String {
        let typed = self.chats.iter().filter(|claim| parts.is_typed(claim.part));
        let chats: Bytes = typed.map(|&claim| parts.claimed(claim)).sum();
        if chats > Bytes::ZERO && !is_above(fixed - chats, self.limit) {
            say!("resolve-if-whatsapp-is-switched")
        } else {
            say!("resolve-which-of-these-figures-is")
        }
    }

    /// The typed figures within, largest first, each named once.
    fn figures(&self, parts: &Parts) -> Vec<(String, Span)> {
        let typed = self.claims.iter().filter_map(|claim| figure(parts.get(claim.part)));
        let within =
            self.within.iter().map(|covered| (covered.size, covered.label.clone(), covered.span.clone()));
        let mut all: Vec<(Bytes, String, Span)> = typed.chain(within).collect();
        all.sort_by(|a, b| b.0.cmp(&a.0).then(a.2.start.cmp(&b.2.start)));
        all.dedup_by(|a, b| a.2 == b.2);
        all.into_iter().take(MOST_FIGURES).map(|(_, label, span)| (label, span)).collect()
    }
}

/// More places than this confuse a message.
const MOST_FIGURES: usize = 6;

fn figure(part: &Part) -> Option<(Bytes, String, Span)> {
    part.typed.clone().map(|span| (part.size, part.label.clone(), span))
}

fn distinct(claims: &[Claim]) -> Vec<PartId> {
    let mut parts: Vec<PartId> = Vec::new();
    for claim in claims {
        if !parts.contains(&claim.part) {
            parts.push(claim.part);
        }
    }
    parts
}

/// A size in gigabytes, from a terabyte on in those, as the file has figures read.
pub fn gigabytes(size: Bytes, base: Base) -> String {
    let per_terabyte = if base == Base::Decimal { 1000.0 } else { 1024.0 };
    match size.in_units_of(base.gigabyte()) {
        large if large >= per_terabyte => say!("resolve-size-tb", size = decimal(large / per_terabyte, 2)),
        gigabytes => say!("resolve-size-gb", size = decimal(gigabytes, 1)),
    }
}

/// Adds what each typed total leaves to a lump of its own, from the inside out.
pub fn add_lumps(given: Given<'_, '_>, layout: &Layout, start: &mut Start, desk: &mut Desk) {
    for at in 0..start.devices.len() {
        fill_device(given, layout, start, DeviceId::new(at));
    }
    for person in given.roster.everybody() {
        fill_backups(given, start, person);
        fill_person(given, start, person, desk);
    }
    for at in 0..given.pools.len() {
        fill_pool(given, start, at, desk);
    }
}

/// Everything stored in iCloud.
pub fn total(start: &Start) -> Bytes {
    let synced: Bytes = start.synced.iter().flatten().sum();
    let devices: Bytes = start.devices.iter().map(DeviceStart::stored).sum();
    let accounts: Bytes = start.accounts.iter().flat_map(|backup| &backup.held).sum();
    let disused: Bytes = start.disused.iter().map(|(stored, _)| *stored).sum();
    synced + devices + accounts + disused + start.other.iter().sum()
}

/// A typed backup size less its categories is settings and other; for a first backup to come, the next size.
fn fill_device(given: Given<'_, '_>, layout: &Layout, start: &mut Start, id: DeviceId) {
    let typed = &layout.devices[id.index()].backup;
    let device = &mut start.devices[id.index()];
    let settings = Local::Settings.index();
    match (device.backup.last, &typed.size, &typed.next) {
        (LastBackup::On(_), Some(size), _) => {
            let rest = (size.value - device.stored()).at_least_zero();
            device.backup.held[settings] = rest;
            device.bytes[settings] = rest;
        }
        (LastBackup::Never, _, Some(next)) => {
            let apart = known_set(given, layout, id);
            device.bytes[settings] = (next.value - apart).at_least_zero();
        }
        _ => {}
    }
}

/// What a device that was never backed up would send of what is known.
fn known_set(given: Given<'_, '_>, layout: &Layout, id: DeviceId) -> Bytes {
    let parts = &layout.devices[id.index()];
    let own: Bytes =
        [parts.apps, parts.messages, parts.camera].iter().map(|&part| layout.parts.size(part)).sum();
    let account = given.roster.account_on(id).map(|account| &layout.accounts[account.index()]);
    own + account.map_or(Bytes::ZERO, |account| account.in_device(&layout.parts))
}

/// What `backups` says beyond its devices is settings of the first one that has a backup.
fn fill_backups(given: Given<'_, '_>, start: &mut Start, person: PersonId) {
    let Some(typed) = &given.roster.member(person).sheet.icloud.backups else { return };
    let rest = (typed.value - stored_backups(given, start, person)).at_least_zero();
    let with_backup = given.roster.devices_of(person).into_iter().find(|id| {
        matches!(start.devices[id.index()].backup.last, LastBackup::On(_))
            && given.roster.devices[id.index()].sheet.is_none_or(|sheet| sheet.backup_size.is_none())
    });
    match with_backup {
        Some(id) => {
            let settings = Local::Settings.index();
            start.devices[id.index()].backup.held[settings] += rest;
            start.devices[id.index()].bytes[settings] += rest;
        }
        None => start.synced[person.index()][Synced::Other.index()] += rest,
    }
}

fn stored_backups(given: Given<'_, '_>, start: &Start, person: PersonId) -> Bytes {
    let devices = given.roster.devices_of(person);
    let in_use: Bytes = devices.iter().map(|id| start.devices[id.index()].stored()).sum();
    let disused = given.roster.disused_of(person);
    in_use + disused.iter().map(|id| start.disused[id.index()].0).sum()
}

/// All a person has in iCloud.
fn stored_by(given: Given<'_, '_>, start: &Start, person: PersonId) -> Bytes {
    let synced: Bytes = start.synced[person.index()].iter().sum();
    let account = given.roster.account_of(person);
    let chats: Bytes = account.iter().flat_map(|id| &start.accounts[id.index()].held).sum();
    synced + stored_backups(given, start, person) + chats
}

/// All that one of the typed pools holds, what its parts do not explain included.
pub fn stored_in(given: Given<'_, '_>, start: &Start, at: usize) -> Bytes {
    let (pool, _) = given.pools[at];
    let people = given.roster.everybody().into_iter().filter(|id| given.pool_of[id.index()] == pool);
    people.map(|id| stored_by(given, start, id)).sum::<Bytes>() + start.other[at]
}

/// A person's typed total less their parts is a lump that does not grow.
fn fill_person(given: Given<'_, '_>, start: &mut Start, person: PersonId, desk: &mut Desk) {
    let member = given.roster.member(person);
    let Some(typed) = &member.sheet.icloud.total else { return };
    let rest = (typed.value - stored_by(given, start, person)).at_least_zero();
    start.synced[person.index()][Synced::Other.index()] += rest;
    if rest > NOTEWORTHY {
        let message = say!(
            "resolve-gigabytes-of-the-typed",
            gigabytes = given.gigabytes(rest),
            typed = given.gigabytes(typed.value),
            member = member.name
        );
        desk.note_at(Code::PersonOther, message, &typed.span);
    }
}

/// Less than this need not be told.
const NOTEWORTHY: Bytes = Bytes::new(Bytes::GIB.count() / 20);

/// The difference to what the phone shows as used; slightly negative where rounded figures add up to more.
fn fill_pool(given: Given<'_, '_>, start: &mut Start, at: usize, desk: &mut Desk) {
    let (pool, sheet) = given.pools[at];
    let Some(typed) = &sheet.used else { return };
    let people = given.roster.everybody().into_iter().filter(|id| given.pool_of[id.index()] == pool);
    let known: Bytes = people.map(|id| stored_by(given, start, id)).sum();
    let rest = typed.value - known;
    start.other[at] = rest;
    if rest > NOTEWORTHY || -rest > NOTEWORTHY {
        let message = say!(
            "resolve-used-is-gigabytes-the",
            gigabytes = given.gigabytes(typed.value),
            known = given.gigabytes(known),
            rest = given.gigabytes(rest)
        );
        desk.note_at(Code::PoolOther, message, &typed.span);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn part(parts: &mut Parts, gigabytes: i64, typed: bool) -> Claim {
        let part = parts.add(Part {
            size: Bytes::new(gigabytes * Bytes::GIB.count()),
            typed: typed.then_some(0..1),
            label: "a part".to_owned(),
        });
        Claim { part, share: 1.0 }
    }

    fn total(gigabytes: i64, claims: Vec<Claim>) -> Total {
        let limit = Bytes::new(gigabytes * Bytes::GIB.count());
        Total {
            limit,
            span: 5..6,
            label: "the total".to_owned(),
            claims,
            within: Vec::new(),
            chats: Vec::new(),
        }
    }

    #[test]
    fn untyped_parts_share_what_typed_ones_leave() {
        let mut parts = Parts::default();
        let claims = vec![part(&mut parts, 6, true), part(&mut parts, 6, false), part(&mut parts, 2, false)];
        assert_eq!(total(10, claims.clone()).settle(&mut parts, Base::Binary), Ok(()));
        let sizes: Vec<i64> = claims.iter().map(|&claim| parts.claimed(claim).count() >> 30).collect();
        assert_eq!(sizes, [6, 3, 1]);
    }

    #[test]
    fn parts_below_a_total_stay_as_they_are() {
        let mut parts = Parts::default();
        let claims = vec![part(&mut parts, 3, false)];
        assert_eq!(total(10, claims.clone()).settle(&mut parts, Base::Binary), Ok(()));
        assert_eq!(parts.claimed(claims[0]).count() >> 30, 3);
    }

    #[test]
    fn typed_parts_above_the_total_are_told_with_their_places() {
        let mut parts = Parts::default();
        let claims = vec![part(&mut parts, 12, true)];
        let problem = total(10, claims).settle(&mut parts, Base::Binary).unwrap_err();
        assert_eq!((problem.code, problem.related.len()), (Code::PartsAboveTotal, 1));
    }

    #[test]
    fn a_figure_rounded_on_the_screen_is_no_error() {
        let mut parts = Parts::default();
        let claim = part(&mut parts, 100, true);
        let rounded = Total {
            limit: Bytes::new(100 * Bytes::GIB.count()) - Bytes::new(400 << 20),
            ..total(1, vec![claim])
        };
        assert_eq!(rounded.settle(&mut parts, Base::Binary), Ok(()), "0.4 GB of 100");
    }

    #[test]
    fn half_a_part_counts_half() {
        let mut parts = Parts::default();
        let claim = Claim { share: 0.5, ..part(&mut parts, 10, false) };
        assert_eq!(parts.claimed(claim), Bytes::new(5 * Bytes::GIB.count()));
    }
}
