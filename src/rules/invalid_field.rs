//! `invalid-field`: the value of a field is not what the field holds.

use std::{borrow::Cow, collections::BTreeMap};

use super::{Check, Context, Findings, Rule};
use crate::{
    diagnostic::{Fix, Label, Level},
    message::Message,
    note::{self, FaultKind, FrontMatter},
    record::{self, Bet, Guardrail, Problem, Spanned},
    schema::{Kind, Status},
    settings::Settings,
    text::{Edit, Source, Span, conflicts},
    value::{Threshold, fold},
    vault::{AliasClash, Entry, Ways},
};

pub(super) const RULE: Rule = Rule {
    name: "invalid-field",
    level: Some(Level::Error),
    summary: "the value of a field is not what the field holds",
    docs: DOCS,
    check: Check::Both(of_note, of_vault),
};

const DOCS: &str = r#"
## What it finds

A value that cannot be read as what its field holds: a date that is none, an amount with a comma, a status of another kind,
more events than occasions, a percent above 100 or one like `0.7` that may mean 70% as well, an area that the list `areas` in
`pm.yaml` does not have. Beside these

- an alias that two levers claim, that leads back to its own lever, or that is the lever's own id,
- a `result` that cannot be compared with `success_if`: one is a plain number, the other a rate,
- a lever that one post-mortem names twice,
- an `until` of a guard-rail whose status is `testing` or `validated`: it has ended or it has not (a warning; adopted
  ones are left alone),
- a lever's name outside of `[[…]]` with a `/` or a comma in it (`CI/CD`, two levers without the brackets of a list), or with a
  share where only its name belongs: a lever needs no note, so nobody would notice for what it was taken; `[[folder/id]]` names
  the note of that path, and a name with a `/` is written without it (`ci-cd`),
- a text that YAML swallows: what follows ` #` in a title, `- slow reply #1 50%`, `owner: #bob`, `success_if: >3`,
- an item that YAML reads as a key: `- unclear-target: 40%`, or as a part of the line above: `-weak-message`,
- a share in words: `unclear-target 40 percent`,
- the anchors, aliases, tags and merge keys of YAML (`&`, `*`, `!`, `<<`).

## Why

A value that is guessed at is worse than none: `03/04/2026` is March in one country and April in another. What cannot be
read for certain is left out of every sum, and the page says so.

## Bad

```markdown post-mortems/2026-02-28-cold-mail.md
---
type: postmortem
title: We are # 1
status: coling
failed_at: 28/02/2026
hours: 7,5
area: marketing
---
```

```markdown levers/unclear-target.md
---
type: lever
title: Unclear target
kind: design
aliases: [everybody]
---
```

```markdown levers/weak-message.md
---
type: lever
title: Weak message
kind: design
aliases: [everybody]
---
```

```yaml pm.yaml
areas: [sales, product]
```

## Good

```markdown post-mortems/2026-02-28-cold-mail.md
---
type: postmortem
title: "We are # 1"
status: cooling
failed_at: 2026-02-28
hours: 7.5
area: sales
---
```

```markdown levers/unclear-target.md
---
type: lever
title: Unclear target
kind: design
aliases: [everybody]
---
```

```markdown levers/weak-message.md
---
type: lever
title: Weak message
kind: design
---
```

```yaml pm.yaml
areas: [sales, product]
```
"#;

/// What opens a place that other programs fill in when they make a note from a template: Templater's, Obsidian's.
const PLACEHOLDERS: [&str; 2] = ["<%", "{{"];

fn of_note(ways: Ways<'_>, entry: &Entry, findings: &mut Findings) {
    values(entry, findings);
    area(ways.settings, entry, findings);
    twice(entry, findings);
    if let Some(bet) = entry.record.bet() {
        forms(entry, bet, findings);
    }
    if let Some(guardrail) = entry.record.guardrail() {
        end(entry, guardrail, findings);
    }
    notation(
        &entry.note.source,
        entry.note.front_matter(),
        &entry.record.problems,
        findings,
    );
}

fn of_vault(context: &Context<'_>, findings: &mut Findings) {
    let vault = context.vault;
    for clash in &vault.levers.clashes {
        alias(&vault.notes[clash.note], clash, findings);
    }
    for stray in &vault.strays {
        notation(&stray.source, &stray.front_matter, &[], findings);
    }
}

