//! A pool's measured growth: what is not known otherwise is scaled to it.

use super::{Growths, Measured};
use crate::model::household::{Growth, Origin, PersonId};
use crate::scenario::resolve::roster::{Account, Roster};
use crate::scenario::sheet::InDeviceBackup;
use crate::units::ExactRate;

/// Scales the growth that only a profile or a default tells, so that these people's data grow by what their
/// pool's readings measured.
pub fn fit_pool(growths: &mut Growths, roster: &Roster<'_>, people: &[PersonId], measured: Measured) {
    let target = measured.bytes.real() / f64::from(measured.days.max(1));
    let (mut known, mut guessed) = (0.0, 0.0);
    each(growths, roster, people, |growth, times| {
        let rate = times * growth.certain.real();
        *(if is_guess(growth) { &mut guessed } else { &mut known }) += rate;
    });
    if guessed > 0.0 {
        let factor = (target - known).max(0.0) / guessed;
        each(growths, roster, people, |growth, _| {
            if is_guess(growth) {
                scale(growth, factor);
            }
        });
    }
}

const fn is_guess(growth: &Growth) -> bool {
    matches!(growth.origin, Origin::Profile | Origin::Default)
}

/// A measured rate is net and known: its levels go.
fn scale(growth: &mut Growth, factor: f64) {
    let rate = growth.certain.real() * factor;
    growth.coefficient = rate;
    growth.factors.clear();
    growth.certain = ExactRate::from_real(rate);
    growth.origin = Origin::Measured;
}

/// Visits each growth of these people, with how many times its bytes count in the pool.
fn each(
    growths: &mut Growths,
    roster: &Roster<'_>,
    people: &[PersonId],
    mut visit: impl FnMut(&mut Growth, f64),
) {
    for person in people {
        growths.synced[person.index()]
            .iter_mut()
            .filter(|growth| !growth.is_none())
            .for_each(|g| visit(g, 1.0));
    }
    for (device, growth) in roster.devices.iter().zip(&mut growths.apps) {
        if people.contains(&device.person) {
            visit(growth, 1.0);
        }
    }
    for (account, growth) in roster.accounts.iter().zip(&mut growths.chats) {
        if people.contains(&account.person) {
            growth.iter_mut().for_each(|growth| visit(growth, copies(account)));
        }
    }
}

/// WhatsApp's data count once for its own backup and once more within the device's.
fn copies(account: &Account<'_>) -> f64 {
    let in_device = account.sheet.and_then(|sheet| sheet.in_device_backup.as_ref());
    if in_device.is_some_and(|typed| typed.value == InDeviceBackup::No) { 1.0 } else { 2.0 }
}
