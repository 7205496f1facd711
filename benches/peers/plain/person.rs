//! A person with their device and their chats.

use headroom::model::household::{
    Action, AppsAtStart, AppsRewriting, Cleaning, DayDraw, Growth, Origin, Phone, Trips,
};
use rand::RngExt;
use rand::rngs::StdRng;

use super::House;
use super::laws::Draw;

const OUTAGE: usize = 0;
const PHONE_FULL: usize = 1;
const OVER_QUOTA: usize = 2;
const IN_PROGRESS: usize = 3;
const CAUSES: usize = 4;
const MISSING: usize = 4;
const COMPLETED: usize = 5;

const APPS: usize = 0;
const LEFT_OUT: usize = 1;
const MESSAGES: usize = 3;
const CHATS: usize = 6;
const PHONE_NEEDS: f64 = 50e6;
const HEADROOM: f64 = 2.05;

/// A category that grows.
struct Flow {
    kind: usize,
    draw: usize,
    rate: f64,
    day: Draw,
    seasonal: bool,
    new_year: f64,
    yearly: f64,
    cleaned: bool,
}

/// Days without a completed backup.
pub struct Spell {
    pub first: i32,
    since: Option<i32>,
    known: Option<bool>,
    failed: bool,
}

pub struct Person {
    pub spells: [Spell; 2],
    pub protected: u32,
    pub to_a_day: u32,
    at: usize,
    synced_flows: Vec<Flow>,
    chat_flows: Vec<Flow>,
    apps: Vec<Flow>,
    window: Draw,
    probability: [f64; 3],
    holds: [bool; 3],
    nights_away: i32,
    synced: [f64; 6],
    waiting: [f64; 6],
    fresh: [f64; 6],
    fresh_chats: [f64; 5],
    bin: std::collections::VecDeque<(i32, f64)>,
    bytes: [f64; 11],
    held: [f64; 11],
    stored: f64,
    partial: f64,
    last: Option<i32>,
    chats_stored: f64,
    chats_last: i32,
    phone_free: f64,
    old: Vec<(i32, f64)>,
    start: (f64, f64),
}

impl Person {
    pub fn new(house: &mut House<'_>, at: usize) -> Self {
        let household = house.household;
        let (person, device) = (&household.people[at], &household.devices[at]);
        let account = &household.accounts[at];
        let flows = |growths: &[Growth]| -> Vec<Flow> {
            growths
                .iter()
                .enumerate()
                .filter(|(_, g)| !g.is_none())
                .map(|(kind, g)| flow(house, kind, g))
                .collect()
        };
        let (mut bytes, mut held) = (device.bytes.map(|b| b.real()), device.backup.held.map(|b| b.real()));
        if let AppsAtStart::Drawn { total, apart } = device.apps_at_start {
            bytes[APPS] = (house.levels[total.index()] - apart.real()).max(0.0);
            held[APPS] = bytes[APPS];
        }
        let nights = &device.nights;
        let level = |id: headroom::model::household::LevelId| house.levels[id.index()];
        let made = Self {
            spells: [Spell::none(house.days), Spell::none(house.days)],
            protected: 0,
            to_a_day: 0,
            at,
            synced_flows: flows(&person.growth),
            chat_flows: flows(&account.growth),
            apps: flows(std::slice::from_ref(&device.apps)),
            window: Draw::of_window(&nights.window, &house.levels),
            probability: [nights.power, nights.wifi, nights.lock].map(|of| level(of.probability)),
            holds: [false; 3],
            nights_away: 0,
            synced: person.synced.map(|b| b.real()),
            waiting: [0.0; 6],
            fresh: [0.0; 6],
            fresh_chats: [0.0; 5],
            bin: std::collections::VecDeque::new(),
            stored: held.iter().sum::<f64>() - held[LEFT_OUT],
            bytes,
            held,
            partial: 0.0,
            last: Some(-1),
            chats_stored: account.backup.held.iter().map(|b| b.real()).sum(),
            chats_last: -1,
            phone_free: if let Phone::Free(free) = device.phone { free.real() } else { f64::INFINITY },
            old: Vec::new(),
            start: nights.start_hours,
        };
        house.used += made.synced.iter().sum::<f64>() + made.stored + made.chats_stored;
        made
    }

    /// New devices, and what is too old.
    pub fn morning(&mut self, house: &mut House<'_>, day: i32) {
        let today = house.household.horizon.first + day;
        for event in house.household.events.iter().filter(|event| event.on == today) {
            if matches!(&event.action, Action::ReplaceDevice(id, _) if id.index() == self.at) {
                self.old.push((self.last.unwrap_or(day), self.stored));
                house.used -= self.partial;
                self.forget();
                self.spells[1].end();
            }
        }
        let limit = house.household.rules.retention_days;
        if self.last.is_some_and(|last| day - last > limit) {
            house.used -= self.stored + self.partial;
            self.forget();
        }
        for (made, stored) in &mut self.old {
            if day - *made > limit {
                house.used -= std::mem::take(stored);
            }
        }
        while self.bin.front().is_some_and(|(of, _)| day - of > house.household.rules.recently_deleted_days) {
            house.used -= self.bin.pop_front().map_or(0.0, |(_, bytes)| bytes);
        }
    }

