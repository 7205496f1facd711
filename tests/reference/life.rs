//! One life of a household, written as the model's page reads.

use super::Dice;
use headroom::calendar::Day as Date;
use headroom::model::household::{
    Action, Afterwards, AppsAtStart, AppsRewriting, BlockReason, Cleaning, Cure, DataChange, DayDraw,
    DeviceSwitch, Growth, Home, Household, Interval, LastBackup, Local, NightFactor, PartialUploads, Passing,
    PersonSwitch, Phone, PhotosLeave, Portion, RetentionScope, RoomRule, Synced, Trigger, Trips,
    WhatsAppSwitch, WindowLaw,
};

/// One day: each backup's outcome, stored bytes and what is known of its spell (WhatsApp's first); each pool's use,
/// quota and what was paid so far.
#[derive(Clone, Debug, PartialEq)]
pub struct Day {
    pub date: Date,
    pub outcomes: Vec<&'static str>,
    pub next: Vec<i64>,
    pub stored: Vec<i64>,
    pub known: Vec<&'static str>,
    pub used: Vec<i64>,
    pub quota: Vec<i64>,
    pub paid: Vec<i64>,
}

struct Person {
    pool: usize,
    synced: [i64; 6],
    waiting: [i64; 6],
    syncs: [bool; 6],
    optimise: bool,
    /// Reasons of a block that hold, each without an end or until a date (true).
    blocked: Vec<(BlockReason, bool)>,
    trip: bool,
    nights_away: i64,
    celebrates: bool,
    deleted: Vec<(Date, i64)>,
    fresh: [f64; 6],
}

struct Phone_ {
    bytes: [i64; 11],
    held: [i64; 11],
    stored: i64,
    partial: i64,
    last: Option<Date>,
    free: i64,
    backup: bool,
    cellular: bool,
    whatsapp: bool,
    whatsapp_left: bool,
    /// Without an end, and until a date.
    restricted: [bool; 2],
    corrupt: bool,
    fault: Option<Cure>,
    by_hand: bool,
    conditions: [bool; 3],
    /// Without an end, and until a date.
    every_night: [bool; 2],
    all_day: bool,
    old: Vec<(Date, i64)>,
    spell: Spell,
}

struct Chats {
    held: [i64; 5],
    stored: i64,
    last: Option<Date>,
    interval: Interval,
    on: bool,
    videos: bool,
    cellular: bool,
    corrupt: bool,
    fault: Option<Cure>,
    by_hand: bool,
    spell: Spell,
    fresh: [f64; 5],
}

/// Days without a backup: how many, how many of them were lived, what went wrong how often.
struct Spell {
    days: i32,
    seen: i32,
    wrong: [i32; 8],
    threshold: i32,
    next_threshold: i32,
    known: &'static str,
}

/// What can go wrong, in the order that settles ties.
const WRONG: [&str; 8] = [
    "restricted",
    "account_blocked",
    "service_outage",
    "corrupt",
    "fault",
    "phone_full",
    "over_quota",
    "in_progress",
];

struct Account {
    quota: i64,
    used: i64,
    paid: i64,
    charged: i64,
    month_start: Date,
    plan: usize,
    next_plan: Option<usize>,
    anchor: Date,
    months: i32,
}

struct Life<'a> {
    house: &'a Household,
    dice: Dice,
    levels: Vec<f64>,
    people: Vec<Person>,
    phones: Vec<Phone_>,
    chats: Vec<Chats>,
    old: Vec<(Date, i64)>,
    pools: Vec<Account>,
    megabits: f64,
    outage: bool,
    down_today: bool,
    due: Vec<bool>,
    was: Vec<bool>,
}

/// Lives a household for a number of days.
pub fn live(house: &Household, dice: Dice, days: i32) -> Vec<Day> {
    let mut life = Life::new(house, dice);
    (0..days).map(|n| life.day(house.horizon.first + n, n)).collect()
}

const VOLATILE: [usize; 2] = [3, 6];

impl<'a> Life<'a> {
    fn new(house: &'a Household, mut dice: Dice) -> Self {
        let levels: Vec<f64> = house.levels.iter().map(|level| dice.level(&level.law)).collect();
        let people = house.people.iter().map(|p| Person {
            pool: p.pool.index(),
            synced: p.synced.map(|b| b.count()),
            waiting: [0; 6],
            syncs: p.syncs,
            optimise: p.optimise_photos,
            blocked: Vec::new(),
            trip: false,
            nights_away: 0,
            celebrates: false,
            deleted: Vec::new(),
            fresh: [0.0; 6],
        });
        let people = people.collect();
        let chats = house.accounts.iter().map(|a| Chats {
            held: a.backup.held.map(|b| b.count()),
            stored: a.backup.held.iter().map(|b| b.count()).sum(),
            last: date(a.backup.last),
            interval: a.interval,
            on: a.switches.icloud,
            videos: a.switches.include_videos,
            cellular: a.switches.cellular,
            corrupt: false,
            fault: None,
            by_hand: false,
            spell: Spell::begin(house, a.backup.last, a.interval.days()),
            fresh: [0.0; 5],
        });
        let chats = chats.collect();
        let mut life = Self {
            house,
            people,
            phones: Vec::new(),
            chats,
            old: house.disused.iter().map(|d| (d.last, d.stored.count())).collect(),
            pools: Vec::new(),
            megabits: levels[house.upload.megabits.index()],
            outage: false,
            down_today: false,
            due: vec![false; house.policies.len()],
            was: vec![false; house.policies.len()],
            dice,
            levels,
        };
        life.phones = (0..house.devices.len()).map(|at| life.phone(at)).collect();
        life.pools = (0..house.pools.len()).map(|at| life.pool(at)).collect();
        life.refresh_used();
        life
    }

