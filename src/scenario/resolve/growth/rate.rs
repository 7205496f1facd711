//! A rate of growth at hand: typed, measured or default.

use super::Measured;
use crate::catalogue::parameters::data;
use crate::laws::{DayLaw, Law};
use crate::model::household::{Growth, LevelId, Origin};
use crate::quantity::{GrowthQuantity, Redraw};
use crate::scenario::resolve::desk::Desk;
use crate::scenario::sheet::RateSheet;
use crate::units::ExactRate;

/// A rate at hand before it is split into categories.
pub struct Rate {
    /// Bytes a day are this times the level.
    pub scale: f64,
    /// The level, if it is unknown.
    pub level: Option<LevelId>,
    /// Bytes a day at the median, exact.
    pub certain: ExactRate,
    /// The law of its days, where it says so itself.
    pub day: Option<DayLaw>,
    /// Where it comes from.
    pub origin: Origin,
}

impl Rate {
    /// A rate whose days are those of its category.
    fn new(scale: f64, level: Option<LevelId>, certain: ExactRate, origin: Origin) -> Self {
        Self { scale, level, certain, day: None, origin }
    }
}

/// A default rate at its median, and how far it spreads.
pub struct Default {
    /// Path of its level.
    pub path: String,
    /// Bytes a day at the median.
    pub rate: ExactRate,
    /// How unsure it is.
    pub spread: Spread,
}

/// How unsure a default rate is.
#[derive(Clone, Copy)]
pub enum Spread {
    /// Taken as it is.
    None,
    /// Lognormal, with this standard deviation of the logarithm.
    Lognormal(f64),
}

/// The typed rate, else the measured one.
pub fn known_rate(
    sheet: &RateSheet,
    measured: Option<Measured>,
    path: &str,
    desk: &mut Desk,
) -> Option<Rate> {
    match (&sheet.growth, measured) {
        (Some(typed), _) => Some(typed_rate(&typed.value, path, desk)),
        (None, Some(measured)) => Some(measured_rate(measured)),
        (None, None) => None,
    }
}

fn typed_rate(quantity: &GrowthQuantity, path: &str, desk: &mut Desk) -> Rate {
    let (certain, law) = (quantity.certain, quantity.law);
    match (quantity.redraw, law) {
        (Redraw::EachDay, law) => {
            let day = Some(DayLaw::Drawn(law));
            Rate { day, ..Rate::new(law.mean(), None, certain, Origin::Stated) }
        }
        (Redraw::EachReplicate, Law::Certain(scale)) => Rate::new(scale, None, certain, Origin::Stated),
        (Redraw::EachReplicate, law) => Rate::new(1.0, Some(desk.level(path, law)), certain, Origin::Stated),
    }
}

fn measured_rate(measured: Measured) -> Rate {
    let certain = ExactRate::new(i128::from(measured.bytes.count()), i128::from(measured.days));
    Rate::new(certain.real(), None, certain, Origin::Measured)
}

/// Growth that is not counted in items.
pub fn steady(sheet: &RateSheet, measured: Option<Measured>, default: &Default, desk: &mut Desk) -> Growth {
    let rate =
        known_rate(sheet, measured, &default.path, desk).unwrap_or_else(|| default_rate(default, desk));
    let day = DayLaw::Gamma(data::DAY_SHAPE);
    whole(rate, yearly(sheet), day)
}

fn default_rate(default: &Default, desk: &mut Desk) -> Rate {
    let (certain, origin) = (default.rate, Origin::Default);
    match default.spread {
        Spread::None => Rate::new(certain.real(), None, certain, origin),
        Spread::Lognormal(sigma) => {
            let level = desk.level(&default.path, Law::Lognormal { median: certain.real(), sigma });
            Rate::new(1.0, Some(level), certain, origin)
        }
    }
}

fn whole(rate: Rate, yearly: f64, day: DayLaw) -> Growth {
    Growth {
        coefficient: rate.scale,
        factors: rate.level.into_iter().collect(),
        certain: rate.certain,
        yearly,
        day: rate.day.unwrap_or(day),
        origin: rate.origin,
        ..Growth::none()
    }
}

/// How much the rate itself grows a year.
pub fn yearly(sheet: &RateSheet) -> f64 {
    sheet.yearly.as_ref().map_or(0.0, |typed| typed.value)
}
