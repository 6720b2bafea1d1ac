//! What changes to front matter leave as it was.

use proptest::{
    prelude::*,
    sample::{select, subsequence},
};

use super::*;
use crate::{note::hostile, text::Source};

fn note(text: &str) -> Note {
    Note::parse(Source::new("a.md", text))
}

/// The YAML lines after a change to them.
fn changed(
    kind: Kind,
    yaml: &str,
    change: impl FnOnce(&mut Amendment<'_>) -> Result<(), Unfit>,
) -> Result<String, Unfit> {
    let text = format!("---\n{yaml}---\n\nbody\n");
    let note = note(&text);
    let mut amendment = Amendment::new(&note, kind);
    change(&mut amendment)?;
    let amended = amendment.finish()?.text;
    let yaml = amended.strip_prefix("---\n").unwrap();
    Ok(yaml.strip_suffix("---\n\nbody\n").unwrap().to_owned())
}

fn set(yaml: &str, field: &'static str, value: &str) -> Result<String, Unfit> {
    changed(Kind::Postmortem, yaml, |amendment| {
        amendment.set(field, value)
    })
}

fn append(yaml: &str, item: &str) -> Result<String, Unfit> {
    changed(Kind::Guardrail, yaml, |amendment| {
        amendment.append("trials", item)
    })
}

#[test]
fn a_value_goes_in_the_place_of_the_old_one() {
    for (yaml, expected) in [
        ("status: cooling\n", "status: analysed\n"),
        (
            "status:   cooling   # since monday\r\na: b\n",
            "status:   analysed   # since monday\r\na: b\n",
        ),
        ("status: \"cooling\" # a\n", "status: \"analysed\" # a\n"),
        ("status: 'cooling'\n", "status: 'analysed'\n"),
        ("status:\n", "status: analysed\n"),
        ("status: # none\n", "status: analysed # none\n"),
        ("status : ~\n", "status : analysed\n"),
        (
            "  status: cooling\n  a: b\n",
            "  status: analysed\n  a: b\n",
        ),
        ("{status: cooling, a: b}\n", "{status: analysed, a: b}\n"),
        ("\"status\": cooling\n", "\"status\": analysed\n"),
        ("status:\n  cooling\n", "status:\n  analysed\n"),
    ] {
        assert_eq!(set(yaml, "status", "analysed").as_deref(), Ok(expected));
    }
}

#[test]
fn what_is_no_word_on_a_line_is_left_alone() {
    for yaml in [
        "status: [cooling]\n",
        "status: |\n  cooling\n",
        "status: {a: b}\n",
        "status: &a cooling\n",
        "status: two\n  lines\n",
        "? status\n",
    ] {
        let unfit = Unfit { field: "status" };
        assert_eq!(set(yaml, "status", "analysed"), Err(unfit), "{yaml}");
    }
}

#[test]
fn a_field_that_is_not_there_goes_after_the_one_before_it_in_the_schema() {
    for (yaml, expected) in [
        (
            "type: postmortem\ntitle: A\nlevers: [a]\n",
            "type: postmortem\ntitle: A\nanalysed_at: 2026-03-05T09:00\nlevers: [a]\n",
        ),
        (
            "failed_at: 2026-03-01 # a\r\ntitle: A\r\ntype: postmortem\r\n",
            "failed_at: 2026-03-01 # a\r\nanalysed_at: 2026-03-05T09:00\r\ntitle: A\r\ntype: postmortem\r\n",
        ),
        (
            "tags:\n  - a # b\n  # c\nlevers: [a]\n",
            "tags:\n  - a # b\nanalysed_at: 2026-03-05T09:00\n  # c\nlevers: [a]\n",
        ),
        (
            "owner: |\n  a\n\n  b\n\n# c\nlevers: [a]\n",
            "owner: |\n  a\n\n  b\nanalysed_at: 2026-03-05T09:00\n\n# c\nlevers: [a]\n",
        ),
        (
            "  type: postmortem\n  tags: [\n    a,\n  ]\n  x: y\n",
            "  type: postmortem\n  tags: [\n    a,\n  ]\n  analysed_at: 2026-03-05T09:00\n  x: y\n",
        ),
        (
            "type: postmortem\nbasis:\nx: y\n",
            "type: postmortem\nbasis:\nanalysed_at: 2026-03-05T09:00\nx: y\n",
        ),
    ] {
        let found = set(yaml, "analysed_at", "2026-03-05T09:00");
        assert_eq!(found.as_deref(), Ok(expected));
    }
    let flow = "{type: postmortem, title: A}\n";
    let unfit = Unfit { field: "review" };
    assert_eq!(set(flow, "review", "2026-09-01"), Err(unfit));
}

#[test]
fn texts_are_quoted_where_they_could_be_read_as_something_else() {
    let yaml = "type: postmortem\nreview: 2026-09-01\n";
    for (value, written) in [
        ("on assume : c'est le prix", "\"on assume : c'est le prix\""),
        ("2026", "\"2026\""),
        ("on assume # tout", "\"on assume # tout\""),
        ("deux\nlignes", "\"deux\\nlignes\""),
        ("on assume", "on assume"),
    ] {
        let expected = format!("type: postmortem\nreason: {written}\nreview: 2026-09-01\n");
        assert_eq!(set(yaml, "reason", value), Ok(expected));
    }
    let old = "reason: 'l''ancienne' # ok\n";
    assert_eq!(
        set(old, "reason", "c'est dit").as_deref(),
        Ok("reason: 'c''est dit' # ok\n")
    );
}

#[test]
fn fields_that_go_to_one_place_keep_the_order_of_the_schema() {
    let yaml = "type: postmortem\nstatus: analysed\n";
    let found = changed(Kind::Postmortem, yaml, |amendment| {
        amendment.set("status", "accepted")?;
        amendment.set("reason", "rare")?;
        amendment.set("review", "2026-09-01")
    });
    let expected = "type: postmortem\nstatus: accepted\nreason: rare\nreview: 2026-09-01\n";
    assert_eq!(found.as_deref(), Ok(expected));
}

const ITEM: &str = "2026-07-06 12/30";

#[test]
fn an_item_is_written_as_its_neighbours_are() {
    for (yaml, expected) in [
        ("trials:\n  - a\n", "trials:\n  - a\n  - ITEM\n"),
        ("trials:\n- a\nx: y\n", "trials:\n- a\n- ITEM\nx: y\n"),
        (
            "trials:\r\n  -   a   # b\r\n  # c\r\nx: y\r\n",
            "trials:\r\n  -   a   # b\r\n  -   ITEM\r\n  # c\r\nx: y\r\n",
        ),
        (
            "trials: # many\n    - 'a'\n\nx: y\n",
            "trials: # many\n    - 'a'\n    - 'ITEM'\n\nx: y\n",
        ),
        (
            "trials:\n  - a\n  - \"b\n    c\"\n",
            "trials:\n  - a\n  - \"b\n    c\"\n  - \"ITEM\"\n",
        ),
        (
            "trials:\n  - >\n    a\n    b\n  # c\n",
            "trials:\n  - >\n    a\n    b\n  - ITEM\n  # c\n",
        ),
        ("trials:\n  -\n    a\n", "trials:\n  -\n    a\n  - ITEM\n"),
        ("trials: [a]\n", "trials: [a, ITEM]\n"),
        ("trials: [ a , b ] # c\n", "trials: [ a , b, ITEM ] # c\n"),
        ("trials: [\"a\"]\n", "trials: [\"a\", \"ITEM\"]\n"),
        ("trials: [a, ]\n", "trials: [a, ITEM, ]\n"),
        ("trials: []\n", "trials: [ITEM]\n"),
        ("trials: [ ] # c\n", "trials: [ITEM] # c\n"),
        (
            "trials: [\n  a,\n  b\n]\n",
            "trials: [\n  a,\n  b,\n  ITEM\n]\n",
        ),
        (
            "trials: [\r\n  a, # one\r\n  b, # two, too\r\n]\r\n",
            "trials: [\r\n  a, # one\r\n  b, # two, too\r\n  ITEM,\r\n]\r\n",
        ),
        (
            "trials: [\n  a,\n  b # two, too\n  ]\n",
            "trials: [\n  a,\n  b, # two, too\n  ITEM\n  ]\n",
        ),
        ("trials: [a,\n  b]\n", "trials: [a,\n  b,\n  ITEM]\n"),
        (
            "trials: [ a\n  , b\n  ]\n",
            "trials: [ a\n  , b\n  , ITEM\n  ]\n",
        ),
        (
            "trials: [a, b,\n  c, d]\n",
            "trials: [a, b,\n  c, d, ITEM]\n",
        ),
    ] {
        let expected = expected.replace("ITEM", ITEM);
        assert_eq!(append(yaml, ITEM), Ok(expected));
    }
}

#[test]
fn a_first_item_starts_a_list_like_the_others() {
    for (yaml, expected) in [
        ("trials:\nx: y\n", "trials:\n  - ITEM\nx: y\n"),
        ("trials: # none\n", "trials: # none\n  - ITEM\n"),
        ("trials: ~ # none\n", "trials: # none\n  - ITEM\n"),
        ("trials: null\r\n", "trials:\r\n  - ITEM\r\n"),
        ("levers:\n- a\ntrials:\n", "levers:\n- a\ntrials:\n- ITEM\n"),
        (
            "type: guardrail\r\nlevers:\r\n    - a\r\ntarget: 20%\r\nreview_every: 90d\r\n",
            "type: guardrail\r\nlevers:\r\n    - a\r\ntarget: 20%\r\ntrials:\r\n    - ITEM\r\nreview_every: 90d\r\n",
        ),
        ("type: guardrail\n", "type: guardrail\ntrials:\n  - ITEM\n"),
        (
            "trials: 2026-01-01 1/2 a # b\nx: y\n",
            "trials:\n  - 2026-01-01 1/2 a # b\n  - ITEM\nx: y\n",
        ),
        ("  trials:   'a'\n", "  trials:\n    - 'a'\n    - 'ITEM'\n"),
    ] {
        let expected = expected.replace("ITEM", ITEM);
        assert_eq!(append(yaml, ITEM), Ok(expected));
    }
}

#[test]
fn words_of_an_item_are_quoted_where_the_list_needs_it() {
    let item = "2026-07-06 12/30 salon, [sic] : 2 relances #1";
    for (yaml, expected) in [
        ("trials:\n  - a\n", "trials:\n  - a\n  - \"ITEM\"\n"),
        ("trials: [a]\n", "trials: [a, \"ITEM\"]\n"),
        ("trials: ['a']\n", "trials: ['a', 'ITEM']\n"),
    ] {
        assert_eq!(append(yaml, item), Ok(expected.replace("ITEM", item)));
    }
    let comma = "2026-07-06 12/30 lundi, mardi";
    assert_eq!(
        append("trials:\n- a\n", comma),
        Ok(format!("trials:\n- a\n- {comma}\n"))
    );
    assert_eq!(
        append("trials: [a]\n", comma),
        Ok(format!("trials: [a, \"{comma}\"]\n"))
    );
}

#[test]
fn what_is_no_list_gets_no_item() {
    for yaml in [
        "trials: {a: b}\n",
        "trials: |\n  a\n",
        "trials: &a [b]\n",
        "{trials: }\n",
        "? trials\n: - a\n",
    ] {
        let unfit = Unfit { field: "trials" };
        assert_eq!(append(yaml, ITEM), Err(unfit), "{yaml}");
    }
}

#[test]
fn the_whole_text_around_it_stays() {
    let text = "\u{feff}--- \r\ntype: postmortem\r\nstatus: cooling\r\n...\r\n\r\nstatus: cooling";
    let note = note(text);
    let mut amendment = Amendment::new(&note, Kind::Postmortem);
    amendment.set("status", "analysed").unwrap();
    let amended = amendment.finish().unwrap();
    assert_eq!(
        amended.text,
        text.replacen("status: cooling", "status: analysed", 1)
    );
    for text in ["---\nstatus: cooling\n", "status: cooling\n", ""] {
        let note = self::note(text);
        let mut amendment = Amendment::new(&note, Kind::Postmortem);
        let set = amendment.set("status", "analysed");
        assert!(set.and_then(|()| amendment.finish()).is_err(), "{text}");
    }
}

/// The text without what was put into it: what stands between the places of the edits.
fn kept(amended: &Amended) -> String {
    let (mut kept, mut at, mut old) = (String::new(), 0, 0);
    for edit in &amended.edits {
        let between = edit.span.start as usize - old;
        kept.push_str(&amended.text[at..at + between]);
        kept.push('\u{0}');
        at += between + edit.text.len();
        old = edit.span.end as usize;
    }
    kept.push_str(&amended.text[at..]);
    kept
}

/// The text with marks in the places of edits.
fn cut(text: &str, edits: &[Edit]) -> String {
    let marks: Vec<Edit> = edits
        .iter()
        .map(|edit| Edit {
            text: "\u{0}".to_owned(),
            ..edit.clone()
        })
        .collect();
    apply(text, &marks).unwrap()
}

fn keys(note: &Note) -> Vec<String> {
    let entries = note.front_matter().mapping.entries.iter();
    entries
        .map(|entry| entry.key.text(note.text()).to_owned())
        .collect()
}

proptest! {
    #![proptest_config(hostile::cases(4096))]

    #[test]
    fn no_byte_changes_outside_of_the_edits(
        text in prop_oneof![
            hostile::note(),
            (hostile::yaml(), hostile::yaml()).prop_map(|(a, b)| format!("---\n{a}trials:\n{b}---\nx\n")),
        ],
        field in select(vec!["status", "analysed_at", "reason", "title"]),
        value in select(vec!["analysed", "2026-03-05T09:12", "a: b", "'\"", "é # x", "null", "[a"]),
    ) {
        let old = note(&text);
        let mut edited = Vec::new();
        let mut amendment = Amendment::new(&old, Kind::Postmortem);
        if amendment.set(field, value).is_ok() {
            edited.extend(amendment.finish().ok().map(|amended| (amended, field, value)));
        }
        let mut amendment = Amendment::new(&old, Kind::Guardrail);
        if amendment.append("trials", value).is_ok() {
            edited.extend(amendment.finish().ok().map(|amended| (amended, "trials", value)));
        }
        for (amended, field, value) in edited {
            prop_assert_eq!(kept(&amended), cut(&text, &amended.edits));
            let new = note(&amended.text);
            let holder = &new.front_matter().mapping.entry(new.text(), field).unwrap().value;
            let held = list::items(holder, new.text()).last().unwrap();
            prop_assert_eq!(held.scalar().unwrap().text(new.text()), value);
            let others = |note: &Note| -> Vec<String> {
                keys(note).into_iter().filter(|key| key != field).collect()
            };
            prop_assert_eq!(others(&new), others(&old));
            prop_assert_eq!(new.body.sections.len(), old.body.sections.len());
            prop_assert_eq!(new.front_matter().faults.len(), old.front_matter().faults.len());
        }
    }

    #[test]
    fn plain_notes_can_be_changed(
        before in subsequence(vec!["a: b\r\n", "tags: [x, y]\n", "# c\n", "owner:\n", "\n", "levers:\n  - a\n", "# d\r\n"], 0..=7),
        after in subsequence(vec!["z: 1\n", "# d\n", "x:\n  - y\r\n", "\n", "  # e\n"], 0..=5),
        trials in select(vec!["", "trials:\n", "trials: []\n", "trials:\n  - a\n", "trials: [a]\r\n", "trials: a # b\n"]),
    ) {
        let text = format!("---\ntype: guardrail\n{}{trials}{}---\n", before.concat(), after.concat());
        let old = note(&text);
        prop_assert!(old.front_matter().faults.is_empty());
        let mut amendment = Amendment::new(&old, Kind::Guardrail);
        amendment.set("status", "testing").unwrap();
        amendment.set("since", "2026-07-01").unwrap();
        amendment.append("trials", ITEM).unwrap();
        let amended = amendment.finish().unwrap();
        let ends = |text: &str| text.matches("\r\n").count();
        prop_assert!(ends(&amended.text) >= ends(&text));
    }
}
