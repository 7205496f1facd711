//! Events, policies and earlier readings.

use super::ICloudSheet;
use crate::calendar::Day;
use crate::language::say;
use crate::model::household::{Afterwards, BlockReason, Cure};
use crate::quantity::SpeedQuantity;
use crate::scenario::keys::{ACTION, BACKUPS, CATEGORIES};
use crate::scenario::problem::{Code, Problem};
use crate::scenario::reader::{Section, Typed};
use crate::scenario::source::{Node, Span, Value};
use crate::units::Bytes;

/// Something that happens on a date.
#[derive(Clone, PartialEq, Debug)]
pub struct EventSheet {
    /// The first day.
    pub on: Typed<Day>,
    /// The last day.
    pub until: Option<Typed<Day>>,
    /// Whom it concerns.
    pub who: Option<Typed<Who>>,
    /// What happens.
    pub action: ActionSheet,
}

/// What happens, with what its phrase needs.
#[derive(Clone, PartialEq, Debug)]
pub struct ActionSheet {
    /// The phrase.
    pub what: Typed<String>,
    /// The device.
    pub device: Option<Typed<String>>,
    /// The new plan, price or frequency, not yet read.
    pub to: Option<Typed<String>>,
    /// The plan whose price changes, or a plan of one's own.
    pub plan: Option<Typed<Bytes>>,
    /// The device a new one takes over from.
    pub replaces: Option<Typed<String>>,
    /// The new device's name.
    pub name: Option<Typed<String>>,
    /// What is deleted or added: a position in the list of categories.
    pub category: Option<Typed<&'static str>>,
    /// How much.
    pub size: Option<Typed<Bytes>>,
    /// How much of what is there.
    pub share: Option<Typed<f64>>,
    /// Whose backup.
    pub of: Option<Typed<&'static str>>,
    /// What becomes of the backup.
    pub then: Option<Typed<Afterwards>>,
    /// Why the account is blocked.
    pub why: Option<Typed<BlockReason>>,
    /// What cures the fault.
    pub cure: Option<Typed<Cure>>,
    /// Speed of uploads in another network.
    pub upload: Option<Typed<SpeedQuantity>>,
    /// Where the whole stands.
    pub span: Span,
}

/// Whom something concerns.
#[derive(Clone, PartialEq, Debug)]
pub enum Who {
    /// Everybody.
    Everybody,
    /// These people.
    Names(Vec<Typed<String>>),
}

/// What the household does by itself.
#[derive(Clone, PartialEq, Debug)]
pub struct PolicySheet {
    /// What it reacts to.
    pub when: Typed<String>,
    /// What it does, in order.
    pub doing: Typed<Vec<ActionSheet>>,
    /// Whom it concerns.
    pub who: Option<Typed<Who>>,
}

/// Figures read on a day.
#[derive(Clone, PartialEq, Debug)]
pub struct ReadingSheet {
    /// The day.
    pub on: Typed<Day>,
    /// Used storage of the plan.
    pub used: Option<Typed<Bytes>>,
    /// Figures of people, by name.
    pub people: Vec<(Typed<String>, ICloudSheet)>,
    /// Where it stands.
    pub span: Span,
}

const THEN: [(&str, Afterwards); 2] = [("off", Afterwards::Off), ("on", Afterwards::On)];
const CURES: [(&str, Cure); 2] = [("restart", Cure::Restart), ("update", Cure::Update)];
const REASONS: [(&str, BlockReason); 3] = [
    ("unverified email", BlockReason::UnverifiedEmail),
    ("password changed", BlockReason::PasswordChanged),
    ("terms not accepted", BlockReason::TermsNotAccepted),
];

impl EventSheet {
    /// Reads `[[event]]`.
    pub fn read(section: &Section<'_>) -> Option<Self> {
        let (on, what) = (section.date("on"), section.text("what"));
        let (until, who) = (section.date("until"), who(section));
        section.require("on", &say!("scenario-the-day-it-happens"));
        section.require("what", &say!("scenario-what-happens"));
        Some(Self { action: ActionSheet::of_event(section, what)?, on: on?, until, who })
    }
}

impl EventSheet {
    /// All it says, in a text that is the same for two that agree word for word.
    pub fn said(&self) -> String {
        let until = self.until.as_ref().map(|until| until.value);
        format!("{:?} {until:?} {} {}", self.on.value, named(self.who.as_ref()), self.action.said())
    }
}

impl PolicySheet {
    /// All it says, in a text that is the same for two that agree word for word.
    pub fn said(&self) -> String {
        let doing: Vec<String> = self.doing.value.iter().map(ActionSheet::said).collect();
        format!("{} {} {doing:?}", self.when.value, named(self.who.as_ref()))
    }
}

fn named(who: Option<&Typed<Who>>) -> &str {
    who.map_or("", |who| who.text.as_str())
}

impl ActionSheet {
    fn of_event(section: &Section<'_>, what: Option<Typed<String>>) -> Option<Self> {
        let common = Self::common(section, what);
        Some(Self {
            replaces: section.text("replaces"),
            name: section.text("name"),
            why: section.choice("why", &REASONS),
            cure: section.choice("cure", &CURES),
            ..common?
        })
    }

    fn common(section: &Section<'_>, what: Option<Typed<String>>) -> Option<Self> {
        let category = section.choice("category", &itself(CATEGORIES));
        let of = section.choice("of", &itself(BACKUPS));
        let (device, to) = (section.text("device"), section.text("to"));
        let (size, share) = (section.size("size"), section.share("share"));
        let then = section.choice("then", &THEN);
        let (plan, upload) = (section.size("plan"), section.speed("upload"));
        let bare = Self::bare(what?, section.span.clone());
        Some(Self { device, to, plan, category, size, share, of, then, upload, ..bare })
    }

