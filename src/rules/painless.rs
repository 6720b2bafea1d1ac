//! `painless`: what hurts to admit is a few words or an excuse.

use super::{Check, Findings, Rule, excuse::question};
use crate::{
    diagnostic::Level,
    honesty::Kind,
    message::Message,
    note::visible_lines,
    vault::{Entry, Ways},
};

pub(super) const RULE: Rule = Rule {
    name: "painless",
    level: Some(Level::Warning),
    summary: "what hurts to admit does not hurt",
    docs: DOCS,
    check: Check::Alone(check),
};

const DOCS: &str = r#"
## What it finds

Under "What hurts to admit", less than 40 characters, or an excuse as [`excuse`](#excuse) finds it, which is then not reported
twice.

## Why

If it does not hurt, you are still lying. A few words there are mostly the polite version, and an excuse is the opposite of what
the section asks for. The levers that cost most stand behind the sentence that nobody wanted to write.

## Bad

```markdown post-mortems/2026-02-28-cold-mail.md
---
type: postmortem
title: 100 cold e-mails
status: cooling
failed_at: 2026-02-28
---

## What hurts to admit

Not much, really.
```

```markdown post-mortems/2026-02-28-cent-prospects.md
---
type: postmortem
title: Cent prospects, zéro client
status: cooling
failed_at: 2026-02-28
---

## Ce qui fait mal à admettre

J'ai passé huit semaines à écrire à des inconnus, et je crois encore que le marché n'était pas prêt.
```

## Good

```markdown post-mortems/2026-02-28-cold-mail.md
---
type: postmortem
title: 100 cold e-mails
status: cooling
failed_at: 2026-02-28
---

## What hurts to admit

I knew after 3 days that nobody answered. I went on because writing mails felt like work and calling felt like begging.
```

```markdown post-mortems/2026-02-28-cent-prospects.md
---
type: postmortem
title: Cent prospects, zéro client
status: cooling
failed_at: 2026-02-28
---

## Ce qui fait mal à admettre

J'ai su au bout de 3 jours que personne ne répondait. J'ai continué parce qu'écrire des mails ressemblait à du travail, et
qu'appeler me faisait peur.
```
"#;

/// Fewer characters than this say nothing that hurts.
const SHORTEST: usize = 40;

fn check(ways: Ways<'_>, entry: &Entry, findings: &mut Findings) {
    let filled = || entry.section("hurts").filter(|part| !part.empty);
    let Some(first) = filled().next().filter(|_| !entry.record.adopted) else {
        return;
    };
    let remarks = ways.remarks(entry).iter();
    let mut excuses = remarks
        .filter(|remark| remark.section == "hurts")
        .filter_map(|remark| match remark.kind {
            Kind::Excuse(class) => Some((remark.span, class)),
            _ => None,
        })
        .peekable();
    if excuses.peek().is_none()
        && is_short(filled().flat_map(|part| visible_lines(entry.text(), part.content)))
    {
        let message = Message::new("painless-short").with("least", SHORTEST);
        findings.add(entry.path(), first.heading, message);
    }
    for (span, class) in excuses {
        let message = Message::new("painless").with("question", question(class));
        findings.add(entry.path(), span, message);
    }
}

fn is_short<'t>(lines: impl Iterator<Item = &'t str>) -> bool {
    let characters = lines
        .flat_map(str::chars)
        .filter(|c| !matches!(c, '*' | '_' | '`'));
    characters.take(SHORTEST).count() < SHORTEST
}

/// Whether it reports what it finds in a note, so that no other rule has to.
pub(super) fn is_on(ways: Ways<'_>, entry: &Entry) -> bool {
    let mut settings = ways.settings.rules.iter().rev();
    let own = settings.find(|(name, _)| *name == RULE.name);
    own.is_none_or(|(_, level)| level.is_some()) && !entry.record.adopted
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{rules::testing, settings::Settings};

    #[test]
    fn a_few_words_or_an_excuse_do_not_hurt() {
        let exact = "x".repeat(40);
        for (content, place) in [
            (&*exact, None),
            (&exact[1..], Some("## What hurts to admit")),
            ("> I was afraid of the phone, all of these weeks.", None),
            (
                "<!-- What would you rather not have written here? -->\nNothing.",
                Some("## What hurts to admit"),
            ),
            ("- Bad timing.", Some("Bad timing")),
            (
                "I wrote to people who had never asked for anything. It was bad timing, that is all.",
                Some("bad timing"),
            ),
            ("", None),
        ] {
            let note = format!("---\ntype: postmortem\n---\n## What hurts to admit\n\n{content}\n");
            let vault = testing::vault(Settings::default(), &[("a.md", &note)]);
            let found = testing::found(&RULE, &vault);
            let places: Vec<&str> = found.iter().map(|finding| finding.span.of(&note)).collect();
            assert_eq!(places, place.into_iter().collect::<Vec<_>>(), "{content}");
        }
    }
}
