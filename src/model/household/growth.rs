//! How data grow: a level drawn once a replicate, times factors drawn every day.

use super::{Chat, LevelId, Synced};
use crate::laws::{DayLaw, Law};
use crate::units::ExactRate;

/// An uncertain quantity, drawn once a replicate and then fixed.
#[derive(Clone, PartialEq, Debug)]
pub struct Level {
    /// Names the quantity by whose it is and what it is, never by its place in the file
    /// (`Parent A/whatsapp/videos growth`): the draw is keyed by this text.
    pub path: String,
    /// Its law.
    pub law: Law,
}

impl Level {
    /// The same level held at a place of its law, 0 to 1: what a swing of it takes.
    pub fn fixed_at(&self, share: f64) -> Self {
        Self { path: self.path.clone(), law: Law::Certain(self.law.at(share)) }
    }
}

/// Where a growth rate comes from.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Origin {
    /// Stated by the user: net of what they delete.
    Stated,
    /// Measured from two or more readings: net as well.
    Measured,
    /// The person's profile: gross, so that cleaning habits apply.
    Profile,
    /// A default of the program.
    Default,
}

/// Whose random number of the day a day factor takes: parts of one stated rate take the same.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum DayDraw {
    /// The category's own.
    Own,
    /// That of a synced category of the same person.
    OfSynced(Synced),
    /// That of a category of the same WhatsApp account.
    OfChat(Chat),
}

impl DayDraw {
    /// The synced category whose number serves one of them.
    pub const fn synced(self, own: Synced) -> Synced {
        if let Self::OfSynced(other) = self { other } else { own }
    }

    /// The chat category whose number serves one of them.
    pub const fn chat(self, own: Chat) -> Chat {
        if let Self::OfChat(other) = self { other } else { own }
    }
}

/// How one category grows.
///
/// Bytes of a day = `coefficient` x product of `factors` x drift x season x event factor x day factor.
#[derive(Clone, PartialEq, Debug)]
pub struct Growth {
    /// Bytes a day where every factor is 1.
    pub coefficient: f64,
    /// Levels the coefficient is multiplied by; shared levels tie categories together.
    pub factors: Vec<LevelId>,
    /// The same rate with every level at its median, exact: what a certain run adds up.
    pub certain: ExactRate,
    /// Relative growth of the rate itself each year: 0.1 is 10 % more a year.
    pub yearly: f64,
    /// The law of the day factor.
    pub day: DayLaw,
    /// Whose random number of the day it takes.
    pub draw: DayDraw,
    /// Whether the months' weights apply (camera photos and videos).
    pub seasonal: bool,
    /// Factor on 31 December.
    pub new_year: f64,
    /// Factor on a day of celebration.
    pub celebration: f64,
    /// Where the rate comes from.
    pub origin: Origin,
}

impl Growth {
    /// No growth at all.
    pub fn none() -> Self {
        Self {
            coefficient: 0.0,
            factors: Vec::new(),
            certain: ExactRate::ZERO,
            yearly: 0.0,
            day: DayLaw::Even,
            draw: DayDraw::Own,
            seasonal: false,
            new_year: 1.0,
            celebration: 1.0,
            origin: Origin::Stated,
        }
    }

    /// Whether this growth never adds anything.
    pub fn is_none(&self) -> bool {
        self.coefficient == 0.0
    }
}