    fn phone(&self, at: usize) -> Phone_ {
        let device = &self.house.devices[at];
        let mut bytes = device.bytes.map(|b| b.count());
        let mut held = device.backup.held.map(|b| b.count());
        if let AppsAtStart::Drawn { total, apart } = device.apps_at_start {
            bytes[0] = (round(self.levels[total.index()]) - apart.count()).max(0);
            held[0] = if device.backup.last == LastBackup::Never { 0 } else { bytes[0] };
        }
        let encrypted = self.house.accounts.iter().any(|a| a.device.index() == at && a.switches.end_to_end);
        let mut phone = Phone_ {
            bytes,
            held,
            stored: 0,
            partial: 0,
            last: date(device.backup.last),
            free: device.phone.free().count(),
            backup: device.switches.backup,
            cellular: device.switches.cellular,
            whatsapp: device.switches.whatsapp,
            whatsapp_left: encrypted && self.house.rules.end_to_end_leaves_device_backup,
            restricted: [false; 2],
            corrupt: false,
            fault: None,
            by_hand: false,
            conditions: [false; 3],
            every_night: [false; 2],
            all_day: false,
            old: Vec::new(),
            spell: Spell::begin(self.house, device.backup.last, 1),
        };
        phone.stored = (0..11).map(|kind| self.share(&phone, at, kind, phone.held[kind])).sum();
        phone
    }

    fn pool(&self, at: usize) -> Account {
        let pool = &self.house.pools[at];
        let (anchor, first) = (pool.billed_on, self.house.horizon.first);
        let mut months = -1200;
        while anchor.plus_months(months) < first {
            months += 1;
        }
        let plan = pool.plan.index();
        Account {
            quota: self.house.plans[plan].quota.count(),
            used: 0,
            paid: 0,
            charged: if self.members(at) > 0 { self.price(plan, anchor.plus_months(months - 1)) } else { 0 },
            month_start: anchor.plus_months(months - 1),
            plan,
            next_plan: None,
            anchor,
            months,
        }
    }

    fn members(&self, pool: usize) -> usize {
        self.people.iter().filter(|person| person.pool == pool).count()
    }

    fn price(&self, plan: usize, today: Date) -> i64 {
        self.house.plans[plan].price.on(today).0
    }

    /// What a device backup takes of a category.
    fn share(&self, phone: &Phone_, at: usize, kind: usize, bytes: i64) -> i64 {
        let share = self.house.devices[at].whatsapp_share;
        match kind {
            1 => 0,
            6.. if !phone.whatsapp || phone.whatsapp_left => 0,
            6.. if share != 1.0 => round(bytes as f64 * share),
            _ => bytes,
        }
    }

    fn person_pool(&self, person: usize) -> usize {
        self.people[person].pool
    }

    /// Adds up every pool from its parts.
    fn refresh_used(&mut self) {
        let counts = self.house.rules.partial_uploads == PartialUploads::CountAtOnce;
        for at in 0..self.pools.len() {
            let mut used = self.house.pools[at].other.count();
            for (who, person) in
                self.people.iter().enumerate().filter(|(who, _)| self.person_pool(*who) == at)
            {
                used +=
                    person.synced.iter().sum::<i64>() + person.deleted.iter().map(|(_, b)| b).sum::<i64>();
                for (_, phone) in
                    self.house.devices.iter().zip(&self.phones).filter(|(d, _)| d.person.index() == who)
                {
                    used += phone.stored + phone.old.iter().map(|(_, b)| b).sum::<i64>();
                    used += if counts { phone.partial } else { 0 };
                }
                let accounts = self.house.accounts.iter().zip(&self.chats);
                used += accounts.filter(|(a, _)| a.person.index() == who).map(|(_, c)| c.stored).sum::<i64>();
                let disused =
                    self.house.disused.iter().zip(&self.old).filter(|(d, _)| d.person.index() == who);
                used += disused.map(|(_, (_, b))| b).sum::<i64>();
            }
            self.pools[at].used = used;
        }
    }

    fn free(&self, person: usize) -> i64 {
        let pool = &self.pools[self.person_pool(person)];
        pool.quota - pool.used
    }

    fn day(&mut self, today: Date, n: i32) -> Day {
        self.billing(today);
        self.happen(today);
        self.retention(today);
        self.conditions(n == 0);
        self.grow(today, i64::from(n) + 1);
        self.clean(today);
        self.refresh_used();
        for who in 0..self.people.len() {
            self.sync(who);
        }
        let (outcomes, next) = self.attempts(today);
        self.look(&outcomes, today);
        let stored =
            self.chats.iter().map(|c| c.stored).chain(self.phones.iter().map(|p| p.stored)).collect();
        let known = self.chats.iter().map(|c| c.spell.known).chain(self.phones.iter().map(|p| p.spell.known));
        let known = known.collect();
        let of_pools = |what: &dyn Fn(&Account) -> i64| self.pools.iter().map(what).collect();
        let (used, quota, paid) = (of_pools(&|p| p.used), of_pools(&|p| p.quota), of_pools(&|p| p.paid));
        Day { date: today, outcomes, next, stored, known, used, quota, paid }
    }

