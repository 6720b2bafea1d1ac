//! `unknown-type`: a file in a note folder whose `type` is missing or none of the four kinds; anywhere, a word for one of them.

use super::{Check, Context, Findings, Rule};
use crate::{
    diagnostic::Level,
    language,
    message::Message,
    note::NodeKind,
    schema::{Choice, Kind},
    text::{conflicts, is_near_miss},
    vault::{Stray, StrayCause},
};

pub(super) const RULE: Rule = Rule {
    name: "unknown-type",
    level: Some(Level::Error),
    summary: "a file in a folder of notes has no known `type`, or a file elsewhere a word for one",
    docs: DOCS,
    check: Check::Vault(check),
};

const DOCS: &str = r"
## What it finds

A file with front matter in one of the folders of notes whose `type` is missing, or is none of `postmortem`, `lever`,
`guardrail` and `bet`. The words are English in every language; a French one is told which it stands for. Outside of these
folders only a word that stands for one of the four (`post-mortem`, `guard-rail`, `levier`, `garde-fou`, `pari`) is found, and is a
warning.

## Why

The `type` makes a file a note. Outside the folders of notes a file without one is left alone, and one that has a word for it
counts nowhere; inside them it was most likely meant to count.

## Bad

```markdown bets/2026-01-05-hundred-prospects.md
---
type: pari
title: A hundred e-mails
status: planned
---
```

## Good

```markdown bets/2026-01-05-hundred-prospects.md
---
type: bet
title: A hundred e-mails
status: planned
---
```

## How to allow it

A file that is no note can allow nothing. `pm.yaml` leaves it out, by its path or a pattern:

```yaml pm.yaml
ignore: [bets/meetings/**]
```
";

fn check(context: &Context<'_>, findings: &mut Findings) {
    for stray in &context.vault.strays {
        if !conflicts(&stray.source.text).is_empty() {
            continue;
        }
        match stray.cause {
            StrayCause::UnknownType(_) => unknown(context, stray, findings),
            StrayCause::NoType => missing(context, stray, findings),
            StrayCause::NoFrontMatter | StrayCause::Broken => {}
        }
    }
}

fn unknown(context: &Context<'_>, stray: &Stray, findings: &mut Findings) {
    let (path, text) = (&stray.source.path, &stray.source.text);
    let Some(node) = stray.front_matter.mapping.get(text, "type") else {
        return;
    };
    // A fault speaks of it already.
    if node.kind == NodeKind::Unreadable {
        return;
    }
    let found = node
        .scalar()
        .map_or(node.span.of(text), |scalar| scalar.text(text));
    let is_ours = context.vault.settings.folders.kind(path).is_some();
    match language::kind(found) {
        Some(kind) if !is_ours => {
            let message = Message::about("unknown-type-elsewhere", found).with("near", kind.name());
            findings.add_lesser(path, node.span, message);
        }
        near => {
            let message = match near {
                Some(kind) => Message::about("unknown-type-near", found).with("near", kind.name()),
                None => Message::about("unknown-type", found),
            };
            let others = Kind::ALL.iter().filter(|kind| Some(**kind) != near);
            let choices: Vec<&str> = others.map(|kind| kind.name()).collect();
            findings.add(path, node.span, message.with("choices", choices.join(", ")));
        }
    }
}

