//! Questions about plans: which is enough, and what a smaller one breaks.

use super::{Answer, Explained, backup};
use crate::analysis::explain::{DowngradeTried, FirstDelayed, PlanTried, downgrade, plans_tried};
use crate::analysis::findings::{Arrival, BackupName, Cause, Occupied};
use crate::analysis::pools::occupied;
use crate::calendar::Day;
use crate::language::say;
use crate::model::household::PoolId;
use crate::report::locale::{Dated, Priced};
use crate::report::words::{backup_name_short, capitalised, cause_words, clean, listed};
use crate::units::{Bytes, Money};

/// Which plan is enough, and for how long.
pub fn plans(explained: Explained<'_>) -> Vec<String> {
    let pools = (0..explained.world.household.pools.len()).map(PoolId::new);
    let lived = pools.filter(|pool| occupied(&explained.world.household, *pool).is_some());
    let mut lines: Vec<String> = lived.flat_map(|pool| pool_plans(explained, pool)).collect();
    if !explained.world.certain() {
        lines.push(say!("explain-so-it-is-in"));
    }
    lines
}

/// `family: ` where there are several pools; with the days on which somebody is on it, where that is not always.
fn owner_prefix(explained: Explained<'_>, pool: PoolId) -> String {
    let household = &explained.world.household;
    if household.pools.len() == 1 {
        return String::new();
    }
    let name = clean(&household.pools[pool.index()].name);
    let Some(Occupied { from, until }) = occupied(household, pool) else { return format!("{name}: ") };
    let from =
        (from > household.horizon.first).then(|| say!("explain-from-in-short", in_short = from.in_short()));
    let until = until.map(|day| say!("explain-until-in-short", in_short = day.in_short()));
    let span: Vec<String> = from.into_iter().chain(until).collect();
    if span.is_empty() { format!("{name}: ") } else { format!("{name} ({}): ", span.join(" ")) }
}

/// `the whole horizon`, or until when somebody is on the plan.
fn to_the_end(explained: Explained<'_>, pool: PoolId) -> String {
    let until = occupied(&explained.world.household, pool).and_then(|lived| lived.until);
    until.map_or_else(|| say!("explain-enough-for-the-whole"), |_| say!("explain-enough-until-then"))
}

fn pool_plans(explained: Explained<'_>, pool: PoolId) -> Vec<String> {
    let household = &explained.world.household;
    let owner = owner_prefix(explained, pool);
    let tried = plans_tried(explained.world, explained.future, pool);
    let line = |tried: &PlanTried| {
        let plan = &household.plans[tried.plan.index()];
        let until = match &tried.first_failing {
            None => match tried.full {
                Some(day) => say!("explain-until-in-short-then-full", in_short = day.in_short()),
                None => to_the_end(explained, pool),
            },
            Some((name, day, cause)) if *day <= explained.context.read_on => {
                say!(
                    "explain-backup-is-failing-already",
                    backup = backup(name),
                    cause_words = cause_words(&explained.world.household, *cause)
                )
            }
            Some((name, day, cause)) if *day <= household.horizon.first => {
                say!(
                    "explain-backup-is-missing-from",
                    backup = backup(name),
                    cause_words = cause_words(household, *cause)
                )
            }
            Some((name, day, cause)) => {
                say!(
                    "explain-until-in-short-then",
                    in_short = day.in_short(),
                    backup = backup(name),
                    cause_words = cause_words(&explained.world.household, *cause)
                )
            }
        };
        let price = match tried.monthly {
            Money::ZERO => say!("explain-costs-nothing"),
            monthly => say!("explain-household-a-month", household = household.currency.price(monthly)),
        };
        format!("{owner}{}, {price}: {until}.", clean(&plan.name))
    };
    let mut lines: Vec<String> = tried.iter().map(line).collect();
    // Once a plan is enough, or room is not what is missing, larger ones change nothing.
    let settled = |tried: &PlanTried| match tried.first_failing {
        None => tried.full.is_none(),
        Some((_, _, cause)) => cause != Cause::OverQuota,
    };
    if let Some(at) = tried.iter().position(settled) {
        lines.truncate(at + 1);
        if tried[at].first_failing.is_some() && at + 1 < tried.len() {
            lines.push(say!("explain-owner-larger-plans-change", owner = owner));
        }
    }
    lines
}

