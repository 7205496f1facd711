//! The state on the day the numbers were read: every part, every total, every backup.

mod added;
mod apportion;
mod backups;
mod chats;
mod held;
mod layout;
mod lumps;
mod parts;
mod reconcile;
mod totals;

use super::desk::Desk;
use super::growth::Growths;
use super::roster::Roster;
use crate::calendar::Day;
use crate::model::household::{
    AppsAtStart, BackupAtStart, PerChat, PerLocal, PerSynced, PoolId, Rewriting, Rules,
};
use crate::model::household::{DeviceId, PersonId, Synced};
use crate::scenario::sheet::PlanSheet;
use crate::units::Bytes;

pub use backups::after_reading;
pub use layout::syncs;

/// What the state at the start is made from.
#[derive(Clone, Copy)]
pub struct Given<'a, 's> {
    /// Who and what exists.
    pub roster: &'a Roster<'s>,
    /// How everything grows.
    pub growths: &'a Growths,
    /// What each device rewrites a day.
    pub rewriting: &'a [Rewriting],
    /// The pool of each person, and the pools' plans as typed.
    pub pools: &'a [(PoolId, &'s PlanSheet)],
    /// Each person's pool.
    pub pool_of: &'a [PoolId],
    /// The rules of the service.
    pub rules: &'a Rules,
    /// The day the numbers were read.
    pub read_on: Day,
}

/// The state at the start, each list in the order of the roster's.
#[derive(Clone, PartialEq, Debug)]
pub struct Start {
    /// Bytes in iCloud, by person.
    pub synced: Vec<PerSynced<Bytes>>,
    /// Bytes, apps and backup of each device in use.
    pub devices: Vec<DeviceStart>,
    /// WhatsApp's own backup of each account.
    pub accounts: Vec<BackupAtStart<PerChat<Bytes>>>,
    /// Stored backup of each disused device, and its day.
    pub disused: Vec<(Bytes, Day)>,
    /// What each pool holds beyond its parts.
    pub other: Vec<Bytes>,
    /// Whether nothing typed says how full anything is.
    pub fullness: Fullness,
    /// Share of the stored bytes that a typed part or a person's typed total accounts for.
    pub typed_share: f64,
}

/// Whether the file says how full iCloud is.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Fullness {
    /// At least one size was typed.
    Typed,
    /// None was: the answer can only be rough.
    Unknown,
}

/// A device at the start.
#[derive(Clone, PartialEq, Debug)]
pub struct DeviceStart {
    /// Bytes on it.
    pub bytes: PerLocal<Bytes>,
    /// Whether its apps are drawn.
    pub apps: AppsAtStart,
    /// Its last backup.
    pub backup: BackupAtStart<PerLocal<Bytes>>,
    /// The share of WhatsApp's data its backup holds where the switch is on.
    pub whatsapp_share: f64,
    /// The share its backup holds as the switches are; 0 where WhatsApp is left out.
    pub chats_in_set: f64,
}

impl DeviceStart {
    /// What the last backup takes in iCloud.
    pub fn stored(&self) -> Bytes {
        added::in_set(&self.backup.held, self.chats_in_set).iter().sum()
    }
}

impl Given<'_, '_> {
    /// The device a person's camera data or messages live on while they do not sync.
    pub fn lives_on(self, person: PersonId, kind: Synced) -> Option<DeviceId> {
        let sheet = self.roster.member(person).sheet;
        let sync = match kind {
            Synced::Photos | Synced::Videos => &sheet.photos,
            Synced::Messages => &sheet.messages,
            Synced::Drive | Synced::Mail | Synced::Other => return None,
        };
        if layout::syncs(sync) { None } else { self.roster.home(person, kind) }
    }
}

/// Works the state out.
pub fn start(given: Given<'_, '_>, desk: &mut Desk) -> Start {
    let mut layout = layout::lay_out(given, desk);
    let typed_share = reconcile::reconcile(given, &mut layout, desk);
    let mut start = held::hold(given, &layout, desk);
    lumps::add(given, &layout, &mut start, desk);
    start.typed_share = typed_share.of(lumps::total(&start));
    start
}
