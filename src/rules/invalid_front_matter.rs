//! `invalid-front-matter`: a line of the front matter is not YAML. The commonest mistakes have words of their own.

use super::{Check, Findings, Rule};
use crate::{
    diagnostic::{Fix, Level},
    message::Message,
    note::{self, Fault, FaultKind, FrontMatter},
    schema::{self, Choice, Form, Kind},
    text::{Edit, Source, Span, conflicts, nearest},
};

pub(super) const RULE: Rule = Rule {
    name: "invalid-front-matter",
    level: Some(Level::Error),
    summary: "a line of the front matter is not YAML",
    docs: DOCS,
    check: Check::Text(check),
};

const DOCS: &str = r#"
## What it finds

A line between the two `---` that YAML cannot read. The commonest ones are

- a value that starts with `@` or a backquote,
- a colon and a space inside a text: `title: The end: nothing`,
- a key without a space after its colon: `status:cooling`,
- a threshold without quotes: `success_if: >= 3`,
- a tab before a key or list item,
- two keys on one line,
- quotes or brackets that do not enclose the whole value,
- an item of a list without a space after its dash: `-unclear-target`,
- a `#` between brackets: `tags: [sales, #fair]`.

What can be read of the note is read all the same. `pm check --fix` adds the quotes and the spaces where that leaves no
doubt.

## Why

Every program that reads front matter stops at such a line, most of them without a word: the note then has no title, no
status and no levers.

## Bad

```markdown post-mortems/2026-02-28-cold-mail.md
---
type: postmortem
title: Cold mail: 100 prospects, no client
status:cooling
failed_at: 2026-02-28
owner: @alice
---
```

```markdown bets/2026-05-04-follow-ups.md
---
type: bet
title: Seven follow-ups instead of one
status: running due: 2026-06-30
success_if: >= 20%
---

## Hypothesis

People answer when they are asked again.
```

## Good

```markdown post-mortems/2026-02-28-cold-mail.md
---
type: postmortem
title: "Cold mail: 100 prospects, no client"
status: cooling
failed_at: 2026-02-28
owner: "@alice"
---
```

```markdown bets/2026-05-04-follow-ups.md
---
type: bet
title: Seven follow-ups instead of one
status: running
due: 2026-06-30
success_if: ">= 20%"
---

## Hypothesis

People answer when they are asked again.
```
"#;

/// A suggested line longer than this, in bytes, is shown with `…` in its quotes.
const LONGEST: usize = 100;

fn check(source: &Source, front_matter: &FrontMatter, findings: &mut Findings) {
    if !front_matter.faults.is_empty() && conflicts(&source.text).is_empty() {
        judge(source, front_matter, findings);
    }
}

fn judge(source: &Source, front_matter: &FrontMatter, findings: &mut Findings) {
    let text = &source.text;
    let yaml = front_matter.split.map(|split| split.yaml);
    for fault in &front_matter.faults {
        let second = second_key(text, fault);
        let edit = match second {
            Some(_) => None,
            None => note::mend(text, yaml.unwrap_or_default(), fault),
        };
        let Some(message) = second.or_else(|| message(text, fault, edit.as_ref())) else {
            continue;
        };
        let finding = findings.add(&source.path, fault.span, message);
        finding.fix = edit.map(|edit| Fix { edits: vec![edit] });
    }
}

/// What to say where the word before a second colon is a field, or nearly one: it was hardly meant as text.
fn second_key(text: &str, fault: &Fault) -> Option<Message> {
    let FaultKind::ColonInText { word } = fault.kind else {
        return None;
    };
    let fields = || Kind::ALL.iter().copied().flat_map(schema::fields);
    let key = word.of(text);
    let names = fields().map(|field| field.name);
    let near = nearest(key, names.chain(["type"]))?;
    if word.before(text).trim().is_empty() {
        return Some(Message::about("invalid-front-matter-indent", key));
    }
    let after = text[word.end as usize..].lines().next().unwrap_or_default();
    let value = after.trim_start_matches([':', ' ']).trim_end();
    let mut meant = fields().filter(|field| field.name == near);
    let is_meant = near == "type" || meant.any(|field| may_be(field.form, value));
    is_meant.then(|| Message::about("invalid-front-matter-keys", key))
}

