//! The backups people know by name, and the pools each may be in.

use crate::model::household::{Action, DeviceId, Household, LastBackup, PersonId, PoolId};
use crate::model::state::BackupLine;
use crate::model::world::World;

/// One backup people know by name: a device and each of its successors, a WhatsApp account.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct BackupRow {
    /// The line of backups it belongs to.
    pub line: BackupLine,
    /// How many devices came before it; 0 for WhatsApp.
    pub generation: usize,
}

impl BackupRow {
    /// Whether it is a device of the start that has no backup yet.
    pub fn has_none_yet(self, household: &Household) -> bool {
        match self.line {
            BackupLine::Device(id) if self.generation == 0 => {
                household.devices[id.index()].backup.last == LastBackup::Never
            }
            BackupLine::Device(_) | BackupLine::WhatsApp(_) => false,
        }
    }
}

/// Every row of a household: devices in file order, successors after what they replace, then WhatsApp.
pub fn rows(world: &World) -> Vec<BackupRow> {
    let mut rows = Vec::new();
    for at in 0..world.household.devices.len() {
        let line = BackupLine::Device(DeviceId::new(at));
        let generations = 0..world.generations(DeviceId::new(at));
        rows.extend(generations.map(|generation| BackupRow { line, generation }));
    }
    let whatsapp = world.lines.iter().filter(|line| matches!(line, BackupLine::WhatsApp(_)));
    rows.extend(whatsapp.map(|line| BackupRow { line: *line, generation: 0 }));
    rows
}

/// The places of rows in the order that tells equal dates apart: WhatsApp first, then file order.
pub fn by_ties(rows: &[BackupRow]) -> Vec<usize> {
    let mut places: Vec<usize> = (0..rows.len()).collect();
    places.sort_by_key(|at| matches!(rows[*at].line, BackupLine::Device(_)));
    places
}

/// Every pool a person may ever be in, that of the start first.
pub fn pools_of(household: &Household, person: PersonId) -> Vec<PoolId> {
    let mut pools = vec![household.people[person.index()].pool];
    let policies = household.policies.iter().flat_map(|policy| &policy.actions);
    for action in household.events.iter().map(|event| &event.action).chain(policies) {
        if let Action::JoinPool(of, pool) = action
            && *of == person
            && !pools.contains(pool)
        {
            pools.push(*pool);
        }
    }
    pools
}
