//! Slips that are mended, and texts that are not touched.

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
    assert_eq!(read("on = 01/12/2026\nx = yes\ny = True"), "on = \"01/12/2026\"\nx = \"yes\"\ny = \"True\"");
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