    fn billing(&mut self, today: Date) {
        for at in 0..self.pools.len() {
            let pool = &self.pools[at];
            if pool.anchor.plus_months(pool.months) == today && self.members(at) > 0 {
                if let Some(plan) = self.pools[at].next_plan.take() {
                    self.put(at, plan);
                }
                self.charge(at, today);
            }
        }
    }

    fn put(&mut self, at: usize, plan: usize) {
        let quota = self.house.plans[plan].quota.count();
        (self.pools[at].plan, self.pools[at].quota) = (plan, quota);
    }

    fn charge(&mut self, at: usize, today: Date) {
        let price = self.price(self.pools[at].plan, today);
        let pool = &mut self.pools[at];
        (pool.charged, pool.month_start) = (price, today);
        pool.paid += price;
        pool.months += 1;
    }

    /// What is left of the month under way comes back, to the nearest minor unit, halves up.
    fn give_back(&mut self, at: usize, today: Date) {
        let pool = &mut self.pools[at];
        let next = pool.anchor.plus_months(pool.months);
        let (left, all) = (i64::from(next.days_since(today)), i64::from(next.days_since(pool.month_start)));
        pool.paid -= (2 * pool.charged * left + all).div_euclid(2 * all);
        pool.charged = 0;
    }

    fn start_billing(&mut self, at: usize, today: Date) {
        (self.pools[at].anchor, self.pools[at].months) = (today, 0);
        self.charge(at, today);
    }

    /// Somebody moves: the last to leave gets money back, the first to come pays.
    fn join(&mut self, who: usize, to: usize, today: Date) {
        let from = std::mem::replace(&mut self.people[who].pool, to);
        if from == to {
            return;
        }
        if self.members(from) == 0 {
            self.give_back(from, today);
            if let Some(plan) = self.pools[from].next_plan.take() {
                self.put(from, plan);
            }
        }
        if self.members(to) == 1 {
            self.start_billing(to, today);
        }
    }

    fn happen(&mut self, today: Date) {
        self.phones.iter_mut().for_each(|p| (p.by_hand, p.all_day) = (false, false));
        self.chats.iter_mut().for_each(|c| c.by_hand = false);
        let house = self.house;
        for (at, policy) in house.policies.iter().enumerate() {
            if std::mem::take(&mut self.due[at]) {
                policy.actions.iter().for_each(|action| self.act(action, today));
            }
        }
        for event in house.events.iter().filter(|event| event.on == today) {
            self.act(&event.action, today);
        }
    }

    fn change_plan(&mut self, pool: usize, plan: usize, today: Date) {
        self.pools[pool].next_plan = None;
        if plan == self.pools[pool].plan {
        } else if self.members(pool) == 0 {
            self.put(pool, plan);
        } else if self.house.plans[plan].quota.count() < self.pools[pool].quota {
            self.pools[pool].next_plan = Some(plan);
        } else {
            self.give_back(pool, today);
            self.put(pool, plan);
            self.start_billing(pool, today);
        }
    }

