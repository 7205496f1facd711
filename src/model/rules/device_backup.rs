//! iCloud Backup of a device: what it would hold, what must be sent, how a night settles it (rules D1 to D9).

use crate::lanes::{Mask, all, each, select};
use crate::model::household::{AppsRewriting, Device, LastBackup, Local, PartialUploads, Rewriting};
use crate::model::state::DeviceLanes;
use crate::units::{Bytes, numbers};

/// A device needs this much free on itself to back up at all (rule D15).
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

/// [`Contents`] in each lane.
#[derive(Clone, Debug)]
pub struct ContentsLanes<const W: usize> {
    /// Everything the backup would hold.
    pub set: [Bytes; W],
    /// Bytes that joined since the last completed backup.
    pub added: [Bytes; W],
    /// Bytes of the last backup that changed since and are sent again.
    pub rewritten: [Bytes; W],
}

impl<const W: usize> ContentsLanes<W> {
    /// The contents in one lane.
    #[inline(always)]
    pub fn lane(&self, lane: usize) -> Contents {
        Contents { set: self.set[lane], added: self.added[lane], rewritten: self.rewritten[lane] }
    }
}

/// Adds up a device's backup set, `days` after its last completed backup (`None`: there is none).
pub fn contents<const W: usize>(
    device: &Device,
    lanes: &DeviceLanes<W>,
    days: Option<i32>,
    lane: usize,
) -> Contents {
    contents_in_lanes(device, lanes, &[days.unwrap_or(0); W]).lane(lane)
}

/// Adds up a device's backup set in each lane, so many days after its last completed backup (0: there is none).
#[inline(always)]
pub fn contents_in_lanes<const W: usize>(
    device: &Device,
    lanes: &DeviceLanes<W>,
    days: &[i32; W],
) -> ContentsLanes<W> {
    let nothing = [Bytes::ZERO; W];
    let mut contents = ContentsLanes { set: nothing, added: nothing, rewritten: nothing };
    let takes_chats = lanes.takes_chats();
    let all_chats = device.whatsapp_share == 1.0 && all(&takes_chats);
    for kind in Local::ALL {
        let (present, held) = (&lanes.bytes[kind.index()], &lanes.held[kind.index()]);
        // What is held is never more than what is there.
        if kind == Local::AppsLeftOut || Bytes::none_in(present) {
            continue;
        }
        if kind.is_whatsapp() && !all_chats {
            let part = |bytes| chats_in_set(bytes, &takes_chats, device.whatsapp_share);
            add_up(&mut contents, kind, (&part(present), &part(held)), device.rewriting, days);
        } else {
            add_up(&mut contents, kind, (present, held), device.rewriting, days);
        }
    }
    contents
}

/// The part of a chat category that the device backup takes.
#[inline(always)]
fn chats_in_set<const W: usize>(bytes: &[Bytes; W], takes: &[bool; W], share: f64) -> [Bytes; W] {
    let part = if share == 1.0 { *bytes } else { each(bytes, |bytes| bytes.scaled(share)) };
    select(takes, &part, &[Bytes::ZERO; W])
}

#[inline(always)]
fn add_up<const W: usize>(
    contents: &mut ContentsLanes<W>,
    kind: Local,
    (present, held): (&[Bytes; W], &[Bytes; W]),
    rewriting: Rewriting,
    days: &[i32; W],
) {
    for lane in 0..W {
        contents.set[lane] += present[lane];
        contents.added[lane] += present[lane] - held[lane];
    }
    add_rewritten(&mut contents.rewritten, kind, held, rewriting, days);
}

