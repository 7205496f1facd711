//! The answer and pages as Markdown, for a mail or a note: the same words, with names that stay text.

use super::explain::{Page, Part, Section};
use super::text::{Answer, Group, Label};

/// What has a meaning in Markdown wherever it stands.
const SPECIAL: [char; 9] = ['\\', '*', '_', '[', ']', '<', '|', '~', '#'];

/// The answer: a title, a list of what is said, the run in small print.
pub fn answer(answer: &Answer) -> String {
    let blocks = answer.groups().iter().map(group).collect::<Vec<_>>();
    format!("{}\n", blocks.concat().trim_end())
}

/// A page: its sections under headings.
pub fn page(page: &Page) -> String {
    let sections: Vec<String> = page.sections.iter().map(section).collect();
    format!("{}\n", sections.join("\n").trim_end())
}

fn group(group: &Group) -> String {
    let text = escaped(&in_one(&group.texts));
    match group.label {
        Label::Title => format!("# {text}\n\n"),
        Label::Closing => format!("\n{text}\n"),
        label => format!("- **{}** {text}\n", label.word()),
    }
}

/// Sentences one after the other; what stands on a line of its own without a full stop gets one before the next.
fn in_one(texts: &[String]) -> String {
    let mut all = String::new();
    for text in texts {
        let goes_on = all.is_empty() || all.ends_with(['.', '!', '?', ':', ')']) || text.starts_with('(');
        let between = match (all.is_empty(), goes_on) {
            (true, _) => "",
            (false, true) => " ",
            (false, false) => ". ",
        };
        all.push_str(between);
        all.push_str(text);
    }
    all
}

fn section(section: &Section) -> String {
    let parts = section.parts.iter().map(part).collect::<String>();
    format!("## {}\n\n{parts}", escaped(&section.title))
}

fn part(part: &Part) -> String {
    match part {
        Part::Said(word, text) if word.is_empty() => format!("{}\n\n", escaped(text)),
        Part::Said(word, text) => format!("**{word}** {}\n\n", escaped(text)),
        Part::Verbatim(text) => format!("```\n{}\n```\n\n", text.trim_end().replace("```", "'''")),
        Part::Table { head, rows } => format!("{}\n", table(head, rows)),
    }
}

/// Rows under a head: words to the left, figures to the right.
pub fn table(head: &[String], rows: &[Vec<String>]) -> String {
    let row = |cells: &[String]| {
        let cells: Vec<String> = cells.iter().map(|cell| escaped(cell)).collect();
        format!("| {} |\n", cells.join(" | "))
    };
    let sides = std::iter::once(":--").chain(std::iter::repeat_n("--:", head.len().saturating_sub(1)));
    let rule = format!("| {} |\n", sides.collect::<Vec<_>>().join(" | "));
    std::iter::once(row(head)).chain([rule]).chain(rows.iter().map(|cells| row(cells))).collect()
}

/// Text that stays text: signs of Markdown and of HTML lose their meaning.
pub fn escaped(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            '&' => out.push_str("&amp;"),
            special if SPECIAL.contains(&special) => out.extend(['\\', special]),
            other => out.push(other),
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::report::fixture;

    #[test]
    fn an_answer_is_a_title_and_a_list() {
        let text = answer(&Answer::of(fixture::family().run()));
        assert!(text.starts_with("# Family on one 200 GB plan, as read on 30 Nov 2026\n\n- **Today** All"));
        assert!(text.contains(
            "\n- **First** Parent A's WhatsApp backup stops in August 2027 (9 futures in 10: May 2027 to January 2028). It"
        ));
        assert!(text.ends_with("out/family/\n") && !text.contains("\n\n\n"), "{text}");
    }

    #[test]
    fn what_stands_on_a_line_of_its_own_ends_before_the_next_sentence() {
        let texts =
            ["Stops in May", "(9 in 10: April to June).", "Settings > iCloud", "90 then hold.", "More."];
        let told = in_one(&texts.map(str::to_owned));
        assert_eq!(told, "Stops in May (9 in 10: April to June). Settings > iCloud. 90 then hold. More.");
    }

    #[test]
    fn a_hostile_title_stays_text() {
        let mut family = fixture::family();
        family.context.title = "<script>*x*</script> [a](b) | `c` & #".to_owned();
        let text = answer(&Answer::of(family.run()));
        assert!(
            text.starts_with("# \\<script>\\*x\\*\\</script> \\[a\\](b) \\| `c` &amp; \\#, as"),
            "{text}"
        );
    }

    #[test]
    fn a_page_s_tables_are_tables() {
        let mut section = Section::new("T");
        section.say("Why", "Because.").table(&["", "GB"], vec![vec!["a|b".into(), "1".into()]]);
        let text = page(&Page { sections: vec![section] });
        assert_eq!(text, "## T\n\n**Why** Because.\n\n|  | GB |\n| :-- | --: |\n| a\\|b | 1 |\n");
    }
}
