//! `simulate explain`: why, for one future of a scenario.

use super::arguments::{ExplainArguments, Format};
use super::run::with_threads;
use super::terminal::{self, Manner, Progress};
use super::{Failure, load};
use crate::analysis::explain::Future;
use crate::analysis::{Middle, middle_future};
use crate::calendar::Day;
use crate::catalogue::alerts;
use crate::engine;
use crate::language::say;
use crate::model::household::{Action, DeviceId, Household, PersonId};
use crate::model::world::World;
use crate::report::explain::{Explained, Page, Section, Wanted, left_out, question, questions};
use crate::report::markdown;
use crate::scenario::{Scenario, Source};

/// Explains a scenario.
pub fn explain(arguments: &ExplainArguments) -> Result<(), Failure> {
    let date = arguments.date.as_deref().map(|text| load::day("--date", text)).transpose()?;
    let scenario = load::ready(&arguments.scenario, arguments.ascii)?;
    let wanted = wanted(&scenario, arguments)?;
    let name = load::stem(arguments.scenario.path());
    let context = super::run::context(&scenario, &name, std::path::Path::new("out"));
    let world = World::new(scenario.household.clone(), scenario.seed);
    let (replicate, middle_of) = which(&world, &scenario, arguments)?;
    let future = Future::of(&world, replicate);
    let explained = Explained { world: &world, future: &future, context: &context, middle_of, wanted };
    print(&page(explained, &scenario, arguments, date)?, arguments)
}

/// The future asked for, or the middle one of all.
fn which(
    world: &World,
    scenario: &Scenario,
    arguments: &ExplainArguments,
) -> Result<(u32, Option<Middle>), Failure> {
    if let Some(number) = arguments.future {
        return Ok((number, None));
    }
    let futures = if world.certain() { 1 } else { usize::try_from(scenario.futures).unwrap_or(usize::MAX) };
    let progress = Progress::new(futures, false);
    let middle = with_threads(arguments.threads, || {
        middle_future(&engine::run(world, futures, &|done| progress.add(done)))
    })?;
    progress.finish();
    Ok((middle.replicate, Some(middle)))
}

fn page(
    explained: Explained<'_>,
    scenario: &Scenario,
    arguments: &ExplainArguments,
    date: Option<Day>,
) -> Result<Page, Failure> {
    let only = |sections: Vec<Section>| Ok(Page { sections });
    if let Some(day) = date {
        let within = explained.world.household.horizon.contains(day);
        let sections = explained.day(day).filter(|_| within).ok_or_else(|| beyond(explained, day))?;
        return only(std::iter::once(explained.heading()).chain(sections).collect());
    }
    if let Some(text) = &arguments.alert {
        let alert = alerts::find(text).ok_or_else(|| unknown_alert(text))?;
        return only(vec![explained.heading(), explained.alert(alert)]);
    }
    if let Some(number) = arguments.question {
        let answer = question(explained, usize::from(number));
        return only(std::iter::once(explained.heading()).chain(answer).collect());
    }
    if arguments.today {
        return only(vec![explained.today()]);
    }
    let mut page = explained.page();
    if explained.wanted == Wanted::default() {
        page.sections.extend(questions(explained));
        page.sections.push(left_out(explained, &|path| is_typed(scenario, path)));
    }
    Ok(page)
}

fn print(page: &Page, arguments: &ExplainArguments) -> Result<(), Failure> {
    if arguments.format == Format::Json {
        let text = serde_json::to_string_pretty(page).map_err(|error| {
            Failure::Other(say!("cli-error-the-explanation-cannot", error = error.to_string()))
        })?;
        return terminal::answer(&format!("{}\n", crate::letters::escaped(&text)));
    }
    if arguments.format == Format::Markdown {
        return terminal::answer(&markdown::page(page));
    }
    let manner = Manner::of_answers(arguments.ascii);
    let page = if manner.ascii { &page.in_ascii() } else { page };
    terminal::answer(&page.render(manner.colour))
}

/// Whether the file or a flag gives a value, by its path.
pub fn is_typed(scenario: &Scenario, path: &str) -> bool {
    let given =
        |source: &Source| matches!(source, Source::Typed(_) | Source::Beneath { .. } | Source::Flag(_));
    scenario.provenance().iter().any(|value| value.path == path && given(&value.source))
}

/// The people and devices the arguments name.
fn wanted(scenario: &Scenario, arguments: &ExplainArguments) -> Result<Wanted, Failure> {
    let household = &scenario.household;
    let people: Vec<&str> = household.people.iter().map(|person| person.name.as_str()).collect();
    let person = arguments.person.as_deref().map(|name| position("--person", name, &people)).transpose()?;
    let person = person.map(PersonId::new);
    let device = arguments.device.as_deref().map(|name| device(household, person, name)).transpose()?;
    Ok(Wanted { person, device })
}

/// The device of a name, or the one whose successor has it.
fn device(household: &Household, person: Option<PersonId>, name: &str) -> Result<DeviceId, Failure> {
    let owners = household.devices.iter().map(|device| device.person);
    let names = household.devices.iter().map(|device| device.name.as_str());
    let first = (0..).map(DeviceId::new).zip(names);
    let later = household.events.iter().filter_map(|event| match &event.action {
        Action::ReplaceDevice(id, name) => Some((*id, name.as_str())),
        _ => None,
    });
    let owners: Vec<PersonId> = owners.collect();
    let mine = |(id, _): &(DeviceId, &str)| person.is_none_or(|person| owners[id.index()] == person);
    let known: Vec<(DeviceId, &str)> = first.chain(later).filter(mine).collect();
    let called: Vec<DeviceId> = known.iter().filter(|(_, of)| *of == name).map(|(id, _)| *id).collect();
    match called.as_slice() {
        [one] => Ok(*one),
        [] => {
            let mut names: Vec<&str> = known.into_iter().map(|(_, name)| name).collect();
            names.sort_unstable();
            names.dedup();
            position("--device", name, &names).map(|_| DeviceId::default())
        }
        _ => Err(Failure::Input(say!("cli-error-device-several-devices", name = name))),
    }
}

fn position(flag: &str, name: &str, known: &[&str]) -> Result<usize, Failure> {
    known.iter().position(|of| *of == name).ok_or_else(|| {
        let known: Vec<String> = known.iter().map(|name| format!("`{name}`")).collect();
        Failure::Input(say!("cli-error-flag-nobody-and", flag = flag, name = name, join = known.join(", ")))
    })
}

fn beyond(explained: Explained<'_>, day: Day) -> Failure {
    let horizon = explained.world.household.horizon;
    Failure::Input(say!(
        "cli-error-date-day-is",
        day = day.to_string(),
        first = horizon.first.to_string(),
        last = horizon.last.to_string()
    ))
}

fn unknown_alert(text: &str) -> Failure {
    let known: Vec<String> =
        alerts::all().iter().map(|alert| format!("    {:<4} {}", alert.id, alert.wording)).collect();
    Failure::Input(say!("cli-error-alert-no-alert", text = text, join = known.join("\n")))
}
