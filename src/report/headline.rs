//! The one headline of a pool: first line of the answer and title of its picture.

use crate::analysis::findings::{
    Arrival, BackupFindings, BackupToday, DateEstimate, LAPSES_LEAD, TodayState,
};
use crate::calendar::Day;
use crate::language::say;
use crate::model::household::PoolId;
use crate::report::locale::Dated;

use super::Run;
use super::ending::Ending;
use super::off::{self, Since};
use super::words::{
    backup_name, backup_name_short, capitalised, days_in, futures_phrase, horizon_in_words, missing_phrase,
    stops_phrase, when,
};

/// Share of a pool's failing futures in which one backup is first, from which on it stands for the pool.
const STANDS_FOR_ALL: f64 = 0.8;

/// What is most important about a pool.
#[derive(Clone, Copy, Debug)]
pub struct Headline<'a> {
    /// The run it is about.
    pub run: Run<'a>,
    /// The pool it is about.
    pub pool: PoolId,
    /// What there is to say.
    pub news: News<'a>,
}

/// What there is to say about a pool.
#[derive(Clone, Copy, Debug)]
pub enum News<'a> {
    /// No backup is switched on.
    NothingOn,
    /// A backup fails on the day the numbers were read.
    FailingToday(&'a BackupToday),
    /// A device is without a fresh backup for many of its days because conditions are missing.
    Lapses(&'a BackupFindings),
    /// A device waits for its first backup, which takes longer than a spell may last.
    Waits(&'a BackupFindings),
    /// One backup is nearly always the first to be failing.
    Stops(&'a BackupFindings),
    /// Now this, now that backup is the first to be failing.
    OneOfSeveral {
        /// The pool's first failing.
        estimate: &'a DateEstimate,
        /// The backup that is first most often.
        most_often: &'a BackupFindings,
        /// How failing ends: a pause only where it is one whichever is first.
        ending: Ending,
    },
    /// No backup is switched on any more from a date of the file on.
    TurnedOff(Day),
    /// No backup is failing in any future.
    AllWork,
}

impl<'a> Headline<'a> {
    /// The headline of a pool, today's failures first.
    pub fn of_pool(run: Run<'a>, pool: PoolId) -> Self {
        let mut today = run.findings.today.iter().filter(|backup| backup.name.pool == pool).peekable();
        if today.peek().is_some() && today.clone().all(|backup| backup.state == TodayState::Off) {
            return Self { run, pool, news: News::NothingOn };
        }
        match today.find(|backup| fails_today(backup)) {
            Some(failing) => Self { run, pool, news: News::FailingToday(failing) },
            None => Self::ahead(run, pool),
        }
    }

    /// The headline of the pool that is worst off; `None` without pools.
    pub fn most_urgent(run: Run<'a>) -> Option<Self> {
        let pools = run.findings.pools.iter().map(|pool| Self::of_pool(run, pool.pool));
        pools.min_by_key(Self::urgency)
    }

    /// What lies ahead of a pool, leaving out what fails already.
    pub fn ahead(run: Run<'a>, pool: PoolId) -> Self {
        let working: Vec<_> = run.backups_of(pool).filter(|backup| !is_failing_today(run, backup)).collect();
        let waiting = working.iter().copied().find(|backup| waits_long(run, backup)).map(News::Waits);
        let news = lapsing(&working).or(waiting).or_else(|| stopping(run, pool, &working));
        let news = match off::nothing_on(run, pool) {
            Some(Since::Already) => News::NothingOn,
            Some(Since::On(day)) if news.is_none_or(|news| comes_after(news, day)) => News::TurnedOff(day),
            _ => news.unwrap_or(News::AllWork),
        };
        Self { run, pool, news }
    }

    /// The headline as a sentence without its full stop.
    pub fn sentence(&self) -> String {
        capitalised(self.words())
    }

    fn words(&self) -> String {
        let run = self.run;
        match self.news {
            News::NothingOn => say!("headline-no-backup-is-switched"),
            News::TurnedOff(day) => say!("headline-no-backup-is-on", day = day.in_full()),
            News::FailingToday(backup) => format!("{}{}", failing_sentence(backup), mended(run, backup)),
            News::Lapses(backup) => lapse_sentence(run, backup),
            News::Waits(backup) => waiting_sentence(run, backup),
            News::Stops(backup) => {
                let verb = ending_in(backup, self.pool).verb();
                format!(
                    "{} {}",
                    backup_name(&backup.name),
                    stops_phrase(run, &verb, failing_in(backup, self.pool))
                )
            }
            News::OneOfSeveral { estimate, ending, .. } => {
                say!(
                    "headline-a-backup-stops-phrase",
                    stops_phrase = stops_phrase(run, &ending.verb(), estimate)
                )
            }
            News::AllWork => {
                let futures = if run.is_certain() { String::new() } else { say!("headline-in-any-future") };
                let fails = run.backups_of(self.pool).any(|backup| is_failing_today(run, backup));
                let none = if fails { say!("headline-no-other-backup") } else { say!("headline-no-backup") };
                say!(
                    "headline-none-stops-within-horizon",
                    none = none,
                    horizon_in_words = horizon_in_words(run.household.horizon),
                    futures = futures
                )
            }
        }
    }

    /// The date the headline names, as a distribution.
    pub fn estimate(&self) -> Option<&'a DateEstimate> {
        match self.news {
            News::Stops(backup) => Some(failing_in(backup, self.pool)),
            News::OneOfSeveral { estimate, .. } => Some(estimate),
            News::NothingOn
            | News::FailingToday(_)
            | News::Lapses(_)
            | News::Waits(_)
            | News::TurnedOff(_)
            | News::AllWork => None,
        }
    }

    /// What the headline says a backup does on that date: `stops` or `pauses`.
    pub fn verb(&self) -> String {
        match self.news {
            News::OneOfSeveral { ending, .. } => ending.verb(),
            _ => self.subject().map_or(Ending::ForGood, |backup| ending_in(backup, self.pool)).verb(),
        }
    }

    /// The backup the headline is about.
    pub const fn subject(&self) -> Option<&'a BackupFindings> {
        match self.news {
            News::Stops(backup) | News::Lapses(backup) | News::Waits(backup) => Some(backup),
            News::OneOfSeveral { most_often, .. } => Some(most_often),
            News::NothingOn | News::FailingToday(_) | News::TurnedOff(_) | News::AllWork => None,
        }
    }

    /// Where this headline stands among those of several pools: the most pressing first.
    pub fn urgency(&self) -> (u8, Arrival, i64) {
        let rank = match self.news {
            News::FailingToday(_) => 0,
            News::Lapses(_) | News::Waits(_) => 1,
            News::Stops(_) | News::OneOfSeveral { .. } | News::TurnedOff(_) => 2,
            News::NothingOn => 3,
            News::AllWork => 4,
        };
        let (median, probability) = match self.news {
            News::TurnedOff(day) => (Arrival::On(day), 1.0),
            _ => self.estimate().map_or((Arrival::Beyond, 0.0), order),
        };
        (rank, median, per_million_unlikely(probability))
    }
}

/// Whether a backup cannot succeed on the day the numbers were read.
pub(super) const fn fails_today(backup: &BackupToday) -> bool {
    matches!(backup.state, TodayState::Failing { .. } | TodayState::NeverWorked { because: Some(_) })
}

/// Backups in the order in which they stop: by median date, then the likelier first, then WhatsApp first.
pub(super) fn by_arrival(backup: &BackupFindings) -> (Arrival, i64, bool) {
    arrival_order(backup, &backup.first_failing)
}

/// The same of what fails in one pool.
fn by_arrival_in(backup: &BackupFindings, pool: PoolId) -> (Arrival, i64, bool) {
    arrival_order(backup, failing_in(backup, pool))
}

/// How failing in a pool ends; a later failing in another pool than the first is told as it begins.
fn ending_in(backup: &BackupFindings, pool: PoolId) -> Ending {
    if pool == backup.pool() { Ending::of(backup) } else { Ending::ForGood }
}

/// When a backup begins to be failing in a pool.
fn failing_in(backup: &BackupFindings, pool: PoolId) -> &DateEstimate {
    backup.in_pool(pool).map_or(&backup.first_failing, |of| &of.first_failing)
}

fn arrival_order(backup: &BackupFindings, estimate: &DateEstimate) -> (Arrival, i64, bool) {
    let (median, probability) = order(estimate);
    (median, per_million_unlikely(probability), !backup.name.is_whatsapp())
}

fn order(estimate: &DateEstimate) -> (Arrival, f64) {
    (estimate.quantiles[2], estimate.probability)
}

fn per_million_unlikely(probability: f64) -> i64 {
    crate::units::numbers::round_half_up((1.0 - probability) * 1e6)
}

/// Whether this backup is among those that fail on the day the numbers were read.
pub(super) fn is_failing_today(run: Run, backup: &BackupFindings) -> bool {
    run.findings.today.iter().any(|today| today.name == backup.name && fails_today(today))
}

/// Whether a device without any backup will go on without one for so long that it counts as failing at once.
pub(super) fn waits_long(run: Run, backup: &BackupFindings) -> bool {
    let never = |today: &BackupToday| today.state == TodayState::NeverWorked { because: None };
    let waits = run.findings.today.iter().any(|today| today.name == backup.name && never(today));
    waits && backup.first_failing.quantiles[2] <= Arrival::On(run.household.horizon.first)
}

/// When a device that waits for its first backup gets it.
pub(super) fn waiting_sentence(run: Run, backup: &BackupFindings) -> String {
    let (name, done) = (backup_name_short(&backup.name), &backup.first_completed);
    let span = horizon_in_words(run.household.horizon);
    match done.quantiles[2] {
        Arrival::On(day) => say!("headline-name-gets-its-first", name = name, when = when(day, done)),
        Arrival::Beyond if done.probability > 0.0 => {
            let futures = futures_phrase(done.probability, run.findings.futures);
            say!("headline-name-gets-its-first-backup", name = name, span = span, futures = futures)
        }
        Arrival::Beyond => say!("headline-name-does-not-get", name = name, span = span),
    }
}

/// Whether what stops does so after a day, in the middle of all futures.
fn comes_after(news: News<'_>, day: Day) -> bool {
    match news {
        News::Stops(backup) => backup.first_failing.quantiles[2] > Arrival::On(day),
        News::OneOfSeveral { estimate, .. } => estimate.quantiles[2] > Arrival::On(day),
        _ => false,
    }
}

fn lapsing<'a>(backups: &[&'a BackupFindings]) -> Option<News<'a>> {
    let worst = backups.iter().max_by(|a, b| a.share_of_days_lapsed.total_cmp(&b.share_of_days_lapsed))?;
    (worst.share_of_days_lapsed > LAPSES_LEAD).then_some(News::Lapses(worst))
}

