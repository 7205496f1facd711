//! A person's devices, in use and not, and their WhatsApp account.

use super::people::{growth_entry, size_source, untyped_size};
use super::{Books, Ledger, Source, Worked, text};
use crate::model::household::{
    AccountId, AppsAtStart, AppsRewriting, Chat, DeviceId, DisusedId, LastBackup, Local, PersonId, Synced,
};
use crate::quantity::{write_clock, write_percent};
use crate::scenario::chat_word;
use crate::scenario::reader::Typed;
use crate::scenario::sheet::{AppsSheet, ChatSheet, DeviceSheet, NightSheet, RateSheet, WhatsAppSheet};

/// Writes a person's devices.
pub fn write(books: Books<'_, '_>, person: PersonId, path: &str, ledger: &mut Ledger<'_>) {
    for id in books.roster.devices_of(person) {
        device(books, person, id, path, ledger);
    }
    for id in books.roster.disused_of(person) {
        disused(books, person, id, path, ledger);
    }
}

fn device(books: Books<'_, '_>, person: PersonId, id: DeviceId, path: &str, ledger: &mut Ledger<'_>) {
    let owned = &books.roster.devices[id.index()];
    let path = format!("{path}.device.{}", super::quoted(&owned.name));
    ledger.table("[[person.device]]", path.clone());
    ledger.or_default("name", owned.sheet.and_then(|sheet| sheet.name.as_ref()), &text(&owned.name), None);
    ledger.or_default("in_use", owned.sheet.and_then(|sheet| sheet.in_use.as_ref()), "true", None);
    let row = Some("start.switches");
    ledger.or_default("backup", owned.sheet.and_then(|sheet| sheet.backup.as_ref()), "true", row);
    ledger.or_default("cellular", owned.sheet.and_then(|sheet| sheet.cellular.as_ref()), "false", None);
    let last = last_backup(books.household.devices[id.index()].backup.last);
    ledger.or_default("last_backup", owned.sheet.and_then(|sheet| sheet.last_backup.as_ref()), &last, None);
    typed_only(owned.sheet, ledger);
    let replacement = owned.sheet.and_then(|sheet| sheet.replacement.as_ref());
    ledger.or_default("replacement", replacement, &text("none"), Some("phone.replacement"));
    apps(books, person, id, &path, ledger);
    nights(books, person, id, &path, ledger);
    let is_first = books.roster.devices_of(person).first() == Some(&id);
    for (kind, key) in [(Synced::Photos, "photos"), (Synced::Messages, "messages")] {
        if books.roster.home(person, kind) == Some(id) && !is_first {
            ledger.table(&format!("[person.device.{key}]"), format!("{path}.{key}"));
        }
    }
}

/// Figures that are left out unless typed.
fn typed_only(sheet: Option<&DeviceSheet>, ledger: &mut Ledger<'_>) {
    let Some(sheet) = sheet else { return };
    ledger.typed("backup_size", sheet.backup_size.as_ref());
    ledger.typed("next_backup", sheet.next_backup.as_ref());
    ledger.typed("capacity", sheet.capacity.as_ref());
    ledger.typed("storage_used", sheet.storage_used.as_ref());
    ledger.typed("free", sheet.free.as_ref());
}

fn last_backup(last: LastBackup) -> String {
    match last {
        LastBackup::Never => text("never"),
        LastBackup::On(day) => day.to_string(),
    }
}

