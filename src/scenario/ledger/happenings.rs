//! Events, policies and readings, as they were typed.

use super::{Books, Ledger, quoted};
use crate::calendar::Day;
use crate::scenario::resolve::oldest_event;
use crate::scenario::sheet::{ActionSheet, EventSheet, ReadingSheet};

/// Writes what happens and what was read.
pub fn write(books: Books<'_, '_>, ledger: &mut Ledger<'_>) {
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