/// What was found while the values were read.
fn values(entry: &Entry, findings: &mut Findings) {
    let problems = entry.record.problems.iter();
    // What is no threshold at all makes a bet that cannot be lost, which `unfalsifiable-bet` tells; what is owed and commented
    // out is told by `missing-field`.
    let is_told = |problem: &Problem| problem.is_no_threshold() || is_missing(entry, problem);
    for problem in problems.filter(|problem| !is_told(problem)) {
        let value = problem.span.of(entry.text());
        if PLACEHOLDERS.iter().any(|opening| value.contains(opening)) {
            let message = Message::about("invalid-field-placeholder", unquoted(value));
            findings.add(
                entry.path(),
                problem.span,
                message.with("field", problem.field),
            );
            continue;
        }
        let finding = findings.add(entry.path(), problem.span, problem.message.clone());
        let swallowed = problem.message.key == "value-threshold-block";
        if swallowed && Threshold::parse(value).is_ok() {
            let text = note::quote(value).into_owned();
            let span = problem.span;
            finding.fix = Some(Fix {
                edits: vec![Edit { span, text }],
            });
        }
    }
}

/// Whether a problem is that a field which the note owes has nothing but a comment.
fn is_missing(entry: &Entry, problem: &Problem) -> bool {
    let missing = || record::missing(&entry.record, entry.note.front_matter(), entry.text());
    problem.message.key == "value-comment-alone"
        && missing().any(|field| field.name == problem.field)
}

/// An area outside the vault's closed list.
fn area(settings: &Settings, entry: &Entry, findings: &mut Findings) {
    let area = entry.record.area.valid();
    if let Some((area, message)) =
        area.and_then(|area| Some((area, settings.refuse_area(&area.value)?)))
    {
        findings.add(entry.path(), area.span, message);
    }
}

/// A lever that a post-mortem names twice: which share would be its own?
fn twice(entry: &Entry, findings: &mut Findings) {
    let levers = entry.record.postmortem().map(|found| &found.levers.items);
    let Some(levers) = levers.filter(|levers| levers.len() > 1) else {
        return;
    };
    let mut seen: BTreeMap<Cow<'_, str>, Span> = BTreeMap::new();
    for item in levers {
        let first = *seen.entry(fold(&item.value.lever)).or_insert(item.span);
        if first != item.span {
            let message = Message::about("invalid-field-twice", &item.value.lever);
            let finding = findings.add(entry.path(), item.span, message);
            finding.labels.push(Label {
                span: first,
                message: Message::new("invalid-field-twice-first"),
            });
        }
    }
}

/// A value as it was written, without its quotes.
fn unquoted(value: &str) -> &str {
    value.trim_matches(['"', '\''])
}

/// A result that cannot be compared with the bet's threshold.
fn forms(entry: &Entry, bet: &Bet, findings: &mut Findings) {
    let (Some(threshold), Some(result)) = (bet.success_if.valid(), bet.result.valid()) else {
        return;
    };
    if threshold.value.met_by(&result.value).is_some() {
        return;
    }
    let message = Message::about("invalid-field-forms", result.span.of(entry.text()))
        .with("threshold", unquoted(threshold.span.of(entry.text())));
    let finding = findings.add(entry.path(), result.span, message);
    finding.labels.push(Label {
        span: threshold.span,
        message: Message::new("invalid-field-forms-threshold"),
    });
}

/// An end of a guard-rail that its status says is at work. Adopted ones owe nothing.
fn end(entry: &Entry, guardrail: &Guardrail, findings: &mut Findings) {
    let status = entry.record.status.valid();
    let status = status.filter(|_| !entry.record.adopted);
    let at_work =
        |status: &&Spanned<Status>| matches!(status.value, Status::Testing | Status::Validated);
    if let (Some(until), Some(status)) = (guardrail.until.valid(), status.filter(at_work)) {
        let message = Message::new("invalid-field-until")
            .with("status", Kind::Guardrail.status_word(status.value));
        let finding = findings.add_lesser(entry.path(), until.span, message);
        finding.labels.push(Label {
            span: status.span,
            message: Message::new("invalid-field-until-status"),
        });
    }
}

