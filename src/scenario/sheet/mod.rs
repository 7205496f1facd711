//! What the file says, typed: every value with its text and its place, nothing filled in yet. Here are the
//! file's own keys, the plan and the home.

mod devices;
mod happenings;
mod people;
mod rules;

use super::keys;
use super::reader::{Reader, Section, Typed};
use super::source::{Node, Value};
use crate::calendar::Day;
use crate::language::say;
use crate::laws::Law;
use crate::model::household::{Chance, Rules};
use crate::quantity::{self, Duration, GrowthQuantity, QuantityError, SpeedQuantity, UnitReading, Wrong};
use crate::units::Bytes;

pub use devices::{AppsSheet, ChatSheet, DeviceSheet, InDeviceBackup, NightSheet, Rewritten, WhatsAppSheet};
pub use happenings::{ActionSheet, EventSheet, PolicySheet, ReadingSheet, Who};
pub use people::{CleaningSheet, ICloudSheet, PersonSheet, SyncSheet, Thing, TripsWord};
pub use rules::{RetentionSheet, RulesSheet};

/// Typed growth.
#[derive(Clone, PartialEq, Debug, Default)]
pub struct RateSheet {
    /// The growth.
    pub growth: Option<Typed<GrowthQuantity>>,
    /// How much the growth itself grows a year.
    pub yearly: Option<Typed<f64>>,
}

impl RateSheet {
    fn read(section: &Section<'_>) -> Self {
        Self { growth: section.growth("growth"), yearly: section.share("yearly") }
    }
}

/// The whole file.
#[derive(Clone, PartialEq, Debug)]
pub struct Sheet {
    /// The version of the language it is written in.
    pub version: Option<Typed<i64>>,
    /// What it is about.
    pub title: Option<Typed<String>>,
    /// `case`.
    pub case: Option<Typed<String>>,
    /// `note`.
    pub note: Option<Typed<String>>,
    /// The day the numbers were read.
    pub read_on: Option<Typed<Day>>,
    /// The day the file itself names for that: a flag may have moved it.
    pub filed_on: Option<Day>,
    /// How far to look.
    pub horizon: Option<Typed<Duration>>,
    /// Region of the prices.
    pub region: Option<Typed<String>>,
    /// Number of futures.
    pub futures: Option<Typed<i64>>,
    /// Seed of the draws.
    pub seed: Option<Typed<i64>>,
    /// Random or certain.
    pub chance: Option<Typed<Chance>>,
    /// What GB means.
    pub units: Option<Typed<UnitReading>>,
    /// The plan.
    pub plan: Option<PlanSheet>,
    /// The home.
    pub home: HomeSheet,
    /// The rules.
    pub rules: RulesSheet,
    /// The people.
    pub people: Vec<PersonSheet>,
    /// Dated events.
    pub events: Vec<EventSheet>,
    /// Policies.
    pub policies: Vec<PolicySheet>,
    /// Earlier readings.
    pub readings: Vec<ReadingSheet>,
    /// Where the file stands, for what is missing from it.
    pub span: crate::scenario::source::Span,
}

/// A storage plan.
#[derive(Clone, PartialEq, Debug)]
pub struct PlanSheet {
    /// Its name.
    pub name: Option<Typed<String>>,
    /// Its size.
    pub size: Option<Typed<Bytes>>,
    /// What is used of it.
    pub used: Option<Typed<Bytes>>,
    /// Whether it is everybody's.
    pub shared: Option<Typed<bool>>,
    /// Its price, not yet read: the currency is the region's.
    pub price: Option<Typed<String>>,
    /// First day of a billing month.
    pub billed_on: Option<Typed<Day>>,
    /// Where it stands.
    pub span: crate::scenario::source::Span,
}

/// The home.
#[derive(Clone, PartialEq, Debug, Default)]
pub struct HomeSheet {
    /// Upload speed in Mbit/s.
    pub upload: Option<Typed<SpeedQuantity>>,
    /// Share of it a backup reaches.
    pub efficiency: Option<Typed<Law>>,
    /// Standard deviation of the logarithm of the speed's factor from night to night.
    pub night_to_night: Option<Typed<f64>>,
    /// The most of one person's data that syncs in a day.
    pub sync: Option<Typed<Bytes>>,
    /// Whether there is Wi-Fi.
    pub wifi: Option<Typed<bool>>,
    /// Days of outage a year.
    pub outages: Option<Typed<f64>>,
}

