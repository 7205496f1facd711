//! `simulate explain`: why, in words and arithmetic.

mod alerts;
mod changes;
mod day;
mod gaps;
mod left_out;
mod page;
mod questions;
mod spells;
mod today;
mod told;

pub use left_out::section as left_out;
pub use page::{Page, Part, Section};
pub use questions::{QUESTIONS, all as questions, section as question};

use super::Context;
pub use super::words::remedies::event;
use super::words::{SizeUnit, belonging, capitalised, clean, remedies, whatsapp_times};
use crate::analysis::explain::{Future, Trial};
use crate::analysis::findings::{BackupName, Kind};
use crate::analysis::remedies::Remedy;
use crate::analysis::{Among, Middle};
use crate::calendar::{Arrival, Day};
use crate::catalogue::alerts::{Alert, Meaning, all as all_alerts};
use crate::language::say;
use crate::model::household::{BlockReason, DeviceId, PersonId, PoolId};
use crate::model::outcome::Outcome;
use crate::model::state::BackupLine;
use crate::model::world::World;
use crate::report::locale::{Dated, Priced};
use crate::units::Bytes;

/// One future of a household, and facts about the run.
#[derive(Clone, Copy)]
pub struct Explained<'a> {
    /// The household, ready to run.
    pub world: &'a World,
    /// The future.
    pub future: &'a Future,
    /// Facts about the run.
    pub context: &'a Context,
    /// The run this is the middle future of; `None` where it was asked for by number.
    pub middle_of: Option<Middle>,
    /// Whose backups are explained.
    pub wanted: Wanted,
}

/// Whose backups are explained.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub struct Wanted {
    /// Only this person's.
    pub person: Option<PersonId>,
    /// Only this device's (its successors and the WhatsApp account on it too).
    pub device: Option<DeviceId>,
}

/// What a single future is worth.
fn no_promise() -> String {
    say!("explain-its-days-are-one")
}
/// The alert about an email address, which no other block brings.
const ABOUT_EMAIL: &str = "A6";
/// WhatsApp's factor as the alerts have it.
const WHATSAPP_FACTOR: &str = "2.05";
/// Alerts named for an outcome.
const ALERTS_TOLD: usize = 2;

impl Explained<'_> {
    /// Everything there is to say.
    pub fn page(self) -> Page {
        let mut sections = vec![self.heading(), today::section(self)];
        sections.extend(spells::sections(self));
        Page { sections }
    }

    /// How the backups stand on the day the numbers were read.
    pub fn today(self) -> Section {
        today::section(self)
    }

    /// The ledger of a day; `None` where it is not among the days.
    pub fn day(self, day: Day) -> Option<Vec<Section>> {
        day::sections(self, day)
    }

    /// What an alert can mean, and what of it holds in this household.
    pub fn alert(self, alert: &Alert) -> Section {
        alerts::alert(self, alert)
    }

    /// What is explained.
    pub fn heading(self) -> Section {
        let mut section = Section::new(say!(
            "explain-title-as-read-on",
            title = self.context.title,
            in_short = self.context.read_on.in_short()
        ));
        let number = self.future.replicate;
        let which = match self.middle_of {
            _ if self.world.certain() => say!("explain-nothing-in-this-file"),
            Some(middle) => say!(
                "explain-this-is-future-number",
                number = number,
                place = place(middle),
                no_promise = no_promise()
            ),
            None => say!("explain-this-is-future-number-no", number = number, no_promise = no_promise()),
        };
        section.say(say!("explain-future"), which);
        section
    }

    /// Whether something of a person, on a device if it is on one, is among what is explained.
    fn wants(self, person: PersonId, device: Option<DeviceId>) -> bool {
        let of_device = self.wanted.device.is_none() || self.wanted.device == device;
        self.wanted.person.is_none_or(|id| id == person) && of_device
    }

    /// Whether a backup is among what is explained; WhatsApp's goes with the device it lives on.
    fn wants_line(self, line: BackupLine) -> bool {
        let device = match line {
            BackupLine::Device(id) => id,
            BackupLine::WhatsApp(id) => self.world.household.accounts[id.index()].device,
        };
        self.wants(self.world.owner(line), Some(device))
    }

    fn unit(self, pool: PoolId) -> SizeUnit {
        let quotas = self.future.evenings.iter().map(|evening| evening.quotas[pool.index()]);
        SizeUnit::of_quota(quotas.chain([self.future.start.quotas[pool.index()]]).max().unwrap_or_default())
    }

    fn person_name(self, id: PersonId) -> String {
        clean(&self.world.household.people[id.index()].name)
    }

    fn device_name(self, id: DeviceId) -> String {
        let device = &self.world.household.devices[id.index()];
        belonging(&self.person_name(device.person), clean(&device.name))
    }

    /// A change that would have worked, as an order.
    fn trial_order(self, pool: PoolId, trial: &Trial) -> String {
        let order = remedies::order(&self.world.household, &trial.proposal, self.unit(pool));
        if trial.is_never_remade() { say!("explain-order-the-new-one", order = order) } else { order }
    }

    /// A change that would have worked, in a sentence or two.
    fn trial_sentence(self, pool: PoolId, trial: &Trial) -> String {
        let (household, unit) = (&self.world.household, self.unit(pool));
        let remedy = trial.proposal.remedy;
        let mut text = capitalised(remedies::order(household, &trial.proposal, unit));
        let room = trial.room_won >= Bytes::MB;
        let need = trial.need_saved >= Bytes::MB;
        text.push_str(&match (room, need) {
            (true, true) => say!(
                "explain-unit-more-is-free",
                unit = unit.show(trial.room_won),
                show = unit.show(trial.need_saved)
            ),
            (true, false) => say!("explain-unit-more-is-free-2", unit = unit.show(trial.room_won)),
            (false, true) => say!("explain-unit-less-is-needed", unit = unit.show(trial.need_saved)),
            (false, false) => ".".to_owned(),
        });
        let undo =
            if trial.is_never_remade() { say!("explain-cannot-be-undone") } else { remedies::undo(remedy) };
        text.push_str(&format!(" {}, {undo}.", capitalised(remedies::effort(remedy))));
        if trial.monthly.0 > 0 {
            let as_of = self
                .context
                .price_as_of
                .map_or(String::new(), |day| say!("explain-prices-in-short", in_short = day.in_short()));
            text.push_str(&say!(
                "explain-costs-household-a-month",
                household = household.currency.price(trial.monthly),
                as_of = as_of
            ));
        }
        let given_up = given_up(trial);
        if !given_up.is_empty() {
            text.push_str(&say!("explain-given-up-given-up", given_up = given_up));
        }
        if trial.last_copy_goes {
            text.push_str(&say!("explain-beware-it-takes-the"));
        }
        text
    }
}

