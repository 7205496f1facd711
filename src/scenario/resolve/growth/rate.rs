//! A rate of growth at hand: typed, measured, default, or by items (photos, videos, messages and what they
//! bring).

use super::Measured;
use crate::catalogue::parameters::{data, whatsapp};
use crate::laws::{DayLaw, Law};
use crate::model::household::{DayDraw, Growth, LevelId, Origin};
use crate::quantity::{GrowthQuantity, Redraw};
use crate::scenario::resolve::Desk;
use crate::scenario::resolve::rates::{Items, Stream, new_year};
use crate::scenario::resolve::roster::Member;
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

/// A share of a rate, with the days of its kind, or those the rate names: these one draw gives to all its parts.
pub fn split(
    rate: &Rate,
    (share, draw): (f64, DayDraw),
    yearly: f64,
    member: &Member<'_>,
    items: Items,
) -> Growth {
    let certain = if share == 1.0 { rate.certain } else { ExactRate::from_real(rate.certain.real() * share) };
    let stream = Stream::of(member.profile, items).carrying(certain.real());
    let growth = Growth {
        coefficient: rate.scale * share,
        factors: rate.level.into_iter().collect(),
        certain,
        origin: rate.origin,
        ..Growth::none()
    };
    let growth = with_days(growth, stream, items, yearly);
    match rate.day {
        Some(day) if !growth.is_none() => Growth { day, draw, ..growth },
        _ => growth,
    }
}

fn with_days(growth: Growth, stream: Stream, items: Items, yearly: f64) -> Growth {
    if growth.coefficient == 0.0 {
        return Growth { origin: growth.origin, ..Growth::none() };
    }
    Growth {
        yearly,
        day: stream.day(items),
        seasonal: !matches!(items, Items::Chat(_)),
        new_year: new_year(items),
        celebration: stream.celebration(items),
        ..growth
    }
}

/// Growth as the profile has it: a multiplier for what is unknown of the person, and the share kept.
pub fn profile_growth(member: &Member<'_>, items: Items, yearly: f64, desk: &mut Desk) -> Growth {
    let stream = Stream::of(member.profile, items);
    let growth = Growth {
        coefficient: stream.items_a_day * stream.bytes_an_item,
        factors: profile_factors(&member.name, items, desk),
        certain: ExactRate::from_real(stream.bytes_a_day()),
        origin: Origin::Profile,
        ..Growth::none()
    };
    with_days(growth, stream, items, yearly)
}

fn profile_factors(person: &str, items: Items, desk: &mut Desk) -> Vec<LevelId> {
    let (what, sigma) = match items {
        Items::Photos => ("photos a day", data::PHOTOS_BETWEEN_USERS),
        Items::Videos => ("video minutes", data::VIDEO_BETWEEN_USERS),
        Items::Chat(_) => ("WhatsApp messages a day", whatsapp::BETWEEN_USERS.values[0]),
    };
    let law = Law::Lognormal { median: 1.0, sigma: data::within_a_profile(sigma) };
    let level = desk.level(&format!("{person}/{what}"), law);
    match items {
        Items::Chat(_) => vec![level],
        Items::Photos | Items::Videos => {
            let (a, b) = data::SHARE_KEPT_SHAPES;
            vec![level, desk.level(&format!("{person}/share of photos kept"), Law::Beta { a, b })]
        }
    }
}
