//! The language people are answered in: what the answer, pictures, pages and messages of problems say.
//!
//! A text is asked for by its name with `say!`, together with the values it tells, and found in the
//! Fluent files of the language that was chosen: `src/language/en` and `src/language/de`, one file a piece of the
//! program. The values come written already, numbers and dates by the locale; what a number does to the words
//! around it (a plural) a file chooses by a count. The command line chooses the language once, before anything is
//! written ([`choose`]). Data files are written in English whatever is chosen ([`within`]).

mod days;
mod pieces;

use std::cell::Cell;
use std::sync::atomic::{AtomicU8, Ordering};

use fluent_bundle::FluentValue;

pub use days::{Spoken, decimal, month_name, month_short, weekday_name, weekday_short};
pub use pieces::{Piece, message};

/// A text by its name, with the values it tells: `say!("answer-works-until", day = day)`.
///
/// The name is that of a message in every language's file of the piece that the name begins with; the tests hold
/// names, files and values together. A value without an expression is the variable of its name.
macro_rules! say {
    ($key:literal $(, $name:ident = $value:expr)* $(,)?) => {
        $crate::language::message($key, &[$((stringify!($name), &$value as &dyn $crate::language::Named)),*])
    };
}

pub(crate) use say;

/// A language people can be answered in.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Language {
    /// What is said where nothing is chosen, and in data files.
    English,
    /// German, addressing the reader as `du`.
    German,
}

/// What this process says, a place in [`Language::ALL`].
static CHOSEN: AtomicU8 = AtomicU8::new(Language::English as u8);

thread_local! {
    /// What this thread says for the while.
    static PINNED: Cell<Option<Language>> = const { Cell::new(None) };
}

/// What is said now.
pub fn current() -> Language {
    PINNED.get().unwrap_or_else(|| match CHOSEN.load(Ordering::Relaxed) {
        chosen if chosen == Language::German as u8 => Language::German,
        _ => Language::English,
    })
}

/// Has this process say so from now on.
pub fn choose(language: Language) {
    CHOSEN.store(language as u8, Ordering::Relaxed);
}

/// Does something as it is said in a language; other threads are not concerned.
pub fn within<T>(language: Language, work: impl FnOnce() -> T) -> T {
    let _back = Pin(PINNED.replace(Some(language)));
    work()
}

/// What was pinned before, to be pinned again when it is dropped.
struct Pin(Option<Language>);

impl Drop for Pin {
    fn drop(&mut self) {
        PINNED.set(self.0);
    }
}

impl Language {
    /// All of them, in the order they are listed.
    pub const ALL: [Self; 2] = [Self::English, Self::German];

    /// Its code: `de`.
    pub const fn code(self) -> &'static str {
        match self {
            Self::English => "en",
            Self::German => "de",
        }
    }

    /// The language a tag begins with, in any writing of it: `de`, `de-AT`, `de_DE.UTF-8`.
    pub fn of(tag: &str) -> Option<Self> {
        let code = tag.split(['-', '_', '.', '@']).next().unwrap_or_default();
        Self::ALL.into_iter().find(|language| language.code().eq_ignore_ascii_case(code))
    }
}

/// A value a text tells.
pub trait Named {
    /// As Fluent takes it: words as they stand, counts as numbers that choose between forms.
    fn named(&self) -> FluentValue<'_>;
}

impl Named for str {
    fn named(&self) -> FluentValue<'_> {
        self.into()
    }
}

impl Named for String {
    fn named(&self) -> FluentValue<'_> {
        self.as_str().into()
    }
}

impl<T: Named + ?Sized> Named for &T {
    fn named(&self) -> FluentValue<'_> {
        (**self).named()
    }
}

impl Named for std::borrow::Cow<'_, str> {
    fn named(&self) -> FluentValue<'_> {
        self.as_ref().into()
    }
}

/// Counts of every width.
macro_rules! counts {
    ($($width:ty),+) => {
        $(impl Named for $width {
            fn named(&self) -> FluentValue<'_> {
                (*self).into()
            }
        })+
    };
}

counts!(u8, u16, u32, u64, usize, i8, i16, i32, i64);

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_language_holds_for_a_while_and_for_one_thread() {
        within(Language::German, || {
            assert_eq!(current(), Language::German);
            assert_eq!(within(Language::English, current), Language::English);
            assert_eq!(std::thread::spawn(current).join().unwrap(), Language::English);
            assert_eq!(current(), Language::German);
        });
        assert_eq!(current(), Language::English);
    }

    #[test]
    fn a_tag_begins_with_its_language() {
        let german = Some(Language::German);
        assert_eq!(["de", "DE", "de-AT", "de_DE.UTF-8", "de@euro"].map(Language::of), [german; 5]);
        assert_eq!(Language::of("en-US"), Some(Language::English));
        assert_eq!(["", "C", "fr-FR", "deutsch"].map(Language::of), [None; 4]);
    }
}
