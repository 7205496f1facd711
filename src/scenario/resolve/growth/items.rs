//! Growth by items: photos, videos, messages and what they bring.

use super::rate::Rate;
use crate::catalogue::parameters::{data, whatsapp};
use crate::laws::Law;
use crate::model::household::{DayDraw, Growth, LevelId, Origin};
use crate::scenario::resolve::desk::Desk;
use crate::scenario::resolve::rates::{Items, Stream, new_year};
use crate::scenario::resolve::roster::Member;
use crate::units::ExactRate;

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
