//! Each person, with all that is theirs.

use super::{Books, Ledger, Source, Worked, quoted, text};
use crate::model::household::{Growth, Origin, Person, PersonId, Synced};
use crate::quantity::{Screen, UnitReading};
use crate::scenario::reader::Typed;
use crate::scenario::resolve::Fullness;
use crate::scenario::sheet::{PersonSheet, RateSheet, SyncSheet};
use crate::units::Bytes;

/// Writes everybody.
pub fn write(books: Books<'_, '_>, ledger: &mut Ledger<'_>) {
    for id in books.roster.everybody() {
        person(books, id, ledger);
    }
}

fn person(books: Books<'_, '_>, id: PersonId, ledger: &mut Ledger<'_>) {
    let member = books.roster.member(id);
    let sheet = member.sheet;
    let path = path(books, id);
    ledger.table("[[person]]", path.clone());
    ledger.typed("name", sheet.name.as_ref());
    ledger.or_default("profile", sheet.profile.as_ref(), &text(member.profile.name), None);
    ledger.or_default("trips", sheet.trips.as_ref(), &text("none"), Some("travel"));
    if books.roster.devices_of(id).is_empty() && books.roster.disused_of(id).is_empty() {
        ledger.entry("device", "[]", Source::Default(None), "no device at all");
    }
    icloud(books, id, &path, ledger);
    if let Some(plan) = &sheet.plan {
        ledger.table("[person.plan]", format!("{path}.plan"));
        super::household::plan(books, plan, ledger);
    }
    kept(books, id, &path, ledger);
    if let Some(habit) = &sheet.cleaning {
        ledger.table("[person.cleaning]", format!("{path}.cleaning"));
        ledger.typed("every", habit.every.as_ref());
        ledger.typed("share", habit.share.as_ref());
    }
    super::devices::account(books, id, &path, ledger);
    super::devices::write(books, id, &path, ledger);
}

/// How paths name a person.
pub fn path(books: Books<'_, '_>, id: PersonId) -> String {
    format!("person.{}", quoted(&books.roster.member(id).name))
}

/// Where an untyped size came from.
pub fn size_source(books: Books<'_, '_>, id: PersonId, otherwise: Source) -> Source {
    let icloud = &books.roster.member(id).sheet.icloud;
    let constrained = icloud.total.is_some() || icloud.backups.is_some() || pool_is_typed(books, id);
    if constrained { Source::Reconciled } else { otherwise }
}

fn pool_is_typed(books: Books<'_, '_>, id: PersonId) -> bool {
    let own = books.roster.member(id).sheet.plan.as_ref();
    own.or(books.sheet.plan.as_ref()).is_some_and(|plan| plan.used.is_some())
}

/// A size nobody typed: exact, or "typical" where nothing in the file says how full anything is.
pub fn untyped_size(books: Books<'_, '_>, size: Bytes, source: Source) -> Worked {
    let units = books.sheet.units.as_ref().map_or(UnitReading::AsOnThePhone, |typed| typed.value);
    let base = units.base(Screen::ICloud);
    match books.fullness {
        Fullness::Typed => Worked::size(size, base, source),
        Fullness::Unknown => {
            let Worked { meaning, .. } = Worked::size(size, base, source.clone());
            Worked::typical(source, meaning)
        }
    }
}

fn icloud(books: Books<'_, '_>, id: PersonId, path: &str, ledger: &mut Ledger<'_>) {
    let member = books.roster.member(id);
    let icloud = &member.sheet.icloud;
    let synced = &books.household.people[id.index()].synced;
    let of = |kind: Synced| synced[kind.index()];
    ledger.table("[person.icloud]", format!("{path}.icloud"));
    let mut part = |key: &str, typed: &Option<Typed<Bytes>>, size: Bytes, source: Source| {
        let source = size_source(books, id, source);
        ledger.or_else(key, typed.as_ref(), untyped_size(books, size, source));
    };
    let default = || Source::Default(Some("start.drive_and_mail"));
    part(
        "photos",
        &icloud.photos,
        of(Synced::Photos) + of(Synced::Videos),
        Source::Profile(member.profile.name),
    );
    part("messages", &icloud.messages, of(Synced::Messages), default());
    part("drive", &icloud.drive, of(Synced::Drive), default());
    part("mail", &icloud.mail, of(Synced::Mail), default());
    ledger.typed("whatsapp", icloud.whatsapp.as_ref());
    ledger.typed("backups", icloud.backups.as_ref());
    ledger.typed("other", icloud.other.as_ref());
    ledger.typed("total", icloud.total.as_ref());
}