    fn forget(&mut self) {
        (self.held, self.stored, self.partial, self.last) = ([0.0; 11], 0.0, 0.0, None);
    }

    pub fn draw_conditions(&mut self, house: &House<'_>, day: i32, rng: &mut StdRng) {
        let household = house.household;
        if let Trips::Typical { travels, a_year, mean_nights } = household.people[self.at].trips {
            self.nights_away = (self.nights_away - 1).max(0);
            let chance = house.levels[travels.index()] * a_year / 365.25;
            if self.nights_away == 0 && rng.random::<f64>() < chance {
                let stays = (1.0 - rng.random::<f64>()).ln() / (1.0 - 1.0 / mean_nights).ln();
                self.nights_away = 1 + stays as i32;
            }
        }
        let nights = &household.devices[self.at].nights;
        for (which, condition) in [nights.power, nights.wifi, nights.lock].iter().enumerate() {
            let away = which == 1 && self.nights_away > 0;
            let p = self.probability[which] * if away { household.rules.travel_wifi_factor } else { 1.0 };
            let rho = if day == 0 { 0.0 } else { condition.persistence };
            let chance = p * (1.0 - rho) + if self.holds[which] { rho } else { 0.0 };
            self.holds[which] = rng.random::<f64>() < chance;
        }
    }

    pub fn grow(&mut self, house: &House<'_>, day: i32, rng: &mut StdRng) {
        let date = house.household.horizon.first + day;
        let (month, civil) = (date.month_index(), date.date());
        let new_year = civil.month() == 12 && civil.day() == 31;
        let season = house.household.rules.season[month];
        let size = |flow: &Flow, drawn: &mut [Option<f64>; 6], rng: &mut StdRng| {
            let factor = *drawn[flow.draw].get_or_insert_with(|| flow.day.sample(rng));
            let mut rate = flow.rate * factor;
            rate *= if flow.seasonal { season } else { 1.0 };
            rate *= if new_year { flow.new_year } else { 1.0 };
            rate * if flow.yearly == 0.0 { 1.0 } else { (1.0 + flow.yearly).powf(f64::from(day) / 365.25) }
        };
        let (mut drawn, mut added) = ([None; 6], 0.0);
        for flow in &self.synced_flows {
            let bytes = size(flow, &mut drawn, rng);
            self.waiting[flow.kind] += bytes;
            added += if flow.kind < 3 { bytes } else { 0.0 };
            self.fresh[flow.kind] += if flow.cleaned { bytes } else { 0.0 };
        }
        for flow in &self.apps {
            let bytes = size(flow, &mut [None; 6], rng);
            self.bytes[APPS] += bytes;
            added += bytes;
        }
        drawn = [None; 6];
        for flow in &self.chat_flows {
            let bytes = size(flow, &mut drawn, rng);
            self.bytes[CHATS + flow.kind] += bytes;
            added += bytes;
            self.fresh_chats[flow.kind] += if flow.cleaned { bytes } else { 0.0 };
        }
        self.phone_free -= added;
    }

    pub fn clean(&mut self, house: &mut House<'_>, day: i32, rng: &mut StdRng) {
        let Cleaning::Now { every_days, share } = house.household.people[self.at].cleaning else { return };
        if rng.random::<f64>() >= 1.0 / every_days {
            return;
        }
        for kind in 0..6 {
            let asked = std::mem::take(&mut self.fresh[kind]) * share;
            let gone = asked.min(self.synced[kind] + self.waiting[kind]);
            let stored = gone.min(self.synced[kind]);
            self.synced[kind] -= stored;
            self.waiting[kind] -= gone - stored;
            match kind {
                0 | 1 | 3 => self.bin.push_back((day, stored)),
                _ => house.used -= stored,
            }
            self.phone_free += if kind < 3 { gone } else { 0.0 };
        }
        for kind in 0..5 {
            let asked = std::mem::take(&mut self.fresh_chats[kind]) * share;
            let gone = asked.min(self.bytes[CHATS + kind]);
            self.bytes[CHATS + kind] -= gone;
            self.held[CHATS + kind] = self.held[CHATS + kind].min(self.bytes[CHATS + kind]);
            self.phone_free += gone;
        }
    }

    pub fn sync(&mut self, house: &mut House<'_>) {
        if house.outage || !self.holds[1] {
            return;
        }
        let mut room = (house.quota - house.used).max(0.0);
        for kind in 0..6 {
            let sent = self.waiting[kind].min(room);
            self.waiting[kind] -= sent;
            self.synced[kind] += sent;
            house.used += sent;
            room -= sent;
        }
    }

    pub fn start(&self, rng: &mut StdRng) -> f64 {
        self.start.0 + (self.start.1 - self.start.0) * rng.random::<f64>()
    }