    /// An action that is only a phrase.
    fn bare(what: Typed<String>, span: Span) -> Self {
        Self {
            what,
            span,
            device: None,
            to: None,
            plan: None,
            replaces: None,
            name: None,
            category: None,
            size: None,
            share: None,
            of: None,
            then: None,
            why: None,
            cure: None,
            upload: None,
        }
    }

    /// What was typed beside the phrase: keys, places and texts.
    pub fn typed_keys(&self) -> Vec<(&'static str, Span, &str)> {
        fn place<T>(value: &Option<Typed<T>>) -> Option<(Span, &str)> {
            value.as_ref().map(|typed| (typed.span.clone(), typed.text.as_str()))
        }
        let all = [
            ("device", place(&self.device)),
            ("to", place(&self.to)),
            ("plan", place(&self.plan)),
            ("replaces", place(&self.replaces)),
            ("name", place(&self.name)),
            ("category", place(&self.category)),
            ("size", place(&self.size)),
            ("share", place(&self.share)),
            ("of", place(&self.of)),
            ("then", place(&self.then)),
            ("why", place(&self.why)),
            ("cure", place(&self.cure)),
            ("upload", place(&self.upload)),
        ];
        all.into_iter().filter_map(|(key, typed)| typed.map(|(span, text)| (key, span, text))).collect()
    }

    fn said(&self) -> String {
        let keys: Vec<(&str, &str)> =
            self.typed_keys().into_iter().map(|(key, _, text)| (key, text)).collect();
        format!("{} {keys:?}", self.what.value)
    }
}

fn itself(words: &[&'static str]) -> Vec<(&'static str, &'static str)> {
    words.iter().map(|&word| (word, word)).collect()
}

fn who(section: &Section<'_>) -> Option<Typed<Who>> {
    let node = section.node("who")?;
    match &node.value {
        Value::Text(name) if name.eq_ignore_ascii_case("everybody") => {
            Some(section.typed(Who::Everybody, node))
        }
        Value::Text(_) => {
            let name = section.text("who")?;
            Some(section.typed(Who::Names(vec![name]), node))
        }
        Value::List(items) => names(section, node, items),
        _ => {
            section.refuse("who", node);
            None
        }
    }
}

fn names(section: &Section<'_>, node: &Node, items: &[Node]) -> Option<Typed<Who>> {
    refuse_nothing(section, "who", node);
    let name = |item: &Node| match &item.value {
        Value::Text(name) => Some(section.typed(name.clone(), item)),
        _ => {
            section.refuse("who", item);
            None
        }
    };
    let names: Vec<_> = items.iter().filter_map(name).collect();
    Some(section.typed(Who::Names(names), node))
}

impl PolicySheet {
    /// Reads `[[policy]]`.
    pub fn read(section: &Section<'_>) -> Option<Self> {
        let (when, who) = (section.text("when"), who(section));
        section.require("when", &say!("scenario-what-it-reacts-to"));
        section.require("do", &say!("scenario-what-it-does"));
        let doing = doing(section)?;
        Some(Self { when: when?, doing, who })
    }
}

/// A list of nobody or of nothing would make an event or a policy of no effect.
fn refuse_nothing(section: &Section<'_>, key: &str, node: &Node) {
    if matches!(&node.value, Value::List(items) if items.is_empty()) {
        section.report(
            Problem::new(Code::ValueEmpty, say!("scenario-key-is-an-empty", key = key), node.span.clone())
                .expected(say!("scenario-at-least-one-in"))
                .help(say!("scenario-for-instance-section", section = section.example(key))),
        );
    }
}

fn doing(section: &Section<'_>) -> Option<Typed<Vec<ActionSheet>>> {
    let node = section.node("do")?;
    refuse_nothing(section, "do", node);
    let items = match &node.value {
        Value::List(items) => items.iter().collect(),
        _ => vec![node],
    };
    let actions = items.into_iter().filter_map(|item| action(section, item)).collect();
    Some(section.typed(actions, node))
}

fn action<'a>(section: &Section<'a>, item: &'a Node) -> Option<ActionSheet> {
    match &item.value {
        Value::Text(phrase) => {
            Some(ActionSheet::bare(section.typed(phrase.clone(), item), item.span.clone()))
        }
        Value::Table(_) => {
            let table = section.open(item, &ACTION)?;
            table.require("what", &say!("scenario-what-is-done"));
            ActionSheet::common(&table, table.text("what"))
        }
        _ => {
            section.refuse("do", item);
            None
        }
    }
}

impl ReadingSheet {
    /// Reads `[[reading]]`.
    pub fn read(section: &Section<'_>) -> Option<Self> {
        let (on, used) = (section.date("on"), section.size("used"));
        section.require("on", &say!("scenario-the-day-it-was"));
        let people = section.named_tables("icloud");
        let people = people.into_iter().map(|(name, table)| (name, figures(&table))).collect();
        Some(Self { on: on?, used, people, span: section.span.clone() })
    }
}

fn figures(section: &Section<'_>) -> ICloudSheet {
    ICloudSheet {
        photos: section.size("photos"),
        messages: section.size("messages"),
        drive: section.size("drive"),
        mail: section.size("mail"),
        whatsapp: section.size("whatsapp"),
        backups: section.size("backups"),
        ..ICloudSheet::default()
    }
}