/// Photos, messages, Drive and mail: switches, growth, and what lives on the device.
fn kept(books: Books<'_, '_>, id: PersonId, path: &str, ledger: &mut Ledger<'_>) {
    let sheet = books.roster.member(id).sheet;
    ledger.table("[person.photos]", format!("{path}.photos"));
    switch(ledger, "icloud_photos", &sheet.photos);
    ledger.or_default("optimise", sheet.photos.optimise.as_ref(), "false", None);
    rate(books, id, &sheet.photos.rate, &[Synced::Photos, Synced::Videos], ledger);
    local(books, id, sheet, Kept::Photos, ledger);
    ledger.table("[person.messages]", format!("{path}.messages"));
    switch(ledger, "in_icloud", &sheet.messages);
    rate(books, id, &sheet.messages.rate, &[Synced::Messages], ledger);
    local(books, id, sheet, Kept::Messages, ledger);
    for (key, sheet, kind) in [("drive", &sheet.drive, Synced::Drive), ("mail", &sheet.mail, Synced::Mail)] {
        ledger.table(&format!("[person.{key}]"), format!("{path}.{key}"));
        switch(ledger, "on", sheet);
        rate(books, id, &sheet.rate, &[kind], ledger);
    }
}

fn switch(ledger: &mut Ledger<'_>, key: &str, sheet: &SyncSheet) {
    ledger.or_default(key, sheet.on.as_ref(), "true", Some("start.switches"));
}

fn rate(books: Books<'_, '_>, id: PersonId, sheet: &RateSheet, kinds: &[Synced], ledger: &mut Ledger<'_>) {
    let person: &Person = &books.household.people[id.index()];
    let growth: Vec<&Growth> = kinds.iter().map(|kind| &person.growth[kind.index()]).collect();
    growth_entry(books, id, sheet, &growth, ledger);
}

/// Typed growth, or where it came from.
pub fn growth_entry(
    books: Books<'_, '_>,
    id: PersonId,
    sheet: &RateSheet,
    growth: &[&Growth],
    ledger: &mut Ledger<'_>,
) {
    let source = match growth.first().map(|growth| growth.origin) {
        Some(Origin::Profile) => Source::Profile(books.roster.member(id).profile.name),
        Some(Origin::Measured) => Source::Measured,
        _ => Source::Default(None),
    };
    ledger.or_else("growth", sheet.growth.as_ref(), Worked::growth(growth, source));
    ledger.typed("yearly", sheet.yearly.as_ref());
}

/// What lives on a device while it does not sync.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Kept {
    Photos,
    Messages,
}

fn local(books: Books<'_, '_>, id: PersonId, sheet: &PersonSheet, kept: Kept, ledger: &mut Ledger<'_>) {
    use crate::model::household::Local::{CameraPhotos, CameraVideos, Messages};
    let (typed, kind, kinds) = match kept {
        Kept::Photos => (&sheet.photos, Synced::Photos, vec![CameraPhotos, CameraVideos]),
        Kept::Messages => (&sheet.messages, Synced::Messages, vec![Messages]),
    };
    let syncs = typed.on.as_ref().is_none_or(|typed| typed.value);
    let Some(home) = books.roster.home(id, kind).filter(|_| !syncs) else {
        ledger.typed("size", typed.size.as_ref());
        return;
    };
    let bytes = &books.household.devices[home.index()].bytes;
    let size = kinds.iter().map(|kind| bytes[kind.index()]).sum();
    let profile = Source::Profile(books.roster.member(id).profile.name);
    let source = size_source(books, id, profile);
    ledger.or_else("size", typed.size.as_ref(), untyped_size(books, size, source));
}