    pub fn attempt_chats(&mut self, house: &mut House<'_>, day: i32) {
        let size: f64 = self.bytes[CHATS..].iter().sum();
        let outcome = match () {
            () if house.outage => OUTAGE,
            () if !self.holds[1] => MISSING,
            () if HEADROOM * size > self.phone_free => PHONE_FULL,
            () if HEADROOM * size > house.quota - house.used => OVER_QUOTA,
            () => COMPLETED,
        };
        if outcome == COMPLETED {
            house.used += size - self.chats_stored;
            (self.chats_stored, self.chats_last) = (size, day);
        }
        self.protected += u32::from(day < house.days && day - self.chats_last <= 7);
        self.spells[0].follow(outcome, day, house);
    }

    pub fn attempt_device(&mut self, house: &mut House<'_>, day: i32, rng: &mut StdRng) {
        let outcome = match () {
            () if house.outage => OUTAGE,
            () if self.holds != [true; 3] => MISSING,
            () if self.phone_free < PHONE_NEEDS => PHONE_FULL,
            () => self.send(house, day, rng),
        };
        let within = |days: i32| self.last.is_some_and(|last| day < house.days && day - last <= days);
        let (week, night) = (within(7), within(1));
        self.protected += u32::from(week);
        self.to_a_day += u32::from(night);
        self.spells[1].follow(outcome, day, house);
    }

    fn send(&mut self, house: &mut House<'_>, day: i32, rng: &mut StdRng) -> usize {
        let whole = self.bytes.iter().sum::<f64>() - self.bytes[LEFT_OUT];
        let size = (self.to_send(house, day, whole) - self.partial).max(0.0);
        if size > house.quota - house.used {
            return OVER_QUOTA;
        }
        let capacity = self.capacity(house, rng);
        if size > capacity {
            self.partial += capacity;
            house.used += capacity;
            return IN_PROGRESS;
        }
        house.used += whole - self.stored - self.partial;
        (self.stored, self.partial, self.last, self.held) = (whole, 0.0, Some(day), self.bytes);
        COMPLETED
    }

    fn to_send(&self, house: &House<'_>, day: i32, whole: f64) -> f64 {
        let Some(last) = self.last else { return whole };
        let (held, rewriting) = (&self.held, &house.household.devices[self.at].rewriting);
        let added = whole - held.iter().sum::<f64>() + held[LEFT_OUT];
        let share = match rewriting.apps {
            AppsRewriting::ShareADay(share) => share.min(1.0),
            AppsRewriting::BytesADay(bytes) => (bytes.real() / held[APPS].max(1.0)).min(1.0),
        };
        let changed = |bytes: f64, share: f64| bytes * (1.0 - (1.0 - share).powi(day - last));
        let databases = changed(held[MESSAGES] + held[CHATS], rewriting.databases);
        whole.min(added + databases + changed(held[APPS], share))
    }

    fn capacity(&self, house: &House<'_>, rng: &mut StdRng) -> f64 {
        let household = house.household;
        let hours = self.window.sample(rng).min(household.rules.longest_window_hours);
        let used = rng.random::<f64>() < household.devices[self.at].nights.use_probability;
        let level = |id: headroom::model::household::LevelId| house.levels[id.index()];
        let rate = level(household.upload.megabits) * level(household.upload.efficiency) * 125_000.0 * 3600.0;
        if used {
            hours / 2.0 * rate * house.night.sample(rng)
        } else {
            hours * rate * house.night.sample(rng)
        }
    }
}

fn flow(house: &House<'_>, kind: usize, growth: &Growth) -> Flow {
    let factors = growth.factors.iter().map(|id| house.levels[id.index()]);
    Flow {
        kind,
        draw: match growth.draw {
            DayDraw::Own => kind,
            DayDraw::OfSynced(other) => other.index(),
            DayDraw::OfChat(other) => other.index(),
        },
        rate: growth.coefficient * factors.product::<f64>(),
        day: Draw::of_day(&growth.day),
        seasonal: growth.seasonal,
        new_year: growth.new_year,
        yearly: growth.yearly,
        cleaned: growth.origin == Origin::Profile,
    }
}

impl Spell {
    fn none(days: i32) -> Self {
        Self { first: days, since: None, known: None, failed: false }
    }

    fn end(&mut self) {
        (self.since, self.known, self.failed) = (None, None, false);
    }

    /// Known after so many days: failing if any attempt failed, else a lapse.
    fn follow(&mut self, outcome: usize, day: i32, house: &House<'_>) {
        if outcome == COMPLETED {
            return self.end();
        }
        if self.known == Some(false) && outcome < CAUSES {
            self.end();
        }
        let since = *self.since.get_or_insert(day);
        self.failed |= outcome < CAUSES;
        if self.known.is_none() && day - since + 1 >= house.household.rules.failing_threshold_days {
            self.known = Some(self.failed);
            if self.failed && since < house.days {
                self.first = self.first.min(since);
            }
        }
    }
}
