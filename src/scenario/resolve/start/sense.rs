//! Figures that make no sense beside each other although each may be right by itself: a device smaller than what is
//! on it, a pool that holds more than its plan on the first day.

use super::gigabytes;
use super::layout::Layout;
use super::totals::{is_above, stored_in};
use super::{Claim, Given, Start};
use crate::language::say;
use crate::model::household::DeviceId;
use crate::quantity::Screen;
use crate::scenario::problem::{Code, Problem};
use crate::scenario::resolve::Desk;
use crate::scenario::sheet::{DeviceSheet, PlanSheet};
use crate::units::Bytes;

/// Looks at every device and every pool.
pub fn check(given: Given<'_, '_>, layout: &Layout, start: &Start, desk: &mut Desk) {
    for (at, owned) in given.roster.devices.iter().enumerate() {
        if let Some(problem) =
            owned.sheet.and_then(|sheet| too_small(given, layout, DeviceId::new(at), sheet))
        {
            desk.problem(problem);
        }
    }
    for (at, &(_, sheet)) in given.pools.iter().enumerate() {
        over_quota(given, sheet, stored_in(given, start, at), desk);
    }
}

/// What is typed as on a device must fit on it, and within what is used of it.
fn too_small(given: Given<'_, '_>, layout: &Layout, id: DeviceId, sheet: &DeviceSheet) -> Option<Problem> {
    let claims = on_phone(given, layout, id);
    let contents: Bytes = claims.iter().map(|&claim| layout.parts.claimed(claim)).sum();
    let limits = [("capacity", &sheet.capacity), ("storage_used", &sheet.storage_used)];
    let exceeded = |limit: Bytes| is_above(contents, limit);
    let (key, typed) = limits
        .into_iter()
        .find_map(|(key, typed)| Some((key, typed.as_ref().filter(|of| exceeded(of.value))?)))?;
    let name = &given.roster.devices[id.index()].name;
    let message = say!(
        "resolve-name-key-is-decimal",
        name = name,
        key = key,
        decimal = gigabytes(typed.value, given.units.base(Screen::Phone)),
        gigabytes = given.gigabytes(contents)
    );
    let problem = Problem::new(Code::PhoneTooSmall, message, typed.span.clone())
        .expected(say!("resolve-room-for-gigabytes-at", gigabytes = given.gigabytes(contents)))
        .help(say!("resolve-which-of-these-figures"));
    let places = claims.iter().filter_map(|claim| {
        let part = layout.parts.get(claim.part);
        part.typed.clone().map(|span| (part.label.clone(), span))
    });
    let mut places: Vec<_> = places.collect();
    places.dedup_by(|a, b| a.1 == b.1);
    Some(places.into_iter().fold(problem, |problem, (label, span)| problem.related(label, span)))
}

/// Typed parts on a phone, whether its backup holds them or not.
fn on_phone(given: Given<'_, '_>, layout: &Layout, id: DeviceId) -> Vec<Claim> {
    let device = &layout.devices[id.index()];
    let chats = given.roster.account_on(id).map(|account| layout.accounts[account.index()].chats);
    let parts = [device.apps, device.messages, device.camera].into_iter().chain(chats.into_iter().flatten());
    parts.filter(|&part| layout.parts.is_typed(part)).map(|part| Claim { part, share: 1.0 }).collect()
}

/// Rounded figures of a full plan may be a little above it.
const NOTEWORTHY: Bytes = Bytes::new(Bytes::GIB.count() / 20);

fn over_quota(given: Given<'_, '_>, sheet: &PlanSheet, stored: Bytes, desk: &mut Desk) {
    let Some(size) = sheet.size.as_ref().filter(|size| stored - size.value > NOTEWORTHY) else { return };
    let (whose, place) = match &sheet.used {
        Some(used) => (say!("resolve-used-is"), &used.span),
        None => (say!("resolve-what-is-stored-comes"), &size.span),
    };
    let message = say!(
        "resolve-more-is-stored-than",
        whose = whose,
        gigabytes = given.gigabytes(stored),
        size = given.gigabytes(size.value)
    );
    desk.note_at(Code::PoolOverQuota, message, place);
}
