//! WhatsApp's own backup to iCloud (FACTS W1 to W10).

use crate::calendar::Day;
use crate::lanes::select;
use crate::model::household::{Chat, Interval, LastBackup, PerChat, RoomRule};
use crate::model::state::{AccountLanes, DeviceLanes};
use crate::units::Bytes;

/// 2.05 as a fraction: room is needed for 41 twentieths of the backup.
const HEADROOM: (i64, i64) = (41, 20);

/// Whether `free` is at least 2.05 times the backup's size; exact.
pub fn has_room(size: Bytes, free: Bytes) -> bool {
    i128::from(HEADROOM.0) * i128::from(size.count()) <= i128::from(HEADROOM.1) * i128::from(free.count())
}

/// What must be free for a backup of this size: 2.05 times it, rounded up.
pub fn room_needed(size: Bytes) -> Bytes {
    if let Some(parts) =
        size.count().checked_mul(HEADROOM.0).and_then(|parts| parts.checked_add(HEADROOM.1 - 1))
    {
        return Bytes::new(parts / HEADROOM.1);
    }
    let needed = i128::from(HEADROOM.0) * i128::from(size.count()) + i128::from(HEADROOM.1 - 1);
    Bytes::new(i64::try_from(needed / i128::from(HEADROOM.1)).unwrap_or(i64::MAX))
}

/// What the rule counts as free: the pool's room, with the old backup credited under the relaxed reading.
pub fn room(free: Bytes, stored: Bytes, rule: RoomRule) -> Bytes {
    match rule {
        RoomRule::Strict => free,
        RoomRule::Relaxed => free + stored,
    }
}

/// Whether a backup is due: so many days after the last success, at once where there is none.
pub fn due(interval: Interval, last: LastBackup, today: Day) -> bool {
    match (interval, last.age(today)) {
        (Interval::Off, _) => false,
        (Interval::Days(_), None) => true,
        (Interval::Days(days), Some(age)) => age >= days,
    }
}

/// What the backup would hold of each category: videos only if they are included.
pub fn contents<const W: usize>(
    account: &AccountLanes<W>,
    device: &DeviceLanes<W>,
    lane: usize,
) -> PerChat<Bytes> {
    contents_in_lanes(account, device).map(|lanes| lanes[lane])
}

/// [`contents`] in each lane.
#[inline(always)]
pub fn contents_in_lanes<const W: usize>(
    account: &AccountLanes<W>,
    device: &DeviceLanes<W>,
) -> PerChat<[Bytes; W]> {
    let mut contents = Chat::ALL.map(|kind| device.bytes[kind.local().index()]);
    let videos = &mut contents[Chat::Videos.index()];
    *videos = select(&account.include_videos, videos, &[Bytes::ZERO; W]);
    contents
}

/// The sum over categories in each lane.
#[inline(always)]
pub fn total<const W: usize>(contents: &PerChat<[Bytes; W]>) -> [Bytes; W] {
    let mut total = [Bytes::ZERO; W];
    for bytes in contents {
        for lane in 0..W {
            total[lane] += bytes[lane];
        }
    }
    total
}

/// What a completed backup uploads: new media, and the databases whole (FACTS W6).
#[inline(always)]
pub fn uploads<const W: usize>(contents: &PerChat<[Bytes; W]>, held: &PerChat<[Bytes; W]>) -> [Bytes; W] {
    let [text, media @ ..] = contents;
    let mut sum = *text;
    for (now, held) in media.iter().zip(&held[1..]) {
        for lane in 0..W {
            sum[lane] += (now[lane] - held[lane]).at_least_zero();
        }
    }
    sum
}

/// Records a completed backup; returns the change of what is stored in the pool.
pub fn complete<const W: usize>(
    account: &mut AccountLanes<W>,
    size: Bytes,
    today: Day,
    lane: usize,
) -> Bytes {
    let change = size - account.stored[lane];
    account.stored[lane] = size;
    account.last[lane] = LastBackup::On(today);
    change
}

/// Where a backup completed, it holds what it takes of the chats from now on.
#[inline(always)]
pub fn remember<const W: usize>(account: &mut AccountLanes<W>, device: &DeviceLanes<W>, done: &[bool; W]) {
    let contents = contents_in_lanes(account, device);
    for (held, now) in account.held.iter_mut().zip(&contents) {
        *held = select(done, now, held);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_room_check_is_exact() {
        let size = Bytes::new(20_000_000_000);
        assert_eq!(room_needed(size), Bytes::new(41_000_000_000));
        assert!(has_room(size, Bytes::new(41_000_000_000)));
        assert!(!has_room(size, Bytes::new(40_999_999_999)));
        assert!(!has_room(Bytes::new(1), Bytes::new(2)));
        assert!(has_room(Bytes::new(1), room_needed(Bytes::new(1))));
    }

    #[test]
    fn the_relaxed_reading_credits_the_old_backup() {
        let (free, stored) = (Bytes::GB, Bytes::MB);
        assert_eq!(room(free, stored, RoomRule::Strict), free);
        assert_eq!(room(free, stored, RoomRule::Relaxed), free + stored);
    }

    #[test]
    fn databases_are_sent_whole_and_media_once() {
        let now = [5, 40, 7, 0, 100].map(|count| [Bytes::new(count)]);
        let held = [5, 30, 9, 0, 0].map(|count| [Bytes::new(count)]);
        assert_eq!(total(&now), [Bytes::new(152)]);
        assert_eq!(uploads(&now, &held), [Bytes::new(5 + 10 + 100)]);
    }

    #[test]
    fn a_weekly_backup_is_due_after_seven_days() {
        let day = Day::from_number(100);
        let weekly = Interval::Days(7);
        assert!(!due(weekly, LastBackup::On(day), day + 6));
        assert!(due(weekly, LastBackup::On(day), day + 7));
        assert!(due(weekly, LastBackup::Never, day));
        assert!(!due(Interval::Off, LastBackup::Never, day));
    }
}
