//! What a chapter is made of: headings, paragraphs, terms, tables, pictures, and text to copy.

use askama::Template;

use super::picture::Picture;
use crate::language::say;
use crate::report::explain::{Part, Section};
use crate::report::text::Group;

/// Heads a column of names that a printed page leaves without a head.
fn unnamed() -> String {
    say!("pages-of-what")
}

/// Something on a page.
#[derive(Clone, PartialEq, Debug)]
pub enum Block {
    /// A heading within a chapter.
    Heading(String),
    /// A paragraph.
    Prose(String),
    /// Words, each with what is said about them.
    Terms(Vec<Term>),
    /// Rows under a head.
    Table(Table),
    /// A picture with what it shows.
    Picture(Picture),
    /// Lines to copy as they stand.
    Verbatim(String),
    /// More of it, closed until somebody opens it.
    Fold(String, Blocks),
}

/// A word and what is said about it.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Term {
    /// The word.
    pub word: String,
    /// What is said.
    pub texts: Vec<String>,
}

/// Rows under a head; the first column names the row.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Table {
    /// What it holds, for those who hear it read.
    pub caption: String,
    /// Its columns.
    pub columns: Vec<Column>,
    /// Its rows, one cell a column.
    pub rows: Vec<Vec<String>>,
}

/// A column of a table.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Column {
    /// What stands above it.
    pub name: String,
    /// What stands in it.
    pub kind: Kind,
}

/// What stands in a column.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Kind {
    /// Words, flush left.
    Words,
    /// Figures and dates, flush right.
    Figures,
}

impl Kind {
    /// The name of its style.
    pub const fn class(self) -> &'static str {
        match self {
            Self::Words => "words",
            Self::Figures => "figures",
        }
    }
}

/// Blocks in order.
#[derive(Clone, PartialEq, Debug, Template, Default)]
#[template(path = "blocks.html")]
pub struct Blocks {
    /// They themselves.
    pub blocks: Vec<Block>,
}

impl Table {
    /// A table of words and, after the first column, columns of one kind.
    pub fn new<N: AsRef<str>>(
        caption: impl Into<String>,
        columns: &[(N, Kind)],
        rows: Vec<Vec<String>>,
    ) -> Self {
        let column = |(name, kind): &(N, Kind)| Column { name: name.as_ref().to_owned(), kind: *kind };
        Self { caption: caption.into(), columns: columns.iter().map(column).collect(), rows }
    }

    /// The kind of a row's cells, in order, each in pieces between which a line may break.
    fn cells<'a>(&'a self, row: &'a [String]) -> impl Iterator<Item = (&'static str, Vec<&'a str>)> + 'a {
        self.columns.iter().map(|column| column.kind.class()).zip(row.iter().map(|cell| pieces(cell)))
    }
}

impl Blocks {
    /// Nothing yet.
    pub const fn new() -> Self {
        Self { blocks: Vec::new() }
    }

    /// Adds a block.
    pub fn add(&mut self, block: Block) -> &mut Self {
        self.blocks.push(block);
        self
    }

    /// The pictures among them.
    pub fn pictures(&self) -> impl Iterator<Item = &Picture> {
        self.blocks.iter().filter_map(|block| match block {
            Block::Picture(picture) => Some(picture),
            _ => None,
        })
    }

    /// Adds a paragraph.
    pub fn say(&mut self, text: impl Into<String>) -> &mut Self {
        self.add(Block::Prose(text.into()))
    }

    /// Adds a table, if it has rows.
    pub fn table(&mut self, table: Table) -> &mut Self {
        if table.rows.is_empty() { self } else { self.add(Block::Table(table)) }
    }

    /// Adds a section of a printed page under its title.
    pub fn section(&mut self, section: &Section) -> &mut Self {
        self.add(Block::Heading(section.title.clone()));
        self.parts(section)
    }

