//! The resolved household as plain numbers for programs in other languages: every number the model uses, written
//! once, by the program itself.
//!
//! A peer knows the rules that the reference scenario brings into play and no others. What it does not know must not
//! be in the household: [`known`] says what is.

use std::error::Error;
use std::path::Path;

use headroom::calendar::Day;
use headroom::laws::QuantileTable;
use headroom::laws::{CountLaw, DayLaw, ItemLaw, Law};
use headroom::model::household::{
    Action, AppsAtStart, AppsRewriting, Cleaning, Condition, DayDraw, Growth, Home, Household, Interval,
    LastBackup, NightFactor, Origin, PartialUploads, Phone, PhotosLeave, Replacement, RetentionScope,
    RoomRule, Trips, WindowLaw,
};
use headroom::model::world::{TableId, Window, World};
use serde_json::{Value, json};

/// Cells of a table handed over: enough that a cell's middle stands for it.
const CELLS: u32 = 1 << 16;

/// Writes `household.json` and the tables beside it.
pub fn export(world: &World, folder: &Path) -> Result<(), Box<dyn Error>> {
    known(&world.household)?;
    std::fs::create_dir_all(folder)?;
    let mut tables = Tables { folder, laws: Vec::new() };
    let household = household(world, &mut tables)?;
    std::fs::write(folder.join("household.json"), household.to_string())?;
    Ok(())
}

/// Daily laws in the order they were met, and their quantiles as files.
struct Tables<'a> {
    folder: &'a Path,
    laws: Vec<Value>,
}

impl Tables<'_> {
    fn add(&mut self, law: Value, table: &QuantileTable) -> Result<usize, Box<dyn Error>> {
        let at = self.laws.len();
        self.laws.push(law);
        let middles = (0..CELLS).map(|cell| table.at((cell << 16) | 0x8000));
        let bytes: Vec<u8> = middles.flat_map(f64::to_le_bytes).collect();
        std::fs::write(self.folder.join(format!("law-{at}.f64")), bytes)?;
        Ok(at)
    }
}

/// Refuses a household that has what the peers do not know.
fn known(household: &Household) -> Result<(), String> {
    let replaces = |action: &Action| matches!(action, Action::ReplaceDevice(..));
    let rules = &household.rules;
    let facts = [
        ("one pool", household.pools.len() == 1),
        ("one device and one account a person", one_of_each(household)),
        ("no policies", household.policies.is_empty()),
        ("no events but new devices", household.events.iter().all(|event| replaces(&event.action))),
        (
            "everything synced, nothing optimised",
            household.people.iter().all(|person| person.syncs == [true; 6] && !person.optimise_photos),
        ),
        ("backups and chats with every switch at its default", switches(household)),
        (
            "backups made on the day before",
            household
                .devices
                .iter()
                .all(|device| device.backup.last == LastBackup::On(household.horizon.first - 1)),
        ),
        (
            "no replacement at random",
            household.devices.iter().all(|device| device.replacement == Replacement::None),
        ),
        ("strict room", rules.room == RoomRule::Strict),
        ("partial uploads count", rules.partial_uploads == PartialUploads::CountAtOnce),
        ("photos leave at once", rules.photos_leave == PhotosLeave::AtOnce),
        ("retention of every device", rules.retention_scope == RetentionScope::EveryDevice),
        ("unlimited sync", rules.sync_a_day == headroom::model::household::Rules::UNLIMITED_SYNC),
    ];
    match facts.iter().find(|(_, holds)| !holds) {
        Some((what, _)) => Err(format!("the peers know only: {what}")),
        None => Ok(()),
    }
}

fn one_of_each(household: &Household) -> bool {
    let people = household.people.len();
    let in_order = |person: usize, at: usize| person == at;
    household.devices.len() == people
        && household.accounts.len() == people
        && household.devices.iter().enumerate().all(|(at, device)| in_order(device.person.index(), at))
        && household
            .accounts
            .iter()
            .enumerate()
            .all(|(at, chats)| in_order(chats.person.index(), at) && in_order(chats.device.index(), at))
        && household.people.iter().enumerate().all(|(at, person)| {
            person.home[..3].iter().all(|home| matches!(home, Home::Device(id) if id.index() == at))
        })
}

fn switches(household: &Household) -> bool {
    let devices = household.devices.iter().all(|device| {
        device.switches.backup
            && !device.switches.cellular
            && device.switches.whatsapp
            && device.whatsapp_share == 1.0
    });
    let accounts = household.accounts.iter().all(|account| {
        account.switches.icloud
            && account.switches.include_videos
            && !account.switches.cellular
            && !account.switches.end_to_end
            && account.interval == Interval::Days(1)
            && account.backup.last == LastBackup::On(household.horizon.first - 1)
    });
    devices && accounts
}

