//! Tables of what a pool holds and how that changed, in hundredths of a gigabyte that add up as shown.

use super::Explained;
use crate::analysis::explain::{BackupRow, Change, Item};
use crate::analysis::name;
use crate::calendar::Day;
use crate::language::say;
use crate::model::household::{DeviceId, PoolId, Synced};
use crate::model::state::BackupLine;
use crate::report::words::synced_words;
use crate::report::words::{clean, decimal};
use crate::units::{Bytes, numbers};

/// Rows of a table of changes that are told one by one.
const LARGEST: usize = 8;

impl Explained<'_> {
    /// `Parent A: photos`; a device's backup under the name of the one in use on a day.
    pub fn item_name(self, item: Item, day: Day) -> String {
        let household = &self.world.household;
        let in_use = |id: DeviceId| {
            let generation = self.future.generation_on(id, day);
            clean(&name(self.world, BackupRow { line: BackupLine::Device(id), generation }).device_name)
        };
        let what = match item {
            Item::Synced(_, Synced::Other) => say!("explain-not-told-apart"),
            Item::Synced(_, kind) => synced_words(kind),
            Item::RecentlyDeleted(_) => say!("explain-deleted-lately"),
            Item::DeviceBackup(id) => say!("explain-in-use-backup", in_use = in_use(id)),
            Item::UnfinishedBackup(id) => say!("explain-in-use-backup-unfinished", in_use = in_use(id)),
            Item::ReplacedBackups(id) => {
                say!("explain-old-clean-backup", clean = clean(&household.devices[id.index()].name))
            }
            Item::OldBackup(id) => {
                say!("explain-clean-backup", clean = clean(&household.disused[id.index()].name))
            }
            Item::WhatsAppBackup(_) => say!("explain-whatsapp-backup"),
            Item::Unexplained(_) => return say!("explain-not-explained-by-the"),
        };
        let owner = item.owner(self.world).map(|id| self.person_name(id)).unwrap_or_default();
        format!("{owner}: {what}")
    }

    /// Rows of what a pool holds on an evening, largest first, in GB that add up to the row `together`.
    pub fn holdings_table(self, pool: PoolId, day: Day) -> Vec<Vec<String>> {
        let parts = &self.future.evening(day).holdings.parts;
        let held = parts.iter().filter(|(_, of, bytes)| *of == pool && *bytes != Bytes::ZERO);
        let as_change = |(item, _, bytes): &(Item, PoolId, Bytes)| Change {
            item: *item,
            before: Bytes::ZERO,
            after: *bytes,
        };
        let all: Vec<Change> = held.map(as_change).collect();
        let mut rows = self.changes_table(pool, day, &[&all]);
        rows.iter_mut().flatten().for_each(|cell| *cell = cell.trim_start_matches('+').to_owned());
        rows
    }

    /// Rows of what changed, largest first, in GB that add up to the row `together`; one column a list.
    pub fn changes_table(self, pool: PoolId, day: Day, columns: &[&[Change]]) -> Vec<Vec<String>> {
        let mut items: Vec<Item> = Vec::new();
        columns.iter().copied().flatten().map(|change| change.item).for_each(|item| {
            if !items.contains(&item) {
                items.push(item);
            }
        });
        let by = |changes: &[Change], item: Item| {
            changes.iter().find(|change| change.item == item).map_or(Bytes::ZERO, |change| change.by())
        };
        let last = columns.last().copied().unwrap_or(&[]);
        let weight = |item: &Item| {
            let largest = columns.iter().map(|changes| by(changes, *item).count().abs()).max();
            std::cmp::Reverse(by(last, *item).count().abs().max(largest.unwrap_or(0)))
        };
        items.sort_by_key(weight);
        let unit = self.unit(pool);
        let column = |changes: &&[Change]| {
            let parts: Vec<Bytes> = items.iter().map(|item| by(changes, *item)).collect();
            unit.hundredths(&parts)
        };
        let shown: Vec<Vec<i64>> = columns.iter().map(column).collect();
        let shows = |at: &usize| shown.iter().any(|column| column[*at] != 0);
        let seen = (0..items.len()).filter(shows).count();
        let told = if seen > LARGEST + 1 { LARGEST } else { seen };
        let mut rows: Vec<Vec<String>> = Vec::new();
        let visible: Vec<usize> = (0..items.len()).filter(shows).collect();
        for at in visible.iter().copied().take(told) {
            let cells = shown.iter().map(|column| signed(column[at]));
            rows.push(std::iter::once(self.item_name(items[at], day)).chain(cells).collect());
        }
        if told < seen {
            let sum = |column: &Vec<i64>| visible.iter().skip(told).map(|at| column[*at]).sum();
            let rest = shown.iter().map(|column| signed(sum(column)));
            let name = say!("explain-seen-smaller-ones", seen = seen - told);
            rows.push(std::iter::once(name).chain(rest).collect());
        }
        let sums = shown.iter().map(|column| signed(column.iter().sum()));
        rows.push(std::iter::once(say!("explain-together")).chain(sums).collect());
        rows
    }
}

/// `+8.31`, `-0.02`, `0.00`, of hundredths.
fn signed(hundredths: i64) -> String {
    let sign = if hundredths > 0 { "+" } else { "" };
    format!("{sign}{}", decimal(numbers::real(hundredths) / 100.0, 2))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::report::explain::fixture::{Lived, event};

    #[test]
    fn a_pool_s_holdings_add_up_as_shown() {
        let lived = Lived::of("");
        let rows = lived.explained().holdings_table(PoolId::new(0), lived.explained().future.start.day);
        let figure = |row: &Vec<String>| row[1].parse::<f64>().unwrap();
        let (together, parts) = rows.split_last().unwrap();
        assert_eq!(together[1], "150.00");
        let sum: f64 = parts.iter().map(figure).sum();
        assert!((sum - 150.0).abs() < 1e-6, "{sum}");
    }

    #[test]
    fn signed_hundredths_show_their_sign() {
        assert_eq!([831, -2, 0].map(signed), ["+8.31", "-0.02", "0.00"]);
    }

    #[test]
    fn a_new_phone_s_backup_is_told_from_the_old_one_s() {
        let lived = Lived::of(&event("2027-01-10", "new device", "name = \"New\""));
        let explained = lived.explained();
        let (start, day) = (explained.future.start.day, Day::from_ymd(2027, 2, 1).unwrap());
        let changes = explained.future.changes(PoolId::new(0), start, day);
        let rows = explained.changes_table(PoolId::new(0), day, &[&changes]);
        let of = |what: &str| rows.iter().find(|row| row[0] == what).unwrap()[1].parse::<f64>().unwrap();
        assert!(of("A: New backup") > 29.0 && of("A: old iPhone backup") < 1.0, "{rows:?}");
    }
}
