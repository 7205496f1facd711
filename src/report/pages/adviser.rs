//! The adviser's part: everything behind the first page, chapter by chapter.

use super::blocks::{Block, Blocks, Column, Kind, Table, Term};
use super::picture::Picture;
use super::{Background, Chapter, Voice, assumptions};
use crate::analysis::findings::{Arrival, BackupFindings, DateEstimate};
use crate::language::say;
use crate::report::advice::{Told, in_short};
use crate::report::charts::Titles;
use crate::report::compare::{self, Compared};
use crate::report::figures::{self, Chart, ChartName, charts, forecast};
use crate::report::files::ReportError;
use crate::report::locale::Dated;
use crate::report::text::{Answer, Label};
use crate::report::words::{
    backup_name_short, capitalised, cause_phrase, clean, decimal, error_phrase, horizon_in_words, thousands,
};
use crate::report::{Headline, Run, sensitivity};
use crate::units::numbers;

/// Every chapter.
///
/// # Errors
/// Where a picture cannot be drawn.
pub fn chapters(run: Run, background: Background<'_>) -> Result<Vec<Chapter>, ReportError> {
    let chapter = |id, title: String, body| Chapter { id, title, body };
    let all = vec![
        chapter("answer-in-full", say!("pages-the-answer-in-full"), answer(run)),
        chapter("today", say!("pages-how-the-backups-stand"), today(background)),
        chapter("charts", say!("pages-more-charts"), pictures(run)?),
        chapter("plans", say!("pages-plans-and-people-compared"), plans(run, background.compared)?),
        chapter("causes", say!("pages-what-fails-and-why"), causes(run)),
        chapter("middle", say!("pages-one-future-explained"), middle(background)),
        chapter("helps", say!("pages-what-helps"), helps(run)),
        chapter("unknowns", say!("pages-what-is-not-known"), unknowns(run, background)?),
        chapter("assumptions", say!("pages-what-it-rests-on"), rests_on(background)),
        chapter("limits", say!("pages-what-it-cannot-know"), limits(background)),
        chapter("again", say!("pages-the-scenario-and-how"), again(run, background)),
    ];
    Ok(all.into_iter().filter(|chapter| !chapter.body.blocks.is_empty()).collect())
}

/// Everything the terminal says but its title and its last line.
fn answer(run: Run) -> Blocks {
    let groups = Answer::of(run).groups();
    let mut body = Blocks::new();
    body.groups(groups.iter().filter(|group| !matches!(group.label, Label::Title | Label::Closing)));
    body
}

fn today(background: Background<'_>) -> Blocks {
    let mut body = Blocks::new();
    background.explained.iter().skip(1).take(1).for_each(|section| {
        body.parts(section);
    });
    body
}

/// Every picture there is but that of the first page.
fn pictures(run: Run) -> Result<Blocks, ReportError> {
    let shown = Headline::most_urgent(run).and_then(|of| forecast(run, of.pool));
    let shown = shown.map(|figure| figure.caption.name);
    let mut body = Blocks::new();
    for chart in charts(run, &ChartName::ALL) {
        if Some(&chart.caption().name) != shown.as_ref() {
            body.add(Block::Picture(Picture::of(&chart, Titles::Shown)?));
        }
    }
    Ok(body)
}

/// The comparison of plans and of people who move.
fn plans(run: Run, compared: Compared<'_>) -> Result<Blocks, ReportError> {
    let mut body = Blocks::new();
    body.add(Block::Picture(Picture::of(&Chart::Compare(figures::alternatives(compared)), Titles::Shown)?));
    compare::told_best(compared).into_iter().for_each(|text| {
        body.say(text);
    });
    body.table(alternatives(compared));
    let lived = compared.comparison.replicates;
    if lived < run.findings.futures {
        body.say(say!(
            "pages-each-was-lived-on",
            thousands = thousands(lived),
            run = thousands(run.findings.futures),
            error_phrase = error_phrase(lived)
        ));
    }
    let two = |caption: &str, heads: [&str; 2], rows: Vec<(String, String)>| {
        let columns = heads.map(|head| (head, Kind::Words));
        Table::new(caption, &columns, rows.into_iter().map(|(name, text)| vec![name, text]).collect())
    };
    if let Some(head) = compare::beside_which(compared) {
        body.add(Block::Heading(head.clone()));
        body.table(two(
            &head,
            [&say!("pages-plan"), &say!("pages-difference")],
            compare::told_differences(compared),
        ));
    }
    let reasons = compare::told_reasons(compared);
    if !reasons.is_empty() {
        body.add(Block::Heading(compare::why_not()));
        body.table(two(&compare::why_not(), [&say!("pages-plan"), &say!("pages-why-it-loses")], reasons));
    }
    compare::told_notes(compared).into_iter().for_each(|note| {
        body.say(note);
    });
    Ok(body)
}

