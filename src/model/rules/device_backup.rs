//! iCloud Backup of a device: what it would hold, what must be sent, how a night settles it (FACTS D1 to D9).

use crate::model::household::{AppsRewriting, Device, LastBackup, Local, PartialUploads, Rewriting};
use crate::model::state::DeviceLanes;
use crate::units::{Bytes, numbers};

/// A device needs this much free on itself to back up at all (FACTS D15).
pub const LEAST_PHONE_FREE: Bytes = Bytes::new(50_000_000);

/// What a backup made now would hold, and what must be sent for it.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub struct Contents {
    /// Everything the backup would hold.
    pub set: Bytes,
    /// Bytes that joined since the last completed backup.
    pub added: Bytes,
    /// Bytes of the last backup that changed since and are sent again.
    pub rewritten: Bytes,
}

/// What became of a night's upload.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Settled {
    /// No room: nothing is sent.
    OverQuota {
        /// How much room is missing.
        short_by: Bytes,
    },
    /// The window was too short: so much went up.
    InProgress {
        /// Sent tonight.
        sent: Bytes,
    },
    /// All went up.
    Completed,
}

/// Adds up a device's backup set, `days` after its last completed backup (`None`: there is none).
pub fn contents<const W: usize>(
    device: &Device,
    lanes: &DeviceLanes<W>,
    days: Option<i32>,
    lane: usize,
) -> Contents {
    let mut contents = Contents::default();
    for kind in Local::ALL {
        let (present, held) = (lanes.bytes[kind.index()][lane], lanes.held[kind.index()][lane]);
        if present == Bytes::ZERO {
            // What is held is never more than what is there.
            continue;
        }
        let part = |bytes: Bytes| lanes.in_set(kind, bytes, device.whatsapp_share, lane);
        let (present, held) = (part(present), part(held));
        contents.set += present;
        contents.added += present - held;
        contents.rewritten += rewritten(kind, held, device.rewriting, days.unwrap_or(0));
    }
    contents
}

/// Bytes of a category's `held` bytes that changed within `days`: B (1 - (1 - q)^n), each changed file sent once.
pub fn rewritten(kind: Local, held: Bytes, rewriting: Rewriting, days: i32) -> Bytes {
    let share = match kind {
        _ if days <= 0 || held <= Bytes::ZERO => return Bytes::ZERO,
        Local::Messages | Local::WhatsAppText => rewriting.databases,
        Local::Apps => apps_share(rewriting.apps, held),
        _ => return Bytes::ZERO,
    };
    Bytes::rounded(held.real() * (1.0 - power(1.0 - share.clamp(0.0, 1.0), days)))
}

fn apps_share(apps: AppsRewriting, held: Bytes) -> f64 {
    match apps {
        AppsRewriting::ShareADay(share) => share,
        AppsRewriting::BytesADay(bytes) => bytes.real() / held.real(),
    }
}

/// `base` to a whole power by repeated squaring: the same bits on every machine.
fn power(base: f64, exponent: i32) -> f64 {
    let (mut result, mut square, mut left) = (1.0, base, exponent.unsigned_abs());
    while left > 0 {
        if left & 1 == 1 {
            result *= square;
        }
        square *= square;
        left >>= 1;
    }
    result
}

/// What must still be sent: everything for a first backup, else what is new or changed; less what is there already.
pub fn next_size(contents: Contents, last: LastBackup, partial: Bytes) -> Bytes {
    let whole = match last {
        LastBackup::Never => contents.set,
        LastBackup::On(_) => (contents.added + contents.rewritten).min(contents.set),
    };
    (whole - partial).at_least_zero()
}

/// Settles a night: no room, not enough time, or done.
pub fn settle(
    next: Bytes,
    partial: Bytes,
    free: Bytes,
    capacity: Bytes,
    counting: PartialUploads,
) -> Settled {
    let claimed = match counting {
        PartialUploads::CountAtOnce => next,
        PartialUploads::CountWhenComplete => next + partial,
    };
    if claimed > free {
        Settled::OverQuota { short_by: claimed - free }
    } else if next > capacity {
        Settled::InProgress { sent: capacity }
    } else {
        Settled::Completed
    }
}

/// Bytes a night can carry: window x rate x efficiency x night factor, rounded down.
pub fn capacity(hours: f64, megabits: f64, efficiency: f64, night_factor: f64) -> Bytes {
    const SECONDS_AN_HOUR: f64 = 3600.0;
    const BYTES_A_MEGABIT: f64 = 125_000.0;
    Bytes::rounded_down(hours * SECONDS_AN_HOUR * megabits * BYTES_A_MEGABIT * efficiency * night_factor)
}

