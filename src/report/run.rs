//! One run, as everything that reports on it sees it.

use crate::analysis::findings::{BackupFindings, Findings, PoolFindings};
use crate::model::household::{Chance, Household, PoolId};

use super::context::Context;
use super::words::SizeUnit;

/// A household, what was found out about it, and facts about the run.
#[derive(Clone, Copy, Debug)]
pub struct Run<'a> {
    /// The household.
    pub household: &'a Household,
    /// What the run found.
    pub findings: &'a Findings,
    /// Facts about the run itself.
    pub context: &'a Context,
}

impl<'a> Run<'a> {
    /// The findings of a pool, where there are any.
    pub fn pool(self, pool: PoolId) -> Option<&'a PoolFindings> {
        self.findings.pools.iter().find(|found| found.pool == pool)
    }

    /// The backups of a pool, in order.
    pub fn backups_of(self, pool: PoolId) -> impl Iterator<Item = &'a BackupFindings> {
        self.findings.backups.iter().filter(move |backup| backup.name.pool == pool)
    }

    /// Whether nothing in this run is left to chance.
    pub fn is_certain(self) -> bool {
        self.household.chance == Chance::Certain
    }

    /// The unit a pool's sizes are shown in: that of its largest quota.
    pub fn unit_of(self, pool: PoolId) -> SizeUnit {
        let found = self.pool(pool);
        let quotas = found.iter().flat_map(|pool| pool.days.iter().map(|day| day.quota));
        let largest = quotas.chain(found.map(|pool| pool.quota)).max().unwrap_or_default();
        SizeUnit::of_quota(largest)
    }
}
