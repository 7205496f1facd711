//! One future explained: who holds what, why a spell came about, what would have helped, a day's ledger.

mod future;
mod holdings;
mod ledger;
mod nights;
mod plans;
mod questions;
mod spells;
mod trials;

pub use crate::engine::{BackupRow, Entry, Who};
pub use future::{Evening, Future, last_backup};
pub use holdings::{Change, Holdings, Item, items};
pub use ledger::{DayLedger, DeviceChange, Kept, Night};
pub use nights::{NightsCounted, UploadTime, nights_counted, upload_times};
pub use plans::{
    DowngradeTried, FirstDelayed, PlanTried, downgrade, first_failing_with, plans_tried, without_plan_changes,
};
pub use questions::*;
pub use spells::{SpellStory, Waiting, is_lapse, line_of, stories, waiting};
pub use trials::{Trial, Trials};

#[cfg(test)]
pub(in crate::analysis) mod fixture {
    use super::Future;
    use crate::model::world::World;
    use crate::scenario::{Overrides, check};

    /// A household of two on 200 GB, everything certain; `more` is added to the file.
    pub fn world(more: &str) -> World {
        let text = format!(
            "read_on = 2026-11-30\nhorizon = \"1 year\"\nregion = \"US\"\nrandom = false\n[plan]\nsize = \"200 GB\"\n\
             used = \"150 GB\"\n[[person]]\nname = \"A\"\nicloud = {{ photos = \"40 GB\", whatsapp = \"10 GB\", backups = \"30 GB\" }}\n\
             [[person.device]]\nname = \"Old\"\nin_use = false\nlast_backup = 2026-10-01\nbackup_size = \"12 GB\"\n\
             [[person.device]]\nname = \"iPhone\"\n[[person]]\nname = \"B\"\nicloud = {{ photos = \"20 GB\", backups = \"8 GB\" }}\n{more}"
        );
        let scenario = check("two.toml", &text, &Overrides::default()).unwrap();
        World::new(scenario.household, 1)
    }

    /// The same with its future.
    pub fn lived(more: &str) -> (World, Future) {
        let world = world(more);
        let future = Future::of(&world, 0);
        (world, future)
    }
}