fn household(world: &World, tables: &mut Tables<'_>) -> Result<Value, Box<dyn Error>> {
    let household = &world.household;
    let rules = &household.rules;
    let people = (0..household.people.len()).map(|at| person(world, at, tables));
    let people = people.collect::<Result<Vec<_>, _>>()?;
    let devices = (0..household.devices.len()).map(|at| device(world, at, tables));
    let devices = devices.collect::<Result<Vec<_>, _>>()?;
    let accounts = (0..household.accounts.len()).map(|at| account(world, at, tables));
    let accounts = accounts.collect::<Result<Vec<_>, _>>()?;
    let night = tables.add(night_law(household.upload.night), &world.upload)?;
    let disused = household
        .disused
        .iter()
        .map(|backup| json!({"stored": backup.stored.count(), "made": since_start(household, backup.last)}));
    let pool = &household.pools[0];
    Ok(json!({
        "days": household.horizon.len(),
        "stepped": world.days.len(),
        "month": world.days.iter().map(|day| day.month).collect::<Vec<_>>(),
        "new_year": world.days.iter().map(|day| day.new_year).collect::<Vec<_>>(),
        "years": world.days.iter().map(|day| day.years).collect::<Vec<_>>(),
        "levels": household.levels.iter().map(|level| law(&level.law)).collect::<Vec<_>>(),
        "people": people,
        "devices": devices,
        "accounts": accounts,
        "disused": disused.collect::<Vec<_>>(),
        "other": pool.other.count(),
        "quota": household.plans[pool.plan.index()].quota.count(),
        "upload": {
            "megabits": household.upload.megabits.index(),
            "efficiency": household.upload.efficiency.index(),
            "night": night,
        },
        "rules": {
            "season": rules.season,
            "retention_days": rules.retention_days,
            "recently_deleted_days": rules.recently_deleted_days,
            "threshold": rules.failing_threshold_days,
            "travel_wifi_factor": rules.travel_wifi_factor,
            "longest_window_hours": rules.longest_window_hours,
            "outages_a_year": rules.outages_a_year,
        },
        "laws": tables.laws,
    }))
}

fn since_start(household: &Household, day: Day) -> i32 {
    day.days_since(household.horizon.first)
}

fn person(world: &World, at: usize, tables: &mut Tables<'_>) -> Result<Value, Box<dyn Error>> {
    let person = &world.household.people[at];
    let growth = person.growth.iter().zip(world.people[at]).enumerate().map(|(kind, (growth, id))| {
        let draw = match growth.draw {
            DayDraw::OfSynced(other) => other.index(),
            _ => kind,
        };
        self::growth(world, growth, id, draw, tables)
    });
    let growth = growth.collect::<Result<Vec<_>, _>>()?;
    Ok(json!({
        "synced": person.synced.map(|bytes| bytes.count()),
        "growth": growth,
        "trips": match person.trips {
            Trips::None => Value::Null,
            Trips::Typical { travels, a_year, mean_nights } => {
                json!({"travels": travels.index(), "a_year": a_year, "mean_nights": mean_nights})
            }
        },
        "cleaning": match person.cleaning {
            Cleaning::Never => Value::Null,
            Cleaning::Now { every_days, share } => json!({"every_days": every_days, "share": share}),
        },
    }))
}

fn growth(
    world: &World,
    growth: &Growth,
    id: TableId,
    draw: usize,
    tables: &mut Tables<'_>,
) -> Result<Value, Box<dyn Error>> {
    if growth.is_none() {
        return Ok(Value::Null);
    }
    Ok(json!({
        "coefficient": growth.coefficient,
        "factors": growth.factors.iter().map(|id| id.index()).collect::<Vec<_>>(),
        "yearly": growth.yearly,
        "seasonal": growth.seasonal,
        "new_year": growth.new_year,
        "cleaned": growth.origin == Origin::Profile,
        "draw": draw,
        "law": tables.add(day_law(&growth.day), world.table(id))?,
    }))
}