impl Sheet {
    /// Reads a whole file; problems go to the reader.
    pub fn read(reader: &Reader<'_>, root: &Node, filed_on: Option<Day>) -> Option<Self> {
        let section = reader.open(root, &keys::SCENARIO)?;
        let units = section.choice("units", &UNITS);
        reader.read_units_as(units.as_ref().map_or(UnitReading::AsOnThePhone, |units| units.value));
        section.require("read_on", &say!("scenario-the-day-the-numbers"));
        Some(Self {
            version: section.whole("version"),
            title: section.text("title"),
            case: section.text("case"),
            note: section.text("note"),
            read_on: section.date("read_on"),
            filed_on,
            horizon: section.duration("horizon"),
            region: section.text("region"),
            futures: section.whole("futures"),
            seed: section.whole("seed"),
            chance: section.switch("random").map(|on| on.with(chance(on.value))),
            units,
            plan: section.table("plan").map(|plan| PlanSheet::read(&plan)),
            home: section.table("home").map(|home| HomeSheet::read(&home)).unwrap_or_default(),
            rules: section.table("rules").map(|rules| RulesSheet::read(&rules)).unwrap_or_default(),
            people: section.tables("person").iter().map(PersonSheet::read).collect(),
            events: section.tables("event").iter().filter_map(EventSheet::read).collect(),
            policies: section.tables("policy").iter().filter_map(PolicySheet::read).collect(),
            readings: section.tables("reading").iter().filter_map(ReadingSheet::read).collect(),
            span: section.span.start..section.span.start,
        })
    }
}

const UNITS: [(&str, UnitReading); 3] = [
    ("as on the phone", UnitReading::AsOnThePhone),
    ("decimal", UnitReading::Decimal),
    ("binary", UnitReading::Binary),
];

const fn chance(random: bool) -> Chance {
    if random { Chance::Random } else { Chance::Certain }
}

impl PlanSheet {
    /// Reads `[plan]` or `[person.plan]`.
    pub fn read(section: &Section<'_>) -> Self {
        section.require("size", &say!("scenario-the-size-of-the"));
        Self {
            name: section.text("name"),
            size: section.size("size"),
            used: section.size("used"),
            shared: section.switch("shared"),
            price: section.text("price"),
            billed_on: section.date("billed_on"),
            span: section.span.clone(),
        }
    }
}

impl HomeSheet {
    fn read(section: &Section<'_>) -> Self {
        Self {
            upload: section.speed("upload"),
            efficiency: section.quantity("efficiency", share_law),
            night_to_night: section.share("night_to_night"),
            sync: sync(section),
            wifi: section.switch("wifi"),
            outages: section.quantity("outages", per_year),
        }
    }
}

/// `5 GB per day`, or no limit at all.
fn sync(section: &Section<'_>) -> Option<Typed<Bytes>> {
    match &section.node("sync")?.value {
        Value::Text(text) if !text.contains(|c: char| c.is_ascii_digit()) => {
            section.choice("sync", &[("unlimited", Rules::UNLIMITED_SYNC)])
        }
        _ => {
            let typed = section.certain_rate("sync")?;
            Some(typed.with(Bytes::rounded(typed.value.certain.real())))
        }
    }
}

/// `50 %` or `30 % to 70 %`.
fn share_law(text: &str) -> Result<Law, QuantityError> {
    match text.split_once(" to ") {
        Some((low, high)) => {
            let (low, high) = (quantity::percent(low.trim())?, quantity::percent(high.trim())?);
            Ok(Law::Uniform { low: low.min(high), high: low.max(high) })
        }
        None => quantity::percent(text).map(Law::Certain),
    }
}

/// `0.5 per year`.
fn per_year(text: &str) -> Result<f64, QuantityError> {
    let number = text.trim().strip_suffix("per year").or_else(|| text.trim().strip_suffix("a year"));
    let number = number.and_then(|number| number.trim().replace(',', ".").parse::<f64>().ok());
    number.filter(|number| (0.0..=365.0).contains(number)).ok_or_else(|| QuantityError {
        wrong: Wrong::Text,
        problem: say!("scenario-text-is-not-a", text = text),
        expected: say!("scenario-a-number-from-0"),
        suggestion: None,
    })
}