/// Bytes of a category's `held` bytes that changed within `days`: B (1 - (1 - q)^n), each changed file sent once.
#[inline(always)]
fn add_rewritten<const W: usize>(
    sum: &mut [Bytes; W],
    kind: Local,
    held: &[Bytes; W],
    rewriting: Rewriting,
    days: &[i32; W],
) {
    if matches!(kind, Local::Messages | Local::WhatsAppText) && rewriting.databases == 1.0 {
        // Whole after the first day: the general case gives the same.
        for lane in 0..W {
            sum[lane] += if days[lane] > 0 { held[lane].at_least_zero() } else { Bytes::ZERO };
        }
        return;
    }
    let stays = |share: f64| 1.0 - share.clamp(0.0, 1.0);
    let unchanged = match (kind, rewriting.apps) {
        (Local::Messages | Local::WhatsAppText, _) => powers(stays(rewriting.databases), days),
        (Local::Apps, AppsRewriting::ShareADay(share)) => powers(stays(share), days),
        (Local::Apps, AppsRewriting::BytesADay(bytes)) => {
            powers_of_each(&each(held, |held| stays(bytes.real() / held.real())), days)
        }
        _ => return,
    };
    let mut changed = Bytes::all_real(held);
    for lane in 0..W {
        changed[lane] *= 1.0 - unchanged[lane];
    }
    let changed = Bytes::all_rounded(&changed);
    for lane in 0..W {
        sum[lane] += if (days[lane] > 0) & (held[lane] > Bytes::ZERO) { changed[lane] } else { Bytes::ZERO };
    }
}

/// Whole powers of one number by repeated squaring: the same bits on every machine.
#[inline(always)]
fn powers<const W: usize>(base: f64, exponents: &[i32; W]) -> [f64; W] {
    let (mut results, mut square) = ([1.0; W], base);
    let mut left = each(exponents, |exponent| exponent.max(0));
    while left.iter().fold(0, |all, left| all | left) > 0 {
        for lane in 0..W {
            results[lane] = if left[lane] & 1 == 1 { results[lane] * square } else { results[lane] };
            left[lane] >>= 1;
        }
        square *= square;
    }
    results
}

/// Whole powers of many numbers, likewise.
#[inline(always)]
fn powers_of_each<const W: usize>(bases: &[f64; W], exponents: &[i32; W]) -> [f64; W] {
    let (mut results, mut squares) = ([1.0; W], *bases);
    let mut left = each(exponents, |exponent| exponent.max(0));
    while left.iter().fold(0, |all, left| all | left) > 0 {
        for lane in 0..W {
            results[lane] = if left[lane] & 1 == 1 { results[lane] * squares[lane] } else { results[lane] };
            squares[lane] *= squares[lane];
            left[lane] >>= 1;
        }
    }
    results
}

/// What must still be sent: everything for a first backup, else what is new or changed; less what is there already.
#[inline(always)]
pub fn next_size(contents: Contents, last: LastBackup, partial: Bytes) -> Bytes {
    let whole = match last {
        LastBackup::Never => contents.set,
        LastBackup::On(_) => (contents.added + contents.rewritten).min(contents.set),
    };
    (whole - partial).at_least_zero()
}

/// What has to be free for an attempt: what is to be sent, with what was sent before where that does not count yet.
#[inline]
pub fn claimed(next: Bytes, partial: Bytes, counting: PartialUploads) -> Bytes {
    match counting {
        PartialUploads::CountAtOnce => next,
        PartialUploads::CountWhenComplete => next + partial,
    }
}

/// Settles a night: no room, not enough time, or done.
#[inline]
pub fn settle(
    next: Bytes,
    partial: Bytes,
    free: Bytes,
    capacity: Bytes,
    counting: PartialUploads,
) -> Settled {
    let claimed = claimed(next, partial, counting);
    if claimed > free {
        Settled::OverQuota { short_by: claimed - free }
    } else if next > capacity {
        Settled::InProgress { sent: capacity }
    } else {
        Settled::Completed
    }
}

