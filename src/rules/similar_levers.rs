//! `similar-levers`: two levers have ids or titles that are nearly the same.

use super::{Check, Context, Findings, Rule};
use crate::{
    diagnostic::Level,
    message::Message,
    value::fold,
    vault::{Entry, Likeness},
};

pub(super) const RULE: Rule = Rule {
    name: "similar-levers",
    level: Some(Level::Warning),
    summary: "two levers have ids or titles that are nearly the same",
    docs: DOCS,
    check: Check::Vault(check),
};

const DOCS: &str = r"
## What it finds

Two notes of levers whose ids or titles are a slip away from each other: one letter in a short name, two in a longer one;
accents, `-`, `_`, blanks and upper case count for nothing, and names that differ in digits alone are taken as they are. It is
told in the note of the lever that fired less. A lever that is an alias of another one is one with it already. Adopted notes are
left alone, and so are vaults with more than 1,000 notes of levers.

## Why

A lever under two names is counted by halves, and each half ranks too low to be seen.

## Bad

```markdown levers/unclear-target.md
---
type: lever
title: Unclear target
kind: design
---
```

```markdown levers/unclear-targets.md
---
type: lever
title: We write to everybody
kind: design
---
```

## Good

```markdown levers/unclear-target.md
---
type: lever
title: Unclear target
kind: design
aliases: [unclear-targets]
---
```
";

fn check(context: &Context<'_>, findings: &mut Findings) {
    let failures = |entry: &Entry| {
        let ranked = context.ranking().lever(&fold(&entry.id));
        ranked.map_or(0, |lever| lever.failures)
    };
    for (likeness, [earlier, later]) in context.vault.near_levers() {
        // The slip is the name that is used less, or comes later.
        let (slip, other) = if failures(later) > failures(earlier) {
            (earlier, later)
        } else {
            (later, earlier)
        };
        report(likeness, slip, other, findings);
    }
}