    fn act(&mut self, action: &Action, today: Date) {
        match action {
            Action::ChangePlan(pool, plan) => self.change_plan(pool.index(), plan.index(), today),
            Action::UpgradePlan(pool) => {
                let now = self.pools[pool.index()].quota;
                let plans = self.house.plans.iter().map(|p| p.quota.count()).enumerate();
                if let Some((plan, _)) = plans.filter(|(_, q)| *q > now).min_by_key(|(_, q)| *q) {
                    self.change_plan(pool.index(), plan, today);
                }
            }
            Action::SetPerson(who, switch, on) => self.set_person(who.index(), *switch, *on),
            Action::SetDevice(id, DeviceSwitch::Backup, on) => {
                let phone = &mut self.phones[id.index()];
                phone.backup = *on;
                phone.partial = if *on { phone.partial } else { 0 };
            }
            Action::SetDevice(id, DeviceSwitch::Cellular, on) => self.phones[id.index()].cellular = *on,
            Action::SetDevice(id, DeviceSwitch::WhatsApp, on) => self.phones[id.index()].whatsapp = *on,
            Action::SetWhatsApp(id, WhatsAppSwitch::ICloud, on) => self.chats[id.index()].on = *on,
            Action::SetWhatsApp(id, WhatsAppSwitch::IncludeVideos, on) => self.chats[id.index()].videos = *on,
            Action::SetWhatsApp(id, WhatsAppSwitch::Cellular, on) => self.chats[id.index()].cellular = *on,
            Action::SetWhatsApp(id, WhatsAppSwitch::EndToEnd, on) => {
                let home = self.house.accounts[id.index()].device.index();
                self.phones[home].whatsapp_left = *on && self.house.rules.end_to_end_leaves_device_backup;
            }
            Action::SetInterval(id, interval) => {
                self.chats[id.index()].interval = *interval;
                self.chats[id.index()].spell.set_threshold(self.house, interval.days());
            }
            Action::LeaveAppsOut(id, bytes) => {
                let phone = &mut self.phones[id.index()];
                let moved = bytes.count().min(phone.bytes[0]).max(-phone.bytes[1]);
                phone.bytes[0] -= moved;
                phone.bytes[1] += moved;
                let held = phone.held[0] + phone.held[1];
                phone.held[usize::from(moved < 0)] =
                    phone.held[usize::from(moved < 0)].min(phone.bytes[usize::from(moved < 0)]);
                phone.held[usize::from(moved >= 0)] = held - phone.held[usize::from(moved < 0)];
            }
            Action::PlugIn(id, true) => self.phones[id.index()].every_night[0] = true,
            Action::PlugIn(id, false) => self.phones[id.index()].every_night = [false; 2],
            Action::LeaveOnPower(id) => self.phones[id.index()].all_day = true,
            Action::ChangeUpload(level) => self.megabits = self.levels[level.index()],
            Action::JoinPool(who, pool) => self.join(who.index(), pool.index(), today),
            Action::EmptyRecentlyDeleted(who) => self.people[who.index()].deleted.clear(),
            Action::Travel(who, away) => self.people[who.index()].trip = *away,
            Action::Celebrate(who, on) => self.people[who.index()].celebrates = *on,
            Action::ReplaceDevice(id, _) => self.replace(id.index(), today),
            Action::ChangeSynced(who, kind, change) => {
                self.change_synced(who.index(), kind.index(), *change, today)
            }
            Action::ChangeLocal(id, kind, change) => self.change_local(id.index(), kind.index(), *change),
            Action::DeleteDeviceBackup(id, then) => {
                self.phones[id.index()].forget();
                self.phones[id.index()].backup = *then == Afterwards::On;
            }
            Action::DeleteDisusedBackup(id) => self.old[id.index()].1 = 0,
            Action::DeleteReplacedBackups(id) => self.phones[id.index()].old.clear(),
            Action::DeleteWhatsAppBackup(id, then) => {
                let chats = &mut self.chats[id.index()];
                (chats.held, chats.stored, chats.last, chats.corrupt) = ([0; 5], 0, None, false);
                chats.on = *then == Afterwards::On;
            }
            Action::Block(who, why) => self.people[who.index()].blocked.push((*why, false)),
            Action::Unblock(who) => self.people[who.index()].blocked.clear(),
            Action::Settle(who, why) => {
                self.people[who.index()].blocked.retain(|(reason, _)| reason != why);
            }
            Action::During(Passing::Block(who, why), true) => {
                self.people[who.index()].blocked.push((*why, true));
            }
            Action::During(Passing::Block(who, why), false) => {
                self.people[who.index()].blocked.retain(|of| *of != (*why, true));
            }
            Action::During(Passing::Restrict(id), on) => self.phones[id.index()].restricted[1] = *on,
            Action::During(Passing::PlugIn(id), on) => self.phones[id.index()].every_night[1] = *on,
            Action::Outage(down) => self.outage = *down,
            Action::Restrict(id, true) => self.phones[id.index()].restricted[0] = true,
            Action::Restrict(id, false) => self.phones[id.index()].restricted = [false; 2],
            Action::CorruptDevice(id) => self.phones[id.index()].corrupt = true,
            Action::CorruptWhatsApp(id) => self.chats[id.index()].corrupt = true,
            Action::DeviceFault(id, cure) => self.phones[id.index()].fault = Some(*cure),
            Action::WhatsAppFault(id, cure) => self.chats[id.index()].fault = Some(*cure),
            Action::CureDevice(id, cure) => {
                let phone = &mut self.phones[id.index()];
                phone.fault = phone.fault.filter(|fault| fault != cure);
                for (account, chats) in
                    self.house.accounts.iter().zip(&mut self.chats).filter(|(a, _)| a.device == *id)
                {
                    let _ = account;
                    chats.fault = chats.fault.filter(|fault| fault != cure);
                }
            }
            Action::BackUpDevice(id) => self.phones[id.index()].by_hand = true,
            Action::BackUpWhatsApp(id) => self.chats[id.index()].by_hand = true,
        }
        self.refresh_used();
    }

    fn set_person(&mut self, who: usize, switch: PersonSwitch, on: bool) {
        let kinds: &[usize] = match switch {
            PersonSwitch::ICloudPhotos => &[0, 1],
            PersonSwitch::MessagesInICloud => &[2],
            PersonSwitch::Drive => &[3],
            PersonSwitch::Mail => &[4],
            PersonSwitch::OptimisePhotos => &[],
        };
        for kind in kinds {
            let was = std::mem::replace(&mut self.people[who].syncs[*kind], on);
            let (Some(local), Home::Device(home), true) =
                (Synced::ALL[*kind].local(), self.house.people[who].home[*kind], was != on)
            else {
                continue;
            };
            let (person, phone) = (&mut self.people[who], &mut self.phones[home.index()]);
            if on {
                let at_once = *kind == 2 || self.house.rules.photos_leave == PhotosLeave::AtOnce;
                phone.stored -= if at_once { phone.held[local.index()].min(phone.stored) } else { 0 };
                person.waiting[*kind] += phone.bytes[local.index()];
                (phone.bytes[local.index()], phone.held[local.index()]) = (0, 0);
            } else {
                phone.bytes[local.index()] += person.synced[*kind] + person.waiting[*kind];
                phone.free -= if person.optimise && *kind < 2 { person.synced[*kind] } else { 0 };
                (person.synced[*kind], person.waiting[*kind]) = (0, 0);
            }
        }
        if switch == PersonSwitch::OptimisePhotos {
            let was = std::mem::replace(&mut self.people[who].optimise, on);
            for kind in [0, 1] {
                let originals = self.people[who].synced[kind];
                if let (Home::Device(home), true) = (self.house.people[who].home[kind], was != on) {
                    self.phones[home.index()].free += if on { originals } else { -originals };
                }
            }
        }
    }

    fn replace(&mut self, at: usize, today: Date) {
        let phone = &mut self.phones[at];
        phone.old.push((phone.last.unwrap_or(today), phone.stored));
        phone.forget();
        phone.fault = None;
        phone.spell.end();
    }

