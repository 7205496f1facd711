//! How each backup stands on the day the numbers were read.

use super::{Explained, Section};
use crate::analysis::explain::{chats_counted, line_of};
use crate::analysis::findings::{BackupToday, Kind, TodayState};
use crate::analysis::remedies::Remedy;
use crate::analysis::today;
use crate::language::say;
use crate::model::household::{Interval, Phone, Synced};
use crate::model::outcome::Outcome;
use crate::report::locale::Dated;
use crate::report::words::{SizeUnit, capitalised, outcome_phrase, remedies, whatsapp_times};
use crate::units::Bytes;

/// A line for every backup, and one for every pool.
pub fn section(explained: Explained<'_>) -> Section {
    let mut section = Section::new(say!("explain-on-read-on", read_on = explained.context.read_on.in_full()));
    for pool in 0..explained.world.household.pools.len() {
        let id = crate::model::household::PoolId::new(pool);
        let (used, quota) = (explained.future.start.holdings.used(id), explained.future.start.quotas[pool]);
        let name = &explained.world.household.pools[pool].name;
        let label = if pool == 0 { "iCloud" } else { "" };
        section.say(label, format!("{name}: {}.", explained.unit(id).usage(used, quota)));
    }
    let today = today::of(explained.world);
    let mine = today.iter().filter(|backup| explained.wants_line(line_of(&backup.name).0));
    for (at, backup) in mine.enumerate() {
        section.say(if at == 0 { say!("explain-backups") } else { String::new() }, line(explained, backup));
    }
    let unchecked = explained.world.household.devices.iter().all(|device| device.phone == Phone::Unchecked);
    if unchecked {
        section.say(say!("explain-phone"), say!("explain-room-on-the-phones"));
    }
    section
}

fn line(explained: Explained<'_>, backup: &BackupToday) -> String {
    let name = capitalised(super::backup(&backup.name));
    let state = match backup.state {
        TodayState::Works => say!("explain-works"),
        TodayState::Off => say!("explain-is-off-off-because", off_because = off_because(explained, backup)),
        TodayState::Failing { since, because } => {
            let days = explained.context.read_on.days_since(since) + 1;
            let age = if days > 1 {
                say!("explain-none-since-since-days", since = (since - 1).in_short(), days = days)
            } else {
                say!("explain-cannot-succeed-next-time")
            };
            say!("explain-failing-age-reason", age = age, reason = reason(because))
        }
        TodayState::NeverWorked { because } => say!("explain-never-worked-reason", reason = reason(because)),
    };
    let needs = match (backup.state, off_helps(explained, backup)) {
        (TodayState::Off, Some(remedy)) => format!(" {}.", remedies::where_to_tap(remedy)),
        (TodayState::Off, None) => String::new(),
        _ => needs(explained, backup),
    };
    format!("{name}: {state}.{needs}{}", lost(explained, backup))
}

fn reason(because: Option<Outcome>) -> String {
    because.and_then(outcome_phrase).map_or(String::new(), |words| format!(", {words}"))
}

/// What the next attempt needs and has.
fn needs(explained: Explained<'_>, backup: &BackupToday) -> String {
    let on_phone = because(backup) == Some(Outcome::PhoneFull);
    let unit = if on_phone { SizeUnit::PHONE } else { explained.unit(backup.name.pool) };
    let (needs, free) = (unit.show(backup.needs), unit.show(backup.free));
    let short = match backup.needs > backup.free {
        true => say!("explain-unit-short", unit = unit.shortfall(backup.needs, backup.free).short),
        false => String::new(),
    };
    match backup.name.kind {
        _ if on_phone => {
            say!("explain-next-wants-on-phone", needs = needs, free = free, short = short)
        }
        Kind::Device { .. } => say!("explain-next-needs-to-send", needs = needs, free = free, short = short),
        Kind::WhatsApp(_) => say!("explain-next-wants-needs-free", needs = needs, free = free, short = short),
    }
}

/// Why the next attempt cannot succeed, if so.
const fn because(backup: &BackupToday) -> Option<Outcome> {
    match backup.state {
        TodayState::Failing { because, .. } | TodayState::NeverWorked { because } => because,
        TodayState::Works | TodayState::Off => None,
    }
}

fn lost(explained: Explained<'_>, backup: &BackupToday) -> String {
    match backup.at_risk {
        bytes if bytes >= Bytes::MB => {
            say!("explain-if-the-phone-were", explained = explained.unit(backup.name.pool).show(bytes))
        }
        _ => String::new(),
    }
}

