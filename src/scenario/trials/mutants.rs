//! Every key of every shipped file misspelled, every value of another type, unit or sign, every table without its name
//! or twice: each is refused in words, or reads the same to the last byte. The counts stand in docs/ERRORS.md.

use std::sync::LazyLock;

use rayon::prelude::*;

pub use super::slips::Slip;
use super::slips::{Mutant, mutants};
use super::walk::{each_key, files};
use crate::scenario::keys::ALL;
use crate::scenario::{Code, Overrides, Problems, Scenario, Source, check};

/// What became of one.
#[derive(Clone, PartialEq, Eq, Debug)]
enum Fate {
    /// Refused, and whether a message names the key that is meant.
    Refused { hinted: bool },
    /// Read as the file it was made from.
    Same,
    /// Read as a smaller file: what it still says, it says as before.
    Smaller,
    /// Read as something else without a word.
    Silent,
}

/// How many of a kind there were, and what became of them.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub struct Count {
    /// All.
    pub tried: usize,
    /// Refused.
    pub refused: usize,
    /// Read the same.
    pub same: usize,
    /// Read as a smaller file.
    pub smaller: usize,
    /// Refused with the key that is meant.
    pub hinted: usize,
}

/// The counts by slip, and what was read in silence.
pub struct Tally {
    /// How many of each.
    pub counts: Vec<(Slip, Count)>,
    /// Those that were read as something else.
    pub silent: Vec<(Slip, String)>,
    /// Keys whose misspelling was refused without a hint.
    pub unhinted: Vec<String>,
    /// Messages without what was expected or what to write.
    pub mute: Vec<String>,
}

/// All slips tried on all files, once for all tests.
pub static TALLY: LazyLock<Tally> = LazyLock::new(tally);

fn tally() -> Tally {
    let files = files();
    let read: Vec<Scenario> = files.iter().map(|(name, text)| checked(name, text)).collect();
    let mutants: Vec<Mutant> = files.iter().enumerate().flat_map(|(at, file)| mutants(at, file)).collect();
    let fates: Vec<(Fate, Vec<String>)> =
        mutants.par_iter().map(|mutant| fate(mutant, &read[mutant.file])).collect();
    let mut tally = Tally { counts: Vec::new(), silent: Vec::new(), unhinted: Vec::new(), mute: Vec::new() };
    for (mutant, (fate, mute)) in mutants.iter().zip(fates) {
        tally.add(mutant, &fate);
        tally.mute.extend(mute);
    }
    tally.counts.sort_by_key(|(slip, _)| *slip);
    tally
}

fn checked(name: &str, text: &str) -> Scenario {
    check(name, text, &Overrides::default())
        .unwrap_or_else(|problems| panic!("{name}: {:?}", problems.problems))
}

fn fate(mutant: &Mutant, original: &Scenario) -> (Fate, Vec<String>) {
    match check("mutant.toml", &mutant.text, &Overrides::default()) {
        Ok(scenario) if scenario.hash() == original.hash() => (Fate::Same, Vec::new()),
        Ok(scenario) if mutant.slip == Slip::LeftOut && is_part(&scenario, original) => {
            (Fate::Smaller, Vec::new())
        }
        Ok(_) => (Fate::Silent, Vec::new()),
        Err(problems) if mutant.meant.is_some() && !tells_of_a_key(&problems) => (Fate::Silent, Vec::new()),
        Err(problems) => {
            let meant = mutant.meant.map(|meant| format!("`{meant}`"));
            let says = |help: &String| meant.as_ref().is_some_and(|meant| help.contains(meant.as_str()));
            let hinted = problems.problems.iter().any(|problem| problem.help.as_ref().is_some_and(says));
            (Fate::Refused { hinted }, mute(&problems))
        }
    }
}

/// Whether all that is typed in one file is typed in another too, with the same values.
fn is_part(part: &Scenario, whole: &Scenario) -> bool {
    let typed = |scenario: &Scenario| -> Vec<(String, String)> {
        let typed =
            scenario.provenance().into_iter().filter(|entry| matches!(entry.source, Source::Typed(_)));
        typed.map(|entry| (entry.key, entry.value)).collect()
    };
    let mut all = typed(whole);
    typed(part).iter().all(|entry| {
        let found = all.iter().position(|other| other == entry);
        found.map(|at| all.swap_remove(at)).is_some()
    })
}