/// Where the middle future stands among the others.
fn place(middle: Middle) -> String {
    let all = super::words::thousands(middle.futures);
    match middle.among {
        Among::NoneFails => say!("explain-one-of-all-in", all = all),
        Among::SameDay => say!("explain-one-of-all-in-all", all = all),
        Among::MostHold => say!("explain-one-of-all-in-most", all = all),
        Among::Ordered => {
            say!("explain-the-middle-one-of", all = all)
        }
    }
}

/// What a change gives up: of a backup that is never made anew, that too.
fn given_up(trial: &Trial) -> String {
    let until = match (trial.remade, trial.proposal.remedy) {
        (Some(Arrival::Beyond), Remedy::RestartWhatsAppBackup) => say!("explain-whatsapps-own-backup"),
        (Some(Arrival::Beyond), _) => say!("explain-that-backup"),
        _ => return remedies::given_up(trial.proposal.remedy).to_owned(),
    };
    say!("explain-until-for-good-a", until = until)
}

/// `Parent A's iPhone backup`.
fn backup(name: &BackupName) -> String {
    super::words::backup_name(name)
}

/// The meanings an outcome can have for an alert.
fn meanings(outcome: Outcome) -> Vec<Meaning> {
    match outcome {
        Outcome::AccountBlocked(_) => vec![Meaning::AccountBlocked],
        Outcome::ServiceOutage => vec![Meaning::ServiceOutage],
        Outcome::Missing { power, wifi, lock } => {
            let all = [(power, Meaning::NoPower), (wifi, Meaning::NoWifi), (lock, Meaning::Unlocked)];
            all.into_iter().filter(|(missing, _)| *missing).map(|(_, meaning)| meaning).collect()
        }
        Outcome::Corrupt => vec![Meaning::Corrupt],
        Outcome::PhoneFull => vec![Meaning::PhoneFull],
        Outcome::OverQuota => vec![Meaning::OverQuota],
        Outcome::InProgress => vec![Meaning::InProgress],
        Outcome::Off | Outcome::NotDue | Outcome::Restricted | Outcome::Fault | Outcome::Completed => {
            Vec::new()
        }
    }
}

/// What an alert says, with WhatsApp's factor as it is written now.
fn in_figures(words: &str) -> String {
    words.replace(WHATSAPP_FACTOR, &whatsapp_times())
}

/// What the phone may say of an outcome, in our words with the numbers of the alerts.
fn phone_may_say(outcome: Outcome, kind: Kind) -> Option<String> {
    let means = meanings(outcome);
    let of_whatsapp = matches!(kind, Kind::WhatsApp(_));
    let other_block = matches!(outcome, Outcome::AccountBlocked(why) if why != BlockReason::UnverifiedEmail);
    let may = |alert: &&Alert| {
        (alert.place == "WhatsApp") == of_whatsapp
            && alert.meanings.iter().any(|m| means.contains(m))
            && !(other_block && alert.id == ABOUT_EMAIL)
    };
    let mut said: Vec<(String, Vec<&str>)> = Vec::new();
    for alert in all_alerts().iter().filter(may) {
        let words = alerts::in_words(alert);
        match said.iter_mut().find(|(told, _)| *told == words) {
            Some((_, ids)) => ids.push(alert.id),
            None => said.push((words, vec![alert.id])),
        }
    }
    // What says least besides comes first.
    let breadth =
        |ids: &[&str]| all_alerts().iter().filter(|a| ids.contains(&a.id)).map(|a| a.meanings.len()).min();
    said.sort_by_key(|(_, ids)| breadth(ids));
    said.truncate(ALERTS_TOLD);
    let told: Vec<String> =
        said.iter().map(|(words, ids)| format!("{} ({})", in_figures(words), ids.join(", "))).collect();
    (!told.is_empty()).then(|| told.join(&say!("explain-join-or-that")))
}