fn device(world: &World, at: usize, tables: &mut Tables<'_>) -> Result<Value, Box<dyn Error>> {
    let device = &world.household.devices[at];
    let nights = &device.nights;
    let condition = |condition: &Condition| json!({"probability": condition.probability.index(), "persistence": condition.persistence});
    let apps = growth(world, &device.apps, world.devices[at].apps, 0, tables)?;
    let window = window(&nights.window, &world.devices[at].window, tables)?;
    let replaced = world.household.events.iter().filter_map(|event| match &event.action {
        Action::ReplaceDevice(id, _) if id.index() == at => Some(since_start(&world.household, event.on)),
        _ => None,
    });
    Ok(json!({
        "bytes": device.bytes.map(|bytes| bytes.count()),
        "held": device.backup.held.map(|bytes| bytes.count()),
        "apps_at_start": match device.apps_at_start {
            AppsAtStart::Certain => Value::Null,
            AppsAtStart::Drawn { total, apart } => json!({"total": total.index(), "apart": apart.count()}),
        },
        "apps": apps,
        "rewritten_databases": device.rewriting.databases,
        "rewritten_apps": match device.rewriting.apps {
            AppsRewriting::ShareADay(share) => json!({"share": share}),
            AppsRewriting::BytesADay(bytes) => json!({"bytes": bytes.count()}),
        },
        "power": condition(&nights.power),
        "wifi": condition(&nights.wifi),
        "lock": condition(&nights.lock),
        "start": [nights.start_hours.0, nights.start_hours.1],
        "window": window,
        "used_at_night": nights.use_probability,
        "phone_free": match device.phone {
            Phone::Unchecked => Value::Null,
            Phone::Free(bytes) => json!(bytes.count()),
        },
        "replaced_on": replaced.collect::<Vec<_>>(),
    }))
}

fn account(world: &World, at: usize, tables: &mut Tables<'_>) -> Result<Value, Box<dyn Error>> {
    let account = &world.household.accounts[at];
    let growth = account.growth.iter().zip(world.accounts[at]).enumerate().map(|(kind, (growth, id))| {
        let draw = match growth.draw {
            DayDraw::OfChat(other) => other.index(),
            _ => kind,
        };
        self::growth(world, growth, id, draw, tables)
    });
    let growth = growth.collect::<Result<Vec<_>, _>>()?;
    Ok(json!({"held": account.backup.held.map(|bytes| bytes.count()), "growth": growth}))
}

fn window(law: &WindowLaw, window: &Window, tables: &mut Tables<'_>) -> Result<Value, Box<dyn Error>> {
    let written = match law {
        WindowLaw::Level(id) => return Ok(json!({"level": id.index()})),
        WindowLaw::Quantiles(points) => json!({"kind": "quantiles", "points": points}),
        WindowLaw::Lognormal { median, sigma } => {
            json!({"kind": "lognormal", "median": median, "sigma": sigma})
        }
    };
    match window {
        Window::Nightly { table, .. } => Ok(json!({"law": tables.add(written, table)?})),
        Window::Level(_) => Err("a nightly window has a table".into()),
    }
}

fn night_law(law: NightFactor) -> Value {
    match law {
        NightFactor::Uneven(sigma) => {
            json!({"kind": "lognormal", "median": libm::exp(-0.5 * sigma * sigma), "sigma": sigma})
        }
        NightFactor::Drawn(of) => json!({"kind": "divided", "law": law_of(&of), "by": of.median()}),
    }
}

fn law_of(of: &Law) -> Value {
    law(of)
}

fn law(law: &Law) -> Value {
    match *law {
        Law::Certain(value) => json!({"kind": "certain", "value": value}),
        Law::Lognormal { median, sigma } => json!({"kind": "lognormal", "median": median, "sigma": sigma}),
        Law::Normal { mean, deviation } => json!({"kind": "normal", "mean": mean, "deviation": deviation}),
        Law::Uniform { low, high } => json!({"kind": "uniform", "low": low, "high": high}),
        Law::Chance(probability) => json!({"kind": "chance", "probability": probability}),
        Law::Beta { a, b } => json!({"kind": "beta", "a": a, "b": b}),
    }
}

fn day_law(day: &DayLaw) -> Value {
    match *day {
        DayLaw::Even => json!({"kind": "certain", "value": 1.0}),
        DayLaw::Gamma(shape) => json!({"kind": "gamma", "shape": shape}),
        DayLaw::Compound(count, item) => {
            json!({"kind": "compound", "count": count_law(count), "item": item_law(item)})
        }
        DayLaw::Drawn(of) => json!({"kind": "divided", "law": law(&of), "by": of.mean()}),
    }
}

fn count_law(count: CountLaw) -> Value {
    match count {
        CountLaw::Poisson { mean } => json!({"kind": "poisson", "mean": mean}),
        CountLaw::NegativeBinomial { mean, shape } => {
            json!({"kind": "negative binomial", "mean": mean, "shape": shape})
        }
        CountLaw::ZeroInflated { zero, mean, shape } => {
            json!({"kind": "zero inflated", "zero": zero, "mean": mean, "shape": shape})
        }
    }
}

fn item_law(item: ItemLaw) -> Value {
    match item {
        ItemLaw::Fixed => json!({"kind": "fixed"}),
        ItemLaw::Lognormal(sigma) => json!({"kind": "lognormal", "sigma": sigma}),
        ItemLaw::Exponential => json!({"kind": "exponential"}),
    }
}
