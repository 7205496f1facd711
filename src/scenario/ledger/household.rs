//! The file's own keys, the plan, the home and the rules; events, policies and readings, as they were typed.

use super::{Books, Ledger, Source, Worked, quoted, text};
use crate::calendar::Day;
use crate::catalogue::parameters::data;
use crate::model::household::{Household, NightFactor, PartialUploads, RetentionScope, RoomRule};
use crate::quantity::{write_days, write_frequency, write_percent};
use crate::scenario::resolve::oldest_event;
use crate::scenario::sheet::{ActionSheet, EventSheet, PlanSheet, ReadingSheet};
use crate::scenario::source::LATEST;

/// Writes everything that is not a person's.
pub fn write(books: Books<'_, '_>, ledger: &mut Ledger<'_>) {
    top(books, ledger);
    if let Some(plan) = &books.sheet.plan {
        ledger.table("[plan]", "plan");
        self::plan(books, plan, ledger);
        let shared = (books.roster.people.len() > 1).to_string();
        ledger.or_default("shared", plan.shared.as_ref(), &shared, None);
    }
    home(books, ledger);
    rules(books, ledger);
}

fn top(books: Books<'_, '_>, ledger: &mut Ledger<'_>) {
    let (sheet, frame) = (books.sheet, books.frame);
    ledger.typed("version", sheet.version.as_ref());
    ledger.or_default("title", sheet.title.as_ref(), &text(&frame.title), None);
    ledger.typed("case", sheet.case.as_ref());
    ledger.typed("note", sheet.note.as_ref());
    ledger.or_default("read_on", sheet.read_on.as_ref(), &frame.read_on.to_string(), None);
    ledger.or_default("horizon", sheet.horizon.as_ref(), &text("3 years"), None);
    ledger.or_default("region", sheet.region.as_ref(), &text(books.region), None);
    ledger.or_default("futures", sheet.futures.as_ref(), &frame.futures.to_string(), None);
    ledger.or_default("seed", sheet.seed.as_ref(), &frame.seed.to_string(), None);
    ledger.or_default("random", sheet.chance.as_ref(), "true", None);
    ledger.or_default("units", sheet.units.as_ref(), &text("as on the phone"), None);
}

/// A plan's keys but `shared`.
pub fn plan(books: Books<'_, '_>, plan: &PlanSheet, ledger: &mut Ledger<'_>) {
    ledger.typed("name", plan.name.as_ref());
    ledger.typed("size", plan.size.as_ref());
    ledger.typed("used", plan.used.as_ref());
    ledger.typed("price", plan.price.as_ref());
    let first = books.household.horizon.first.min(LATEST).to_string();
    ledger.or_default("billed_on", plan.billed_on.as_ref(), &first, None);
}

fn home(books: Books<'_, '_>, ledger: &mut Ledger<'_>) {
    let home = &books.sheet.home;
    let household = books.household;
    ledger.table("[home]", "home");
    let typical = |row, meaning: String| Worked::typical(Source::Default(Some(row)), meaning);
    let speed = median(household, household.upload.megabits.index());
    ledger.or_else(
        "upload",
        home.upload.as_ref(),
        typical("upload.line_rate", format!("{speed:.1} Mbit/s at the median")),
    );
    let share = median(household, household.upload.efficiency.index());
    let meaning = format!("30 % to 70 %, {} at the median", write_percent(share));
    ledger.or_else("efficiency", home.efficiency.as_ref(), typical("upload.icloud_efficiency", meaning));
    if let NightFactor::Uneven(sigma) = household.upload.night {
        let (sigma, row) = (text(&write_percent(sigma)), Some("upload.night_factor"));
        ledger.or_default("night_to_night", home.night_to_night.as_ref(), &sigma, row);
    }
    ledger.or_default("sync", home.sync.as_ref(), &text("unlimited"), Some("sync.speed"));
    ledger.typed("wifi", home.wifi.as_ref());
    let outages = format!("{} per year", household.rules.outages_a_year);
    ledger.or_default("outages", home.outages.as_ref(), &text(&outages), Some("outage.rate"));
}

fn median(household: &Household, level: usize) -> f64 {
    household.levels.get(level).map_or(0.0, |level| level.law.median())
}

fn rules(books: Books<'_, '_>, ledger: &mut Ledger<'_>) {
    let (sheet, rules) = (&books.sheet.rules, &books.household.rules);
    ledger.table("[rules]", "rules");
    let days = |days: i32| text(&write_days(days));
    let deleted = days(rules.recently_deleted_days);
    ledger.or_default(
        "recently_deleted",
        sheet.recently_deleted.as_ref(),
        &deleted,
        Some("recently_deleted.days"),
    );
    let room = if rules.room == RoomRule::Strict { "strict" } else { "relaxed" };
    ledger.or_default("whatsapp_room", sheet.whatsapp_room.as_ref(), &text(room), None);
    let count = rules.partial_uploads == PartialUploads::CountAtOnce;
    let partial = if count { "count" } else { "do not count" };
    ledger.or_default("partial_uploads", sheet.partial_uploads.as_ref(), &text(partial), None);
    let failing = days(rules.failing_threshold_days);
    ledger.or_default("failing_after", sheet.failing_after.as_ref(), &failing, Some("failing.threshold"));
    let leaves = rules.end_to_end_leaves_device_backup.to_string();
    ledger.or_default("end_to_end_leaves_device_backup", sheet.end_to_end_leaves.as_ref(), &leaves, None);
    let factor = text(&write_frequency(rules.travel_wifi_factor));
    let row = Some("travel.eligibility_factor");
    ledger.or_default("travel_wifi_factor", sheet.travel_wifi_factor.as_ref(), &factor, row);
    let rho = text(&format!("{:.0} %", crate::catalogue::parameters::conditions::PERSISTENCE * 100.0));
    ledger.or_default("persistence", sheet.persistence.as_ref(), &rho, Some("eligible_day.persistence"));
    open_choices(books, ledger);
    retention(books, ledger);
}

