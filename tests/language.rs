//! The texts people read: every one that the program asks for stands in every language, with the values it is given.
#![allow(clippy::unwrap_used, reason = "a test may fail where it stands")]

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Path, PathBuf};

use fluent_syntax::ast::{Entry, Expression, InlineExpression, Pattern, PatternElement};
use fluent_syntax::parser::parse;

const LANGUAGES: [&str; 2] = ["en", "de"];

/// The texts of a language: name and the values it tells.
fn texts(language: &str) -> BTreeMap<String, BTreeSet<String>> {
    let mut texts = BTreeMap::new();
    for file in files(&Path::new("src/language").join(language), "ftl") {
        let text = fs::read_to_string(&file).unwrap();
        let read =
            parse(text.as_str()).unwrap_or_else(|(_, errors)| panic!("{}: {errors:?}", file.display()));
        for entry in read.body {
            match entry {
                Entry::Message(message) => {
                    let name = message.id.name.to_owned();
                    let piece = file.file_stem().unwrap().to_string_lossy();
                    assert!(name.starts_with(&format!("{piece}-")), "{name} in {}", file.display());
                    assert!(message.attributes.is_empty(), "{name} has attributes");
                    let mut values = BTreeSet::new();
                    of_pattern(message.value.as_ref().unwrap(), &mut values);
                    assert!(
                        texts.insert(name.clone(), values).is_none(),
                        "{name} stands twice in {language}"
                    );
                }
                Entry::Comment(_) | Entry::GroupComment(_) | Entry::ResourceComment(_) => {}
                other => panic!("{}: {other:?}", file.display()),
            }
        }
    }
    texts
}

fn of_pattern(pattern: &Pattern<&str>, values: &mut BTreeSet<String>) {
    for element in &pattern.elements {
        match element {
            PatternElement::TextElement { .. } => {}
            PatternElement::Placeable { expression } => of_expression(expression, values),
        }
    }
}

fn of_expression(expression: &Expression<&str>, values: &mut BTreeSet<String>) {
    match expression {
        Expression::Inline(inline) => of_inline(inline, values),
        Expression::Select { selector, variants } => {
            of_inline(selector, values);
            variants.iter().for_each(|variant| of_pattern(&variant.value, values));
        }
    }
}

fn of_inline(inline: &InlineExpression<&str>, values: &mut BTreeSet<String>) {
    match inline {
        InlineExpression::StringLiteral { .. } | InlineExpression::NumberLiteral { .. } => {}
        InlineExpression::VariableReference { id } => {
            values.insert(id.name.to_owned());
        }
        InlineExpression::Placeable { expression } => of_expression(expression, values),
        other => panic!("neither terms nor references nor functions: {other:?}"),
    }
}

fn files(folder: &Path, ending: &str) -> Vec<PathBuf> {
    let mut found = Vec::new();
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            found.extend(files(&path, ending));
        } else if path.extension().is_some_and(|of| of == ending) {
            found.push(path);
        }
    }
    found.sort();
    found
}

/// What the program asks for: name and the values it gives, once for each place.
fn asked() -> Vec<(String, BTreeSet<String>)> {
    let sources = files(Path::new("src"), "rs").into_iter().chain(files(Path::new("src"), "html"));
    sources.flat_map(|path| calls(&fs::read_to_string(path).unwrap())).collect()
}

/// The calls of `say!` in a text, comments apart.
fn calls(text: &str) -> Vec<(String, BTreeSet<String>)> {
    let code: String =
        text.lines().filter(|line| !line.trim_start().starts_with("//")).collect::<Vec<_>>().join("\n");
    let mut found = Vec::new();
    for (at, _) in code.match_indices("say!(") {
        let arguments = inside(&code[at + "say!".len()..]);
        let mut parts = split(arguments).into_iter();
        let Some(name) =
            parts.next().and_then(|name| name.strip_prefix('"')?.strip_suffix('"').map(str::to_owned))
        else {
            continue;
        };
        let values = parts.map(|part| part.split('=').next().unwrap().trim().to_owned());
        found.push((name, values.filter(|value| !value.is_empty()).collect()));
    }
    found
}

