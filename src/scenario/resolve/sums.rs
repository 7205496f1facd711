//! Whether everything a household may come to hold adds up in 64 bits, whatever chance draws. Within the usual limits it
//! does, but for data that events add a thousand times; with limits raised it may not.

use std::cmp::Reverse;

use super::Desk;
use crate::language::say;
use crate::model::household::{Action, AppsAtStart, DataChange, Household, PersonId};
use crate::model::rules::growth::MOST_A_DAY;
use crate::scenario::problem::{Code, Problem};
use crate::scenario::source::Span;
use crate::units::{Bytes, numbers};

/// People who share a pool at most.
const SHARING: usize = 6;
/// How often the same data may count in a pool at once: in sync or deleted lately, in WhatsApp's backup, in the device's
/// backup, unfinished beside either, and in those of replaced devices.
const COPIES: i128 = 8;
/// A draw of a level lies below this share of its law.
const HIGHEST_DRAW: f64 = 1.0 - 1e-16;
const TERABYTE: i128 = 1 << 40;

/// Refuses a household whose figures could overflow: in the pool of the six people with the most, or all together.
pub fn check(household: &Household, span: &Span, desk: &mut Desk) {
    let most = most_of_everybody(household, desk);
    let everybody: i128 = most.iter().sum::<i128>() + others(household);
    let mut largest = most;
    largest.sort_unstable_by_key(|bytes| Reverse(*bytes));
    let pool = largest.iter().take(SHARING).sum::<i128>() * COPIES + others(household);
    if everybody.max(pool) > i128::from(i64::MAX) {
        desk.problem(too_much(everybody.max(pool), span));
    }
}

fn too_much(bytes: i128, span: &Span) -> Problem {
    let [needed, most] = [bytes, i128::from(i64::MAX)].map(|bytes| bytes / TERABYTE);
    let message = say!("resolve-does-not-add-up", needed = needed.to_string());
    Problem::new(Code::LimitTooMany, message, span.clone())
        .expected(say!("resolve-at-most-until-the-end", most = most.to_string()))
        .help(say!("resolve-shorten-or-split"))
}

/// What pools hold that is nobody's.
fn others(household: &Household) -> i128 {
    household.pools.iter().map(|pool| wide(pool.other)).sum()
}

/// The most that each person may come to have.
fn most_of_everybody(household: &Household, desk: &Desk) -> Vec<i128> {
    let mut most = vec![0; household.people.len()];
    let days = i128::from(household.horizon.last.days_since(household.horizon.first)) + 1;
    let grown = i128::from(numbers::floor(MOST_A_DAY)) * days;
    let of = |growing: bool| if growing { grown } else { 0 };
    for (most, person) in most.iter_mut().zip(&household.people) {
        *most += all(&person.synced) + person.growth.iter().map(|growth| of(!growth.is_none())).sum::<i128>();
    }
    for device in &household.devices {
        let drawn = match device.apps_at_start {
            AppsAtStart::Certain => Bytes::ZERO,
            AppsAtStart::Drawn { total, .. } => {
                Bytes::rounded(desk.levels[total.index()].law.at(HIGHEST_DRAW))
            }
        };
        most[device.person.index()] +=
            all(&device.bytes).max(all(&device.backup.held)) + wide(drawn) + of(true);
    }
    for account in &household.accounts {
        let growing = account.growth.iter().map(|growth| of(!growth.is_none()));
        most[account.person.index()] += all(&account.backup.held) + growing.sum::<i128>();
    }
    for disused in &household.disused {
        most[disused.person.index()] += wide(disused.stored);
    }
    for event in &household.events {
        if let Some((person, bytes)) = added(household, &event.action) {
            most[person.index()] += wide(bytes);
        }
    }
    most
}

/// What an event adds, and to whom.
fn added(household: &Household, action: &Action) -> Option<(PersonId, Bytes)> {
    match action {
        Action::ChangeSynced(person, _, DataChange::Added(bytes)) => Some((*person, *bytes)),
        Action::ChangeLocal(device, _, DataChange::Added(bytes)) => {
            Some((household.devices[device.index()].person, *bytes))
        }
        _ => None,
    }
}

fn all(bytes: &[Bytes]) -> i128 {
    bytes.iter().map(|bytes| wide(*bytes)).sum()
}

fn wide(bytes: Bytes) -> i128 {
    i128::from(bytes.count())
}
