//! What resolving gathers on the way: problems, notes and the levels that are drawn once a replicate.

use crate::laws::Law;
use crate::model::household::{Level, LevelId};
use crate::scenario::nearest;
use crate::scenario::problem::{Note, Problem};
use crate::scenario::reader::Typed;
use crate::scenario::source::Span;

/// Problems, notes and levels.
#[derive(Debug, Default)]
pub struct Desk {
    /// What is wrong.
    pub problems: Vec<Problem>,
    /// What is worth knowing.
    pub notes: Vec<Note>,
    /// Every level so far.
    pub levels: Vec<Level>,
}

impl Desk {
    /// The level of a path, added if it is new. One path is one draw.
    pub fn level(&mut self, path: &str, law: Law) -> LevelId {
        let known = self.levels.iter().position(|level| level.path == path);
        LevelId::new(known.unwrap_or_else(|| {
            self.levels.push(Level { path: path.to_owned(), law });
            self.levels.len() - 1
        }))
    }

    /// Adds a problem.
    pub fn problem(&mut self, problem: Problem) {
        self.problems.push(problem);
    }

    /// Adds a note that stands at no place.
    pub fn note(&mut self, code: &'static str, message: impl Into<String>) {
        self.notes.push(Note::new(code, message));
    }

    /// Adds a note about a place.
    pub fn note_at(&mut self, code: &'static str, message: impl Into<String>, span: &Span) {
        self.notes.push(Note::at(code, message, span.clone()));
    }

    /// Says that a name is nobody's, and whose it may be.
    pub fn unknown_name<'n>(
        &mut self,
        code: &'static str,
        what: &str,
        typed: &Typed<String>,
        known: impl Iterator<Item = &'n str> + Clone,
    ) {
        let names: Vec<String> = known.clone().map(|name| format!("\"{name}\"")).collect();
        let found = nearest::question(nearest::nearest(&typed.value, known));
        let problem =
            Problem::new(code, format!("there is no {what} \"{}\"", typed.value), typed.span.clone())
                .expected(format!("one of {}", names.join(", ")));
        self.problem(match found {
            Some(question) => problem.help(question),
            None => problem,
        });
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_path_is_one_draw() {
        let mut desk = Desk::default();
        let first = desk.level("a", Law::Certain(1.0));
        let other = desk.level("b", Law::Certain(2.0));
        assert_eq!(desk.level("a", Law::Certain(3.0)), first);
        assert_ne!(first, other);
        assert_eq!(desk.levels[first.index()].law, Law::Certain(1.0));
    }
}
