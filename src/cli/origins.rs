//! Where the values of a scenario came from, as its resolved form tells it. That form says it of the file it was made
//! from, so that a report can be made again from either.

use crate::catalogue::sources::default_row;
use crate::report::pages::{Value, Voice};
use crate::scenario::{Provenance, Scenario};

/// Every value with where it came from, and the file as run that says so.
pub struct Origins {
    /// The values, in the order of the file.
    pub values: Vec<Value>,
    /// The file as run.
    pub resolved: String,
}

impl Origins {
    /// As the scenario was read.
    pub fn of(scenario: &Scenario) -> Self {
        let text = scenario.resolved_text();
        Self::told_by(scenario, &text).unwrap_or(Self { values: Vec::new(), resolved: text })
    }

    /// As a resolved form of the scenario tells them; `None` where the text is none.
    pub fn told_by(scenario: &Scenario, resolved: &str) -> Option<Self> {
        let mut rest = resolved;
        let values = scenario.provenance().into_iter().map(|of| {
            let start = format!("\n{} = {}  # ", of.key, of.value);
            let (_, after) = rest.split_once(&start)?;
            let end = after.find('\n')?;
            rest = &after[end..];
            Some(value(of, &after[..end]))
        });
        let values = values.collect::<Option<Vec<Value>>>()?;
        Some(Self { values, resolved: resolved.to_owned() })
    }

    /// Whether the file or a flag gives a value, by its path.
    pub fn is_typed(&self, path: &str) -> bool {
        self.values.iter().any(|value| value.path == path && is_typed(&value.origin))
    }
}

/// A value with what its comment says: `typed, line 12`, `default NAME: what it means`.
fn value(of: Provenance, comment: &str) -> Value {
    let (origin, meaning) = comment.split_once(": ").unwrap_or((comment, ""));
    let author = is_typed(origin) || origin.starts_with("measured");
    let row = origin.strip_prefix("default ").and_then(default_row);
    Value {
        path: of.path,
        value: of.value,
        meaning: meaning.to_owned(),
        origin: origin.to_owned(),
        voice: if author { Voice::Author } else { Voice::Program },
        row: row.map(|row| row.parameter),
    }
}

fn is_typed(origin: &str) -> bool {
    origin.starts_with("typed, ") || origin.starts_with("given by ")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::scenario::{Overrides, Source, check};

    fn family() -> Scenario {
        let text = include_str!("../../scenarios/family.toml");
        check("family.toml", text, &Overrides::default()).unwrap_or_else(|_| panic!("the file is valid"))
    }

    #[test]
    fn comments_tell_what_the_scenario_knows() {
        let scenario = family();
        let origins = Origins::of(&scenario);
        assert_eq!(origins.values.len(), scenario.provenance().len());
        for (told, known) in origins.values.iter().zip(scenario.provenance()) {
            assert_eq!((&told.path, &told.origin), (&known.path, &known.source.to_string()));
            assert_eq!(told.meaning, known.meaning);
            let author = matches!(known.source, Source::Typed(_) | Source::Flag(_) | Source::Measured);
            assert_eq!(told.voice == Voice::Author, author, "{}", told.path);
            let row = if let Source::Default(row) = known.source { row } else { None };
            assert_eq!(told.row, row, "{}", told.path);
        }
    }

    #[test]
    fn the_resolved_file_tells_of_the_file_it_was_made_from() {
        let text = family().resolved_text();
        let again = check("family.toml", &text, &Overrides::default());
        let again = again.unwrap_or_else(|_| panic!("a resolved file is valid"));
        let origins = Origins::told_by(&again, &text).unwrap();
        assert_eq!(origins.values, Origins::of(&family()).values);
        assert!(origins.is_typed("plan.size") && !origins.is_typed("home.sync"));
        assert!(Origins::told_by(&again, "[plan]\nsize = \"200 GB\"\n").is_none());
    }
}