/// What no source settles.
fn open_choices(books: Books<'_, '_>, ledger: &mut Ledger<'_>) {
    let sheet = &books.sheet.rules;
    let longest = text(&format!("{} h", books.household.rules.longest_window_hours));
    ledger.or_default("longest_window", sheet.longest_window.as_ref(), &longest, Some("eligible_hours"));
    let (leave, row) = (text("at once"), Some("photos.leave_backup"));
    ledger.or_default("photos_leave_backup", sheet.photos_leave.as_ref(), &leave, row);
    let databases = text(&format!("{} per day", write_percent(data::DATABASES_REWRITTEN)));
    let row = Some("rewritten.share_a_day");
    ledger.or_default("databases_rewritten", sheet.databases_rewritten.as_ref(), &databases, row);
    let weights = format!("{:?}", data::MONTHS.values);
    ledger.or_default("season", sheet.season.as_ref(), &weights, Some("photos.month_weight"));
}

/// One value as a table or as a word, as it was typed.
fn retention(books: Books<'_, '_>, ledger: &mut Ledger<'_>) {
    let (sheet, rules) = (&books.sheet.rules.retention, &books.household.rules);
    if rules.retention_days == i32::MAX {
        ledger.typed("retention", sheet.days.as_ref());
        return;
    }
    ledger.table("[rules.retention]", "rules.retention");
    let days = rules.retention_days.to_string();
    ledger.or_default("days", sheet.days.as_ref(), &days, Some("backup.retention"));
    let every = rules.retention_scope == RetentionScope::EveryDevice;
    let scope = text(if every { "every device" } else { "disused only" });
    ledger.or_default("applies_to", sheet.applies_to.as_ref(), &scope, None);
}

/// Writes what happens and what was read.
pub fn happenings(books: Books<'_, '_>, ledger: &mut Ledger<'_>) {
    let oldest = oldest_event(books.frame.read_on);
    for (at, sheet) in books.sheet.events.iter().enumerate() {
        if sheet.until.as_ref().is_none_or(|until| until.value >= oldest) {
            ledger.table("[[event]]", format!("event.{at}"));
            event(sheet, oldest, ledger);
        }
    }
    for (at, sheet) in books.sheet.policies.iter().enumerate() {
        ledger.table("[[policy]]", format!("policy.{at}"));
        ledger.typed("when", Some(&sheet.when));
        ledger.typed("do", Some(&sheet.doing));
        ledger.typed("who", sheet.who.as_ref());
    }
    for (at, sheet) in books.sheet.readings.iter().enumerate() {
        reading(at, sheet, ledger);
    }
}

/// A later start may leave an event further back than a file's dates may lie: what lasts then begins there.
fn event(sheet: &EventSheet, oldest: Day, ledger: &mut Ledger<'_>) {
    if sheet.on.value < oldest {
        let source = ledger.source(&sheet.on);
        ledger.entry("on", oldest.to_string(), source, format!("as {}", sheet.on.value.short()));
    } else {
        ledger.typed("on", Some(&sheet.on));
    }
    ledger.typed("until", sheet.until.as_ref());
    ledger.typed("what", Some(&sheet.action.what));
    ledger.typed("who", sheet.who.as_ref());
    action(&sheet.action, ledger);
}

fn action(sheet: &ActionSheet, ledger: &mut Ledger<'_>) {
    ledger.typed("device", sheet.device.as_ref());
    ledger.typed("to", sheet.to.as_ref());
    ledger.typed("plan", sheet.plan.as_ref());
    ledger.typed("replaces", sheet.replaces.as_ref());
    ledger.typed("name", sheet.name.as_ref());
    ledger.typed("category", sheet.category.as_ref());
    ledger.typed("size", sheet.size.as_ref());
    ledger.typed("share", sheet.share.as_ref());
    ledger.typed("of", sheet.of.as_ref());
    ledger.typed("then", sheet.then.as_ref());
    ledger.typed("why", sheet.why.as_ref());
    ledger.typed("cure", sheet.cure.as_ref());
    ledger.typed("upload", sheet.upload.as_ref());
}

fn reading(at: usize, sheet: &ReadingSheet, ledger: &mut Ledger<'_>) {
    ledger.table("[[reading]]", format!("reading.{at}"));
    ledger.typed("on", Some(&sheet.on));
    ledger.typed("used", sheet.used.as_ref());
    for (name, figures) in &sheet.people {
        let name = quoted(&name.value);
        ledger.table(&format!("[reading.icloud.{name}]"), format!("reading.{at}.icloud.{name}"));
        ledger.typed("photos", figures.photos.as_ref());
        ledger.typed("messages", figures.messages.as_ref());
        ledger.typed("drive", figures.drive.as_ref());
        ledger.typed("mail", figures.mail.as_ref());
        ledger.typed("whatsapp", figures.whatsapp.as_ref());
        ledger.typed("backups", figures.backups.as_ref());
    }
}