fn stopping<'a>(run: Run<'a>, pool: PoolId, working: &[&'a BackupFindings]) -> Option<News<'a>> {
    let here = |backup: &BackupFindings| failing_in(backup, pool).probability > 0.0;
    let stops: Vec<_> = working.iter().copied().filter(|backup| here(backup)).collect();
    let all_work_today = working.len() == run.backups_of(pool).count();
    let earliest = stops.iter().copied().min_by_key(|backup| by_arrival_in(backup, pool))?;
    let Some(found) = run.pool(pool).filter(|_| all_work_today) else {
        return Some(News::Stops(earliest));
    };
    let first = |backup: &BackupFindings| backup.in_pool(pool).map_or(0, |of| of.first_of_pool);
    let firsts: usize = stops.iter().map(|backup| first(backup)).sum();
    let most_often = stops
        .iter()
        .copied()
        .max_by_key(|backup| (first(backup), std::cmp::Reverse(by_arrival_in(backup, pool))))?;
    let share = crate::units::numbers::real_count(first(most_often))
        / crate::units::numbers::real_count(firsts.max(1));
    if share >= STANDS_FOR_ALL {
        return Some(News::Stops(most_often));
    }
    let pauses = |backup: &&BackupFindings| first(backup) == 0 || ending_in(backup, pool) == Ending::Pause;
    let ending = if stops.iter().all(pauses) { Ending::Pause } else { Ending::ForGood };
    Some(News::OneOfSeveral { estimate: &found.first_failing, most_often, ending })
}

fn failing_sentence(backup: &BackupToday) -> String {
    let name = backup_name(&backup.name);
    match backup.state {
        TodayState::Failing { since, .. } => {
            say!("headline-name-is-failing-none", name = name, since = (since - 1).in_full())
        }
        _ => say!("headline-name-has-never-worked", name = name),
    }
}

/// That what fails today works again by itself or by what the file dates, in nearly all futures, and when.
fn mended(run: Run, today: &BackupToday) -> String {
    let found = run.findings.backups.iter().find(|backup| backup.name == today.name);
    let pauses = found.filter(|backup| Ending::of(backup) == Ending::Pause);
    let again = pauses.and_then(|backup| backup.recovery.as_ref()).map(|recovery| &recovery.works_again);
    match again.and_then(|again| Some((again.quantiles[2].day()?, again))) {
        Some((day, _)) if run.is_certain() => say!("headline-works-again-on-day", day = day.in_full()),
        Some((day, again)) => say!("headline-works-again-when", when = when(day, again)),
        None => String::new(),
    }
}

/// The least length of a gap that is told: `two weeks`.
pub(super) fn gap_length(days: i32) -> String {
    if days == 14 { say!("headline-two-weeks") } else { say!("headline-days-days", days = days) }
}

fn lapse_sentence(run: Run, backup: &BackupFindings) -> String {
    say!(
        "headline-backup-name-short-spends",
        backup_name_short = backup_name_short(&backup.name),
        days = days_in(backup.share_of_days_lapsed),
        gap_length = gap_length(run.household.rules.failing_threshold_days),
        missing_phrase = missing_phrase(backup.nights_missing)
    )
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::household::{Action, DatedEvent, DeviceId, DeviceSwitch};
    use crate::report::fixture::{self, day};

    fn sentence(fixture: &fixture::Fixture) -> String {
        Headline::of_pool(fixture.run(), PoolId::new(0)).sentence()
    }

    #[test]
    fn one_backup_stands_for_a_pool_it_nearly_always_leads() {
        let mut family = fixture::family();
        assert_eq!(sentence(&family), "Parent A's WhatsApp backup stops in August 2027");
        family.findings.backups[1].in_pools[0].first_of_pool = 900;
        assert_eq!(sentence(&family), "A backup stops in August 2027");
    }

    #[test]
    fn what_fails_today_comes_first() {
        let headline = sentence(&fixture::failing_today());
        assert_eq!(headline, "Parent A's iPhone backup is failing: none since 3 September 2026");
    }

    #[test]
    fn many_days_without_backup_lead() {
        let mut family = fixture::family();
        family.findings.backups[2].share_of_days_lapsed = 0.16;
        assert_eq!(
            sentence(&family),
            "Teenager's iPhone spends 1 day in 6 in gaps of two weeks or more: not plugged in"
        );
    }

    #[test]
    fn a_pool_whose_backups_are_turned_off_before_one_stops_says_so() {
        let mut family = fixture::family();
        family.findings.today[0].state = TodayState::Off;
        let off = |device, on| DatedEvent {
            on,
            action: Action::SetDevice(DeviceId::new(device), DeviceSwitch::Backup, false),
            label: String::new(),
        };
        // Parent A's WhatsApp would stop on 10 August 2027.
        family.household.events = vec![off(0, day(2027, 3, 1)), off(1, day(2027, 8, 9))];
        assert_eq!(sentence(&family), "No backup is switched on from 9 August 2027 on");
        family.household.events[1].on = day(2027, 8, 10);
        assert_eq!(sentence(&family), "Parent A's WhatsApp backup stops in August 2027");
    }

    #[test]
    fn nothing_stops_where_nothing_stops() {
        assert_eq!(sentence(&fixture::all_works()), "No backup stops within 3 years in any future");
    }
}
