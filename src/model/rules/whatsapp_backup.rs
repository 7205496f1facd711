//! WhatsApp's own backup to iCloud (FACTS W1 to W10).

use crate::calendar::Day;
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
    Chat::ALL.map(|kind| match kind {
        Chat::Videos if !account.include_videos[lane] => Bytes::ZERO,
        _ => device.bytes[kind.local().index()][lane],
    })
}

/// Records a completed backup; returns the change of what is stored in the pool.
pub fn complete<const W: usize>(
    account: &mut AccountLanes<W>,
    contents: PerChat<Bytes>,
    today: Day,
    lane: usize,
) -> Bytes {
    let size: Bytes = contents.iter().sum();
    let change = size - account.stored[lane];
    for (held, bytes) in account.held.iter_mut().zip(contents) {
        held[lane] = bytes;
    }
    account.stored[lane] = size;
    account.last[lane] = LastBackup::On(today);
    change
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
    fn a_weekly_backup_is_due_after_seven_days() {
        let day = Day::from_number(100);
        let weekly = Interval::Days(7);
        assert!(!due(weekly, LastBackup::On(day), day + 6));
        assert!(due(weekly, LastBackup::On(day), day + 7));
        assert!(due(weekly, LastBackup::Never, day));
        assert!(!due(Interval::Off, LastBackup::Never, day));
    }
}