/// Records a completed backup; returns the change of what is stored in the pool.
pub fn complete<const W: usize>(
    device: &Device,
    lanes: &mut DeviceLanes<W>,
    set: Bytes,
    today: crate::calendar::Day,
    lane: usize,
) -> Bytes {
    let change = set - lanes.stored[lane];
    for kind in Local::ALL {
        let present = lanes.bytes[kind.index()][lane];
        let taken = lanes.in_set(kind, present, device.whatsapp_share, lane) > Bytes::ZERO;
        lanes.held[kind.index()][lane] = if taken { present } else { Bytes::ZERO };
    }
    lanes.stored[lane] = set;
    lanes.partial[lane] = Bytes::ZERO;
    lanes.last[lane] = LastBackup::On(today);
    change
}

/// Hours from the midnight before the night's first noon at which a window starts.
pub fn window_start(bits: u32, (earliest, latest): (f64, f64)) -> f64 {
    earliest + (latest - earliest) * numbers::unit_interval(bits)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::calendar::Day;

    const GB: Bytes = Bytes::GB;

    fn rewriting(apps: AppsRewriting) -> Rewriting {
        Rewriting { apps, databases: 1.0 }
    }

    #[test]
    fn a_file_changed_every_day_is_sent_once() {
        let apps = rewriting(AppsRewriting::ShareADay(0.02));
        assert_eq!(rewritten(Local::WhatsAppText, GB, apps, 30), GB);
        assert_eq!(rewritten(Local::Apps, GB, apps, 1), Bytes::new(20_000_000));
        assert_eq!(rewritten(Local::Apps, GB, apps, 2), Bytes::new(39_600_000));
        assert_eq!(rewritten(Local::WhatsAppPhotos, GB, apps, 30), Bytes::ZERO);
        assert_eq!(rewritten(Local::Messages, GB, apps, 0), Bytes::ZERO);
        let slowly = Rewriting { databases: 0.1, ..apps };
        assert_eq!(rewritten(Local::Messages, GB, slowly, 1), Bytes::new(100_000_000));
        assert_eq!(rewritten(Local::WhatsAppText, GB, slowly, 2), Bytes::new(190_000_000));
    }

    #[test]
    fn rewriting_never_exceeds_what_is_there() {
        let apps = rewriting(AppsRewriting::BytesADay(Bytes::GB.scaled(5.0)));
        assert_eq!(rewritten(Local::Apps, GB, apps, 1), GB);
        assert_eq!(rewritten(Local::Apps, GB, rewriting(AppsRewriting::ShareADay(0.5)), 400), GB);
    }

    #[test]
    fn a_first_backup_sends_the_whole_set() {
        let contents = Contents { set: GB, added: GB, rewritten: GB };
        assert_eq!(next_size(contents, LastBackup::Never, Bytes::ZERO), GB);
        assert_eq!(next_size(contents, LastBackup::On(Day::from_number(0)), Bytes::ZERO), GB);
        assert_eq!(next_size(contents, LastBackup::Never, Bytes::MB), GB - Bytes::MB);
        assert_eq!(next_size(contents, LastBackup::Never, GB + GB), Bytes::ZERO);
    }

    #[test]
    fn exactly_enough_room_is_enough() {
        let counting = PartialUploads::CountAtOnce;
        assert_eq!(settle(GB, Bytes::ZERO, GB, GB, counting), Settled::Completed);
        let short = settle(GB, Bytes::ZERO, GB - Bytes::new(1), GB, counting);
        assert_eq!(short, Settled::OverQuota { short_by: Bytes::new(1) });
        assert_eq!(settle(GB, Bytes::ZERO, GB, Bytes::MB, counting), Settled::InProgress { sent: Bytes::MB });
    }

    #[test]
    fn an_uncounted_partial_claims_its_room_with_the_rest() {
        let counting = PartialUploads::CountWhenComplete;
        let settled = settle(Bytes::MB, GB, GB, GB, counting);
        assert_eq!(settled, Settled::OverQuota { short_by: Bytes::MB });
    }

    #[test]
    fn two_megabits_carry_nine_hundred_megabytes_an_hour_at_full_efficiency() {
        assert_eq!(capacity(1.0, 2.0, 1.0, 1.0), Bytes::new(900_000_000));
        assert_eq!(capacity(5.5, 2.0, 0.5, 1.0), Bytes::new(2_475_000_000));
    }
}