fn apps(books: Books<'_, '_>, person: PersonId, id: DeviceId, path: &str, ledger: &mut Ledger<'_>) {
    let none = AppsSheet::default();
    let sheet = books.roster.devices[id.index()].sheet.map_or(&none, |sheet| &sheet.apps);
    let device = &books.household.devices[id.index()];
    ledger.table("[person.device.apps]", format!("{path}.apps"));
    let default = Source::Default(Some("start.apps"));
    let at = Local::Apps.index();
    let size = match (device.apps_at_start, device.backup.last) {
        (AppsAtStart::Drawn { .. }, _) => {
            Worked::typical(default, "drawn: nothing typed says how large they are")
        }
        (AppsAtStart::Certain, last) => {
            let bytes = if last == LastBackup::Never { device.bytes[at] } else { device.backup.held[at] };
            untyped_size(books, bytes, size_source(books, person, default))
        }
    };
    ledger.or_else("size", sheet.size.as_ref(), size);
    growth_entry(books, person, &sheet.rate, &[&device.apps], ledger);
    let rewritten = match device.rewriting.apps {
        AppsRewriting::ShareADay(share) => format!("{} per day", write_percent(share)),
        AppsRewriting::BytesADay(bytes) => format!("{} bytes per day", bytes.count()),
    };
    let row = Some("rewritten.share_a_day");
    ledger.or_default("rewritten", sheet.rewritten.as_ref(), &text(&rewritten), row);
    ledger.typed("left_out", sheet.left_out.as_ref());
}

fn nights(books: Books<'_, '_>, person: PersonId, id: DeviceId, path: &str, ledger: &mut Ledger<'_>) {
    let member = books.roster.member(person);
    let own = books.roster.devices[id.index()].sheet.map(|sheet| &sheet.night);
    let (levels, nights) = (&books.household.levels, &books.household.devices[id.index()].nights);
    let median = |level: crate::model::household::LevelId| {
        let share = levels.get(level.index()).map_or(0.0, |level| level.law.median());
        format!("{:.0} % at the median", share * 100.0)
    };
    ledger.table("[person.device.night]", format!("{path}.night"));
    let profile = || Source::Profile(member.profile.name);
    let sources = (own, &member.sheet.night);
    let power = Worked::typical(profile(), median(nights.power.probability));
    ledger.or_else("power", either(sources, |night| &night.power), power);
    let wifi = Worked::typical(Source::Default(Some("wifi.probability")), median(nights.wifi.probability));
    ledger.or_else("wifi", either(sources, |night| &night.wifi), wifi);
    let lock = Worked::typical(Source::Default(Some("lock.probability")), median(nights.lock.probability));
    ledger.or_else("lock", either(sources, |night| &night.lock), lock);
    let start = text(&write_clock(nights.start_hours));
    ledger.or_default("start", either(sources, |night| &night.start), &start, Some("eligible_start_hour"));
    let window =
        Worked::typical(Source::Default(Some("eligible_hours")), "2.5 h at the median, each night anew");
    ledger.or_else("window", either(sources, |night| &night.window), window);
    let used = Source::Default(Some("night.interruption"));
    let used = Worked::typical(used, format!("{:.0} %", nights.use_probability * 100.0));
    ledger.or_else("used", either(sources, |night| &night.used), used);
}

type Key<T> = fn(&NightSheet) -> &Option<Typed<T>>;

/// The device's own value, else its owner's.
fn either<'a, T>(
    (own, owner): (Option<&'a NightSheet>, &'a NightSheet),
    key: Key<T>,
) -> Option<&'a Typed<T>> {
    own.and_then(|night| key(night).as_ref()).or_else(|| key(owner).as_ref())
}

fn disused(books: Books<'_, '_>, person: PersonId, id: DisusedId, path: &str, ledger: &mut Ledger<'_>) {
    let owned = &books.roster.disused[id.index()];
    let Some(sheet) = owned.sheet else { return };
    ledger.table("[[person.device]]", format!("{path}.device.{}", super::quoted(&owned.name)));
    ledger.typed("name", sheet.name.as_ref());
    ledger.typed("in_use", sheet.in_use.as_ref());
    ledger.typed("last_backup", sheet.last_backup.as_ref());
    let stored = books.household.disused[id.index()].stored;
    let source = size_source(books, person, Source::Default(Some("start.apps")));
    ledger.or_else("backup_size", sheet.backup_size.as_ref(), untyped_size(books, stored, source));
}

/// Writes the account, if there is one.
pub fn account(books: Books<'_, '_>, person: PersonId, path: &str, ledger: &mut Ledger<'_>) {
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