    fn change_synced(&mut self, who: usize, kind: usize, change: DataChange, today: Date) {
        let home = self.house.people[who].home[kind];
        let local = Synced::ALL[kind].local();
        match (change, local, home) {
            (DataChange::Added(bytes), _, _) => self.land(who, kind, bytes.count()),
            (_, Some(local), Home::Device(id)) if !self.people[who].syncs[kind] => {
                self.change_local(id.index(), local.index(), change);
            }
            (DataChange::Deleted(portion), _, _) => {
                let person = &mut self.people[who];
                let gone = part(portion, person.synced[kind] + person.waiting[kind]);
                let stored = gone.min(person.synced[kind]);
                person.synced[kind] -= stored;
                person.waiting[kind] -= gone - stored;
                if [0, 1, 3].contains(&kind) && self.house.rules.recently_deleted_days > 0 {
                    person.deleted.push((today, stored));
                }
                let away = if person.optimise && kind < 2 { stored } else { 0 };
                if let (Home::Device(id), true) = (home, kind < 3) {
                    self.phones[id.index()].free += gone - away;
                }
            }
        }
    }

    fn change_local(&mut self, at: usize, kind: usize, change: DataChange) {
        let phone = &mut self.phones[at];
        match change {
            DataChange::Added(bytes) => {
                phone.bytes[kind] += bytes.count();
                phone.free -= bytes.count();
            }
            DataChange::Deleted(portion) => {
                let gone = part(portion, phone.bytes[kind]);
                phone.bytes[kind] -= gone;
                phone.free += gone;
                phone.held[kind] = phone.held[kind].min(phone.bytes[kind]);
                for (account, chats) in self.house.accounts.iter().zip(&mut self.chats) {
                    if account.device.index() == at {
                        (0..5)
                            .for_each(|chat| chats.held[chat] = chats.held[chat].min(phone.bytes[6 + chat]));
                    }
                }
            }
        }
    }

    fn retention(&mut self, today: Date) {
        let rules = &self.house.rules;
        let gone = |made: Date| today.days_since(made) > rules.retention_days;
        for phone in &mut self.phones {
            let spared = rules.retention_scope == RetentionScope::DisusedOnly && phone.backup;
            if phone.last.is_some_and(gone) && !spared {
                phone.forget();
            }
            phone.old.retain(|(made, _)| !gone(*made));
        }
        self.old.iter_mut().filter(|(made, _)| gone(*made)).for_each(|(_, bytes)| *bytes = 0);
        for person in &mut self.people {
            person.deleted.retain(|(day, _)| today.days_since(*day) <= rules.recently_deleted_days);
        }
        self.refresh_used();
    }

    fn conditions(&mut self, first: bool) {
        let bad_day = self.house.rules.outages_a_year / 365.25;
        self.down_today = self.outage || (!self.dice.is_certain() && self.dice.happens(bad_day));
        for who in 0..self.people.len() {
            if let (Trips::Typical { travels, a_year, mean_nights }, false) =
                (self.house.people[who].trips, self.dice.is_certain())
            {
                self.people[who].nights_away = (self.people[who].nights_away - 1).max(0);
                let chance = self.levels[travels.index()] * a_year / 365.25;
                if self.people[who].nights_away == 0 && self.dice.happens(chance) {
                    self.people[who].nights_away = self.dice.trip_nights(mean_nights);
                }
            }
        }
        for at in 0..self.phones.len() {
            let device = &self.house.devices[at];
            let person = &self.people[device.person.index()];
            let away = person.trip || person.nights_away > 0;
            let nights = [device.nights.power, device.nights.wifi, device.nights.lock];
            for (which, condition) in nights.iter().enumerate() {
                let factor = if which == 1 && away { self.house.rules.travel_wifi_factor } else { 1.0 };
                let p = self.levels[condition.probability.index()] * factor;
                let rho = condition.persistence;
                let chance = match (first || self.dice.is_certain(), self.phones[at].conditions[which]) {
                    (true, _) => p,
                    (false, true) => p + rho * (1.0 - p),
                    (false, false) => p * (1.0 - rho),
                };
                self.phones[at].conditions[which] = self.dice.happens(chance);
            }
        }
    }

    /// Bytes of a day; parts of one stated rate find their day factor in `drawn`, where the first of them left it.
    fn amount(
        &mut self,
        growth: &Growth,
        today: Date,
        n: i64,
        celebrates: bool,
        drawn: &mut Option<f64>,
    ) -> i64 {
        if self.dice.is_certain() {
            assert_eq!(growth.yearly, 0.0, "the reference knows no certain drift");
            return growth.certain.cumulative(n) - growth.certain.cumulative(n - 1);
        }
        let level: f64 =
            growth.coefficient * growth.factors.iter().map(|id| self.levels[id.index()]).product::<f64>();
        let month = today.month_index();
        let date = today.date();
        let mut factor = if growth.seasonal { self.house.rules.season[month] } else { 1.0 };
        factor *= if date.month() == 12 && date.day() == 31 { growth.new_year } else { 1.0 };
        factor *= if celebrates { growth.celebration } else { 1.0 };
        factor *= (1.0 + growth.yearly).powf(((n - 1) as f64) / 365.25);
        let day = match growth.draw {
            DayDraw::Own => self.dice.day(&growth.day),
            _ => *drawn.get_or_insert_with(|| self.dice.day(&growth.day)),
        };
        round(level * factor * day)
    }