fn tells_of_a_key(problems: &Problems) -> bool {
    problems.problems.iter().any(|problem| matches!(problem.code, Code::KeyUnknown | Code::KeyMisplaced))
}

/// Messages that do not say what was expected or what to write.
fn mute(problems: &Problems) -> Vec<String> {
    let without =
        problems.problems.iter().filter(|problem| problem.expected.is_none() || problem.help.is_none());
    without.map(|problem| format!("{}: {}", problem.code, problem.message)).collect()
}

impl Tally {
    fn add(&mut self, mutant: &Mutant, fate: &Fate) {
        let at = self.counts.iter().position(|(slip, _)| *slip == mutant.slip).unwrap_or_else(|| {
            self.counts.push((mutant.slip, Count::default()));
            self.counts.len() - 1
        });
        let count = &mut self.counts[at].1;
        count.tried += 1;
        match fate {
            Fate::Refused { hinted } => {
                count.refused += 1;
                count.hinted += usize::from(*hinted);
                if !hinted && mutant.meant.is_some() {
                    self.unhinted.push(mutant.place.clone());
                }
            }
            Fate::Same => count.same += 1,
            Fate::Smaller => count.smaller += 1,
            Fate::Silent => self.silent.push((mutant.slip, mutant.place.clone())),
        }
    }

    /// The sum over some slips.
    pub fn sum(&self, slips: &[Slip]) -> Count {
        let of = self.counts.iter().filter(|(slip, _)| slips.contains(slip));
        of.fold(Count::default(), |sum, (_, count)| Count {
            tried: sum.tried + count.tried,
            refused: sum.refused + count.refused,
            same: sum.same + count.same,
            smaller: sum.smaller + count.smaller,
            hinted: sum.hinted + count.hinted,
        })
    }
}

/// Slips of a key's letters.
pub const KEYS: [Slip; 6] =
    [Slip::Dropped, Slip::Doubled, Slip::Swapped, Slip::Wrong, Slip::Capital, Slip::Hyphen];

#[test]
fn every_key_of_the_language_is_reached() {
    let mut reached: Vec<(&str, &str)> = Vec::new();
    for (_, text) in files() {
        each_key(&text, &mut |spot| reached.push((spot.keys.name, spot.key.name)));
    }
    let all = ALL.iter().flat_map(|table| table.keys.iter().map(|key| (table.name, key.name)));
    // What a file extends is another file: `layers` goes there.
    let missed: Vec<_> = all.filter(|key| key.1 != "extends" && !reached.contains(key)).collect();
    assert!(missed.is_empty(), "no file has {missed:?}");
}

#[test]
fn no_slip_of_a_key_a_value_or_a_table_is_read_as_something_else() {
    let (counts, silent) = (&TALLY.counts, &TALLY.silent);
    println!("{counts:#?}");
    assert!(silent.is_empty(), "{} are read in silence: {silent:#?}", silent.len());
    assert_eq!(counts.len(), 12, "every slip was tried");
    for (slip, count) in counts {
        assert_eq!(count.refused + count.same + count.smaller, count.tried, "{slip:?}");
        assert!(count.tried > 50 && (*slip == Slip::LeftOut || count.smaller == 0), "{slip:?}");
    }
}

#[test]
fn a_file_without_a_slip_reads_the_same_however_it_is_laid_out() {
    for (name, text) in files() {
        let original = checked(&name, &text).household;
        each_key(&text, &mut |spot| {
            let again = (spot.put)(None, spot.value.clone());
            assert_eq!(checked(&name, &again).household, original, "{name}: {}", spot.key.name);
        });
    }
}

#[test]
fn nine_of_ten_misspelled_keys_are_answered_with_the_right_one() {
    let count = TALLY.sum(&KEYS);
    let missed = &TALLY.unhinted;
    assert_eq!(count.same + count.refused, count.tried);
    assert!(count.hinted * 100 >= count.refused * 90, "{} of {}: {missed:#?}", count.hinted, count.refused);
}

#[test]
fn every_message_says_what_was_expected_and_what_to_write() {
    assert!(TALLY.mute.is_empty(), "{:#?}", TALLY.mute);
}
