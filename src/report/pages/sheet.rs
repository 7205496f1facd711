//! One sheet of paper: the verdict, one picture, three steps with boxes to tick, what is given up, what it costs.

use askama::Template;

use super::family::{Family, sentence};
use super::head::Head;
use super::look::Look;
use super::names::{Names, Renamed};
use super::taps::Taps;
use super::{rendered, rough};
use crate::analysis::findings::{BackupName, Kind};
use crate::language::{self, Language, say};
use crate::report::files::ReportError;
use crate::report::imprint::Imprint;
use crate::report::locale::Dated;
use crate::report::text::{Answer, Label};
use crate::report::words::{SizeUnit, clean};
use crate::report::{Headline, News, Run};

/// Months after which the numbers are worth reading again.
const AGAIN_MONTHS: i32 = 3;
/// Steps of what is to be done that have room beside the look before and the look after.
const CHANGES: usize = 2;
/// Steps on a sheet.
const STEPS: usize = 3;

/// The paper.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Paper {
    /// 210 mm by 297 mm.
    A4,
    /// 8.5 inches by 11.
    Letter,
}

impl Paper {
    /// Its name in a style sheet.
    pub(super) const fn name(self) -> &'static str {
        match self {
            Self::A4 => "A4",
            Self::Letter => "letter",
        }
    }

    /// Height in millimetres, less the margins.
    const fn height(self) -> u16 {
        match self {
            Self::A4 => 297 - 24,
            Self::Letter => 279 - 24,
        }
    }

    /// Width in millimetres, less the margins.
    const fn width(self) -> u16 {
        match self {
            Self::A4 => 210 - 24,
            Self::Letter => 215 - 24,
        }
    }
}

/// A thing to do, with a box to tick.
struct Box {
    what: String,
    taps: Taps,
}

#[derive(Template)]
#[template(path = "sheet.html")]
struct Sheet {
    head: Head,
    rough: Option<String>,
    paper: Paper,
    family: Family,
    boxes: Vec<Box>,
    costs: Vec<String>,
    again: String,
}

/// The bytes of `sheet.html`, asked for by a command of these words.
///
/// # Errors
/// Where the picture cannot be drawn or the page cannot be put together.
pub fn sheet_html(
    run: Run,
    (paper, names): (Paper, Names),
    command: &[String],
) -> Result<Vec<u8>, ReportError> {
    let renamed = Renamed::of(run, names);
    let run = renamed.run();
    let family = Family::of(run)?;
    let dark = family.chart.iter().flat_map(|chart| chart.dark.iter().cloned()).collect();
    let sheet = Sheet {
        head: Head::of(clean(&run.context.title), &Imprint::of_run(run, command), Look::of(&dark)),
        rough: rough(run),
        paper,
        boxes: boxes(run, &family),
        costs: costs(run),
        again: run.context.read_on.plus_months(AGAIN_MONTHS).in_full(),
        family,
    };
    rendered("sheet.html", &sheet)
}

/// What the pool costs that the verdict is about: a sheet has no room for those of others.
fn costs(run: Run) -> Vec<String> {
    let pool = Headline::most_urgent(run).map(|headline| headline.pool);
    let at = run.findings.pools.iter().position(|found| Some(found.pool) == pool).unwrap_or_default();
    let groups = Answer::of(run).groups().into_iter().filter(|group| group.label == Label::Pays);
    groups.filter_map(|group| group.texts.get(at).map(|text| sentence(text))).collect()
}

/// Look, change, look again; where two things are to be changed, the first look gives way.
fn boxes(run: Run, family: &Family) -> Vec<Box> {
    let steps = &family.to_do.steps;
    let mut boxes: Vec<Box> = Vec::new();
    if steps.len() < CHANGES {
        boxes.push(look(run));
    }
    if steps.is_empty() {
        boxes.push(habit());
    }
    for (at, step) in steps.iter().take(CHANGES).enumerate() {
        let when = if at == 0 { format!("{}: ", family.to_do.when) } else { String::new() };
        boxes.push(Box { what: format!("{when}{}", lowered(&step.what, &when)), taps: step.taps.clone() });
    }
    boxes.push(check(run));
    boxes.truncate(STEPS);
    boxes
}

