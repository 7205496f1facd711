//! The rules of the service, as typed.

use super::devices::share_a_day;
use crate::language::say;
use crate::laws::Law;
use crate::model::household::{PartialUploads, PhotosLeave, RetentionScope, RoomRule};
use crate::quantity::WindowQuantity;
use crate::scenario::problem::{Code, Problem};
use crate::scenario::reader::{Section, Typed};
use crate::scenario::source::{Node, Value};
use crate::units::numbers;

/// The rules.
#[derive(Clone, PartialEq, Debug, Default)]
pub struct RulesSheet {
    /// How long backups are kept.
    pub retention: RetentionSheet,
    /// Days deleted data keep counting.
    pub recently_deleted: Option<Typed<i32>>,
    /// WhatsApp's room.
    pub whatsapp_room: Option<Typed<RoomRule>>,
    /// Unfinished uploads.
    pub partial_uploads: Option<Typed<PartialUploads>>,
    /// Days until failing.
    pub failing_after: Option<Typed<i32>>,
    /// Whether end-to-end encryption takes WhatsApp out of the device backup.
    pub end_to_end_leaves: Option<Typed<bool>>,
    /// Factor on Wi-Fi while travelling.
    pub travel_wifi_factor: Option<Typed<f64>>,
    /// Persistence of nights.
    pub persistence: Option<Typed<f64>>,
    /// Longest window in hours.
    pub longest_window: Option<Typed<f64>>,
    /// When photos leave the stored backup once they sync.
    pub photos_leave: Option<Typed<PhotosLeave>>,
    /// Share of databases that is sent again each day.
    pub databases_rewritten: Option<Typed<f64>>,
    /// Weights of the months, not yet scaled.
    pub season: Option<Typed<[f64; 12]>>,
}

/// How long backups are kept.
#[derive(Clone, PartialEq, Debug, Default)]
pub struct RetentionSheet {
    /// Days; for ever is `i32::MAX`.
    pub days: Option<Typed<i32>>,
    /// Whose.
    pub applies_to: Option<Typed<RetentionScope>>,
}

impl RulesSheet {
    /// Reads `[rules]`.
    pub fn read(section: &Section<'_>) -> Self {
        Self {
            retention: RetentionSheet::read(section),
            recently_deleted: section.days("recently_deleted"),
            whatsapp_room: section.choice("whatsapp_room", &ROOMS),
            partial_uploads: section.choice("partial_uploads", &PARTIALS),
            failing_after: section.days("failing_after"),
            end_to_end_leaves: section.switch("end_to_end_leaves_device_backup"),
            travel_wifi_factor: section.frequency("travel_wifi_factor"),
            persistence: section.share("persistence").and_then(|share| below_one(section, share)),
            longest_window: section.hours("longest_window").and_then(|typed| one_length(section, typed)),
            photos_leave: section.choice("photos_leave_backup", &LEAVE),
            databases_rewritten: section.quantity("databases_rewritten", share_a_day),
            season: season(section),
        }
    }
}

const ROOMS: [(&str, RoomRule); 2] = [("strict", RoomRule::Strict), ("relaxed", RoomRule::Relaxed)];
const PARTIALS: [(&str, PartialUploads); 2] =
    [("count", PartialUploads::CountAtOnce), ("do not count", PartialUploads::CountWhenComplete)];
const SCOPES: [(&str, RetentionScope); 2] =
    [("every device", RetentionScope::EveryDevice), ("disused only", RetentionScope::DisusedOnly)];
const LEAVE: [(&str, PhotosLeave); 2] =
    [("at once", PhotosLeave::AtOnce), ("with the next backup", PhotosLeave::WithNextBackup)];

/// A limit is not drawn.
fn one_length(section: &Section<'_>, typed: Typed<WindowQuantity>) -> Option<Typed<f64>> {
    if let Law::Certain(hours) = typed.value.law {
        return Some(typed.with(hours));
    }
    let problem = Problem::new(Code::ValueOutOfRange, say!("scenario-a-limit-is-one"), typed.span);
    section.report(
        problem
            .expected(say!("scenario-hours-such-as-11"))
            .help(say!("scenario-for-instance-longest-window")),
    );
    None
}

fn below_one(section: &Section<'_>, share: Typed<f64>) -> Option<Typed<f64>> {
    if (0.0..=0.99).contains(&share.value) {
        return Some(share);
    }
    section.report(
        Problem::new(Code::ValueOutOfRange, say!("scenario-a-persistence-of-all"), share.span)
            .expected(say!("scenario-from-0-to-99"))
            .help(say!("scenario-for-instance-persistence-7")),
    );
    None
}

/// Weights as typed; the word "none" makes all months alike.
fn season(section: &Section<'_>) -> Option<Typed<[f64; 12]>> {
    let node = section.node("season")?;
    match &node.value {
        Value::Text(_) => section.choice("season", &[("none", [1.0; 12])]),
        Value::List(items) => {
            let weights = months(items);
            if weights.is_none() {
                section.report(
                    Problem::new(
                        Code::ValueOutOfRange,
                        say!("scenario-these-are-no-weights"),
                        node.span.clone(),
                    )
                    .expected(say!("scenario-twelve-numbers-from-0", most = HEAVIEST_MONTH.to_string()))
                    .help(say!("scenario-for-instance-season-none")),
                );
            }
            weights.map(|weights| section.typed(weights, node))
        }
        _ => {
            section.refuse("season", node);
            None
        }
    }
}

/// The largest weight of a month: only proportions count.
const HEAVIEST_MONTH: f64 = 1000.0;

fn months(items: &[Node]) -> Option<[f64; 12]> {
    let weights: Option<Vec<f64>> = items.iter().map(|item| weight(&item.value)).collect();
    let weights: [f64; 12] = weights?.try_into().ok()?;
    (weights.iter().sum::<f64>() > 0.0).then_some(weights)
}

fn weight(value: &Value) -> Option<f64> {
    let weight = match value {
        Value::Whole(number) => numbers::real(*number),
        Value::Real(number) => *number,
        _ => return None,
    };
    (0.0..=HEAVIEST_MONTH).contains(&weight).then_some(weight)
}

impl RetentionSheet {
    fn read(rules: &Section<'_>) -> Self {
        let Some(node) = rules.node("retention") else { return Self::default() };
        match &node.value {
            Value::Text(_) => {
                Self { days: rules.choice("retention", &[("for ever", i32::MAX)]), applies_to: None }
            }
            _ => rules.table("retention").map(|table| Self::read_table(&table)).unwrap_or_default(),
        }
    }

    fn read_table(section: &Section<'_>) -> Self {
        let days = section.whole("days");
        Self {
            days: days.map(|days| days.with(numbers::narrow(days.value))),
            applies_to: section.choice("applies_to", &SCOPES),
        }
    }
}
