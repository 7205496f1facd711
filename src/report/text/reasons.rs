//! Why a backup stops, and what is still safe.

use crate::analysis::findings::{Arrival, BackupFindings, Kind, Shortage};
use crate::language::say;
use crate::model::household::{Action, DeviceSwitch, RoomRule, WhatsAppSwitch};
use crate::model::outcome::{Cause, Outcome};
use crate::model::state::BackupLine;
use crate::units::Bytes;

use crate::report::Run;
use crate::report::headline::{by_arrival, is_failing_today};
use crate::report::locale::Dated;
use crate::report::words::{
    Shortfall, SizeUnit, WHATSAPP_ROOM, blocks, clean, cure_words, outcome_phrase, whatsapp_times,
};

/// Sentences that explain why a backup stops, from the cause that is most frequent.
pub fn reasons(run: Run, backup: &BackupFindings) -> Vec<String> {
    let cause = backup.causes.first().map(|(cause, _)| *cause);
    let reason = cause.and_then(|cause| reason(run, backup, cause));
    reason.into_iter().chain(what_is_safe(run, backup)).collect()
}

/// What WhatsApp asks for and what there is.
pub fn whatsapp_room(run: Run, size: Bytes, unit: SizeUnit, room: &Shortfall) -> String {
    let counted = match run.household.rules.room {
        RoomRule::Strict => String::new(),
        RoomRule::Relaxed => say!("answer-with-its-old-backup"),
    };
    let times = whatsapp_times();
    if let Some([needed, short]) = &room.close {
        return say!(
            "answer-it-wants-times-times-more",
            times = times,
            size = unit.show_factor(size, WHATSAPP_ROOM, needed),
            needed = needed,
            short = short,
            counted = counted
        );
    }
    say!(
        "answer-it-wants-times-times",
        times = times,
        size = unit.show_factor(size, WHATSAPP_ROOM, &room.needed),
        needed = room.needed,
        room = room.room,
        counted = counted
    )
}

fn reason(run: Run, backup: &BackupFindings, cause: Cause) -> Option<String> {
    let fixed = match cause {
        Cause::OverQuota => return backup.shortage.map(|shortage| over_quota(run, backup, shortage)),
        Cause::PhoneFull => return Some(phone_full(backup)),
        Cause::AccountBlocked => return Some(blocked(run, backup).join(" ")),
        Cause::NeverFinishing => say!("answer-too-much-for-a"),
        Cause::Corrupt => say!("answer-its-stored-backup-is"),
        Cause::Fault => return Some(fault(run, backup)),
        Cause::Restricted => say!("answer-a-network-or-a"),
        Cause::ServiceOutage => say!("answer-icloud-itself-is-down"),
        Cause::NoEligibleNight => return None,
    };
    Some(fixed.to_owned())
}

fn over_quota(run: Run, backup: &BackupFindings, shortage: Shortage) -> String {
    let unit = run.unit_of(backup.pool());
    let room = unit.shortfall(shortage.needed, shortage.free);
    match backup.name.kind {
        Kind::WhatsApp(_) => whatsapp_room(run, shortage.size, unit, &room),
        Kind::Device { .. } => {
            say!("answer-it-then-needs-needed", needed = room.needed, room = room.room, short = room.short)
        }
    }
}

fn phone_full(backup: &BackupFindings) -> String {
    let device = clean(&backup.name.device_name);
    match (backup.name.kind, backup.shortage) {
        (Kind::WhatsApp(_), Some(shortage)) => {
            let room = SizeUnit::PHONE.shortfall(shortage.needed, shortage.free);
            say!(
                "answer-it-wants-times-times-its",
                times = whatsapp_times(),
                device = device,
                needed = room.needed,
                room = room.room,
                short = room.short
            )
        }
        _ => say!("answer-the-device-itself-is", device = device),
    }
}