    fn grow(&mut self, today: Date, n: i64) {
        let house = self.house;
        for (who, person) in house.people.iter().enumerate() {
            let mut drawn = None;
            for (kind, growth) in person.growth.iter().enumerate().filter(|(_, g)| !g.is_none()) {
                let celebrates = self.people[who].celebrates;
                let bytes = self.amount(growth, today, n, celebrates, &mut drawn);
                self.land(who, kind, bytes);
                if growth.origin == headroom::model::household::Origin::Profile {
                    self.people[who].fresh[kind] += bytes as f64;
                }
            }
        }
        for (at, device) in house.devices.iter().enumerate().filter(|(_, d)| !d.apps.is_none()) {
            let bytes = self.amount(&device.apps, today, n, false, &mut None);
            self.phones[at].bytes[0] += bytes;
            self.phones[at].free -= bytes;
        }
        for (whose, account) in house.accounts.iter().enumerate() {
            let mut drawn = None;
            for (chat, growth) in account.growth.iter().enumerate().filter(|(_, g)| !g.is_none()) {
                let bytes = self.amount(growth, today, n, false, &mut drawn);
                let phone = &mut self.phones[account.device.index()];
                phone.bytes[6 + chat] += bytes;
                phone.free -= bytes;
                if growth.origin == headroom::model::household::Origin::Profile {
                    self.chats[whose].fresh[chat] += bytes as f64;
                }
            }
        }
    }

    fn land(&mut self, who: usize, kind: usize, bytes: i64) {
        let syncs = self.people[who].syncs[kind];
        match (Synced::ALL[kind].local(), self.house.people[who].home[kind], syncs) {
            (Some(_), Home::Nowhere, false) => {}
            (Some(local), Home::Device(id), false) => {
                self.phones[id.index()].bytes[local.index()] += bytes;
                self.phones[id.index()].free -= bytes;
            }
            (_, home, _) => {
                self.people[who].waiting[kind] += bytes;
                if let (Home::Device(id), true) = (home, kind < 3) {
                    self.phones[id.index()].free -= bytes;
                }
            }
        }
    }

    /// Cleaning habits: part of what came since the last time goes, of synced data and of chats.
    fn clean(&mut self, today: Date) {
        for who in 0..self.people.len() {
            let Cleaning::Now { every_days, share } = self.house.people[who].cleaning else { continue };
            if !self.dice.is_certain() && self.dice.happens(1.0 / every_days) {
                for kind in 0..6 {
                    let fresh = std::mem::take(&mut self.people[who].fresh[kind]);
                    let bytes = headroom::units::Bytes::new(round(fresh * share));
                    self.change_synced(who, kind, DataChange::Deleted(Portion::Bytes(bytes)), today);
                }
                self.clean_chats(who, share);
            }
        }
    }

    fn clean_chats(&mut self, who: usize, share: f64) {
        let house = self.house;
        for (at, account) in house.accounts.iter().enumerate().filter(|(_, a)| a.person.index() == who) {
            for (chat, kind) in headroom::model::household::Chat::ALL.into_iter().enumerate() {
                let fresh = std::mem::take(&mut self.chats[at].fresh[chat]);
                let bytes = headroom::units::Bytes::new(round(fresh * share));
                let change = DataChange::Deleted(Portion::Bytes(bytes));
                self.change_local(account.device.index(), kind.local().index(), change);
            }
        }
    }

    fn sync(&mut self, who: usize) {
        let mine: Vec<usize> =
            (0..self.phones.len()).filter(|at| self.house.devices[*at].person.index() == who).collect();
        let reaches = |at: &usize| self.phones[*at].tonight()[1] || self.phones[*at].cellular;
        let network = mine.is_empty() || mine.iter().any(reaches);
        if !self.people[who].blocked.is_empty() || self.down_today || !network {
            return;
        }
        let mut free = self.free(who).max(0).min(self.house.rules.sync_a_day.count());
        for kind in 0..6 {
            if self.people[who].syncs[kind] {
                let up = self.people[who].waiting[kind].min(free);
                self.people[who].waiting[kind] -= up;
                self.people[who].synced[kind] += up;
                free -= up;
                if let (Home::Device(id), true) =
                    (self.house.people[who].home[kind], self.people[who].optimise && kind < 2)
                {
                    self.phones[id.index()].free += up;
                }
            }
        }
        self.refresh_used();
    }

    fn attempts(&mut self, today: Date) -> (Vec<&'static str>, Vec<i64>) {
        let (accounts, phones) = (self.chats.len(), self.phones.len());
        let mut order: Vec<(f64, usize)> = (0..accounts + phones).map(|at| (self.start(at), at)).collect();
        order.sort_by(|a, b| a.0.total_cmp(&b.0).then(a.1.cmp(&b.1)));
        let (mut outcomes, mut next) = (vec![""; accounts + phones], vec![0; accounts + phones]);
        for (_, at) in order {
            (outcomes[at], next[at]) = if at < accounts {
                self.back_up_chats(at, today)
            } else {
                self.back_up_phone(at - accounts, today)
            };
            self.refresh_used();
        }
        (outcomes, next)
    }

