//! Where to tap, as a path of screens.

use crate::language::say;

/// What stands for the reader's own name in a path.
const NAME: &str = "[name]";

/// A path through screens: `Settings`, `your name`, `iCloud`; or a sentence, where there is no path.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Taps {
    /// The screens in order, one for a sentence.
    pub screens: Vec<String>,
}

impl Taps {
    /// From a line such as `Settings > [name] > iCloud`.
    pub fn of(line: impl AsRef<str>) -> Self {
        let name = say!("pages-your-name");
        let screens = line.as_ref().split(" > ").map(|screen| screen.trim().replace(NAME, &name));
        Self { screens: screens.collect() }
    }

    /// Whether it leads through screens.
    pub fn is_path(&self) -> bool {
        self.screens.len() > 1
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_path_has_screens_and_a_sentence_has_none() {
        let path = Taps::of("Settings > [name] > iCloud");
        assert_eq!(path.screens, ["Settings", "your name", "iCloud"]);
        assert!(path.is_path() && !Taps::of("no setting: a charger").is_path());
    }
}
