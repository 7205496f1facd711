//! Lines as people type them, before TOML is read: curly quotation marks, sizes without any, one bracket where two
//! belong, a colon where `=` belongs. Where only one thing can be meant, it is read that way; what breaks the form of a
//! line is told all the same. A text without such slips stays as it is, and no line is added or taken away.

mod cursor;
mod header;
mod statement;
mod value;

use super::syntax::{no_key, no_sign};
use super::{LARGEST_FILE, Span};
use crate::scenario::problem::{Code, Problem};

pub use cursor::is_space;
pub use header::top_name;

/// A text as it is read, with what was changed.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Mended {
    /// The text to be parsed.
    pub text: String,
    /// What was changed, in order.
    pub edits: Vec<Edit>,
}

/// A change.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Edit {
    /// Where it stands in the text as it is read.
    pub read: Span,
    /// What stood there in the text as it was typed.
    pub typed: Span,
    /// Why.
    pub slip: Slip,
}

/// A change that is still to be made.
#[derive(Clone, PartialEq, Eq, Debug)]
struct Change {
    typed: Span,
    text: String,
    slip: Slip,
}

/// A slip of the hand or of the keyboard.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Slip {
    /// A no-break or another unusual space where an ordinary one belongs.
    Space,
    /// Curly or other quotation marks.
    Quotes,
    /// Text without quotation marks.
    Bare,
    /// One bracket where two belong, or two where one does.
    Brackets,
    /// `=` is missing or stands twice.
    Equals,
    /// A colon in the place of `=`.
    Colon,
    /// One of two quotation marks is missing.
    Quote,
    /// A bracket is missing.
    Bracket,
    /// A comma is missing.
    Comma,
    /// Spaces in a key.
    Words,
    /// A line that says nothing that can be read: it is passed over like a comment.
    Lost,
}

/// Reads a text as it was meant.
pub fn mend(text: &str) -> Mended {
    if text.len() > LARGEST_FILE {
        return Mended { text: text.to_owned(), edits: Vec::new() };
    }
    applied(text, statement::changes(text))
}

fn applied(text: &str, mut changes: Vec<Change>) -> Mended {
    changes.sort_by_key(|change| (change.typed.start, change.typed.end));
    let mut mended = Mended::default();
    let mut at = 0;
    for change in changes.into_iter().filter(|change| change.typed.end <= text.len()) {
        let Some(before) = text.get(at..change.typed.start) else { continue };
        mended.text.push_str(before);
        let start = mended.text.len();
        mended.text.push_str(&change.text);
        at = change.typed.end;
        mended.edits.push(Edit { read: start..mended.text.len(), typed: change.typed, slip: change.slip });
    }
    mended.text.push_str(text.get(at..).unwrap_or_default());
    mended
}

impl Mended {
    /// The problems of lines whose form is broken, their places counted from `base`.
    pub fn problems(&self, base: usize) -> Vec<Problem> {
        self.edits.iter().filter_map(|edit| self.told(edit, base)).collect()
    }

    /// How many lines were read as meant without a word of complaint.
    pub fn lines_accepted(&self) -> usize {
        let mut lines = 0;
        let mut known = 0;
        for edit in self.edits.iter().filter(|edit| edit.slip.is_accepted()) {
            let between = self.text.get(known..edit.read.start).unwrap_or_default();
            lines += usize::from(known == 0 || between.contains('\n'));
            known = edit.read.end;
        }
        lines
    }

    fn told(&self, edit: &Edit, base: usize) -> Option<Problem> {
        let (code, message, expected) = edit.slip.told()?;
        if edit.slip == Slip::Lost {
            return Some(self.lost(edit.read.end, base));
        }
        let right = self.text.get(edit.read.start..).and_then(|rest| rest.lines().next()).unwrap_or_default();
        let start =
            self.text.get(..edit.read.start).and_then(|before| before.rfind('\n')).map_or(0, |end| end + 1);
        let before = self.text.get(start..edit.read.start).unwrap_or_default();
        let end = edit.read.end.max(edit.read.start + 1);
        let problem = Problem::new(code, message, edit.read.start + base..end + base)
            .expected(expected)
            .help(format!("write `{}`", format!("{before}{right}").trim()));
        Some(Problem { is_mended: true, ..problem })
    }

