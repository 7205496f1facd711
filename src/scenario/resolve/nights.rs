//! What nights are like: typed, else as the profile has them.

use super::defaults;
use super::desk::Desk;
use super::roster::{Member, Owned};
use crate::laws::Law;
use crate::model::household::{Condition, Nights, WindowLaw};
use crate::scenario::reader::Typed;
use crate::scenario::sheet::{HomeSheet, NightSheet};
use crate::units::quantity::{Redraw, WindowQuantity};

/// What nights of one device are read from: its own table first, then its owner's.
struct Sources<'a> {
    own: Option<&'a NightSheet>,
    owner: &'a NightSheet,
    path: String,
}

impl Sources<'_> {
    fn typed<'b, T>(&'b self, key: impl Fn(&'b NightSheet) -> &'b Option<Typed<T>>) -> Option<&'b T> {
        let own = self.own.and_then(|sheet| key(sheet).as_ref());
        own.or_else(|| key(self.owner).as_ref()).map(|typed| &typed.value)
    }
}

/// Nights of a device in use.
pub fn nights(
    member: &Member<'_>,
    owned: &Owned<'_>,
    home: &HomeSheet,
    persistence: f64,
    desk: &mut Desk,
) -> Nights {
    let own = owned.sheet.map(|sheet| &sheet.night);
    let path = format!("{}/{}", member.name, owned.name);
    let sources = Sources { own, owner: &member.sheet.night, path };
    let mut condition = |what: &str, typed: Option<&f64>, default: Law| {
        let law = typed.map_or(default, |&probability| Law::Certain(probability));
        Condition { probability: desk.level(&format!("{}/nights {what}", sources.path), law), persistence }
    };
    Nights {
        power: condition("on power", sources.typed(|sheet| &sheet.power), power(member)),
        wifi: condition("on Wi-Fi", sources.typed(|sheet| &sheet.wifi), wifi(member, home)),
        lock: condition("locked", sources.typed(|sheet| &sheet.lock), Law::Certain(defaults::LOCK)),
        window: window(&sources, desk),
        use_probability: sources.typed(|sheet| &sheet.used).copied().unwrap_or_else(|| used(member)),
    }
}

/// Power is where phones differ: the profile's eligible nights are the product of the three.
fn power(member: &Member<'_>) -> Law {
    let others = profile_wifi(member) * defaults::LOCK;
    let mean = (member.profile.eligible_probability / others).min(HIGHEST_MEAN);
    Law::Beta { a: mean * defaults::POWER_SHAPES, b: (1.0 - mean) * defaults::POWER_SHAPES }
}

/// A Beta law needs room below one.
const HIGHEST_MEAN: f64 = 0.99;

fn profile_wifi(member: &Member<'_>) -> f64 {
    if member.profile.name == "no-home-wifi" { defaults::WIFI_NONE } else { defaults::WIFI_HOME }
}

fn wifi(member: &Member<'_>, home: &HomeSheet) -> Law {
    match home.wifi.as_ref().map(|typed| typed.value) {
        Some(false) => Law::Certain(defaults::WIFI_NONE),
        Some(true) => Law::Certain(defaults::WIFI_HOME),
        None => Law::Certain(profile_wifi(member)),
    }
}

fn used(member: &Member<'_>) -> f64 {
    if member.profile.name == "teen" { defaults::NIGHT_USE_TEEN } else { defaults::NIGHT_USE }
}

fn window(sources: &Sources<'_>, desk: &mut Desk) -> WindowLaw {
    let Some(&WindowQuantity { law, redraw, .. }) = sources.typed(|sheet| &sheet.window) else {
        return WindowLaw::Quantiles(defaults::window_quantiles());
    };
    match (redraw, law) {
        (Redraw::EachNight, Law::Lognormal { median, sigma }) => WindowLaw::Lognormal { median, sigma },
        _ => WindowLaw::Level(desk.level(&format!("{}/window", sources.path), law)),
    }
}