/// Bytes a night can carry, in each lane: window x rate x efficiency x night factor, rounded down.
#[inline(always)]
pub fn capacities<const W: usize>(
    hours: &[f64; W],
    megabits: &[f64; W],
    efficiency: &[f64; W],
    night_factor: &[f64; W],
) -> [Bytes; W] {
    const SECONDS_AN_HOUR: f64 = 3600.0;
    const BYTES_A_MEGABIT: f64 = 125_000.0;
    let mut bytes = [0.0; W];
    for lane in 0..W {
        let rate = hours[lane] * SECONDS_AN_HOUR * megabits[lane] * BYTES_A_MEGABIT;
        bytes[lane] = rate * efficiency[lane] * night_factor[lane];
    }
    Bytes::all_rounded_down(&bytes)
}

/// Records a completed backup; returns the change of what is stored in the pool.
pub fn complete<const W: usize>(
    lanes: &mut DeviceLanes<W>,
    set: Bytes,
    today: crate::calendar::Day,
    lane: usize,
) -> Bytes {
    let change = set - lanes.stored[lane];
    lanes.stored[lane] = set;
    lanes.partial[lane] = Bytes::ZERO;
    lanes.last[lane] = LastBackup::On(today);
    change
}

/// Where a backup completed, it holds what it takes of the device from now on.
#[inline(always)]
pub fn remember<const W: usize>(device: &Device, lanes: &mut DeviceLanes<W>, done: &[bool; W]) {
    let (nothing, takes_chats, done) = ([Bytes::ZERO; W], lanes.takes_chats(), Mask::of(done));
    let all_chats = device.whatsapp_share == 1.0 && all(&takes_chats);
    for kind in Local::ALL {
        let (present, held) = (&lanes.bytes[kind.index()], &mut lanes.held[kind.index()]);
        if Bytes::none_in(present) {
            continue;
        }
        match kind {
            Local::AppsLeftOut => Bytes::take_over(held, &done, &nothing),
            _ if kind.is_whatsapp() && !all_chats => {
                let part = chats_in_set(present, &takes_chats, device.whatsapp_share);
                let taken = each(&part, |bytes| bytes > Bytes::ZERO);
                Bytes::take_over(held, &done, &select(&taken, present, &nothing));
            }
            _ => Bytes::take_over(held, &done, present),
        }
    }
}

/// Hours from the midnight before the night's first noon at which a window starts.
#[inline(always)]
pub fn window_start(bits: u32, (earliest, latest): (f64, f64)) -> f64 {
    earliest + (latest - earliest) * numbers::unit_interval(bits)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::calendar::Day;

    const GB: Bytes = Bytes::GB;

    fn rewritten(kind: Local, held: Bytes, rewriting: Rewriting, days: i32) -> Bytes {
        let mut sum = [Bytes::ZERO];
        add_rewritten(&mut sum, kind, &[held], rewriting, &[days]);
        sum[0]
    }

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
    fn powers_are_those_of_repeated_multiplication() {
        let product = |base: f64, times: usize| std::iter::repeat_n(base, times).product::<f64>();
        let found = powers_of_each(&[0.5, 0.98, 2.0, 0.0], &[10, 3, 0, 5]);
        assert_eq!(found, [product(0.5, 10), 0.98 * (0.98 * 0.98), 1.0, 0.0]);
        assert_eq!(powers_of_each(&[0.5], &[-3]), [1.0]);
        assert_eq!(powers(0.98, &[3, 0, -3, 400]), powers_of_each(&[0.98; 4], &[3, 0, -3, 400]));
    }

    #[test]
    fn chats_are_taken_whole_in_part_or_not_at_all() {
        let bytes = [Bytes::GB, Bytes::MB];
        assert_eq!(chats_in_set(&bytes, &[true; 2], 1.0), bytes);
        assert_eq!(chats_in_set(&bytes, &[true, false], 1.0), [Bytes::GB, Bytes::ZERO]);
        assert_eq!(chats_in_set(&bytes, &[true, false], 0.5), [Bytes::new(500_000_000), Bytes::ZERO]);
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
        let carried = capacities(&[1.0, 5.5], &[2.0; 2], &[1.0, 0.5], &[1.0; 2]);
        assert_eq!(carried, [Bytes::new(900_000_000), Bytes::new(2_475_000_000)]);
    }
}
