//! What the file says, typed: every value with its text and its place, nothing filled in yet.

mod chats;
mod devices;
mod happenings;
mod household;
mod people;
mod rules;

pub use chats::{ChatSheet, InDeviceBackup, WhatsAppSheet};
pub use devices::{AppsSheet, DeviceSheet, NightSheet, Rewritten};
pub use happenings::{ActionSheet, EventSheet, PolicySheet, ReadingSheet, Who};
pub use household::{HomeSheet, PlanSheet, Sheet};
pub use people::{CleaningSheet, ICloudSheet, PersonSheet, SyncSheet, Thing, TripsWord};
pub use rules::{RetentionSheet, RulesSheet};

use super::reader::{Section, Typed};
use crate::quantity::GrowthQuantity;

/// Typed growth.
#[derive(Clone, PartialEq, Debug, Default)]
pub struct RateSheet {
    /// The growth.
    pub growth: Option<Typed<GrowthQuantity>>,
    /// How much the growth itself grows a year.
    pub yearly: Option<Typed<f64>>,
}

impl RateSheet {
    fn read(section: &Section<'_>) -> Self {
        Self { growth: section.growth("growth"), yearly: section.share("yearly") }
    }
}
