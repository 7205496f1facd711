//! The rules of the service, and the home's line.

use super::defaults;
use super::desk::Desk;
use crate::laws::Law;
use crate::model::household::{PartialUploads, RetentionScope, RoomRule, Rules, Upload};
use crate::scenario::reader::Typed;
use crate::scenario::sheet::{HomeSheet, RulesSheet, Sheet};

/// Every rule, typed or default.
pub fn rules(sheet: &Sheet) -> Rules {
    let RulesSheet { retention, .. } = &sheet.rules;
    let typed = &sheet.rules;
    Rules {
        retention_days: value(&retention.days, defaults::RETENTION_DAYS),
        retention_scope: value(&retention.applies_to, RetentionScope::EveryDevice),
        recently_deleted_days: value(&typed.recently_deleted, defaults::RECENTLY_DELETED_DAYS),
        room: value(&typed.whatsapp_room, RoomRule::Strict),
        partial_uploads: value(&typed.partial_uploads, PartialUploads::CountAtOnce),
        failing_threshold_days: value(&typed.failing_after, defaults::FAILING_DAYS).max(1),
        season: defaults::season(),
        travel_wifi_factor: value(&typed.travel_wifi_factor, defaults::TRAVEL_WIFI),
        window_start_hours: defaults::WINDOW_START_HOURS,
        longest_window_hours: defaults::LONGEST_WINDOW_HOURS,
        end_to_end_leaves_device_backup: value(&typed.end_to_end_leaves, true),
        outages_a_year: value(&sheet.home.outages, defaults::OUTAGES_A_YEAR),
    }
}

/// How much a night takes after the one before.
pub fn persistence(sheet: &Sheet) -> f64 {
    value(&sheet.rules.persistence, defaults::PERSISTENCE)
}

/// The home's line: typed, else typical of the region.
pub fn upload(home: &HomeSheet, region: &str, desk: &mut Desk) -> Upload {
    let typical = Law::Lognormal { median: defaults::upload_median(region), sigma: defaults::UPLOAD_SIGMA };
    let (low, high) = defaults::EFFICIENCY;
    Upload {
        megabits: desk.level("home/upload", value(&home.upload, typical)),
        efficiency: desk.level("home/efficiency", value(&home.efficiency, Law::Uniform { low, high })),
        night_sigma: defaults::NIGHT_SIGMA,
    }
}

/// The typed value, or the default.
pub fn value<T: Copy>(typed: &Option<Typed<T>>, default: T) -> T {
    typed.as_ref().map_or(default, |typed| typed.value)
}
