//! How sure an answer is: good, fair or rough, and what weighs most (MODEL: advice, and what moves the answer).

use super::Fullness;
use super::Run;
use super::words::{belonging, capitalised, clean};
use crate::language::say;
use crate::units::numbers;

/// How far an answer can be trusted, from what was typed and what was measured.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub enum Grade {
    /// Nearly all bytes were typed, and at least half of the growth rates are stated or measured.
    Good,
    /// Most bytes were typed.
    Fair,
    /// Most of what is stored is a guess.
    Rough,
}

/// Share of the bytes that must be typed for a fair and for a good answer, and share of growth rates known for a good one.
const FAIR_BYTES: f64 = 0.5;
const GOOD_BYTES: f64 = 0.9;
const GOOD_RATES: f64 = 0.5;
/// Standard errors from which on a level is said to weigh.
const SURE: f64 = 3.0;

impl Grade {
    /// The grade of a run.
    pub fn of(run: Run) -> Self {
        let context = run.context;
        let [known, guessed] = context.growth_rates;
        let known_share = numbers::real_count(known) / numbers::real_count((known + guessed).max(1));
        match context.typed_share {
            _ if context.fullness == Fullness::Guessed => Self::Rough,
            share if share >= GOOD_BYTES && known_share >= GOOD_RATES => Self::Good,
            share if share >= FAIR_BYTES => Self::Fair,
            _ => Self::Rough,
        }
    }

    /// Its word.
    pub fn word(self) -> String {
        match self {
            Self::Good => say!("sure-good"),
            Self::Fair => say!("sure-fair"),
            Self::Rough => say!("sure-rough"),
        }
    }
}

/// `Fair. 7 of 9 growth rates are guesses; Parent A's WhatsApp videos growth weighs most.`
pub fn sentence(run: Run) -> String {
    let [known, guessed] = run.context.growth_rates;
    let rates = match (guessed, known + guessed) {
        (_, 0) => say!("sure-nothing-in-this-file"),
        (0, _) => say!("sure-every-growth-rate-was"),
        (1, all) => say!("sure-1-of-all-growth", all = all),
        (guessed, all) => say!("sure-guessed-of-all-growth", guessed = guessed, all = all),
    };
    let most = weighs_most(run).map_or(String::new(), |level| say!("sure-level-weighs-most", level = level));
    format!("{}. {}{most}.", capitalised(Grade::of(run).word()), capitalised(&rates))
}

/// The level that has most to do with the date, where any has.
pub fn weighs_most(run: Run) -> Option<String> {
    let first = run.findings.weights.first()?;
    (first.correlation.abs() >= SURE * first.error).then(|| level(&first.path))
}

/// A level's name in words: `Parent A's WhatsApp videos growth`, `the home's upload`.
pub fn level(path: &str) -> String {
    let mut parts = path.split('/');
    let owner = parts.next().unwrap_or_default();
    let what = parts.collect::<Vec<_>>().join(" ").replace("whatsapp", "WhatsApp");
    match (owner, what.as_str()) {
        ("home", what) => say!("sure-the-homes-clean", clean = clean(what)),
        (whole, "") => clean(whole),
        (owner, what) => belonging(owner, quantity(&clean(what))),
    }
}

/// What is uncertain, said in the language that is chosen; in front of it may stand the device it is of.
fn quantity(what: &str) -> String {
    let found = QUANTITIES.iter().find_map(|(name, words)| Some((what.strip_suffix(name)?, words)));
    match found {
        Some(("", words)) => words(),
        Some((device, words)) if device.ends_with(' ') => {
            say!("sure-quantity-of-device", device = device.trim_end(), what = words())
        }
        Some(_) | None => what.to_owned(),
    }
}

/// A quantity by what its path ends in, and its words.
type Named = (&'static str, fn() -> String);

/// The quantities that are drawn once a future, the longer of two that end alike before the other.
const QUANTITIES: [Named; 21] = [
    ("WhatsApp documents growth", || say!("sure-level-whatsapp-documents-growth")),
    ("WhatsApp messages a day", || say!("sure-level-whatsapp-messages-a-day")),
    ("WhatsApp photos growth", || say!("sure-level-whatsapp-photos-growth")),
    ("WhatsApp videos growth", || say!("sure-level-whatsapp-videos-growth")),
    ("WhatsApp voice growth", || say!("sure-level-whatsapp-voice-growth")),
    ("WhatsApp text growth", || say!("sure-level-whatsapp-text-growth")),
    ("share of photos kept", || say!("sure-level-share-of-photos-kept")),
    ("apps at the start", || say!("sure-level-apps-at-the-start")),
    ("messages growth", || say!("sure-level-messages-growth")),
    ("WhatsApp growth", || say!("sure-level-whatsapp-growth")),
    ("nights on power", || say!("sure-level-nights-on-power")),
    ("nights on Wi-Fi", || say!("sure-level-nights-on-wifi")),
    ("photos growth", || say!("sure-level-photos-growth")),
    ("nights locked", || say!("sure-level-nights-locked")),
    ("video minutes", || say!("sure-level-video-minutes")),
    ("drive growth", || say!("sure-level-drive-growth")),
    ("photos a day", || say!("sure-level-photos-a-day")),
    ("mail growth", || say!("sure-level-mail-growth")),
    ("apps growth", || say!("sure-level-apps-growth")),
    ("travels", || say!("sure-level-travels")),
    ("window", || say!("sure-level-window")),
];

#[cfg(test)]
mod tests {
    use super::*;
    use crate::analysis::sensitivity::Weight;
    use crate::report::fixture;

    #[test]
    fn an_answer_is_as_sure_as_what_was_typed_and_measured() {
        let mut family = fixture::family();
        let mut grade = |share: f64, rates: [usize; 2], fullness: Fullness| {
            (family.context.typed_share, family.context.growth_rates) = (share, rates);
            family.context.fullness = fullness;
            Grade::of(family.run())
        };
        assert_eq!(grade(0.95, [5, 4], Fullness::Typed), Grade::Good);
        assert_eq!(grade(0.95, [2, 7], Fullness::Typed), Grade::Fair);
        assert_eq!(grade(0.3, [9, 0], Fullness::Typed), Grade::Rough);
        assert_eq!(grade(1.0, [9, 0], Fullness::Guessed), Grade::Rough);
    }

    #[test]
    fn what_weighs_most_is_named_where_it_is_no_accident() {
        let mut family = fixture::family();
        family.context.growth_rates = [2, 7];
        family.context.typed_share = 0.95;
        let weight = |correlation| Weight {
            path: "Parent A/whatsapp/videos growth".to_owned(),
            correlation,
            error: 0.02,
        };
        family.findings.weights = vec![weight(-0.7)];
        let expected =
            "Fair. 7 of 9 growth rates are guesses; Parent A's WhatsApp videos growth weighs most.";
        assert_eq!(sentence(family.run()), expected);
        family.findings.weights = vec![weight(-0.05)];
        assert_eq!(sentence(family.run()), "Fair. 7 of 9 growth rates are guesses.");
        assert_eq!(level("home/upload"), "the home's upload");
    }
}
