//! A person's WhatsApp account.

use super::people::{growth_entry, size_source, untyped_size};
use super::{Books, Ledger, Source, Worked, text};
use crate::model::household::{AccountId, Chat, LastBackup, PersonId};
use crate::scenario::chat_word;
use crate::scenario::sheet::{ChatSheet, RateSheet, WhatsAppSheet};

/// Writes the account, if there is one.
pub fn write(books: Books<'_, '_>, person: PersonId, path: &str, ledger: &mut Ledger<'_>) {
    let Some(id) = books.roster.account_of(person) else { return };
    let account = &books.roster.accounts[id.index()];
    let path = format!("{path}.whatsapp");
    ledger.table("[person.whatsapp]", path.clone());
    let device = &books.roster.devices[account.device.index()].name;
    let typed_device = account.sheet.and_then(|sheet| sheet.device.as_ref());
    ledger.or_default("device", typed_device, &text(device), None);
    switches(account.sheet, ledger);
    sizes(books, id, account.sheet, ledger);
    for chat in Chat::ALL {
        part(books, person, id, chat, &path, ledger);
    }
}

fn switches(sheet: Option<&WhatsAppSheet>, ledger: &mut Ledger<'_>) {
    let row = Some("start.switches");
    let of = |key: fn(&WhatsAppSheet) -> Option<&crate::scenario::reader::Typed<bool>>| sheet.and_then(key);
    ledger.or_default("frequency", sheet.and_then(|sheet| sheet.frequency.as_ref()), &text("daily"), row);
    ledger.or_default("include_videos", of(|sheet| sheet.include_videos.as_ref()), "true", row);
    ledger.or_default("end_to_end", of(|sheet| sheet.end_to_end.as_ref()), "false", row);
    ledger.or_default("cellular", of(|sheet| sheet.cellular.as_ref()), "false", row);
    ledger.or_default("icloud", of(|sheet| sheet.icloud.as_ref()), "true", row);
    let in_device = sheet.and_then(|sheet| sheet.in_device_backup.as_ref());
    ledger.or_default("in_device_backup", in_device, "true", row);
}

fn sizes(books: Books<'_, '_>, id: AccountId, sheet: Option<&WhatsAppSheet>, ledger: &mut Ledger<'_>) {
    let last = match books.household.accounts[id.index()].backup.last {
        LastBackup::Never => text("never"),
        LastBackup::On(day) => day.to_string(),
    };
    ledger.or_default("last_backup", sheet.and_then(|sheet| sheet.last_backup.as_ref()), &last, None);
    ledger.typed("size", sheet.and_then(|sheet| sheet.size.as_ref()));
    ledger.typed("backup_size", sheet.and_then(|sheet| sheet.backup_size.as_ref()));
    ledger.typed("growth", sheet.and_then(|sheet| sheet.rate.growth.as_ref()));
    ledger.typed("yearly", sheet.and_then(|sheet| sheet.rate.yearly.as_ref()));
}

fn part(
    books: Books<'_, '_>,
    person: PersonId,
    id: AccountId,
    chat: Chat,
    path: &str,
    ledger: &mut Ledger<'_>,
) {
    let account = &books.roster.accounts[id.index()];
    let none = ChatSheet { size: None, rate: RateSheet::default() };
    let sheet = account.sheet.map_or(&none, |sheet| &sheet.parts[chat.index()]);
    let word = chat_word(chat);
    ledger.table(&format!("[person.whatsapp.{word}]"), format!("{path}.{word}"));
    let bytes = books.household.devices[account.device.index()].bytes[chat.local().index()];
    let member = books.roster.member(person);
    let whole = account.sheet.is_some_and(|sheet| sheet.size.is_some() || sheet.backup_size.is_some());
    let source = match whole || member.sheet.icloud.whatsapp.is_some() {
        true => Source::Reconciled,
        false => size_source(books, person, Source::Profile(member.profile.name)),
    };
    let size: Worked = untyped_size(books, bytes, source);
    ledger.or_else("size", sheet.size.as_ref(), size);
    let growth = &books.household.accounts[id.index()].growth[chat.index()];
    growth_entry(books, person, &sheet.rate, &[growth], ledger);
}