    fn start(&mut self, at: usize) -> f64 {
        let accounts = self.chats.len();
        let by_hand = if at < accounts { self.chats[at].by_hand } else { self.phones[at - accounts].by_hand };
        match (by_hand, at < accounts, self.dice.is_certain()) {
            (true, _, _) => -1.0,
            (_, true, true) => 0.0,
            (_, false, true) => 26.0,
            (_, true, false) => 12.0 + 24.0 * self.dice.uniform(),
            (_, false, false) => {
                let (early, late) = self.house.devices[at - accounts].nights.start_hours;
                early + (late - early) * self.dice.uniform()
            }
        }
    }

    fn back_up_chats(&mut self, at: usize, today: Date) -> (&'static str, i64) {
        let account = &self.house.accounts[at];
        let (chats, phone) = (&self.chats[at], &self.phones[account.device.index()]);
        let person = &self.people[account.person.index()];
        let due = match (chats.interval, chats.last) {
            (Interval::Off, _) => false,
            (_, None) => true,
            (Interval::Days(days), Some(last)) => today.days_since(last) >= days,
        };
        let network = phone.tonight()[1] || chats.cellular;
        let held: [i64; 5] =
            std::array::from_fn(|c| if c == 4 && !chats.videos { 0 } else { phone.bytes[6 + c] });
        let size: i64 = held.iter().sum();
        let credit = if self.house.rules.room == RoomRule::Relaxed { chats.stored } else { 0 };
        let room = self.free(account.person.index()) + credit;
        let checked = self.house.devices[account.device.index()].phone != Phone::Unchecked;
        let fits = |free: i64| 41 * i128::from(size) <= 20 * i128::from(free);
        let outcome = match () {
            () if !chats.on || !person.syncs[3] => "off",
            () if chats.interval == Interval::Off && !chats.by_hand => "off",
            () if !due && !chats.by_hand => "not_due",
            () if phone.restricted.contains(&true) => "restricted",
            () if !person.blocked.is_empty() => "account_blocked",
            () if self.down_today => "service_outage",
            () if !network => "missing",
            () if chats.corrupt => "corrupt",
            () if chats.fault.is_some() => "fault",
            () if checked && !fits(phone.free) => "phone_full",
            () if !fits(room) => "over_quota",
            () => "completed",
        };
        let tried = ["phone_full", "over_quota", "completed"].contains(&outcome);
        if outcome == "completed" {
            let chats = &mut self.chats[at];
            (chats.held, chats.stored, chats.last) = (held, size, Some(today));
        }
        (outcome, if tried { size } else { 0 })
    }

    fn back_up_phone(&mut self, at: usize, today: Date) -> (&'static str, i64) {
        let device = &self.house.devices[at];
        let person = &self.people[device.person.index()];
        let phone = &self.phones[at];
        let [power, wifi, lock] = phone.tonight();
        let network = wifi || phone.cellular;
        let ready = network && (phone.by_hand || (power && lock));
        let full = device.phone != Phone::Unchecked && phone.free < 50_000_000;
        let held_back = match () {
            () if !phone.backup => Some("off"),
            () if phone.last.is_some_and(|last| last >= today) => Some("not_due"),
            () if phone.restricted.contains(&true) => Some("restricted"),
            () if !person.blocked.is_empty() => Some("account_blocked"),
            () if self.down_today => Some("service_outage"),
            () if !ready => Some("missing"),
            () if phone.corrupt => Some("corrupt"),
            () if phone.fault.is_some() => Some("fault"),
            () if full => Some("phone_full"),
            () => None,
        };
        match held_back {
            Some(outcome) => (outcome, 0),
            None => self.send(at, today),
        }
    }

    fn send(&mut self, at: usize, today: Date) -> (&'static str, i64) {
        let capacity = self.capacity(at);
        let device = &self.house.devices[at];
        let phone = &self.phones[at];
        let set: i64 = (0..11).map(|kind| self.share(phone, at, kind, phone.bytes[kind])).sum();
        let whole = match phone.last {
            None => set,
            Some(last) => {
                let held = |kind: usize| self.share(phone, at, kind, phone.held[kind]);
                let added: i64 = set - (0..11).map(held).sum::<i64>();
                let apps = match device.rewriting.apps {
                    AppsRewriting::ShareADay(share) => share.clamp(0.0, 1.0),
                    AppsRewriting::BytesADay(bytes) => (bytes.real() / (held(0) as f64).max(1.0)).min(1.0),
                };
                let changed = |kind: usize, share: f64| {
                    round(held(kind) as f64 * (1.0 - (1.0 - share).powi(today.days_since(last))))
                };
                let databases = VOLATILE.map(|kind| changed(kind, device.rewriting.databases));
                (added + databases.iter().sum::<i64>() + changed(0, apps)).min(set)
            }
        };
        let next = (whole - phone.partial).max(0);
        let claimed = match self.house.rules.partial_uploads {
            PartialUploads::CountAtOnce => next,
            PartialUploads::CountWhenComplete => next + phone.partial,
        };
        if claimed > self.free(device.person.index()) {
            return ("over_quota", next);
        }
        if next > capacity {
            self.phones[at].partial += capacity;
            return ("in_progress", next);
        }
        let taken: [bool; 11] =
            std::array::from_fn(|kind| self.share(phone, at, kind, phone.bytes[kind]) > 0);
        let phone = &mut self.phones[at];
        phone.held = std::array::from_fn(|kind| if taken[kind] { phone.bytes[kind] } else { 0 });
        (phone.stored, phone.partial, phone.last) = (set, 0, Some(today));
        ("completed", next)
    }