fn report(likeness: Likeness, slip: &Entry, other: &Entry, findings: &mut Findings) {
    let title = slip.record.title.valid().map(|title| title.span);
    let fence = slip.note.front_matter().place();
    let (key, span) = match likeness {
        Likeness::Ids => ("similar-levers", fence),
        Likeness::Titles => ("similar-levers-title", title.unwrap_or(fence)),
        Likeness::SameTitle => ("similar-levers-same-title", title.unwrap_or(fence)),
    };
    let message = Message::new(key)
        .with("lever", &*slip.id)
        .with("other", &*other.id)
        .with("title", other.title());
    findings.add(slip.path(), span, message);
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{
        rules::testing,
        settings::{Language, Settings},
    };

    fn lever(title: &str, aliases: &str) -> String {
        format!("---\ntype: lever\ntitle: {title}\nkind: design\naliases: [{aliases}]\n---\n")
    }

    /// Path, marked text and key of each finding.
    fn found(notes: &[(&str, &str)]) -> Vec<(String, String, &'static str)> {
        let vault = testing::vault(Settings::default(), notes);
        let found = testing::found(&RULE, &vault);
        let place = |finding: &crate::diagnostic::Diagnostic| {
            let text = vault.text(&finding.path).unwrap();
            let marked = finding.span.of(text).to_owned();
            (finding.path.to_string(), marked, finding.message.key)
        };
        found.iter().map(place).collect()
    }

    /// The key of what is found of two levers, each an id and a title.
    fn two([one, first]: [&str; 2], [other, second]: [&str; 2]) -> Option<&'static str> {
        let (one, other) = (format!("leviers/{one}.md"), format!("leviers/{other}.md"));
        let (first, second) = (lever(first, ""), lever(second, ""));
        let found = found(&[(&one, &first), (&other, &second)]);
        assert!(found.len() < 2, "{found:?}");
        found.first().map(|(.., key)| *key)
    }

    #[test]
    fn ids_and_titles_are_compared() {
        let id = Some("similar-levers");
        assert_eq!(
            two(["ciblage-flou", "Cible"], ["ciblage-flous", "Outil"]),
            id
        );
        assert_eq!(two(["ciblage-flou", "Cible"], ["ciblageflou", "Outil"]), id);
        assert_eq!(two(["prix", "Cible"], ["prit", "Outil"]), id);
        assert_eq!(two(["prix", "Cible"], ["pris-e", "Outil"]), None);
        assert_eq!(two(["essai-1", "Cible"], ["essai-2", "Outil"]), None);
        let title = Some("similar-levers-title");
        assert_eq!(
            two(["cible", "Message faible"], ["outil", "Messages faibles"]),
            title
        );
        assert_eq!(
            two(["cible", "Délai intenable"], ["outil", "Delai intenable"]),
            title
        );
        assert_eq!(two(["cible", "Phase 1"], ["outil", "Phase 2"]), None);
        let same = Some("similar-levers-same-title");
        assert_eq!(
            two(["cible", "Message faible"], ["outil", "Message faible"]),
            same
        );
        assert_eq!(two(["cible", ""], ["outil", ""]), None);
    }

    #[test]
    fn an_alias_is_merged_and_a_double_id_is_another_rules() {
        let (one, other) = (lever("A", "ciblage-flous"), lever("A", ""));
        let merged = [
            ("l/ciblage-flou.md", &*one),
            ("l/ciblage-flous.md", &*other),
        ];
        assert_eq!(found(&merged), []);
        let twins = [("l/prix.md", &*other), ("m/Prix.md", &*other)];
        assert_eq!(found(&twins), []);
    }

    #[test]
    fn the_one_that_fired_less_is_the_slip() {
        let failure = "---\ntype: postmortem\ntitle: T\nstatus: analysed\nfailed_at: 2026-02-28\nlevers: [message-flou]\n---\n";
        let (one, other) = (lever("A", ""), lever("Z", ""));
        let levers = [("l/message-fou.md", &*one), ("l/message-flou.md", &*other)];
        let expected = |path: &str| [(path.to_owned(), "---".to_owned(), "similar-levers")];
        assert_eq!(found(&levers), expected("l/message-fou.md"));
        let mut used = levers.to_vec();
        used.push(("p.md", failure));
        assert_eq!(found(&used), expected("l/message-fou.md"));
        let renamed = failure.replace("message-flou", "message-fou");
        used[2].1 = &renamed;
        assert_eq!(found(&used), expected("l/message-flou.md"));
    }

    #[test]
    fn as_many_levers_as_nobody_writes_by_hand_are_left_alone() {
        // Four letters of each, so that no two words are near.
        let word = |at: usize| {
            let letters = [at / 676, at / 26, at]
                .map(|at| char::from(b"abcdefghijklmnopqrstuvwxyz"[at % 26]));
            letters.map(|letter| letter.to_string().repeat(4)).concat()
        };
        let count = |count: usize| {
            let notes: Vec<(String, String)> = (0..count)
                .map(|at| {
                    (
                        format!("{}.md", word(at)),
                        lever(&format!("T {}", word(at)), ""),
                    )
                })
                .chain([
                    ("zyzyzy.md".into(), lever("X", "")),
                    ("zyzyzyy.md".into(), lever("Y", "")),
                ])
                .collect();
            let notes: Vec<_> = notes
                .iter()
                .map(|(path, text)| (&**path, &**text))
                .collect();
            found(&notes).len()
        };
        assert_eq!(count(998), 1);
        assert_eq!(count(999), 0);
    }

    #[test]
    fn it_says_how_to_merge_them() {
        let (one, other) = (lever("Ciblage flou", ""), lever("Cible", ""));
        let notes = [
            ("leviers/ciblage-flou.md", &*one),
            ("leviers/ciblages-flous.md", &*other),
        ];
        assert_eq!(
            testing::said(&RULE, Language::French, &notes)[0][1..],
            [
                "le nom de ce levier, `ciblages-flous`, est presque celui de `ciblage-flou`",
                "s'ils ne font qu'un, ajoutez `ciblages-flous` aux `aliases` de `ciblage-flou` et supprimez cette note\u{a0}; sinon, renommez l'un des deux"
            ]
        );
        let other = lever("Ciblages flous", "");
        let notes = [("leviers/a.md", &*one), ("leviers/zz.md", &*other)];
        assert_eq!(
            testing::said(&RULE, Language::English, &notes),
            [[
                "Ciblages flous",
                "the title of this lever is nearly that of `a`: `Ciblage flou`",
                "if they are one, add `zz` to the `aliases` of `a` and delete this note; else give one of them a title that tells them apart"
            ]]
        );
        let notes = [("leviers/a.md", &*one), ("leviers/zz.md", &*one)];
        assert_eq!(
            testing::said(&RULE, Language::English, &notes)[0][1],
            "the lever `a` has the same title: `Ciblage flou`"
        );
    }
}