/// What a smaller plan breaks.
pub fn smaller_plan(explained: Explained<'_>) -> Answer {
    let pools = (0..explained.world.household.pools.len()).map(PoolId::new);
    let tried = pools.filter_map(|pool| downgrade(explained.world, explained.future, pool));
    Answer::of(
        tried.map(|tried| downgraded(explained, &tried)).collect(),
        say!("explain-there-is-no-smaller"),
    )
}

fn downgraded(explained: Explained<'_>, tried: &DowngradeTried) -> String {
    let household = &explained.world.household;
    let unit = explained.unit(tried.pool);
    let plan = clean(&household.plans[tried.plan.index()].name);
    let fits = match tried.over_by > Bytes::ZERO {
        true => say!("explain-unit-too-much-is", unit = unit.show(tried.over_by)),
        false => say!("explain-what-is-stored-fits", unit = unit.show(-tried.over_by)),
    };
    let saved = household.currency.price(tried.saved);
    let owner = owner_prefix(explained, tried.pool);
    say!(
        "explain-owner-plan-instead-from",
        owner = owner,
        plan = plan,
        in_short = tried.from.in_short(),
        fits = fits,
        breaks = breaks(explained, tried),
        saved = saved
    )
}

/// Which backups stop sooner under a smaller plan, and which first ones come later.
fn breaks(explained: Explained<'_>, tried: &DowngradeTried) -> String {
    let read_on = explained.context.read_on;
    let without = match tried.without {
        None => say!("explain-without-it-none-stops"),
        Some(day) if day <= read_on => say!("explain-one-is-failing-already"),
        Some(day) => say!("explain-without-it-the-first", in_short = day.in_short()),
    };
    let stops: Vec<_> =
        tried.stops.iter().map(|(name, day)| (name.clone(), (*day).max(tried.from))).collect();
    let mut told = Vec::new();
    if !stops.is_empty() {
        told.push(say!("explain-then-stop-stops-by", stops_by_day = stops_by_day(&stops), without = without));
    }
    told.extend(tried.delayed.iter().map(delayed));
    if told.is_empty() {
        told.push(say!("explain-no-backup-stops-sooner", without = without));
    }
    told.join(" ")
}

/// `Kasia's new iPhone then never gets its first backup within the horizon (without it on 12 Jan 2027).`
fn delayed(first: &FirstDelayed) -> String {
    let name = capitalised(backup_name_short(&first.name));
    let with = match first.with {
        Arrival::On(day) => say!("explain-gets-its-first-backup", in_short = day.in_short()),
        Arrival::Beyond => say!("explain-never-gets-its-first"),
    };
    let without = first
        .without
        .day()
        .map_or(String::new(), |day| say!("explain-without-it-on-in", in_short = day.in_short()));
    say!("explain-name-then-with-without", name = name, with = with, without = without)
}

/// `A's WhatsApp backup on 10 Dec 2026; A's iPhone backup and B's iPhone backup on 12 Dec 2026`.
pub fn stops_by_day(stops: &[(BackupName, Day)]) -> String {
    let told = stops.chunk_by(|(_, a), (_, b)| a == b).filter_map(|same| {
        let names: Vec<String> = same.iter().map(|(name, _)| backup(name)).collect();
        same.first().map(|(_, day)| {
            say!("explain-listed-on-in-short", listed = listed(&names), in_short = day.in_short())
        })
    });
    told.collect::<Vec<_>>().join("; ")
}

#[cfg(test)]
mod tests {
    use super::super::tests::answer;
    use crate::report::explain::fixture::Lived;

    #[test]
    fn a_smaller_plan_tells_what_is_too_much() {
        let text = answer(&Lived::of(""), 9);
        assert!(
            text.contains("50 GB instead, from 1 Jan 2027: 10") && text.contains("too much is stored"),
            "{text}"
        );
    }

    #[test]
    fn backups_that_stop_on_one_day_share_its_date() {
        let text = answer(&Lived::of(""), 9);
        assert_eq!(text.matches("1 Jan 2027").count(), 2, "{text}");
        assert!(text.contains("A's WhatsApp backup, A's iPhone backup and B's iPhone backup on"), "{text}");
    }

    #[test]
    fn a_first_backup_that_never_comes_is_told() {
        let slow = "[home]\nupload = \"0.2 Mbit/s\"\n[[person]]\nname = \"C\"\nicloud = { backups = \"20 GB\" }\n\
                    [[person.device]]\nname = \"Slow\"\nlast_backup = \"never\"\n";
        let text = answer(&Lived::of(slow), 9);
        assert!(
            text.contains("C's Slow then never gets its first backup within the horizon (without"),
            "{text}"
        );
    }
}