/// Whether somebody may have meant some words as a value of this form: `Code review: nobody read it` is no date.
fn may_be(form: Form, words: &str) -> bool {
    let is_word = !words.contains(' ');
    match form {
        Form::Text => true,
        Form::Date | Form::Amount | Form::Percent | Form::Ratio | Form::Outcome => {
            words.starts_with(|c: char| c.is_ascii_digit())
        }
        Form::Period | Form::Threshold => words.contains(|c: char| c.is_ascii_digit()),
        Form::Slug | Form::Choice(_) | Form::Status | Form::Reference(_) => is_word,
        Form::References(_) | Form::Texts | Form::LeverShares | Form::Relapses | Form::Trials => {
            is_word || words.starts_with('[')
        }
    }
}

/// What to say of a fault of YAML, unless another rule speaks of it; `edit` is what would mend it.
pub fn message(text: &str, fault: &Fault, edit: Option<&Edit>) -> Option<Message> {
    let found = fault.span.of(text);
    let say = |key| Message::about(key, found);
    Some(match fault.kind {
        FaultKind::Unclosed
        | FaultKind::DuplicateKey { .. }
        | FaultKind::Unsupported
        | FaultKind::ComplexKey => return None,
        FaultKind::ReservedStart => {
            let sign: String = found.chars().take(1).collect();
            say("invalid-front-matter-reserved")
                .with("sign", sign)
                .with("line", quoted_line(text, fault.span, edit))
        }
        FaultKind::BareThreshold => {
            say("invalid-front-matter-threshold").with("line", quoted_line(text, fault.span, edit))
        }
        FaultKind::ColonInText { .. } if fault.span.before(text).trim().is_empty() => {
            say("invalid-front-matter-other")
        }
        FaultKind::ColonInText { .. } => {
            say("invalid-front-matter-text").with("line", quoted_line(text, fault.span, edit))
        }
        FaultKind::NoBlankAfterColon => {
            let key = fault.span.before(text).trim();
            let after = &text[fault.span.end as usize..];
            let value = after.lines().next().unwrap_or_default().trim_end();
            let value = Some(value).filter(|value| value.len() <= LONGEST);
            Message::about("invalid-front-matter-colon", key)
                .with("line", format!("{key}: {}", value.unwrap_or("…")))
        }
        FaultKind::Tab => Message::new("invalid-front-matter-tab"),
        FaultKind::TooDeep => Message::new("invalid-front-matter-deep"),
        FaultKind::Unbalanced if found.starts_with(['"', '\'']) => match edit {
            Some(_) => {
                say("invalid-front-matter-quotes").with("line", quoted_line(text, fault.span, edit))
            }
            None => say("invalid-front-matter-quote"),
        },
        FaultKind::Unbalanced if has_comment(found) => say("invalid-front-matter-comment"),
        FaultKind::Unbalanced => say("invalid-front-matter-bracket"),
        FaultKind::Stray => say("invalid-front-matter-stray"),
        FaultKind::Other if is_tight_item(text, fault.span) => say("invalid-front-matter-dash")
            .with("line", format!("- {}", found.trim_start_matches('-'))),
        FaultKind::Other if found.starts_with('-') => say("invalid-front-matter-item"),
        FaultKind::Other if found.starts_with('"') && found.contains('\\') => {
            say("invalid-front-matter-escape")
        }
        FaultKind::Other => say("invalid-front-matter-other"),
    })
}

/// Whether a line was meant as an item of a list, and has no space after its dash.
fn is_tight_item(text: &str, found: Span) -> bool {
    let item = found.of(text).strip_prefix('-').unwrap_or_default();
    let is_tight = item.starts_with(|c: char| !c.is_whitespace() && c != '-');
    is_tight && found.before(text).trim().is_empty()
}

/// Whether a `#` between brackets starts a comment for YAML, which may not have been meant as one.
fn has_comment(value: &str) -> bool {
    let signs = value.match_indices('#');
    let mut before = signs.map(|(at, _)| &value[..at]);
    before.any(|before| before.ends_with([' ', '\t', '[', '{', ',']))
}

