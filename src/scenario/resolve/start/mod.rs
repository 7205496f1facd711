//! The state on the day the numbers were read: every part, every total, every backup.
//!
//! Typed parts of what is stored stand, the others give way to typed totals; no byte is lost in sharing out.

mod backups;
mod chats;
mod held;
mod layout;
mod reconcile;
mod sense;
mod totals;

use super::Desk;
use super::growth::Growths;
use super::roster::Roster;
use crate::calendar::Day;
use crate::model::household::{
    AppsAtStart, BackupAtStart, DeviceId, PerChat, PerLocal, PerSynced, PersonId, PoolId, Rewriting, Rules,
    Synced,
};
use crate::quantity::{Screen, UnitReading};
use crate::scenario::sheet::PlanSheet;
use crate::scenario::source::Span;
use crate::units::Bytes;

pub use backups::after_reading;
pub use layout::syncs;
pub use totals::gigabytes;

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
    /// How the file has its units read.
    pub units: UnitReading,
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
        backups::in_set(&self.backup.held, self.chats_in_set).iter().sum()
    }
}

impl Given<'_, '_> {
    /// A size as iCloud's screens show it.
    fn gigabytes(self, size: Bytes) -> String {
        gigabytes(size, self.units.base(Screen::ICloud))
    }

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
    totals::add_lumps(given, &layout, &mut start, desk);
    sense::check(given, &layout, &start, desk);
    start.typed_share = typed_share.of(totals::total(&start));
    start
}

/// A part's place in the list.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
struct PartId(usize);

/// A part of what is stored.
#[derive(Clone, PartialEq, Debug)]
struct Part {
    /// How large it is.
    pub size: Bytes,
    /// Where it was typed; `None` for a part that gives way.
    pub typed: Option<Span>,
    /// What people call it.
    pub label: String,
}

/// A part as it counts within a total: a share of it, 1 as a rule.
#[derive(Clone, Copy, PartialEq, Debug)]
struct Claim {
    /// Which part.
    pub part: PartId,
    /// The share of it that counts.
    pub share: f64,
}

/// All parts of a household.
#[derive(Clone, PartialEq, Debug, Default)]
struct Parts {
    list: Vec<Part>,
}

impl Parts {
    /// Adds a part.
    pub fn add(&mut self, part: Part) -> PartId {
        self.list.push(part);
        PartId(self.list.len() - 1)
    }

    /// A part.
    pub fn get(&self, id: PartId) -> &Part {
        &self.list[id.0]
    }

    /// A part's size.
    pub fn size(&self, id: PartId) -> Bytes {
        self.get(id).size
    }

    /// What a claim comes to.
    pub fn claimed(&self, claim: Claim) -> Bytes {
        let size = self.size(claim.part);
        if claim.share == 1.0 { size } else { size.scaled(claim.share) }
    }

    /// Whether a part was typed.
    pub fn is_typed(&self, id: PartId) -> bool {
        self.get(id).typed.is_some()
    }

    /// Whether any part was typed.
    pub fn any_typed(&self) -> bool {
        self.list.iter().any(|part| part.typed.is_some())
    }

    /// Scales a part down; parts never grow by this.
    pub fn scale_down(&mut self, id: PartId, factor: f64) {
        let size = &mut self.list[id.0].size;
        *size = Bytes::rounded_down(size.real() * factor.clamp(0.0, 1.0));
    }
}

/// Shares a size out by weight; what rounding leaves goes to the heaviest. Without any weight the first takes all.
fn apportion<const N: usize>(size: Bytes, weights: [f64; N]) -> [Bytes; N] {
    let whole: f64 = weights.iter().sum();
    let mut shares = weights.map(|weight| {
        if whole > 0.0 { Bytes::rounded_down(size.real() * (weight / whole)) } else { Bytes::ZERO }
    });
    let left = size - shares.iter().sum();
    if let Some(share) = shares.get_mut(heaviest(&weights)) {
        *share += left;
    }
    shares
}

fn heaviest(weights: &[f64]) -> usize {
    let better = |best: usize, at: usize| if weights[at] > weights[best] { at } else { best };
    (0..weights.len()).fold(0, better)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_byte_is_lost() {
        let shares = apportion(Bytes::new(100), [1.0, 1.0, 1.0]);
        assert_eq!(shares.map(Bytes::count), [34, 33, 33]);
        assert_eq!(apportion(Bytes::new(7), [0.0, 0.0]).map(Bytes::count), [7, 0]);
        assert_eq!(apportion(Bytes::ZERO, [1.0, 5.0]).map(Bytes::count), [0, 0]);
    }
}
