//! Questions about nights: which condition failed, and how many of them an upload takes.

use super::Explained;
use crate::analysis::explain::{NightsCounted, UploadTime, nights_counted, upload_times};
use crate::analysis::findings::Arrival;
use crate::language::say;
use crate::model::state::BackupLine;
use crate::report::locale::Dated;
use crate::report::words::{belonging, capitalised, clean, decimal, thousands};

/// Which condition failed in how many nights, device by device.
pub fn conditions(explained: Explained<'_>) -> Vec<String> {
    let nights = nights_counted(explained.world, explained.future.replicate);
    let mine = nights.iter().filter(|counted| explained.wants_line(BackupLine::Device(counted.device)));
    mine.map(|counted| device_nights(explained, counted)).collect()
}

/// `Parent A's iPhone 2 (from 24 Sep 2027)`.
fn device_of(explained: Explained<'_>, counted: &NightsCounted) -> String {
    let person = explained.world.household.devices[counted.device.index()].person;
    let device = capitalised(belonging(&explained.person_name(person), clean(&counted.name)));
    counted.from.map_or(device.clone(), |day| {
        say!("explain-device-from-in-short", device = device, in_short = day.in_short())
    })
}

fn device_nights(explained: Explained<'_>, counted: &NightsCounted) -> String {
    let device = device_of(explained, counted);
    let nights = thousands(counted.nights);
    if counted.eligible == counted.nights {
        return say!("explain-device-no-condition-failed", device = device, nights = nights);
    }
    let words = [say!("explain-not-plugged-in"), say!("explain-no-wi-fi"), say!("explain-not-locked")];
    let mut lacking: Vec<(usize, String)> = counted.lacking.into_iter().zip(words).collect();
    lacking.sort_by_key(|(count, _)| std::cmp::Reverse(*count));
    let told = lacking.iter().filter(|(count, _)| *count > 0);
    let told: Vec<String> = told
        .map(|(count, words)| {
            say!("explain-words-on-thousands", words = words, thousands = thousands(*count))
        })
        .collect();
    let (length, from) = counted.longest;
    let twice = if counted.lacking.iter().sum::<usize>() > counted.nights - counted.eligible {
        say!("explain-a-night-may-lack")
    } else {
        String::new()
    };
    say!(
        "explain-device-thousands-of-nights",
        device = device,
        thousands = thousands(counted.eligible),
        nights = nights,
        join = told.join(", "),
        twice = twice,
        length = length,
        in_short = from.in_short()
    )
}

/// How many nights a whole backup takes, device by device.
pub fn uploads(explained: Explained<'_>) -> Vec<String> {
    let nights = nights_counted(explained.world, explained.future.replicate);
    let times = upload_times(explained.world, explained.future, &nights);
    let mine =
        times.iter().zip(&nights).filter(|(_, of)| explained.wants_line(BackupLine::Device(of.device)));
    mine.map(|(time, nights)| upload(explained, time, nights)).collect()
}

fn upload(explained: Explained<'_>, time: &UploadTime, nights: &NightsCounted) -> String {
    let device = device_of(explained, nights);
    let unit = explained.unit(explained.world.household.pool_of_device(nights.device));
    if nights.eligible == 0 {
        return say!("explain-device-no-night-of", device = device);
    }
    let whole = say!(
        "explain-device-an-eligible-night",
        device = device,
        unit = unit.show(nights.median_capacity),
        decimal = decimal(nights.median_hours, 1),
        show = unit.show(time.set),
        nights = time.nights
    );
    let first = match (time.first_to_come, time.first_completed) {
        (true, Arrival::On(day)) => say!("explain-its-first-one-is", in_short = day.in_short()),
        (true, Arrival::Beyond) => say!("explain-its-first-one-is-not"),
        (false, _) => say!("explain-later-ones-send-only"),
    };
    let unfinished = match time.unfinished {
        0 => String::new(),
        1 => say!("explain-1-night-ends-unfinished"),
        count => say!("explain-thousands-nights-end-unfinished", thousands = thousands(count)),
    };
    format!("{whole}{first}{unfinished}.")
}

#[cfg(test)]
mod tests {
    use super::super::tests::answer;
    use crate::report::explain::fixture::{Lived, event};

    #[test]
    fn a_phone_and_its_successor_have_a_line_each() {
        let lived = Lived::of(&event("2027-01-10", "new device", "name = \"New\""));
        let nights = answer(&lived, 5);
        assert!(nights.contains("A's iPhone: no condition failed on any of 40 nights."), "{nights}");
        assert!(nights.contains("A's New (from 10 Jan 2027): no condition failed on any of 325"), "{nights}");
        assert!(answer(&lived, 7).contains("Its first one is done on 12 Jan 2027"), "{}", answer(&lived, 7));
    }
}
