//! How people of a country write numbers, prices and dates; the words around them are the [`crate::language`]'s.
//!
//! [`current`] is what everything people read is written in: the answer, the pictures, the pages. The command line chooses
//! it once, before anything is written ([`choose`]); nothing else reads the environment. Data files are written
//! [`plainly`], so that no locale changes a byte of them.

mod dates;
mod numbers;
mod table;
mod tags;

use std::cell::Cell;
use std::sync::atomic::{AtomicUsize, Ordering};

pub use crate::language::{month_short, weekday_short};
pub use dates::{DateForm, Dated, Order};
pub use numbers::{Marks, Priced, Separators, Side, with_decimals};
use table::ALL;

use crate::language::{self, Language};
use crate::report::pages::Paper;

/// What people of a country write like.
#[derive(PartialEq, Eq, Debug)]
pub struct Locale {
    /// Language and country: `de-DE`.
    pub tag: &'static str,
    /// Signs between digits.
    pub marks: Marks,
    /// Where the code of a currency stands.
    pub currency: Side,
    /// Order and form of dates.
    pub order: Order,
    /// The day a week begins with, counted from Monday, 0.
    pub first_weekday: u8,
    /// The paper that printers there hold.
    pub paper: Paper,
}

/// The place of the default in the table: what is written where nothing is chosen, and in data files.
const DEFAULT: usize = 0;

/// The place in the table of what this process writes.
static CHOSEN: AtomicUsize = AtomicUsize::new(DEFAULT);

thread_local! {
    /// The place in the table of what this thread writes for the while.
    static PINNED: Cell<Option<usize>> = const { Cell::new(None) };
}

/// What is written now.
pub fn current() -> &'static Locale {
    let at = PINNED.get().unwrap_or_else(|| CHOSEN.load(Ordering::Relaxed));
    ALL.get(at).unwrap_or(&ALL[DEFAULT])
}

/// Has this process write so from now on.
pub fn choose(locale: &'static Locale) {
    CHOSEN.store(locale.place(), Ordering::Relaxed);
}

/// Does something as it is done in a locale; other threads are not concerned.
pub fn within<T>(locale: &'static Locale, work: impl FnOnce() -> T) -> T {
    let _back = Pin(PINNED.replace(Some(locale.place())));
    work()
}

/// Does something as data files are written: the same for everybody, in English.
pub fn plainly<T>(work: impl FnOnce() -> T) -> T {
    within(&ALL[DEFAULT], || language::within(Language::English, work))
}

/// What was pinned before, to be pinned again when it is dropped.
struct Pin(Option<usize>);

impl Drop for Pin {
    fn drop(&mut self) {
        PINNED.set(self.0);
    }
}

impl Locale {
    /// What is written where nothing is chosen.
    pub const fn default() -> &'static Self {
        &ALL[DEFAULT]
    }

    /// Whether it is what is written where nothing is chosen.
    pub fn is_default(&self) -> bool {
        self.place() == DEFAULT
    }

    fn place(&self) -> usize {
        ALL.iter().position(|one| one.tag == self.tag).unwrap_or(DEFAULT)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn of(tag: &str) -> &'static Locale {
        Locale::of(tag).unwrap()
    }

    #[test]
    fn a_locale_holds_for_a_while_and_for_one_thread() {
        assert_eq!(current().tag, "en-GB");
        within(of("de-DE"), || {
            assert_eq!(current().tag, "de-DE");
            assert_eq!(plainly(|| current().tag), "en-GB");
            assert_eq!(std::thread::spawn(|| current().tag).join().unwrap(), "en-GB");
            assert_eq!(current().tag, "de-DE");
        });
        assert_eq!(current().tag, "en-GB");
    }

    #[test]
    fn a_locale_ends_where_its_work_breaks_off() {
        let broken = std::panic::catch_unwind(|| within(of("fr-FR"), || panic!("on purpose")));
        assert!(broken.is_err());
        assert_eq!(current().tag, "en-GB");
    }

    #[test]
    fn weeks_begin_and_paper_is_cut_as_in_the_country() {
        let told = |tag| (of(tag).first_weekday, of(tag).paper);
        let (monday, sunday) = (0, 6);
        assert_eq!(["en-GB", "de-DE", "fr-FR", "zh-CN"].map(told), [(monday, Paper::A4); 4]);
        assert_eq!(["en-US", "en-CA", "fr-CA", "es-MX"].map(told), [(sunday, Paper::Letter); 4]);
        assert_eq!(["ja-JP", "ko-KR", "pt-BR", "en-IN"].map(told), [(sunday, Paper::A4); 4]);
    }
}