fn missing(context: &Context<'_>, stray: &Stray, findings: &mut Findings) {
    let (path, text) = (&stray.source.path, &stray.source.text);
    let front_matter = &stray.front_matter;
    let folders = &context.vault.settings.folders;
    // A front matter that nothing closes may have its type further down.
    if front_matter.split.is_some_and(|split| !split.closed) {
        return;
    }
    let keys = front_matter.mapping.entries.iter().map(|entry| &entry.key);
    if let Some(key) = keys
        .into_iter()
        .find(|key| is_near_miss(key.text(text), "type"))
    {
        let message = Message::about("unknown-type-misspelt", key.text(text));
        findings.add(path, key.span, message);
        return;
    }
    if let Some(kind) = folders.kind(path) {
        let message = Message::new("unknown-type-missing")
            .with("kind", kind.name())
            .with("folder", folders.of(kind));
        findings.add(path, front_matter.place(), message);
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{
        rules::testing::{found, said, vault},
        settings::{Language, Settings},
    };

    #[test]
    fn a_word_for_a_kind_is_told_the_kind() {
        for (word, kind) in [
            ("pari", "bet"),
            ("levier", "lever"),
            ("Garde-fou", "guardrail"),
            ("post-mortem", "postmortem"),
            ("\"Bet\"", "bet"),
        ] {
            let note = format!("---\ntype: {word}\n---\n");
            let said = said(&RULE, Language::French, &[("paris/a.md", &note)]);
            let bare = word.trim_matches('"');
            let others = ["postmortem", "lever", "guardrail", "bet"].into_iter();
            let others: Vec<&str> = others.filter(|other| *other != kind).collect();
            assert_eq!(
                said,
                [[
                    word.to_owned(),
                    format!("`type` ne peut pas valoir `{bare}`"),
                    format!(
                        "écrivez `{kind}`, ou un autre mot\u{a0}: {}",
                        others.join(", ")
                    ),
                ]]
            );
        }
    }

    #[test]
    fn other_types_are_told_all_kinds() {
        for found in ["réunion", "[bet]", "{a: b}"] {
            let note = format!("---\ntype: {found}\n---\n");
            assert_eq!(
                said(&RULE, Language::English, &[("bets/a.md", &note)]),
                [[
                    found.to_owned(),
                    format!("`type` cannot be `{found}`"),
                    "write one of postmortem, lever, guardrail, bet, or move the file out of this folder".to_owned(),
                ]]
            );
        }
    }

    #[test]
    fn a_missing_type_is_the_one_of_the_folder() {
        for note in ["---\ntitle: A\n---\n", "---\ntype:\n---\n", "---\n---\n"] {
            assert_eq!(
                said(&RULE, Language::French, &[("garde-fous/a.md", note)]),
                [[
                    "---",
                    "l'en-tête ne contient pas `type`",
                    "ajoutez `type: guardrail`, ou sortez le fichier de `garde-fous/`",
                ]]
            );
        }
        assert_eq!(
            said(
                &RULE,
                Language::English,
                &[("bets/a.md", "---\ntpye: bet\n---\n")]
            ),
            [["tpye", "`tpye` is not a field of any note", "write `type`"]]
        );
    }

    #[test]
    fn what_another_rule_speaks_of_is_left_to_it() {
        for note in [
            "---\ntype: @bet\n---\n",
            "---\ntype:bet\n---\n",
            "---\ntitle: a\n\ntype: bet\n",
            "# A\n",
        ] {
            let said = said(&RULE, Language::English, &[("bets/a.md", note)]);
            assert!(said.is_empty(), "{said:?}");
        }
    }

    #[test]
    fn elsewhere_only_a_word_for_a_kind_is_told_and_as_a_warning() {
        for (word, kind) in [
            ("pari", "bet"),
            ("Garde-fou", "guardrail"),
            ("post-mortem", "postmortem"),
            ("guard-rail", "guardrail"),
        ] {
            let note = format!("---\ntype: {word}\n---\n");
            let vault = vault(Settings::new(Language::French), &[("journal/a.md", &note)]);
            let found = found(&RULE, &vault);
            assert_eq!(found.len(), 1, "{word}");
            assert_eq!(found[0].level, Level::Warning);
            let said = said(&RULE, Language::French, &[("journal/a.md", &note)]);
            assert_eq!(
                said,
                [[
                    word.to_owned(),
                    format!(
                        "`type` ne peut pas valoir `{word}`\u{a0}: ce fichier n'est pas une note"
                    ),
                    format!("écrivez `{kind}`, ou excluez le fichier par `ignore:` dans pm.yaml"),
                ]]
            );
        }
        for word in [
            "paris", "bets", "échec", "failure", "réunion", "levr", "[pari]",
        ] {
            let note = format!("---\ntype: {word}\n---\n");
            let said = said(&RULE, Language::English, &[("journal/a.md", &note)]);
            assert!(said.is_empty(), "{said:?}");
        }
    }
}