/// The table of alternatives, with the figures of the printed one.
fn alternatives(compared: Compared<'_>) -> Table {
    let kinds = std::iter::once(Kind::Words).chain(std::iter::repeat(Kind::Figures));
    let (heads, rows) = compare::columns(compared);
    Table {
        caption: say!("pages-plans-and-people-side"),
        columns: heads.into_iter().zip(kinds).map(|(name, kind)| Column { name, kind }).collect(),
        rows,
    }
}

/// Causes of the household's first failing, and every backup with its figures.
fn causes(run: Run) -> Blocks {
    let mut body = Blocks::new();
    let futures = run.findings.futures;
    let cause = |(cause, count): &(crate::model::outcome::Cause, usize)| {
        vec![capitalised(cause_phrase(*cause)), thousands(*count), percent(*count, futures)]
    };
    let columns = [
        (say!("pages-why-a-backup-is"), Kind::Words),
        (say!("pages-futures"), Kind::Figures),
        (say!("pages-share"), Kind::Figures),
    ];
    body.table(Table::new(
        say!("pages-causes-of-the-first"),
        &columns,
        run.findings.causes.iter().map(cause).collect(),
    ));
    body.add(Block::Heading(say!("pages-backup-by-backup")));
    body.table(backups(run));
    body.say(say!("pages-fresh-days-whose-newest"));
    body
}

fn backups(run: Run) -> Table {
    let within =
        say!("pages-failing-in-horizon-in", horizon_in_words = horizon_in_words(run.household.horizon));
    let columns = [
        (say!("pages-backup"), Kind::Words),
        (within, Kind::Figures),
        (say!("pages-middle-date"), Kind::Figures),
        (say!("pages-9-in-10"), Kind::Figures),
        (say!("pages-most-often-because-of"), Kind::Words),
        (say!("pages-fresh-days"), Kind::Figures),
        (say!("pages-gaps-a-year"), Kind::Figures),
        (say!("pages-age-in-days"), Kind::Figures),
    ];
    let row = |backup: &BackupFindings| {
        let cause = backup.causes.first().map_or_else(String::new, |(cause, _)| cause_phrase(*cause));
        vec![
            capitalised(backup_name_short(&backup.name)),
            share(backup.first_failing.probability),
            middle_date(&backup.first_failing),
            range(&backup.first_failing),
            cause,
            share(backup.protected[1]),
            decimal(backup.lapses_per_year, 1),
            decimal(backup.loss_days.value, 1),
        ]
    };
    Table::new(say!("pages-backup-by-backup"), &columns, run.findings.backups.iter().map(row).collect())
}

fn percent(count: usize, all: usize) -> String {
    share(numbers::real_count(count) / numbers::real_count(all.max(1)))
}

/// A share in hundredths that never rounds to none or all.
fn share(share: f64) -> String {
    match share {
        share if share > 0.0 && share < 0.005 => "<1 %".to_owned(),
        share if share < 1.0 && share > 0.995 => ">99 %".to_owned(),
        share => format!("{:.0} %", 100.0 * share),
    }
}

fn middle_date(estimate: &DateEstimate) -> String {
    match estimate.quantiles[2] {
        Arrival::On(day) => day.month_in_full(),
        Arrival::Beyond if estimate.probability > 0.0 => say!("pages-later"),
        Arrival::Beyond => say!("pages-never"),
    }
}

fn range(estimate: &DateEstimate) -> String {
    let [early, _, _, _, late] = estimate.quantiles;
    match (early, late) {
        (Arrival::On(early), Arrival::On(late)) => {
            say!("pages-month-in-full-to", month_in_full = early.month_in_full(), late = late.month_in_full())
        }
        (Arrival::On(early), Arrival::Beyond) => {
            say!("pages-month-in-full-to-later", month_in_full = early.month_in_full())
        }
        (Arrival::Beyond, _) => String::new(),
    }
}