#[cfg(test)]
mod fixture {
    use super::{Explained, Wanted};
    use crate::analysis::explain::Future;
    use crate::calendar::Day;
    use crate::model::world::World;
    use crate::report::{Context, Fullness, Tax};
    use crate::scenario::{Overrides, check};

    /// One future of a household, with everything an explanation borrows.
    pub struct Lived {
        world: World,
        future: Future,
        context: Context,
    }

    impl Lived {
        /// Two people on 200 GB, everything certain; `more` is added to the file.
        pub fn of(more: &str) -> Self {
            let text = format!(
                "read_on = 2026-11-30\nhorizon = \"1 year\"\nregion = \"US\"\nrandom = false\n[plan]\n\
                 size = \"200 GB\"\nused = \"150 GB\"\n[[person]]\nname = \"A\"\n\
                 icloud = {{ photos = \"40 GB\", whatsapp = \"10 GB\", backups = \"30 GB\" }}\n\
                 [[person]]\nname = \"B\"\nicloud = {{ photos = \"20 GB\", backups = \"8 GB\" }}\n{more}"
            );
            let scenario = check("two.toml", &text, &Overrides::default()).unwrap();
            let world = World::new(scenario.household, 1);
            let future = Future::of(&world, 0);
            Self { world, future, context: context(scenario.read_on) }
        }

        /// What is explained of it.
        pub fn explained(&self) -> Explained<'_> {
            Explained {
                world: &self.world,
                future: &self.future,
                context: &self.context,
                middle_of: None,
                wanted: Wanted::default(),
            }
        }
    }

    fn context(read_on: Day) -> Context {
        Context {
            title: "Two".to_owned(),
            scenario_name: "two".to_owned(),
            scenario_hash: String::new(),
            seed: 1,
            version: String::new(),
            read_on,
            fullness: Fullness::Typed,
            typed_share: 1.0,
            growth_rates: [0, 0],
            price_as_of: None,
            tax: Tax::Before,
            notes: Vec::new(),
            units_line: crate::report::Told::default(),
            rounds: None,
            output_dir_shown: String::new(),
        }
    }

    /// An event of the file.
    pub fn event(on: &str, what: &str, more: &str) -> String {
        format!("[[event]]\non = {on}\nwhat = \"{what}\"\nwho = \"A\"\n{more}\n")
    }
}

#[cfg(test)]
mod tests {
    use super::fixture::{Lived, event};
    use super::*;

    #[test]
    fn the_middle_future_says_what_the_others_do() {
        let said = |among| place(Middle { replicate: 7, futures: 2000, among });
        assert_eq!(said(Among::NoneFails), "one of 2,000, in none of which a backup stops");
        assert!(said(Among::SameDay).ends_with("stops on the same day"));
        assert!(said(Among::Ordered).ends_with("half of the others fail sooner, half later"));
    }

    #[test]
    fn only_the_email_alert_speaks_of_an_email_address() {
        let said = |why| {
            let kind = Kind::Device { device: DeviceId::new(0), generation: 0 };
            phone_may_say(Outcome::AccountBlocked(why), kind).unwrap()
        };
        assert!(said(BlockReason::UnverifiedEmail).contains("A6"));
        assert!(!said(BlockReason::PasswordChanged).contains("A6"));
    }

    #[test]
    fn whatsapp_s_alerts_are_its_own() {
        let whatsapp = Kind::WhatsApp(crate::model::household::AccountId::new(0));
        assert!(phone_may_say(Outcome::OverQuota, whatsapp).unwrap().contains("A9"));
        assert_eq!(phone_may_say(Outcome::Completed, whatsapp), None);
    }

    #[test]
    fn a_page_names_its_future_and_narrows_down_to_a_person() {
        let full = event("2026-12-10", "add", "category = \"drive\"\nsize = \"60 GB\"");
        let lived = Lived::of(&full);
        let mut explained = lived.explained();
        let all = explained.page().render(false);
        explained.wanted.person = Some(PersonId::new(1));
        let bs = explained.page().render(false);
        assert!(all.contains("A's WhatsApp backup: none from 10 Dec 2026"), "{all}");
        assert!(bs.contains("B's iPhone backup: none") && !bs.contains("A's iPhone backup: none"), "{bs}");
    }
}
