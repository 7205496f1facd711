//! The rules of the service, and the home's line.

use super::desk::Desk;
use crate::catalogue::parameters::{Lognormal, conditions, data};
use crate::laws::Law;
use crate::model::household::{
    NightFactor, PartialUploads, PhotosLeave, RetentionScope, RoomRule, Rules, Upload,
};
use crate::quantity::{Redraw, SpeedQuantity};
use crate::scenario::problem::Problem;
use crate::scenario::reader::Typed;
use crate::scenario::sheet::{HomeSheet, RulesSheet, Sheet};

/// Every rule, typed or default.
pub fn rules(sheet: &Sheet) -> Rules {
    let RulesSheet { retention, .. } = &sheet.rules;
    let typed = &sheet.rules;
    Rules {
        retention_days: value(&retention.days, conditions::RETENTION_DAYS),
        retention_scope: value(&retention.applies_to, RetentionScope::EveryDevice),
        recently_deleted_days: value(&typed.recently_deleted, conditions::RECENTLY_DELETED_DAYS),
        room: value(&typed.whatsapp_room, RoomRule::Strict),
        partial_uploads: value(&typed.partial_uploads, PartialUploads::CountAtOnce),
        failing_threshold_days: value(&typed.failing_after, conditions::FAILING_THRESHOLD_DAYS).max(1),
        season: data::scaled(value(&typed.season, data::MONTHS.values)),
        travel_wifi_factor: value(&typed.travel_wifi_factor, conditions::TRAVEL_WIFI_FACTOR),
        longest_window_hours: value(&typed.longest_window, conditions::LONGEST_WINDOW_HOURS),
        end_to_end_leaves_device_backup: value(&typed.end_to_end_leaves, true),
        outages_a_year: value(&sheet.home.outages, conditions::OUTAGES_A_YEAR),
        sync_a_day: value(&sheet.home.sync, Rules::UNLIMITED_SYNC),
        photos_leave: value(&typed.photos_leave, PhotosLeave::AtOnce),
    }
}

/// How much a night takes after the one before.
pub fn persistence(sheet: &Sheet) -> f64 {
    value(&sheet.rules.persistence, conditions::PERSISTENCE)
}

/// Share of databases that is sent again each day.
pub fn databases_rewritten(sheet: &Sheet) -> f64 {
    value(&sheet.rules.databases_rewritten, data::DATABASES_REWRITTEN)
}

/// The home's line: typed, else typical of the region.
pub fn upload(sheet: &HomeSheet, region: &str, desk: &mut Desk) -> Upload {
    let Lognormal { median, sigma } = conditions::upload_megabits(region);
    let typical = Law::Lognormal { median, sigma };
    let (low, high) = conditions::EFFICIENCY_RANGE;
    let uneven = NightFactor::Uneven(value(&sheet.night_to_night, conditions::NIGHT_SIGMA));
    let (law, night) = match sheet.upload.as_ref().map(|typed| typed.value) {
        None => (typical, uneven),
        Some(SpeedQuantity { law, redraw: Redraw::EachReplicate, .. }) => (law, uneven),
        Some(SpeedQuantity { law, redraw: Redraw::EachDay, .. }) => {
            check_drawn_once(sheet, desk);
            (Law::Certain(law.median()), NightFactor::Drawn(law))
        }
    };
    Upload {
        megabits: desk.level("home/upload", law),
        efficiency: desk.level("home/efficiency", value(&sheet.efficiency, Law::Uniform { low, high })),
        night,
    }
}

/// A speed that is drawn every night has no other unevenness.
fn check_drawn_once(sheet: &HomeSheet, desk: &mut Desk) {
    if let Some(typed) = &sheet.night_to_night {
        let message = "`night_to_night` means nothing beside an `upload` drawn each night";
        desk.problem(Problem::new("key.not_here", message, typed.span.clone()).expected(
            "one of the two: a speed drawn each night, or how much it differs from night to night",
        ));
    }
}

/// The typed value, or the default.
pub fn value<T: Copy>(typed: &Option<Typed<T>>, default: T) -> T {
    typed.as_ref().map_or(default, |typed| typed.value)
}