/// Each letter outside of quotation marks, with its place and how many brackets are open behind it.
fn outside_quotes(text: &str) -> impl Iterator<Item = (usize, char, i32)> + '_ {
    let (mut depth, mut quoted, mut escaped) = (0, false, false);
    text.char_indices().filter_map(move |(at, letter)| {
        match letter {
            _ if escaped => escaped = false,
            '\\' if quoted => escaped = true,
            '"' => quoted = !quoted,
            '(' | '[' | '{' if !quoted => depth += 1,
            ')' | ']' | '}' if !quoted => depth -= 1,
            _ => {}
        }
        (!quoted).then_some((at, letter, depth))
    })
}

/// What stands between the bracket a text begins with and its end.
fn inside(text: &str) -> &str {
    let end = outside_quotes(text).find(|(_, _, depth)| *depth == 0);
    let (at, ..) = end.unwrap_or_else(|| panic!("a bracket is not closed: {text:.80}"));
    &text[1..at]
}

/// Arguments, parted at the commas between them.
fn split(arguments: &str) -> Vec<&str> {
    let commas = outside_quotes(arguments).filter(|(_, letter, depth)| *letter == ',' && *depth == 0);
    let ends = commas.map(|(at, ..)| at).chain([arguments.len()]);
    let mut from = 0;
    ends.map(|end| arguments[std::mem::replace(&mut from, end + 1)..end].trim()).collect()
}

#[test]
fn every_text_the_program_asks_for_is_there_in_every_language() {
    let asked = asked();
    assert!(asked.len() > 1_000, "{} places", asked.len());
    for language in LANGUAGES {
        let texts = texts(language);
        for (name, given) in &asked {
            let told = texts.get(name).unwrap_or_else(|| panic!("{language} has no {name}"));
            assert!(told.is_subset(given), "{language}: {name} tells {told:?}, and is given {given:?}");
        }
    }
}

#[test]
fn no_text_and_no_value_is_given_for_nothing() {
    let [english, german] = LANGUAGES.map(texts);
    assert_eq!(english.keys().collect::<Vec<_>>(), german.keys().collect::<Vec<_>>());
    let asked = asked();
    let names: BTreeSet<&String> = asked.iter().map(|(name, _)| name).collect();
    let unused: Vec<_> = english.keys().filter(|name| !names.contains(name)).collect();
    assert!(unused.is_empty(), "nothing asks for {unused:?}");
    for (name, given) in &asked {
        let told: BTreeSet<String> = english[name].union(&german[name]).cloned().collect();
        assert_eq!(&told, given, "{name}: what no language tells need not be given");
    }
}

#[test]
fn every_value_is_told_in_german_too() {
    let [english, german] = LANGUAGES.map(texts);
    for (name, told) in &english {
        let missing: Vec<_> =
            told.difference(&german[name]).filter(|value| !CHOOSING.contains(&value.as_str())).collect();
        assert!(missing.is_empty() || german[name].contains("hyphened"), "{name} leaves out {missing:?}");
    }
}

/// Values that only choose between forms of a sentence.
const CHOOSING: [&str; 2] = ["ends", "who"];

#[test]
fn texts_stand_in_the_same_order_in_every_language() {
    for file in files(Path::new("src/language/en"), "ftl") {
        let keys = |language: &str| {
            let path = Path::new("src/language").join(language).join(file.file_name().unwrap());
            let text = fs::read_to_string(path).unwrap();
            let names = text.lines().filter(|line| line.starts_with(|c: char| c.is_ascii_lowercase()));
            names.filter_map(|line| line.split(" =").next().map(str::to_owned)).collect::<Vec<_>>()
        };
        assert_eq!(keys("en"), keys("de"), "{}", file.display());
    }
}