/// Which switch keeps a backup off.
fn off_because(explained: Explained<'_>, backup: &BackupToday) -> String {
    let household = &explained.world.household;
    let Kind::WhatsApp(account) = backup.name.kind else {
        return say!("explain-icloud-backup-is-switched");
    };
    let account = &household.accounts[account.index()];
    let person = &household.people[account.person.index()];
    match () {
        () if !account.switches.icloud => say!("explain-whatsapp-is-switched-off"),
        () if !person.syncs[Synced::Drive.index()] => say!("explain-icloud-drive-is-off"),
        () if account.interval == Interval::Off => say!("explain-its-frequency-is-set"),
        () => say!("explain-it-is-switched-off"),
    }
}

/// What turns it on.
fn off_helps(explained: Explained<'_>, backup: &BackupToday) -> Option<Remedy> {
    let household = &explained.world.household;
    let Kind::WhatsApp(account) = backup.name.kind else { return Some(Remedy::TurnOnDeviceBackup) };
    let account = &household.accounts[account.index()];
    let drive = household.people[account.person.index()].syncs[Synced::Drive.index()];
    match () {
        () if !account.switches.icloud => Some(Remedy::TurnOnWhatsAppBackup),
        () if !drive => Some(Remedy::TurnOnDrive),
        () if account.interval == Interval::Off => Some(Remedy::BackUpWhatsAppDaily),
        () => None,
    }
}

/// Where everybody's chats are counted: the arithmetic of counting twice.
pub fn chats(explained: Explained<'_>) -> Vec<String> {
    let counted = chats_counted(explained.world, explained.future.replicate);
    let line = |chats: &crate::analysis::explain::ChatsCounted| {
        let account = &explained.world.household.accounts[chats.account.index()];
        let unit = explained.unit(explained.world.household.pool_of_account(chats.account));
        let twice = match (chats.own_backup > Bytes::ZERO, chats.in_device_backup > Bytes::ZERO) {
            (true, true) => say!("explain-counted-twice"),
            (false, false) => say!("explain-in-no-backup"),
            _ => say!("explain-counted-once"),
        };
        if chats.in_device_backup == Bytes::ZERO {
            return say!(
                "explain-explained-once-whatsapps-own",
                explained = explained.person_name(account.person),
                twice = twice,
                unit = unit.show(chats.own_backup),
                whatsapp_times = whatsapp_times(),
                wants = unit.show(chats.wants),
                free = unit.show(chats.free)
            );
        }
        say!(
            "explain-explained-twice-whatsapps-own",
            explained = explained.person_name(account.person),
            twice = twice,
            unit = unit.show(chats.own_backup),
            show = unit.show(chats.in_device_backup),
            chats = unit.show(chats.own_backup + chats.in_device_backup),
            whatsapp_times = whatsapp_times(),
            wants = unit.show(chats.wants),
            free = unit.show(chats.free)
        )
    };
    counted.iter().map(line).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::report::explain::Page;
    use crate::report::explain::fixture::Lived;

    fn text(lived: &Lived) -> String {
        Page { sections: vec![section(lived.explained())] }.render(false)
    }

    #[test]
    fn a_working_backup_tells_what_it_needs() {
        let text = text(&Lived::of(""));
        assert!(
            text.contains("A's WhatsApp backup: works. Next: wants 20.5 GB free, 50.0 GB are."),
            "{text}"
        );
    }

    #[test]
    fn chats_that_the_device_backup_leaves_out_are_counted_once() {
        let chats = chats(Lived::of("[[person]]\nname = \"C\"\nwhatsapp = { in_device_backup = false }\nicloud = { whatsapp = \"3 GB\" }\n").explained());
        let told = chats.iter().find(|line| line.starts_with("C: ")).unwrap();
        assert!(
            told.starts_with(
                "C: counted once. WhatsApp's own backup holds 3.0 GB, the device backup none of it."
            ),
            "{told}"
        );
    }

    #[test]
    fn a_full_phone_is_measured_in_its_own_room() {
        let device = "[[person.device]]\nname = \"iPhone\"\ncapacity = \"64 GB\"\nfree = \"0.03 GB\"\n";
        let text = text(&Lived::of(device)).split_whitespace().collect::<Vec<_>>().join(" ");
        assert!(text.contains("Next: wants 50 MB free on the phone, 30 MB are: 20 MB short."), "{text}");
    }

    #[test]
    fn chats_are_counted_in_both_places() {
        let chats = chats(Lived::of("").explained());
        assert!(chats[0].starts_with("A: counted twice. WhatsApp's own backup holds 10.0 GB"), "{chats:?}");
    }
}
