//! What nights are like: typed, else as the profile has them.

use super::Desk;
use super::roster::{Member, Owned};
use crate::catalogue::parameters;
use crate::laws::Law;
use crate::model::household::{Condition, Nights, WindowLaw};
use crate::quantity::{Redraw, WindowQuantity};
use crate::scenario::reader::Typed;
use crate::scenario::sheet::{HomeSheet, NightSheet};

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
        lock: condition(
            "locked",
            sources.typed(|sheet| &sheet.lock),
            Law::Certain(parameters::conditions::LOCKED),
        ),
        start_hours: sources
            .typed(|sheet| &sheet.start)
            .copied()
            .unwrap_or(parameters::conditions::START_HOURS),
        window: window(&sources, desk),
        use_probability: sources.typed(|sheet| &sheet.used).copied().unwrap_or_else(|| used(member)),
    }
}

/// Power is where phones differ: the profile's eligible nights are the product of the three.
fn power(member: &Member<'_>) -> Law {
    let others = profile_wifi(member) * parameters::conditions::LOCKED;
    let mean = (member.profile.eligible_probability / others).min(HIGHEST_MEAN);
    let (a, b) = parameters::conditions::power_shapes(mean);
    Law::Beta { a, b }
}

/// A Beta law needs room below one.
const HIGHEST_MEAN: f64 = 0.99;

fn profile_wifi(member: &Member<'_>) -> f64 {
    if member.profile.name == "no-home-wifi" {
        parameters::conditions::WIFI_WITHOUT_HOME
    } else {
        parameters::conditions::WIFI_AT_HOME
    }
}

fn wifi(member: &Member<'_>, home: &HomeSheet) -> Law {
    match home.wifi.as_ref().map(|typed| typed.value) {
        Some(false) => Law::Certain(parameters::conditions::WIFI_WITHOUT_HOME),
        Some(true) => Law::Certain(parameters::conditions::WIFI_AT_HOME),
        None => Law::Certain(profile_wifi(member)),
    }
}

fn used(member: &Member<'_>) -> f64 {
    if member.profile.name == "teen" {
        parameters::conditions::TEEN_NIGHT_USE
    } else {
        parameters::conditions::ADULT_NIGHT_USE
    }
}

fn window(sources: &Sources<'_>, desk: &mut Desk) -> WindowLaw {
    let Some(&WindowQuantity { law, redraw, .. }) = sources.typed(|sheet| &sheet.window) else {
        return WindowLaw::Quantiles(parameters::conditions::window_quantiles());
    };
    match (redraw, law) {
        (Redraw::EachDay, Law::Lognormal { median, sigma }) => WindowLaw::Lognormal { median, sigma },
        (Redraw::EachDay, Law::Normal { .. }) => WindowLaw::Quantiles(quantiles(law)),
        _ => WindowLaw::Level(desk.level(&format!("{}/window", sources.path), law)),
    }
}

/// Probabilities at which a window's law is taken down, to be linear in between.
const STEPS: [f64; 11] = [0.0, 0.02, 0.05, 0.1, 0.25, 0.5, 0.75, 0.9, 0.95, 0.98, 1.0];
/// The ends of a law without ends.
const TAIL: f64 = 0.005;

fn quantiles(law: Law) -> Vec<(f64, f64)> {
    STEPS.iter().map(|&at| (at, law.at(at.clamp(TAIL, 1.0 - TAIL)))).collect()
}