/// The line with the value in quotes; with `…` in them where only a person knows what belongs between them.
fn quoted_line(text: &str, value: Span, edit: Option<&Edit>) -> String {
    let quoted = edit.map(|edit| edit.text.as_str());
    let quoted = quoted.filter(|quoted| quoted.len() <= LONGEST);
    let before = value.before(text).trim_start();
    let key = before.trim_end().ends_with([':', '-']).then_some(before);
    format!("{}{}", key.unwrap_or_default(), quoted.unwrap_or("\"…\""))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{
        rules::testing::{found, said, vault},
        settings::{Language, Settings},
        text::apply,
    };

    fn note(line: &str) -> String {
        format!("---\ntype: bet\n{line}\nstatus: planned\n---\n")
    }

    /// What is said of one line of a bet's front matter: the place, the message and the help.
    fn told(language: Language, line: &str) -> [String; 3] {
        let said = said(&RULE, language, &[("paris/relances.md", &note(line))]);
        assert_eq!(said.len(), 1, "{line}: {said:?}");
        said.into_iter().next().unwrap()
    }

    const MISTAKES: &[(&str, [&str; 2], [&str; 2])] = &[
        (
            "owner: @alice",
            [
                "a value cannot start with `@` without quotes: `@alice`",
                "write `owner: \"@alice\"`",
            ],
            [
                "une valeur ne peut pas commencer par `@` sans guillemets droits : `@alice`",
                "écrivez `owner: \"@alice\"`",
            ],
        ),
        (
            "owner: @alice # depuis mai",
            [
                "a value cannot start with `@` without quotes: `@alice # depuis mai`",
                "write `owner: \"…\"`",
            ],
            [
                "une valeur ne peut pas commencer par `@` sans guillemets droits : `@alice # depuis mai`",
                "écrivez `owner: \"…\"`",
            ],
        ),
        (
            "title: Bilan : rien",
            [
                "a colon and a space inside a text make YAML see a second key: `Bilan : rien`",
                "write `title: \"Bilan : rien\"`",
            ],
            [
                "deux-points suivis d'un espace font voir à YAML une deuxième clé dans ce texte : `Bilan : rien`",
                "écrivez `title: \"Bilan : rien\"`",
            ],
        ),
        (
            "title: Code review: nobody read it",
            [
                "a colon and a space inside a text make YAML see a second key: `Code review: nobody read it`",
                "write `title: \"Code review: nobody read it\"`",
            ],
            [
                "deux-points suivis d'un espace font voir à YAML une deuxième clé dans ce texte : `Code review: nobody read it`",
                "écrivez `title: \"Code review: nobody read it\"`",
            ],
        ),
        (
            "title: Relances starts: 2026-05-04",
            [
                "two keys stand on one line: `starts` is the second",
                "start a new line before `starts`; if it is text, put the whole value in quotes",
            ],
            [
                "deux clés sont sur la même ligne : `starts` est la deuxième",
                "allez à la ligne avant `starts` ; si c'est du texte, mettez toute la valeur entre guillemets droits",
            ],
        ),
        (
            "title: Relances\n  due: 2026-06-30",
            [
                "`due` is indented, so YAML reads it as a part of the line above",
                "remove the spaces before `due`",
            ],
            [
                "`due` est en retrait : YAML y voit la suite de la ligne précédente",
                "retirez les espaces devant `due`",
            ],
        ),
        (
            "due:2026-06-30",
            [
                "there is no space after the colon of `due`",
                "write `due: 2026-06-30`",
            ],
            [
                "il manque un espace après les deux-points de `due`",
                "écrivez `due: 2026-06-30`",
            ],
        ),
        (
            "success_if: >= 3",
            [
                "without quotes YAML takes this threshold for the start of a block of text: `>= 3`",
                "write `success_if: \">= 3\"`",
            ],
            [
                "sans guillemets droits, YAML prend ce seuil pour le début d'un bloc de texte : `>= 3`",
                "écrivez `success_if: \">= 3\"`",
            ],
        ),
        (
            "expects:\n\t- ciblage-flou",
            [
                "a tab stands where YAML wants spaces",
                "indent with spaces, or not at all",
            ],
            [
                "une tabulation est là où YAML veut des espaces",
                "mettez le retrait en espaces, ou retirez-le",
            ],
        ),
        (
            "title: 'L'offre'",
            [
                "the quotes do not enclose the whole value: `'L'offre'`",
                "put one quote at each end; between single quotes write an apostrophe twice",
            ],
            [
                "les guillemets n'entourent pas toute la valeur : `'L'offre'`",
                "mettez un guillemet droit à chaque bout ; entre apostrophes, doublez l'apostrophe du texte",
            ],
        ),
        (
            "owner: \"Léa\" Martin",
            [
                "the quotes do not enclose the whole value: `\"Léa\" Martin`",
                "write `owner: '\"Léa\" Martin'`",
            ],
            [
                "les guillemets n'entourent pas toute la valeur : `\"Léa\" Martin`",
                "écrivez `owner: '\"Léa\" Martin'`",
            ],
        ),
        (
            "title: [brouillon] Relances",
            [
                "the brackets do not enclose the whole value: `[brouillon] Relances`",
                "close the list at the end, or put the whole text in quotes",
            ],
            [
                "les crochets n'entourent pas toute la valeur : `[brouillon] Relances`",
                "fermez la liste à la fin, ou mettez tout le texte entre guillemets droits",
            ],
        ),
        (
            "tags: [vente, #relance]",
            [
                "inside brackets YAML takes what follows a `#` for a comment: `[vente, #relance]`",
                "put the text that starts with `#` in quotes, or leave the `#` out",
            ],
            [
                "entre crochets, YAML prend ce qui suit un `#` pour un commentaire : `[vente, #relance]`",
                "mettez le texte qui commence par `#` entre guillemets droits, ou retirez le `#`",
            ],
        ),
        (
            "title: \"C:\\dossier\"",
            [
                "a backslash between double quotes starts an escape that YAML does not know: `\"C:\\dossier\"`",
                "put the text in single quotes",
            ],
            [
                "une barre oblique inverse entre guillemets droits commence une séquence que YAML ne connaît pas : `\"C:\\dossier\"`",
                "mettez le texte entre apostrophes droites",
            ],
        ),
        (
            "expects: - ciblage-flou",
            [
                "an item of a list cannot stand here: `- ciblage-flou`",
                "start it on a line of its own below its key; if it is text, put the whole value in quotes",
            ],
            [
                "un élément de liste ne peut pas être ici : `- ciblage-flou`",
                "mettez-le sur sa propre ligne, sous sa clé ; si c'est du texte, mettez toute la valeur entre guillemets droits",
            ],
        ),
        (
            "expects:\n-ciblage-flou\n-prix",
            [
                "an item of a list has no space after its dash: `-ciblage-flou`",
                "write `- ciblage-flou`",
            ],
            [
                "un élément de liste n'a pas d'espace après son tiret : `-ciblage-flou`",
                "écrivez `- ciblage-flou`",
            ],
        ),
        (
            "à revoir",
            [
                "this text belongs to no key: `à revoir`",
                "write `key: value`, or move it below the `---` that ends the front matter",
            ],
            [
                "ce texte n'appartient à aucune clé : `à revoir`",
                "écrivez `clé: valeur`, ou déplacez-le sous le `---` qui ferme l'en-tête",
            ],
        ),
        (
            "title: ? x",
            [
                "YAML cannot read this: `? x`",
                "put the whole value in quotes",
            ],
            [
                "YAML ne peut pas lire ceci : `? x`",
                "mettez toute la valeur entre guillemets droits",
            ],
        ),
    ];

    #[test]
    fn each_mistake_has_its_words() {
        for (line, english, french) in MISTAKES {
            assert_eq!(told(Language::English, line)[1..], english[..], "{line}");
            let [_, message, help] = told(Language::French, line);
            let plain = [message, help].map(|text| text.replace('\u{a0}', " "));
            assert_eq!(plain, *french, "{line}");
        }
    }

    #[test]
    fn what_leaves_no_doubt_comes_with_its_mending() {
        for (line, mended) in [
            ("owner: @alice", Some("owner: \"@alice\"")),
            ("title: Bilan : rien", Some("title: \"Bilan : rien\"")),
            (
                "title: Code review: nobody read it",
                Some("title: \"Code review: nobody read it\""),
            ),
            ("title: Relances status: nearly", None),
            ("success_if: >= 3", Some("success_if: \">= 3\"")),
            ("due:2026-06-30", Some("due: 2026-06-30")),
            ("title: Relances starts: 2026-05-04", None),
            ("title: Relances\n  due: 2026-06-30", None),
            ("title: 'L'offre'", None),
        ] {
            let text = note(line);
            let vault = vault(Settings::default(), &[("a.md", &text)]);
            let fix = found(&RULE, &vault)[0].fix.clone();
            let after = fix.and_then(|fix| apply(&text, &fix.edits));
            assert_eq!(after, mended.map(note), "{line}");
        }
    }

    #[test]
    fn a_file_that_should_be_a_note_is_told_as_well() {
        let elsewhere = [("ailleurs/a.md", "---\ntype:bet\ntitle: x\ntype: bet\n---\n")];
        assert_eq!(said(&RULE, Language::French, &elsewhere).len(), 1);
        let nobodys = [("ailleurs/a.md", "---\nowner: @alice\n---\n")];
        assert!(said(&RULE, Language::French, &nobodys).is_empty());
    }

    #[test]
    fn a_long_value_is_not_repeated_whole() {
        let line = format!("title: a: {}", "b".repeat(5000));
        let [_, message, help] = told(Language::English, &line);
        assert!(message.len() < 200 && message.ends_with("…`"), "{message}");
        assert_eq!(help, "write `title: \"…\"`");
    }
}
