//! Things that last: each becomes a beginning and an end, and overlapping ones of a kind become one.

use crate::calendar::{Day, Horizon};
use crate::model::household::{Action, BlockReason, DatedEvent, DeviceId, PersonId};

/// Something that lasts.
#[derive(Clone, PartialEq, Debug)]
pub struct Period {
    /// What lasts, and for whom.
    pub state: State,
    /// First day.
    pub from: Day,
    /// The day after the last one; `None` for no end.
    pub end: Option<Day>,
    /// Position of the event in the file.
    pub position: usize,
    /// How a chart names it.
    pub label: String,
}

/// A state that begins and ends.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub enum State {
    /// A person travels.
    Travelling(PersonId),
    /// A person's account cannot be reached.
    Blocked(PersonId, BlockReason),
    /// iCloud is down.
    Outage,
    /// Backups of a device are forbidden.
    Restricted(DeviceId),
    /// A device is plugged in and locked every night.
    PluggedIn(DeviceId),
}

impl State {
    const fn begin(self) -> Action {
        match self {
            Self::Travelling(person) => Action::Travel(person, true),
            Self::Blocked(person, why) => Action::Block(person, why),
            Self::Outage => Action::Outage(true),
            Self::Restricted(device) => Action::Restrict(device, true),
            Self::PluggedIn(device) => Action::PlugIn(device, true),
        }
    }

    const fn end(self) -> Action {
        match self {
            Self::Travelling(person) => Action::Travel(person, false),
            Self::Blocked(person, _) => Action::Unblock(person),
            Self::Outage => Action::Outage(false),
            Self::Restricted(device) => Action::Restrict(device, false),
            Self::PluggedIn(device) => Action::PlugIn(device, false),
        }
    }

    /// What it is and whose: such periods merge, whatever the reason of a block.
    const fn kind(self) -> (u8, usize) {
        match self {
            Self::Travelling(person) => (0, person.index()),
            Self::Blocked(person, _) => (1, person.index()),
            Self::Outage => (2, 0),
            Self::Restricted(device) => (3, device.index()),
            Self::PluggedIn(device) => (4, device.index()),
        }
    }
}

/// Beginnings and ends with the file position of what they come from; nothing before the first day.
pub fn dated(mut periods: Vec<Period>, horizon: Horizon) -> Vec<(usize, DatedEvent)> {
    periods.sort_by_key(|period| (period.state.kind(), period.from, period.position));
    let mut merged: Vec<Period> = Vec::new();
    for period in periods {
        match merged.last_mut() {
            Some(last) if last.state.kind() == period.state.kind() && touches(last, &period) => {
                last.end = later_end(last.end, period.end);
            }
            _ => merged.push(period),
        }
    }
    merged.into_iter().flat_map(|period| both_ends(period, horizon)).collect()
}

/// Whether a period runs into the next. One without an end does not: something in the file may end it before.
fn touches(first: &Period, second: &Period) -> bool {
    first.end.is_some_and(|end| second.from <= end)
}

fn later_end(a: Option<Day>, b: Option<Day>) -> Option<Day> {
    a.zip(b).map(|(a, b)| a.max(b))
}

fn both_ends(period: Period, horizon: Horizon) -> Vec<(usize, DatedEvent)> {
    if period.end.is_some_and(|end| end <= horizon.first) {
        return Vec::new();
    }
    let begin =
        DatedEvent { on: period.from.max(horizon.first), action: period.state.begin(), label: period.label };
    let end = period.end.map(|end| DatedEvent { on: end, action: period.state.end(), label: String::new() });
    std::iter::once(begin).chain(end).map(|event| (period.position, event)).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn day(number: i32) -> Day {
        Day::from_number(number)
    }

    fn trip(from: i32, end: i32) -> Period {
        let state = State::Travelling(PersonId::new(0));
        Period { state, from: day(from), end: Some(day(end)), position: 0, label: "trip".to_owned() }
    }

    fn days(periods: Vec<Period>) -> Vec<i32> {
        let horizon = Horizon { first: day(100), last: day(200) };
        dated(periods, horizon).into_iter().map(|(_, event)| event.on.number()).collect()
    }

    #[test]
    fn overlapping_and_touching_trips_are_one() {
        assert_eq!(days(vec![trip(110, 115), trip(113, 120)]), [110, 120]);
        assert_eq!(days(vec![trip(110, 115), trip(115, 120)]), [110, 120]);
        assert_eq!(days(vec![trip(110, 115), trip(116, 120)]), [110, 115, 116, 120]);
        assert_eq!(days(vec![trip(110, 130), trip(113, 120)]), [110, 130]);
    }

    #[test]
    fn a_block_without_an_end_swallows_no_later_one() {
        let block = |why, from: i32, position| {
            let state = State::Blocked(PersonId::new(0), why);
            Period { state, from: day(from), end: None, position, label: String::new() }
        };
        let terms = block(BlockReason::TermsNotAccepted, 105, 0);
        let email = block(BlockReason::UnverifiedEmail, 150, 1);
        assert_eq!(days(vec![email, terms]), [105, 150]);
    }

    #[test]
    fn what_began_earlier_begins_on_the_first_day_and_what_is_over_is_left_out() {
        assert_eq!(days(vec![trip(90, 105)]), [100, 105]);
        assert_eq!(days(vec![trip(90, 100)]), [0; 0]);
    }
}