fn fault(run: Run, backup: &BackupFindings) -> String {
    let mine = |line| match backup.name.kind {
        Kind::Device { device, .. } => line == BackupLine::Device(device),
        Kind::WhatsApp(account) => line == BackupLine::WhatsApp(account),
    };
    say!("answer-a-fault-stops-it", cure_words = cure_words(run.household, mine))
}

/// That the account cannot be reached, why, and from which day of the file on.
fn blocked(run: Run, backup: &BackupFindings) -> Vec<String> {
    let Some((day, reason)) = blocks(run.household, backup.name.person).next() else {
        return vec![say!("answer-the-account-cannot-be", words = "")];
    };
    let phrase = outcome_phrase(Outcome::AccountBlocked(reason));
    let detail = phrase.as_deref().and_then(|words| words.split_once(": "));
    let words = detail.map_or(String::new(), |(_, detail)| format!(": {detail}"));
    if day <= run.household.horizon.first {
        return vec![say!("answer-the-account-cannot-be", words = words)];
    }
    let mut sentences = vec![say!("answer-the-account-cannot-be-from", day = day.in_full(), words = words)];
    let begins_before = backup.first_failing.quantiles[0] < Arrival::On(day);
    sentences.extend(begins_before.then(|| say!("answer-it-is-dated-by")));
    sentences
}

/// Whether chats that WhatsApp no longer backs up are held by another backup.
fn what_is_safe(run: Run, backup: &BackupFindings) -> Option<String> {
    let Kind::WhatsApp(_) = backup.name.kind else { return None };
    let today = run.findings.today.iter().find(|today| today.name == backup.name)?;
    let device = clean(&backup.name.device_name);
    if !today.also_in_device_backup || leaves_device_backup(run, backup) {
        return Some(say!("answer-no-other-backup-holds"));
    }
    let holder = run.findings.backups.iter().find(|other| {
        let same =
            other.name.person == backup.name.person && other.name.device_name == backup.name.device_name;
        same && matches!(other.name.kind, Kind::Device { generation: 0, .. })
    });
    let outlives = holder
        .is_none_or(|holder| !is_failing_today(run, holder) && by_arrival(holder) >= by_arrival(backup));
    Some(if outlives {
        say!("answer-the-chats-are-still", device = device)
    } else {
        say!("answer-the-device-s-own", device = device)
    })
}