/// A sentence that goes on after a colon.
fn lowered(sentence: &str, before: &str) -> String {
    let mut letters = sentence.chars();
    // Nouns keep their capitals where a language gives them one.
    let lowers = language::current() == Language::English && !before.is_empty();
    match letters.next().filter(|_| lowers) {
        Some(first) => first.to_lowercase().chain(letters).collect(),
        None => sentence.to_owned(),
    }
}

/// Hold the numbers against the phone.
fn look(run: Run) -> Box {
    let pool = Headline::most_urgent(run).map(|headline| headline.pool);
    let found = run.findings.pools.iter().find(|found| Some(found.pool) == pool);
    let usage = found.map(|found| SizeUnit::of_quota(found.quota).usage(found.used, found.quota));
    let what = usage.map_or_else(String::new, |usage| format!(": {usage}"));
    Box {
        what: say!("pages-see-that-the-phone", what = what),
        taps: Taps::of(say!("pages-settings-name-icloud")),
    }
}

/// What keeps backups going where nothing is to be changed.
fn habit() -> Box {
    Box { what: say!("pages-leave-every-phone-on"), taps: Taps::of(say!("pages-no-setting-a-charger")) }
}

/// See that the backup was made.
fn check(run: Run) -> Box {
    let subject = Headline::most_urgent(run).and_then(|headline| subject(&headline));
    let whatsapp = subject.is_some_and(|name| matches!(name.kind, Kind::WhatsApp(_)));
    let place = match whatsapp {
        true => say!("pages-whatsapp-settings-chats-chat"),
        false => say!("pages-settings-name-icloud-icloud"),
    };
    Box { what: sentence(&say!("pages-a-week-later-see")), taps: Taps::of(place) }
}

fn subject<'a>(headline: &Headline<'a>) -> Option<&'a BackupName> {
    match headline.news {
        News::FailingToday(backup) => Some(&backup.name),
        _ => headline.subject().map(|backup| &backup.name),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::analysis::findings::TodayState;
    use crate::report::fixture;

    #[test]
    fn a_sheet_has_three_boxes_and_no_folder() {
        for family in [fixture::family(), fixture::failing_today(), fixture::all_works()] {
            for paper in [Paper::A4, Paper::Letter] {
                let html =
                    String::from_utf8(sheet_html(family.run(), (paper, Names::Shown), &[]).unwrap()).unwrap();
                assert_eq!(html.matches("type=\"checkbox\"").count(), STEPS);
                assert!(!html.contains(&family.context.output_dir_shown));
                assert!(html.contains(&format!("size:{}", paper.name())));
            }
        }
    }

    #[test]
    fn where_nothing_is_backed_up_a_sheet_says_where_to_turn_it_on() {
        let mut family = fixture::all_works();
        family.findings.today.iter_mut().for_each(|today| today.state = TodayState::Off);
        family.household.devices.iter_mut().for_each(|device| device.switches.backup = false);
        let html =
            String::from_utf8(sheet_html(family.run(), (Paper::A4, Names::Shown), &[]).unwrap()).unwrap();
        let step = "Now: turn on iCloud Backup on Parent A&#39;s iPhone.";
        assert!(html.contains(step) && !html.contains("Leave every phone on power"), "{html}");
    }

    #[test]
    fn a_sheet_without_names_has_none() {
        let family = fixture::family();
        for names in [Names::Hidden, Names::Initials] {
            let html = String::from_utf8(sheet_html(family.run(), (Paper::A4, names), &[]).unwrap()).unwrap();
            for person in &family.household.people {
                assert!(!html.contains(&person.name), "{}", person.name);
            }
            assert_eq!(
                html.contains(&family.context.title),
                names == Names::Initials,
                "a title may tell more"
            );
        }
    }
}