    fn capacity(&mut self, at: usize) -> i64 {
        let nights = &self.house.devices[at].nights;
        let mut hours = match &nights.window {
            WindowLaw::Level(id) => self.levels[id.index()],
            WindowLaw::Lognormal { median, sigma } => self.dice.lognormal(*median, *sigma),
            WindowLaw::Quantiles(points) => {
                let u = self.dice.uniform();
                let after = points.iter().position(|(p, _)| *p >= u).unwrap_or(points.len() - 1).max(1);
                let ((p, low), (q, high)) = (points[after - 1], points[after]);
                low + (high - low) * (u - p) / (q - p)
            }
        };
        hours = hours.min(self.house.rules.longest_window_hours);
        if !self.dice.is_certain() && self.dice.happens(nights.use_probability) {
            hours /= 2.0;
        }
        hours = if self.phones[at].all_day { 24.0 } else { hours };
        let upload = &self.house.upload;
        let night = match upload.night {
            _ if self.dice.is_certain() => 1.0,
            NightFactor::Uneven(sigma) => self.dice.lognormal((-sigma * sigma / 2.0).exp(), sigma),
            NightFactor::Drawn(law) => self.dice.level(&law) / law.median(),
        };
        let rate = self.megabits * self.levels[upload.efficiency.index()];
        (hours * 3600.0 * rate * 125_000.0 * night).floor() as i64
    }

    fn look(&mut self, outcomes: &[&'static str], _: Date) {
        let accounts = self.chats.len();
        for (at, outcome) in outcomes.iter().enumerate() {
            if at < accounts {
                self.chats[at].spell.take_in(outcome);
            } else {
                self.phones[at - accounts].spell.take_in(outcome);
            }
        }
        for at in 0..self.house.policies.len() {
            let holds = self.holds(&self.house.policies[at].trigger);
            self.due[at] = holds && !self.was[at];
            self.was[at] = holds;
        }
    }

    fn holds(&self, trigger: &Trigger) -> bool {
        let runs = |people: &[headroom::model::household::PersonId]| {
            let chats = self.house.accounts.iter().zip(&self.chats).map(|(a, c)| (a.person, &c.spell));
            let phones = self.house.devices.iter().zip(&self.phones).map(|(d, p)| (d.person, &p.spell));
            let all = chats.chain(phones).filter(|(who, _)| people.contains(who));
            all.map(|(_, spell)| (spell.days, spell.cause().is_some())).collect::<Vec<_>>()
        };
        match trigger {
            Trigger::FailingFor(people, days) => {
                runs(people).iter().any(|(run, failed)| run >= days && *failed)
            }
            Trigger::NoBackupFor(people, days) => runs(people).iter().any(|(run, _)| run >= days),
            Trigger::UsedAbove(pool, share) => {
                let pool = &self.pools[pool.index()];
                pool.used as f64 > share * pool.quota as f64
            }
        }
    }
}

impl Phone_ {
    /// Power, Wi-Fi and lock as they are tonight: by habit, or because somebody saw to it.
    fn tonight(&self) -> [bool; 3] {
        let [power, wifi, lock] = self.conditions;
        let seen_to = self.every_night.contains(&true) || self.all_day;
        [power || seen_to, wifi || self.all_day, lock || seen_to]
    }

    fn forget(&mut self) {
        (self.held, self.stored, self.partial, self.last, self.corrupt) = ([0; 11], 0, 0, None, false);
    }
}

impl Spell {
    fn begin(house: &Household, last: LastBackup, interval: i32) -> Self {
        let days = date(last).map_or(0, |last| house.horizon.first.days_since(last) - 1);
        let threshold = house.rules.failing_threshold_days.max(2 * interval);
        Self { days, seen: 0, wrong: [0; 8], threshold, next_threshold: threshold, known: "" }
    }

    fn end(&mut self) {
        (self.days, self.seen, self.wrong, self.known) = (0, 0, [0; 8], "");
        self.threshold = self.next_threshold;
    }

    /// A spell under way keeps the threshold it began with.
    fn set_threshold(&mut self, house: &Household, interval: i32) {
        self.next_threshold = house.rules.failing_threshold_days.max(2 * interval);
        self.threshold = if self.days == 0 { self.next_threshold } else { self.threshold };
    }

    fn cause(&self) -> Option<&'static str> {
        let most = self.wrong.iter().copied().max().filter(|most| *most > 0)?;
        Some(WRONG[self.wrong.iter().position(|count| *count == most).unwrap()])
    }

    fn take_in(&mut self, outcome: &str) {
        if ["completed", "off"].contains(&outcome) {
            return self.end();
        }
        let wrong = WRONG.iter().position(|word| *word == outcome);
        if self.known == "lapse" && wrong.is_some() {
            self.end();
        }
        self.days += 1;
        self.seen += 1;
        if let Some(at) = wrong {
            self.wrong[at] += 1;
        }
        if self.known.is_empty() && self.days >= self.threshold {
            let lapse = if self.seen >= self.threshold { "lapse" } else { "" };
            self.known = self.cause().unwrap_or(lapse);
        }
    }
}

fn date(last: LastBackup) -> Option<Date> {
    match last {
        LastBackup::Never => None,
        LastBackup::On(day) => Some(day),
    }
}

fn round(value: f64) -> i64 {
    (value + 0.5).floor() as i64
}

fn part(portion: Portion, present: i64) -> i64 {
    match portion {
        Portion::Bytes(bytes) => bytes.count().min(present).max(0),
        Portion::Share(share) => round(present as f64 * share).min(present).max(0),
    }
}

const _: () = assert!(Local::ALL.len() == 11 && Synced::ALL.len() == 6);
