//! The comparison as Markdown: the table, the differences, the verdict and why each of the others loses.

use super::{
    Compared, beside_which, closing, columns, told_best, told_differences, told_notes, told_reasons, why_not,
};
use crate::language::say;
use crate::report::locale::Dated;
use crate::report::markdown::{escaped, table};
use crate::report::words::clean;

/// The whole of it.
pub fn text(compared: Compared<'_>) -> String {
    let context = compared.context;
    let title = clean(&say!(
        "compare-title-as-read-on",
        title = context.title,
        in_short = context.read_on.in_short()
    ));
    let (heads, rows) = columns(compared);
    let mut text = format!("# {}\n\n{}\n", escaped(&title), table(&heads, &rows));
    text.push_str(&list(beside_which(compared).as_deref().unwrap_or_default(), &told_differences(compared)));
    text.push_str(&say!("compare-best-escaped", escaped = escaped(&told_best(compared).join(" "))));
    text.push_str(&list(&why_not(), &told_reasons(compared)));
    text.push_str(&format!(
        "{}\n\n{}\n",
        escaped(&told_notes(compared).join(" ")),
        escaped(closing(compared).trim())
    ));
    text
}

/// Names with what is said about them, under a line; empty where there are none.
fn list(head: &str, said: &[(String, String)]) -> String {
    if said.is_empty() {
        return String::new();
    }
    let item = |(name, text): &(String, String)| format!("- **{}** {}\n", escaped(name), escaped(text));
    format!("{}:\n\n{}\n", escaped(head), said.iter().map(item).collect::<String>())
}