    /// Adds what a section of a printed page says.
    pub fn parts(&mut self, section: &Section) -> &mut Self {
        for part in &section.parts {
            match part {
                Part::Said(word, text) => self.term(word, text),
                Part::Verbatim(text) => self.blocks.push(Block::Verbatim(text.clone())),
                Part::Table { head, rows } => {
                    self.blocks.push(Block::Table(figures(&section.title, head, rows)));
                }
            }
        }
        self
    }

    /// Adds the groups of an answer.
    pub fn groups<'a>(&mut self, groups: impl Iterator<Item = &'a Group>) -> &mut Self {
        let terms =
            groups.map(|group| Term { word: group.label.word().to_owned(), texts: group.texts.clone() });
        let terms: Vec<Term> = terms.collect();
        if terms.is_empty() { self } else { self.add(Block::Terms(terms)) }
    }

    /// What is said behind a word; an empty word goes on with the last.
    fn term(&mut self, word: &str, text: &str) {
        match (self.blocks.last_mut(), word) {
            (Some(Block::Terms(terms)), "") => {
                terms.last_mut().into_iter().for_each(|term| term.texts.push(text.to_owned()));
            }
            (_, "") => self.blocks.push(Block::Prose(text.to_owned())),
            (Some(Block::Terms(terms)), word) => terms.push(said(word, text)),
            (_, word) => self.blocks.push(Block::Terms(vec![said(word, text)])),
        }
    }
}

fn said(word: &str, text: &str) -> Term {
    Term { word: word.to_owned(), texts: vec![text.to_owned()] }
}

/// A text in pieces: keys and addresses may break behind the dots, slashes and underscores between letters.
fn pieces(text: &str) -> Vec<&str> {
    let joins = |at: &usize| {
        let next = text.get(at + 1..).and_then(|rest| rest.chars().next());
        next.is_some_and(|c| c.is_alphabetic() || c == '"')
    };
    let ends = text.match_indices(['.', '_', '/']).map(|(at, _)| at).filter(joins).map(|at| at + 1);
    let mut starts: Vec<usize> = std::iter::once(0).chain(ends).collect();
    starts.push(text.len());
    starts.windows(2).filter_map(|pair| text.get(pair[0]..pair[1])).collect()
}

/// A table of a printed page: words first, figures after.
fn figures(caption: &str, head: &[String], rows: &[Vec<String>]) -> Table {
    let kinds = std::iter::once(Kind::Words).chain(std::iter::repeat(Kind::Figures));
    let named = |name: &String| if name.is_empty() { unnamed() } else { name.clone() };
    let columns = head.iter().zip(kinds).map(|(name, kind)| Column { name: named(name), kind }).collect();
    Table { caption: caption.into(), columns, rows: rows.to_vec() }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn sentences_stand_under_their_word() {
        let mut section = Section::new("Title");
        section.say("Why", "One.").go_on("Two.").say("Helps", "Three.");
        let mut blocks = Blocks::new();
        blocks.section(&section);
        let terms = vec![
            Term { word: "Why".into(), texts: vec!["One.".into(), "Two.".into()] },
            Term { word: "Helps".into(), texts: vec!["Three.".into()] },
        ];
        assert_eq!(blocks.blocks, [Block::Heading("Title".into()), Block::Terms(terms)]);
    }

    #[test]
    fn long_keys_break_and_figures_do_not() {
        assert_eq!(pieces("whatsapp.text_bytes"), ["whatsapp.", "text_", "bytes"]);
        assert_eq!([pieces("0.03"), pieces(""), pieces("é_é.")], [vec!["0.03"], vec![""], vec!["é_", "é."]]);
    }

    #[test]
    fn a_table_s_cells_and_heads_are_escaped() {
        let columns = [("<b>", Kind::Words), ("\"x\"", Kind::Figures)];
        let mut blocks = Blocks::new();
        blocks.table(Table::new("<caption>", &columns, vec![vec!["</table>".into(), "<i>".into()]]));
        let html = blocks.render().unwrap();
        assert!(!["<b>", "<i>", "\"x\"", "<caption><"].iter().any(|raw| html.contains(raw)), "{html}");
        assert_eq!(html.matches("</table>").count(), 1);
    }
}