/// The middle future: what it is, and each of its spells.
fn middle(background: Background<'_>) -> Blocks {
    let mut body = Blocks::new();
    background.explained.iter().take(1).for_each(|heading| {
        body.parts(heading);
    });
    background.explained.iter().skip(2).for_each(|section| {
        body.section(section);
    });
    body
}

fn helps(run: Run) -> Blocks {
    let mut body = Blocks::new();
    if let Some(advice) = &run.findings.advice {
        let told = Told { household: run.household, context: run.context, advice };
        in_short(told).iter().for_each(|section| {
            body.section(section);
        });
    }
    body
}

/// Sensitivity, and the error of what was counted.
fn unknowns(run: Run, background: Background<'_>) -> Result<Blocks, ReportError> {
    let mut body = Blocks::new();
    if let Some(tornado) = figures::tornado(run, background.sensitivity) {
        body.add(Block::Picture(Picture::of(&Chart::Tornado(tornado), Titles::Shown)?));
    }
    let page = sensitivity::page(run, background.sensitivity);
    let mut sections = page.sections.iter();
    sections.by_ref().take(1).for_each(|section| {
        body.parts(section);
    });
    sections.for_each(|section| {
        body.section(section);
    });
    body.add(Block::Heading(say!("pages-the-error-of-counting")));
    body.say(error(run));
    Ok(body)
}

fn error(run: Run) -> String {
    if run.is_certain() {
        return say!("pages-nothing-in-this-run");
    }
    let futures = run.findings.futures;
    let shares = say!(
        "pages-thousands-futures-the-error",
        thousands = thousands(futures),
        error_phrase = error_phrase(futures)
    );
    let date = run
        .findings
        .household
        .standard_error_days
        .map_or(String::new(), |days| say!("pages-the-middle-date-of", decimal = decimal(days, 1)));
    format!("{shares}{date}")
}

fn rests_on(background: Background<'_>) -> Blocks {
    let mut body = Blocks::new();
    let typed = background.values.iter().filter(|value| value.voice == Voice::Author).count();
    body.say(say!(
        "pages-typed-values-were-typed",
        typed = typed,
        background = background.values.len() - typed
    ));
    assumptions::values(&mut body, background.values);
    body.add(Block::Heading(say!("pages-defaults-and-their-sources")));
    assumptions::defaults(&mut body, background.values);
    body.add(Block::Heading(say!("pages-pages-and-data-sets")));
    assumptions::all_sources(&mut body);
    body
}

fn limits(background: Background<'_>) -> Blocks {
    let mut body = Blocks::new();
    let limits = [
        say!("pages-nothing-was-read-from"),
        say!("pages-what-nobody-typed-is"),
        say!("pages-prices-are-those-of"),
        say!("pages-several-devices-that-upload"),
        say!("pages-a-chance-is-a"),
    ];
    limits.into_iter().for_each(|limit| {
        body.say(limit);
    });
    body.section(background.left_out);
    body.add(Block::Heading(say!("pages-rules-that-no-page")));
    assumptions::open_rules(&mut body);
    body
}

fn again(run: Run, background: Background<'_>) -> Blocks {
    let (context, findings) = (run.context, run.findings);
    let name = plain(&context.scenario_name);
    let mut body = Blocks::new();
    body.say(say!("pages-save-the-scenario-below", name = name));
    body.add(Block::Verbatim(say!(
        "pages-simulate-name-toml-futures",
        name = name,
        futures = findings.futures,
        seed = findings.seed
    )));
    let term = |word: &str, text: String| Term { word: word.to_owned(), texts: vec![text] };
    body.add(Block::Terms(vec![
        term(&say!("pages-version"), say!("pages-headroom-version", version = context.version)),
        term(&say!("pages-seed"), findings.seed.to_string()),
        term(&say!("pages-futures-2"), thousands(findings.futures)),
        term(&say!("pages-hash"), context.scenario_hash.clone()),
    ]));
    body.add(Block::Fold(say!("pages-the-scenario-as-it"), verbatim(background.resolved)));
    body
}

fn verbatim(text: &str) -> Blocks {
    Blocks { blocks: vec![Block::Verbatim(text.to_owned())] }
}

/// A scenario's name as a shell takes it without quotes.
fn plain(name: &str) -> String {
    let kept: String =
        clean(name).chars().map(|c| if c.is_alphanumeric() || "-_.".contains(c) { c } else { '-' }).collect();
    if kept.trim_matches('-').is_empty() { "scenario".to_owned() } else { kept }
}