    fn lost(&self, start: usize, base: usize) -> Problem {
        let line = self.text.get(start..).and_then(|rest| rest.lines().next()).unwrap_or_default().trim_end();
        let place = start + base..start + line.len() + base;
        if line.contains('=') { no_key(line, place) } else { no_sign(line, place) }
    }
}

/// Where a position of the text as read stands in the text as typed.
pub fn typed_position(edits: &[Edit], at: usize) -> usize {
    let Some(edit) = edits.partition_point(|edit| edit.read.start <= at).checked_sub(1).map(|n| &edits[n])
    else {
        return at;
    };
    match at.checked_sub(edit.read.end) {
        Some(beyond) => edit.typed.end + beyond,
        None => edit.typed.end.min(edit.typed.start + (at - edit.read.start)),
    }
}

impl Slip {
    /// Whether a line is read as it was meant, with no more than a note.
    pub const fn is_accepted(self) -> bool {
        self.told().is_none()
    }

    /// Kind, message and what was expected, where a slip is told.
    const fn told(self) -> Option<(Code, &'static str, &'static str)> {
        match self {
            Self::Equals => {
                Some((Code::SyntaxEquals, "there is no single `=` between the key and its value", "one `=`"))
            }
            Self::Colon => Some((Code::SyntaxColon, "a colon stands where `=` belongs", "`=`")),
            Self::Quote => {
                Some((Code::SyntaxQuote, "a quotation mark is missing", "text between two `\"` on one line"))
            }
            Self::Bracket => {
                Some((Code::SyntaxBracket, "a bracket is missing", "as many brackets closed as opened"))
            }
            Self::Comma => {
                Some((Code::SyntaxComma, "a comma is missing here", "a comma between one thing and the next"))
            }
            Self::Words => Some((Code::SyntaxKey, "a key is one word", "underscores in the place of spaces")),
            Self::Lost => Some((Code::SyntaxEquals, "this line has no `=`", "`key = value`")),
            Self::Space | Self::Quotes | Self::Bare | Self::Brackets => None,
        }
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn read(text: &str) -> String {
        mend(text).text
    }

    fn slips(text: &str) -> Vec<Slip> {
        mend(text).edits.into_iter().map(|edit| edit.slip).collect()
    }

    #[test]
    fn toml_stays_as_it_is() {
        for text in [
            "size = \"200 GB\" # plan\n[plan]\r\n[[person]]\nname = 'A \"B\"'\n",
            "a = 1\nb = true\nc = 2026-11-30\nd = [1, 2,\n 3] # x\ne = { a = 1, b = \"x\" }\nf = 0x1F\ng = -1.5e3\n",
            "note = \"\"\"several\n“lines” = 3\n\"\"\"\nq = '''it's\n'''\n\"quoted key\" = 1\na.b . c = 2\n",
            r#"x = ["""'"""", '''a\''''', """b\"""c"""]"#,
            "x = [\n  # a comment, with = and [\n  \"a\",\n  { b = 1,\n c = 2 },\n]\n",
            "do = [{ what = \"delete\", share = \"5 %\" }, { what = \"x\" }]\n[person.\"Parent A\"]\n",
        ] {
            assert_eq!(mend(text), Mended { text: text.to_owned(), edits: Vec::new() }, "{text}");
        }
    }

    #[test]
    fn values_without_quotation_marks_get_them() {
        assert_eq!(read("size = 200 GB  # the plan\n"), "size = \"200 GB\"  # the plan\n");
        assert_eq!(read("used = 168,4 GB"), "used = \"168,4 GB\"");
        assert_eq!(
            read("on = 01/12/2026\nx = yes\ny = True"),
            "on = \"01/12/2026\"\nx = \"yes\"\ny = \"True\""
        );
        assert_eq!(
            read("night = { power = 6 nights in 7, wifi = always }"),
            "night = { power = \"6 nights in 7\", wifi = \"always\" }"
        );
        assert_eq!(
            read("icloud = { photos = 61,2 GB, mail = 1 GB }"),
            "icloud = { photos = \"61,2 GB\", mail = \"1 GB\" }"
        );
        assert_eq!(read("has = [iphone, whatsapp]"), "has = [\"iphone\", \"whatsapp\"]");
        assert_eq!(read("on = 2026-02-30"), "on = \"2026-02-30\"");
    }

    #[test]
    fn quotation_marks_of_any_kind_are_quotation_marks() {
        for text in [
            "size = “200 GB”",
            "size = „200 GB“",
            "size = «200 GB»",
            "size = \"200 GB”",
            "size = ‘200 GB’",
            "size = “200 GB\"",
        ] {
            assert_eq!(read(text), "size = \"200 GB\"", "{text}");
            assert!(slips(text).iter().all(|slip| slip.is_accepted()), "{text}");
        }
        assert_eq!(read("name = ‘Anna’s iPhone’ # hers"), "name = \"Anna’s iPhone\" # hers");
        assert_eq!(
            read("icloud = { photos = “61 GB”, mail = “1 GB” }"),
            "icloud = { photos = \"61 GB\", mail = \"1 GB\" }"
        );
    }

    #[test]
    fn a_missing_quotation_mark_is_put_in_and_told() {
        for (text, meant) in [
            ("size = \"200 GB\nused = 1\n", "size = \"200 GB\"\nused = 1\n"),
            ("size = 200 GB\"", "size = \"200 GB\""),
            ("size = “200 GB   # plan", "size = \"200 GB\"   # plan"),
        ] {
            assert_eq!((read(text), slips(text).contains(&Slip::Quote)), (meant.to_owned(), true));
        }
    }

    #[test]
    fn brackets_are_as_many_as_the_table_has() {
        for (text, meant) in [
            ("[person]", "[[person]]"),
            ("[person.device]  # hers", "[[person.device]]  # hers"),
            ("[[plan]]", "[plan]"),
            ("[ event ]", "[[ event ]]"),
        ] {
            assert_eq!((read(text), slips(text)), (meant.to_owned(), vec![Slip::Brackets, Slip::Brackets]));
        }
        for (text, meant) in [
            ("[plan\nsize = 1", "[plan]\nsize = 1"),
            ("[[person]\n", "[[person]]\n"),
            ("[[person # a comment\n", "[[person]] # a comment\n"),
            ("has = [\"iphone\"\ntrips = \"none\"\n", "has = [\"iphone\"]\ntrips = \"none\"\n"),
            ("icloud = { photos = \"1 GB\"\n[plan]\n", "icloud = { photos = \"1 GB\" }\n[plan]\n"),
        ] {
            assert_eq!((read(text), slips(text)), (meant.to_owned(), vec![Slip::Bracket]), "{text}");
        }
    }

    #[test]
    fn a_missing_comma_is_put_in_and_told() {
        let text = "has = [\"iphone\" \"whatsapp\"]\nicloud = { photos = \"1 GB\" mail = \"2 GB\" }";
        assert_eq!(slips(text), [Slip::Comma, Slip::Comma]);
        assert_eq!(read(text), text.replace("\" \"", "\", \"").replace("\" mail", "\", mail"));
    }

    #[test]
    fn a_colon_and_a_missing_sign_are_told() {
        assert_eq!(
            (read("size: \"200 GB\""), slips("size: \"200 GB\"")),
            ("size = \"200 GB\"".to_owned(), vec![Slip::Colon])
        );
        assert_eq!(
            (read("size \"200 GB\""), slips("size \"200 GB\"")),
            ("size = \"200 GB\"".to_owned(), vec![Slip::Equals])
        );
        assert_eq!(read("size == \"200 GB\""), "size = \"200 GB\"");
        assert_eq!(read("Sise: \"200 GB\""), "Sise = \"200 GB\"");
    }

    #[test]
    fn a_line_that_says_nothing_is_passed_over_and_told_where_it_stands() {
        let mended = mend("size = 1\n  Dear Sir\n[plan]\n");
        assert_eq!(mended.text, "size = 1\n  #Dear Sir\n[plan]\n");
        let problem = mended.problems(0).remove(0);
        assert_eq!((problem.code, problem.span, problem.is_mended), (Code::SyntaxEquals, 12..20, false));
        assert_eq!(typed_position(&mended.edits, 12), 11);
    }

    #[test]
    fn a_key_of_several_words_is_joined_and_told() {
        assert_eq!(read("backup size = \"18.4 GB\""), "backup_size = \"18.4 GB\"");
        assert_eq!(slips("last  backup = 2026-11-29"), [Slip::Words]);
        for text in ["other words = 3", "é = 3", "= 5", "- size = 3"] {
            assert_eq!((read(text), slips(text)), (format!("#{text}"), vec![Slip::Lost]), "{text}");
        }
        assert_eq!(slips("size := 3"), [Slip::Colon]);
    }

    #[test]
    fn lines_are_counted_once_each() {
        assert_eq!(mend("a = 5 GB\nb = { c = 5 GB, d = 6 GB }\ne = 1\n[person]\n").lines_accepted(), 3);
        assert_eq!(mend("a = 1\n").lines_accepted(), 0);
    }

    #[test]
    fn unusual_spaces_are_spaces() {
        assert_eq!(read("size\u{a0}=\u{202f}“1\u{a0}234 MB”\u{a0}\n"), "size = \"1\u{a0}234 MB\" \n");
    }

    #[test]
    fn places_are_those_of_the_text_as_typed() {
        let text = "size = “200 GB”, é\nused = 5 GB\n";
        let mended = mend(text);
        for word in ["200 GB", "used", "5 GB", "size"] {
            let (read, typed) = (mended.text.find(word).unwrap(), text.find(word).unwrap());
            assert_eq!(typed_position(&mended.edits, read), typed, "{word}");
        }
        assert_eq!(typed_position(&mended.edits, mended.text.len()), text.len());
    }

    fn any_value() -> impl Strategy<Value = toml::Value> {
        let leaf = prop_oneof![
            "[a-z\"'\\\\#=\\[{,}“’\n\u{a0} 0-9]{0,12}".prop_map(toml::Value::from),
            any::<i64>().prop_map(toml::Value::from),
            (-1.0e9..1.0e9).prop_map(toml::Value::Float),
            any::<bool>().prop_map(toml::Value::from),
            Just(toml::Value::Datetime("2026-11-30".parse().unwrap())),
        ];
        leaf.prop_recursive(3, 24, 4, |inner| {
            let table = prop::collection::btree_map("[a-c_.\" =\\[é-]{0,4}", inner.clone(), 0..4);
            prop_oneof![
                prop::collection::vec(inner, 0..4).prop_map(toml::Value::Array),
                table.prop_map(|table| toml::Value::Table(table.into_iter().collect())),
            ]
        })
    }

    proptest! {
        #[test]
        fn no_toml_is_changed(values in prop::collection::btree_map("[x-z]{1,3}", any_value(), 0..5)) {
            let table: toml::Table = values.into_iter().collect();
            for text in [toml::to_string(&table), toml::to_string_pretty(&table)] {
                let text = text.unwrap();
                prop_assert_eq!(mend(&text), Mended { text, edits: Vec::new() });
            }
        }

        #[test]
        fn any_text_keeps_its_lines(text in "[\\[\\]{}=:\"'“”#, \na-c0-9/.\u{a0}\\\\-]{0,80}") {
            let mended = mend(&text);
            prop_assert_eq!(mended.text.matches('\n').count(), text.matches('\n').count());
            prop_assert!(mended.edits.windows(2).all(|two| two[0].read.end <= two[1].read.start));
        }
    }
}