/// An alias that counts for nobody.
fn alias(lever: &Entry, clash: &AliasClash, findings: &mut Findings) {
    let key = if !clash.circle {
        "invalid-field-alias-twice"
    } else if fold(&clash.other) == fold(&lever.id) {
        "invalid-field-alias-self"
    } else {
        "invalid-field-alias-circle"
    };
    let message = Message::about(key, clash.span.of(lever.text())).with("other", &*clash.other);
    findings.add(lever.path(), clash.span, message);
}

/// Notations of YAML that a note cannot use, but for what is inside a value that is told of: `{{date}}` is a key in a mapping.
fn notation(
    source: &Source,
    front_matter: &FrontMatter,
    told: &[Problem],
    findings: &mut Findings,
) {
    // What both sides of a merge say is no notation.
    if front_matter.faults.is_empty() || !conflicts(&source.text).is_empty() {
        return;
    }
    for fault in &front_matter.faults {
        let key = match fault.kind {
            FaultKind::Unsupported => "invalid-field-notation",
            FaultKind::ComplexKey => "invalid-field-key",
            _ => continue,
        };
        let [start, end] = [fault.span.start, fault.span.end];
        if told
            .iter()
            .any(|problem| problem.span.start <= start && end <= problem.span.end)
        {
            continue;
        }
        let message = Message::about(key, fault.span.of(&source.text));
        findings.add(&source.path, fault.span, message);
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{
        language::Catalogue,
        rules::testing::{adopting, found, said, said_in, vault},
        settings::{Language, Settings},
        text::apply,
    };

    #[test]
    fn a_value_that_cannot_be_read_is_repeated_with_what_to_write() {
        let note = "---\ntype: postmortem\ntitle: Salon annulé\nstatus: annalysed\nfailed_at: 03/04/2026\nhours: 7,5\n---\n";
        let french = said(&RULE, Language::French, &[("post-mortems/salon.md", note)]);
        assert_eq!(
            french,
            [
                [
                    "annalysed",
                    "`status` ne peut pas valoir `annalysed`",
                    "écrivez `analysed`, ou un autre mot\u{a0}: cooling, systemised, validated, accepted, void",
                ],
                [
                    "03/04/2026",
                    "`failed_at` peut désigner deux jours\u{a0}: `03/04/2026`",
                    "écrivez `2026-04-03` ou `2026-03-04`",
                ],
                [
                    "7,5",
                    "`hours` est un nombre mal écrit\u{a0}: `7,5`",
                    "écrivez `7.5`",
                ],
            ]
        );
        let english = said(&RULE, Language::English, &[("post-mortems/salon.md", note)]);
        assert_eq!(
            english[1][1..],
            [
                "`failed_at` can mean two days: `03/04/2026`",
                "write `2026-04-03` or `2026-03-04`",
            ]
        );
    }

    #[test]
    fn a_guard_rail_at_work_has_no_end() {
        let end = |status: &str, until: &str| {
            let note = format!(
                "---\ntype: guardrail\ntitle: 7 touches\nstatus: {status}\nlevers: [suivi]\nsince: 2026-03-05\nuntil: {until}\n---\n"
            );
            said(&RULE, Language::English, &[("guard-rails/sept.md", &note)])
        };
        for until in ["2026-04-01", "2062-04-01"] {
            for status in ["failed", "retired", "draft"] {
                assert!(end(status, until).is_empty(), "{status}");
            }
            assert_eq!(
                end("validated", until),
                [[
                    until,
                    "`until` says when it ended, but its status is `validated`",
                    "write `status: failed` or `status: retired`, or take `until` away",
                ]]
            );
        }
        assert_eq!(end("testing", "2026-04-01").len(), 1);
        assert!(end("testing", "~").is_empty());
    }

    #[test]
    fn an_adopted_guard_rail_can_have_an_end_at_any_status() {
        let note = "---\nstatus: testing\nlevers: [a]\nsince: 2026-03-05\nuntil: 2026-04-01\n---\n";
        let vault = vault(adopting(Kind::Guardrail, &[]), &[("theirs/g.md", note)]);
        assert!(said_in(&RULE, &vault).is_empty());
    }

    #[test]
    fn a_template_of_another_program_is_told_how_to_be_left_out() {
        for value in ["<% tp.date.now() %>", "\"{{date:YYYY-MM-DD}}\""] {
            let note = format!(
                "---\ntype: postmortem\ntitle: \"{{{{title}}}}\"\nstatus: cooling\nfailed_at: {value}\n---\n"
            );
            let found = value.trim_matches('"');
            assert_eq!(
                said(&RULE, Language::French, &[("Modèles/a.md", &note)]),
                [[
                    value.to_owned(),
                    format!("`failed_at` attend qu'un modèle soit rempli\u{a0}: `{found}`"),
                    "si c'est le modèle lui-même, excluez-le par `ignore:` dans pm.yaml\u{a0}; sinon, écrivez la valeur".to_owned(),
                ]]
            );
        }
    }

    #[test]
    fn text_that_yaml_swallows_is_told() {
        let comment = "---\ntype: lever\ntitle: Nous sommes # 1\nkind: design\n---\n";
        assert_eq!(
            said(&RULE, Language::French, &[("leviers/a.md", comment)]),
            [[
                "# 1",
                "YAML prend pour un commentaire ce qui suit le `#` dans `title`\u{a0}: `# 1`",
                "mettez tout le texte entre guillemets droits, ou retirez le commentaire",
            ]]
        );
        let threshold = "---\ntype: bet\ntitle: Relances\nstatus: planned\nsuccess_if: >3\n---\n";
        let notes = [("bets/a.md", threshold)];
        assert_eq!(
            said(&RULE, Language::English, &notes),
            [[
                ">3",
                "YAML takes `success_if` for the start of a block of text: `>3`",
                "put the threshold in quotes: `\">= 3\"`",
            ]]
        );
        let vault = vault(Settings::default(), &notes);
        let fix = found(&RULE, &vault)[0].fix.clone().unwrap();
        let mended = apply(threshold, &fix.edits).unwrap();
        assert!(mended.contains("success_if: \">3\"\n"), "{mended}");
        assert!(said(&RULE, Language::English, &[("bets/a.md", &mended)]).is_empty());
    }

    /// The places of what is found in a post-mortem of some lines, with the keys of what is said.
    fn keys(lines: &str) -> Vec<(String, &'static str)> {
        let note = format!(
            "---\ntype: postmortem\ntitle: A\nstatus: cooling\nfailed_at: 2026-01-01\n{lines}\n---\n"
        );
        let vault = vault(Settings::default(), &[("a.md", &note)]);
        found(&RULE, &vault)
            .iter()
            .map(|finding| (finding.span.of(&note).to_owned(), finding.message.key))
            .collect()
    }

    #[test]
    fn what_was_hardly_meant_as_a_comment_is_told_in_any_field() {
        for (lines, at) in [
            ("levers:\n  - slow reply #1 50%\n  - b", "#1 50%"),
            ("levers: slow reply # 1 50%", "# 1 50%"),
            ("levers:\n  - [[slow]] #1", "#1"),
            ("owner: Bob #2", "#2"),
            ("area: sales #emea", "#emea"),
            ("bet: cold-mail #3", "#3"),
            ("reason: see the issue #12 of May", "#12 of May"),
            ("tags:\n- a #b\n", "#b"),
        ] {
            assert_eq!(keys(lines), [(at.to_owned(), "value-comment")], "{lines}");
        }
        for (lines, at) in [
            (
                "levers:\n  - #vague 50%\n  - b\nowner: x",
                vec!["#vague 50%"],
            ),
            ("tags: #sales", vec!["#sales"]),
            ("tags:\n- a\n- #sales\n-\n- #b", vec!["#sales", "#b"]),
            ("owner: #bob", vec!["#bob"]),
        ] {
            let at: Vec<_> = at
                .into_iter()
                .map(|at| (at.to_owned(), "value-comment-alone"))
                .collect();
            assert_eq!(keys(lines), at, "{lines}");
        }
        // What the note owes is told by `missing-field`.
        let note = "---\ntype: guardrail\ntitle: A\nstatus: draft\nlevers: #a\n---\n";
        assert!(said(&RULE, Language::English, &[("a.md", note)]).is_empty());
    }

    #[test]
    fn comments_stay_comments() {
        for lines in [
            "levers:\n  - slow reply 50% # mostly\n  - phase-2 #todo",
            "levers:\n  - slow reply  #1\n  - b # the big one\n  # - c\n  - \"d\" #2",
            "levers: # later\n  - a",
            "levers: [a, b] #1\nowner: Bob # since May",
            "owner: # nobody yet\ntags:\n  - # later\n  - a#b",
            "hours: 3 #guess\nbasis: guess #sic\nanalysed_at: #later",
            "mood: low #1\nmore: #x",
        ] {
            assert_eq!(keys(lines), [], "{lines}");
        }
    }

    #[test]
    fn a_lever_that_lost_its_share_is_none() {
        let note = "---\ntype: postmortem\nstatus: analysed\nmoney: 5\nlevers:\n  - slow reply #1 50%\n  - b\n---\n";
        let vault = vault(Settings::default(), &[("a.md", note)]);
        let levers = &vault.notes[0].record.postmortem().unwrap().levers;
        assert_eq!(
            (levers.texts(), levers.invalid),
            (vec!["b".to_owned()], true)
        );
    }

    #[test]
    fn items_without_a_space_after_their_dash_are_told() {
        let said = |lines: &str| {
            let note = format!("---\ntype: postmortem\n{lines}\n---\n");
            said(&RULE, Language::English, &[("a.md", &note)])
        };
        assert_eq!(
            said("levers:\n  -a 50%\n  -b 50%"),
            [
                [
                    "-a 50%",
                    "`levers` has an item without a space after its dash: `-a 50%`",
                    "write `- a 50%`",
                ],
                [
                    "-b 50%",
                    "`levers` has an item without a space after its dash: `-b 50%`",
                    "write `- b 50%`",
                ],
            ]
        );
        let at = |lines: &str| {
            let said = said(lines).into_iter();
            said.map(|[at, ..]| at).collect::<Vec<_>>()
        };
        assert_eq!(at("tags:\n  - a\n    -b\n  - c"), ["-b"]);
        assert_eq!(at("levers: -a"), ["-a"]);
        assert_eq!(at("levers:\n  - -a\n  - --b\n  - c\n    d"), [""; 0]);
        assert_eq!(at("levers:\n  - a 50 percent"), ["a 50 percent"]);
    }

    #[test]
    fn a_placeholder_without_quotes_is_one_error() {
        let found = keys("analysed_at: {{date}}");
        assert_eq!(
            found,
            [("{{date}}".to_owned(), "invalid-field-placeholder")]
        );
    }

    #[test]
    fn what_yaml_reads_as_a_key_or_a_block_is_told() {
        let said = |levers: &str| {
            let note = format!(
                "---\ntype: guardrail\ntitle: A\nstatus: draft\ntarget: >3\nlevers:{levers}\n---\n"
            );
            said(&RULE, Language::English, &[("g.md", &note)])
        };
        let block = [
            ">3",
            "YAML takes `target` for the start of a block of text: `>3`",
            "put the value in quotes",
        ];
        for levers in [
            "\n- a\n- vague target: 40%",
            " [a, vague target: 40%]",
            "\n  vague target: 40%",
        ] {
            let said = said(levers);
            assert_eq!(said[0], block, "{levers}");
            assert_eq!(
                said[1],
                [
                    "vague target: 40%",
                    "`levers` has a colon in an item, which makes it a key for YAML: `vague target: 40%`",
                    "write the item as `vague target 40%`; a text with a colon in it needs quotes",
                ],
                "{levers}"
            );
        }
        assert_eq!(said(" {a: 40%, b: 60%}")[1][0], "{a: 40%, b: 60%}");
        assert_eq!(
            said("\n- a: {b: c}")[1][1],
            "`levers` holds a list or a mapping where one value belongs"
        );
    }

    #[test]
    fn a_lever_is_neither_a_share_nor_a_list_nor_a_path() {
        let said = |language, note: &str| said(&RULE, language, &[("a.md", note)]);
        let guardrail = "---\ntype: guardrail\ntitle: A\nstatus: draft\nlevers: [one 50%, \"[[two]] 50%\"]\n---\n";
        assert_eq!(
            said(Language::English, guardrail),
            [
                [
                    "one 50%",
                    "`levers` gives a share, which only a post-mortem gives its levers: `one 50%`",
                    "write `one`; a lever whose name has a `%` in it as `[[name]]`",
                ],
                [
                    "\"[[two]] 50%\"",
                    "`levers` gives a share, which only a post-mortem gives its levers: `[[two]] 50%`",
                    "write `two`; a lever whose name has a `%` in it as `[[name]]`",
                ],
            ]
        );
        let bet = "---\ntype: bet\ntitle: A\nstatus: planned\nexpects: [un 50%]\n---\n";
        let lever = "---\ntype: lever\ntitle: A\nkind: design\naliases: ancien, vieux\n---\n";
        let failure = "---\ntype: postmortem\ntitle: A\nstatus: cooling\nfailed_at: 2026-01-01\nlevers: [CI/CD 60%]\n---\n";
        for (note, expected) in [
            (
                bet,
                [
                    "un 50%",
                    "`expects` donne une part, que seul un post-mortem donne à ses leviers\u{a0}: `un 50%`",
                    "écrivez `un`\u{a0}; un levier dont le nom contient un `%` s'écrit `[[nom]]`",
                ],
            ),
            (
                lever,
                [
                    "ancien, vieux",
                    "`aliases` a une virgule dans le nom d'un levier\u{a0}: `ancien, vieux`",
                    "écrivez chaque levier à part\u{a0}: `ancien`, `vieux`\u{a0}; un nom qui contient une virgule s'écrit `[[nom]]`",
                ],
            ),
            (
                failure,
                [
                    "CI/CD 60%",
                    "`levers` a un `/` dans le nom d'un levier\u{a0}: `CI/CD 60%`",
                    "écrivez `CD 60%` pour la note de ce chemin, `ci-cd 60%` pour un nom",
                ],
            ),
        ] {
            assert_eq!(said(Language::French, note), [expected]);
        }
    }

    #[test]
    fn a_word_for_a_choice_is_known_in_french() {
        let note = "---\ntype: lever\ntitle: A\nkind: angle mort\n---\n";
        assert_eq!(
            said(&RULE, Language::French, &[("leviers/a.md", note)])[0][2],
            "écrivez `blind-spot`, ou un autre mot\u{a0}: design, process"
        );
    }

    #[test]
    fn an_area_is_one_of_the_list() {
        let among = |areas: &[&str], area: &str| {
            let note = format!("---\ntype: lever\ntitle: A\nkind: design\narea: {area}\n---\n");
            let mut settings = Settings::new(Language::French);
            settings.areas = areas.iter().map(|area| (*area).to_owned()).collect();
            let vault = vault(settings, &[("leviers/a.md", &note)]);
            let message = found(&RULE, &vault).pop()?.message;
            Catalogue::of(Language::French).help(&message)
        };
        let area = |area: &str| among(&["vente", "Équipe"], area);
        assert_eq!(
            among(&["vente"], "ventes").as_deref(),
            Some("écrivez `vente`")
        );
        assert_eq!(
            area("ventes").as_deref(),
            Some("écrivez `vente`, ou un autre mot\u{a0}: Équipe")
        );
        assert_eq!(
            area("produit").as_deref(),
            Some(
                "écrivez l'un de ces mots\u{a0}: vente, Équipe\u{a0}; ou ajoutez celui-ci à `areas` dans `pm.yaml`"
            )
        );
        assert_eq!((area("équipe"), area("Vente")), (None, None));
    }

    #[test]
    fn an_alias_that_counts_for_nobody_is_found_at_every_claim() {
        let lever = |aliases: &str| {
            format!("---\ntype: lever\ntitle: A\nkind: design\naliases: [{aliases}]\n---\n")
        };
        let [a, b, c, d] = ["tous", "tous, ciblage", "relance", "d"].map(lever);
        let notes = [
            ("levers/message.md", a.as_str()),
            ("levers/relance.md", &b),
            ("levers/ciblage.md", &c),
            ("levers/d.md", &d),
        ];
        let told: Vec<_> = said(&RULE, Language::English, &notes)
            .into_iter()
            .map(|[_, message, _]| message)
            .collect();
        assert_eq!(
            told,
            [
                "the alias `relance` leads back to its own lever",
                "`d` is the lever's own id",
                "the alias `tous` is claimed by `relance` too",
                "the alias `tous` is claimed by `message` too",
                "the alias `ciblage` leads back to its own lever",
            ]
        );
    }

    #[test]
    fn a_result_has_the_form_of_the_threshold() {
        let bet = |threshold: &str, result: &str| {
            let note = format!(
                "---\ntype: bet\ntitle: A\nstatus: ended\nsuccess_if: {threshold}\nresult: {result}\n---\n"
            );
            said(&RULE, Language::English, &[("bets/a.md", &note)])
        };
        for (threshold, result) in [("at least 3", "12/30"), ("\">= 20%\"", "3")] {
            let [found, message, help] = &bet(threshold, result)[0];
            let bound = threshold.replace('"', "");
            assert_eq!(found, result);
            assert_eq!(
                *message,
                format!("`result` cannot be compared with `success_if`: `{result}` with `{bound}`")
            );
            assert!(help.starts_with("write two numbers"), "{help}");
        }
        assert!(bet("at least 3", "4").is_empty());
        assert!(bet("\">= 20%\"", "12/30").is_empty());
        assert!(bet("\">= 20%\"", "25%").is_empty());
    }

    #[test]
    fn numbers_that_cannot_be_are_refused_wherever_they_stand() {
        for (kind, field, found, key) in [
            ("guardrail", "baseline", "31/30", "value-ratio-above"),
            ("guardrail", "baseline", "0/0", "value-ratio-zero"),
            ("guardrail", "target", "101%", "value-percent-above"),
            (
                "guardrail",
                "trials",
                "2026-05-10 31/30 relances",
                "value-ratio-above",
            ),
            ("guardrail", "trials", "2026-05-10 0/0", "value-ratio-zero"),
            (
                "guardrail",
                "trials",
                "2026-05-10 -1/30",
                "value-number-negative",
            ),
            (
                "guardrail",
                "trials",
                "2026-05-10 1/-30",
                "value-number-negative",
            ),
            (
                "guardrail",
                "trials",
                "2026-02-30 1/30",
                "value-date-impossible",
            ),
            ("bet", "result", "31/30", "value-ratio-above"),
            ("bet", "result", "0/0", "value-ratio-zero"),
            ("bet", "result", "120%", "value-percent-above"),
            ("bet", "confidence", "120", "value-percent-above"),
            ("bet", "max_money", "-5", "value-number-negative"),
            (
                "postmortem",
                "levers",
                "ciblage 120%",
                "value-percent-above",
            ),
            ("postmortem", "hours", "-3", "value-number-negative"),
        ] {
            let list = matches!(field, "trials" | "levers");
            let value = if list {
                format!("['{found}']")
            } else {
                found.to_owned()
            };
            let note = format!("---\ntype: {kind}\ntitle: A\n{field}: {value}\n---\n");
            let vault = vault(Settings::default(), &[("a.md", &note)]);
            let problems = self::found(&RULE, &vault);
            let keys: Vec<_> = problems.iter().map(|problem| problem.message.key).collect();
            assert_eq!(keys, [key], "{field}: {found}");
            assert!(
                problems[0].span.of(&note).contains(found),
                "{field}: {found}"
            );
        }
    }

    #[test]
    fn a_lever_is_named_once() {
        let note = "---\ntype: postmortem\ntitle: A\nstatus: cooling\nfailed_at: 2026-01-01\nlevers: [ciblage 50%, message, \"[[Ciblage]]\"]\n---\n";
        assert_eq!(
            said(&RULE, Language::French, &[("post-mortems/a.md", note)]),
            [[
                "\"[[Ciblage]]\"",
                "`levers` nomme deux fois `Ciblage`",
                "gardez l'une des deux mentions, avec toute la part du levier",
            ]]
        );
    }

    #[test]
    fn notations_for_programs_are_refused() {
        let note = "---\ntype: lever\ntitle: &t Ciblage\nkind: *k\n<<: *base\n? [a]\n: b\narea: !x vente\n---\n";
        let said = said(&RULE, Language::English, &[("levers/a.md", note)]);
        let told: Vec<_> = said.iter().map(|[found, ..]| found.as_str()).collect();
        assert_eq!(told, ["&t", "*k", "<<", "[a]", "!x"]);
        assert_eq!(
            said[0][1..],
            [
                "anchors, aliases, tags and merge keys of YAML are not read: `&t`",
                "write the value itself; put a text that starts with `&`, `*` or `!` in quotes",
            ]
        );
        assert_eq!(
            said[3][1],
            "a key is a single word, not a list or a mapping: `[a]`"
        );
    }
}
