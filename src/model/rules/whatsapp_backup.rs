//! WhatsApp's own backup to iCloud (rules W1 to W10).

use crate::calendar::Day;
use crate::lanes::Mask;
use crate::model::household::{Chat, Interval, LastBackup, Local, PerChat, RoomRule};
use crate::model::state::{AccountLanes, DeviceLanes};
use crate::units::Bytes;

/// 2.05 as a fraction: room is needed for 41 twentieths of the backup.
pub const HEADROOM: (i64, i64) = (41, 20);

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

/// [`room_needed`] of many backups. Below 2^46 bytes real numbers give the same: 41 times as much is still exact, and
/// after the division by 20 a fraction is further from the next whole number than what was rounded.
#[inline(always)]
pub fn all_rooms_needed<const W: usize>(sizes: &[Bytes; W]) -> [Bytes; W] {
    const LIMIT: Bytes = Bytes::new(1 << 46);
    let (mut parts, mut within) = (Bytes::all_real(sizes), true);
    for lane in 0..W {
        parts[lane] = (parts[lane] * 41.0 + 19.0) / 20.0;
        within &= (Bytes::ZERO <= sizes[lane]) & (sizes[lane] < LIMIT);
    }
    if within { Bytes::all_rounded_down(&parts) } else { sizes.map(room_needed) }
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

/// The size of the backup in each lane: the sum of its contents.
#[inline(always)]
pub fn sizes<const W: usize>(account: &AccountLanes<W>, device: &DeviceLanes<W>) -> [Bytes; W] {
    let videos = &device.bytes[Local::WhatsAppVideos.index()];
    let mut sizes = Bytes::within(videos, &Mask::of(&account.include_videos));
    for kind in Chat::ALL.into_iter().filter(|kind| *kind != Chat::Videos) {
        let bytes = &device.bytes[kind.local().index()];
        for lane in 0..W {
            sizes[lane] += bytes[lane];
        }
    }
    sizes
}

/// What a completed backup uploads: new media, and the databases whole (rule W6).
pub fn uploads(contents: PerChat<Bytes>, held: PerChat<Bytes>) -> Bytes {
    let ([text, media @ ..], [_, held @ ..]) = (contents, held);
    media.into_iter().zip(held).fold(text, |sum, (now, held)| sum + (now - held).at_least_zero())
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
    let (done, videos) = (Mask::of(done), Mask::of(&account.include_videos));
    for kind in Chat::ALL {
        let (held, now) = (&mut account.held[kind.index()], &device.bytes[kind.local().index()]);
        match kind {
            Chat::Videos => Bytes::take_over(held, &done, &Bytes::within(now, &videos)),
            _ => Bytes::take_over(held, &done, now),
        }
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
    fn rooms_of_many_are_those_of_each() {
        let near = |count: i64| [-1, 0, 1, 2, 3, 19, 20, 21].map(|more| Bytes::new(count + more));
        for count in [1, 20, 1_000_003, 4_999_999_999_999, (1 << 45) + 7, (1 << 46) - 22, 1 << 46, 1 << 58] {
            assert_eq!(all_rooms_needed(&near(count)), near(count).map(room_needed), "{count}");
        }
    }

    #[test]
    fn the_relaxed_reading_credits_the_old_backup() {
        let (free, stored) = (Bytes::GB, Bytes::MB);
        assert_eq!(room(free, stored, RoomRule::Strict), free);
        assert_eq!(room(free, stored, RoomRule::Relaxed), free + stored);
    }

    #[test]
    fn databases_are_sent_whole_and_media_once() {
        let now = [5, 40, 7, 0, 100].map(Bytes::new);
        let held = [5, 30, 9, 0, 0].map(Bytes::new);
        assert_eq!(uploads(now, held), Bytes::new(5 + 10 + 100));
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