/// Whether the file takes the chats out of the device's backup at some time.
fn leaves_device_backup(run: Run, backup: &BackupFindings) -> bool {
    let Kind::WhatsApp(id) = backup.name.kind else { return false };
    let home = run.household.accounts.get(id.index()).map(|account| account.device);
    let leaves = |action: &Action| match action {
        Action::SetDevice(device, DeviceSwitch::WhatsApp | DeviceSwitch::Backup, false) => {
            Some(*device) == home
        }
        Action::SetWhatsApp(account, WhatsAppSwitch::EndToEnd, true) => {
            *account == id && run.household.rules.end_to_end_leaves_device_backup
        }
        _ => false,
    };
    let policies = run.household.policies.iter().flat_map(|policy| &policy.actions);
    run.household.events.iter().map(|event| &event.action).chain(policies).any(leaves)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::household::{BlockReason, DatedEvent, PersonId};
    use crate::report::fixture::{self, Fixture, day};

    fn reasons_of(fixture: &Fixture, backup: usize) -> String {
        reasons(fixture.run(), &fixture.findings.backups[backup]).join(" ")
    }

    #[test]
    fn chats_outside_the_device_backup_are_at_risk() {
        let mut family = fixture::family();
        family.findings.today[0].also_in_device_backup = false;
        assert!(reasons_of(&family, 0).ends_with("from then on new ones are at risk."));
    }

    #[test]
    fn chats_that_are_taken_out_of_the_device_backup_are_at_risk() {
        let mut family = fixture::family();
        let Kind::WhatsApp(id) = family.findings.backups[0].name.kind else { panic!("not WhatsApp") };
        let action = Action::SetWhatsApp(id, WhatsAppSwitch::EndToEnd, true);
        family.household.events = vec![DatedEvent { on: day(2027, 1, 1), action, label: String::new() }];
        family.household.rules.end_to_end_leaves_device_backup = true;
        assert!(reasons_of(&family, 0).ends_with("from then on new ones are at risk."));
    }

    #[test]
    fn a_device_backup_that_fails_as_well_is_no_comfort() {
        let text = reasons_of(&fixture::failing_today(), 0);
        assert!(text.ends_with("which holds the chats too, fails by then as well."), "{text}");
    }

    #[test]
    fn the_relaxed_rule_counts_the_old_backup() {
        let mut family = fixture::family();
        family.household.rules.room = RoomRule::Relaxed;
        assert!(reasons_of(&family, 0).contains("34.9 GB are free with its old backup counted."));
    }

    #[test]
    fn what_is_short_by_little_says_by_how_much() {
        let mut family = fixture::family();
        let shortage = family.findings.backups[0].shortage.as_mut().unwrap();
        // 42.125 GB are 2.05 times 20.5486 GB; 8 MB are missing.
        shortage.size = Bytes::GIB.scaled(20.5486);
        shortage.needed = shortage.size.scaled(2.05);
        shortage.free = shortage.needed - Bytes::MIB.scaled(8.0);
        let expected = "It wants 2.05 times its 20.55 GB free, 42.1 GB: 8 MB more than there is.";
        assert!(reasons_of(&family, 0).starts_with(expected), "{}", reasons_of(&family, 0));
    }

    #[test]
    fn a_blocked_account_says_why() {
        let mut family = fixture::family();
        family.findings.backups[1].causes = vec![(Cause::AccountBlocked, 2000)];
        let action = Action::Block(PersonId::new(0), BlockReason::PasswordChanged);
        family.household.events = vec![DatedEvent { on: day(2027, 1, 1), action, label: String::new() }];
        let since =
            "The account cannot be reached from 1 January 2027 on: the new password is not on the device.";
        assert_eq!(reasons_of(&family, 1), since);
        // The backup fails from 10 March 2028 on at the earliest: the day after its last one.
        family.household.events[0].on = day(2028, 3, 12);
        let dated = "The account cannot be reached from 12 March 2028 on: the new password is not on the device. \
                     It is dated by the first day without a backup.";
        assert_eq!(reasons_of(&family, 1), dated);
        family.household.events[0].on = family.household.horizon.first;
        let at_once = "The account cannot be reached: the new password is not on the device.";
        assert_eq!(reasons_of(&family, 1), at_once);
    }

    #[test]
    fn an_endless_upload_and_a_full_phone_have_words() {
        let mut family = fixture::family();
        family.findings.backups[1].causes = vec![(Cause::NeverFinishing, 9)];
        assert!(reasons_of(&family, 1).starts_with("Too much for a fortnight"));
        family.findings.backups[1].causes = vec![(Cause::PhoneFull, 9)];
        assert!(reasons_of(&family, 1).starts_with("The iPhone itself is full"));
    }

    #[test]
    fn a_phone_s_room_is_told_as_the_phone_counts() {
        let mut family = fixture::family();
        family.findings.backups[0].causes = vec![(Cause::PhoneFull, 9)];
        let (size, needed, free) = (Bytes::GB.scaled(3.2), Bytes::GB.scaled(6.56), Bytes::GB.scaled(5.0));
        family.findings.backups[0].shortage = Some(Shortage { on: day(2027, 1, 1), size, needed, free });
        let expected = "It wants 2.05 times its size free on the iPhone too, 6.6 GB; 5.0 GB are free there: 1.6 GB short.";
        assert!(reasons_of(&family, 0).starts_with(expected), "{}", reasons_of(&family, 0));
    }
}
