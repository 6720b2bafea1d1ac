//! What stands before the next attempt.

use super::*;
use crate::settings::{Language, Settings};

const FAILURE: &str = "---\ntype: postmortem\ntitle: Cent *prospects*\nstatus: analysed\nfailed_at: 2026-02-28\nhours: 60\narea: vente\nlevers: [ciblage]\n---\n";
const GUARDRAIL: &str = "---\ntype: guardrail\ntitle: 15 minutes\nstatus: testing\nlevers: [ciblage]\nsince: 2026-03-09\nbetter: higher\nbaseline: 0/100\ntrials: [2026-04-01 12/30]\n---\n\n## Si… alors…\n\nSi un *nom*, alors.\n\n## La check-list\n\n1. [x] Métier\n   - taille\n";

fn markdown(texts: &[(&str, &str)]) -> String {
    let settings = Settings {
        timezone: crate::value::zone("Europe/Paris").unwrap(),
        ..Settings::new(Language::French)
    };
    let vault = Vault::of_texts(settings, texts.iter().copied());
    Preflight::of(&vault, None, "2026-06-30T12:00:00Z".parse().unwrap()).markdown(&str::to_owned)
}

#[test]
fn a_guard_rail_since_this_month_is_in_force() {
    let text = GUARDRAIL.replace("since: 2026-03-09", "since: 2026-06");
    let texts = [("a.md", FAILURE), ("g.md", &text)];
    let vault = Vault::of_texts(Settings::new(Language::French), texts);
    let told = Preflight::of(&vault, None, "2026-06-15T12:00:00Z".parse().unwrap());
    let told = told.markdown(&str::to_owned);
    assert!(told.contains("##### 15 minutes"), "{told}");
}

#[test]
fn a_guard_rail_in_force_is_told_with_its_rule_and_check_list() {
    let told = markdown(&[("a.md", FAILURE), ("g.md", GUARDRAIL)]);
    assert!(
        told.starts_with("### Avant la prochaine tentative\n\n"),
        "{told}"
    );
    assert!(
        told.contains(
            "\n#### 1. ciblage\n\n100,0\u{a0}% des dégâts, 1 échec, le dernier le 2026-02-28\n"
        ),
        "{told}"
    );
    let guard = "\n##### 15 minutes\n\n12/30 depuis le 2026-03-09 contre 0/100 avant\u{a0}: compatible avec une amélioration réelle \
                 (p\u{a0}<\u{a0}0,0001) · 1 occasion, 0 rechute\n\n> Si un *nom*, alors.\n\n- [ ] Métier\n  - [ ] taille\n";
    assert!(told.contains(guard), "{told}");
    assert!(told.ends_with("`pm trial GARDE-FOU 12/30`\n"), "{told}");
}

#[test]
fn failures_that_cannot_be_counted_are_told() {
    let unreadable = FAILURE.replace("hours: 60", "hours: 7,5");
    let left_out = "\n1 échec est laissé de côté\u{a0}: son coût ou ses parts sont illisibles.\n";
    for texts in [
        vec![("b.md", &*unreadable)],
        vec![("a.md", FAILURE), ("b.md", &*unreadable)],
    ] {
        let told = markdown(&texts);
        assert!(told.contains(left_out), "{told}");
    }
    assert!(!markdown(&[("a.md", FAILURE)]).contains(left_out));
}

#[test]
fn only_what_is_in_force_today_guards() {
    for (from, to) in [
        ("status: testing", "status: draft"),
        ("status: testing", "status: retired\nuntil: 2026-05-01"),
        ("since: 2026-03-09", "since: 2026-07-01"),
        ("since: 2026-03-09", "since: 2026-03-09\nuntil: 2026-06-30"),
    ] {
        let text = GUARDRAIL.replace(from, to);
        let told = markdown(&[("a.md", FAILURE), ("g.md", &text)]);
        assert!(told.contains("Aucun garde-fou n'est en vigueur."), "{told}");
        assert!(!told.contains("- [ ]"), "{told}");
        let draft = told.contains("15 minutes est un brouillon");
        assert_eq!(draft, to.ends_with("draft"), "{told}");
        assert_eq!(told.contains("`pm advance g`"), draft, "{told}");
        assert_eq!(
            told.contains("`pm new garde-fou \"…\" --lever ciblage`"),
            !draft,
            "{told}"
        );
    }
}

#[test]
fn what_leaks_is_said() {
    let again = FAILURE.replace("2026-02-28", "2026-05-01");
    let told = markdown(&[("a.md", FAILURE), ("b.md", &again), ("g.md", GUARDRAIL)]);
    let leak = "\n**Ce qui est passé**\n\n- Cent \\*prospects\\*, 2026-05-01\n";
    assert!(told.contains(leak), "{told}");
}

#[test]
fn a_guard_rail_of_two_levers_is_told_once() {
    let failure = FAILURE.replace("[ciblage]", "[ciblage, message]");
    let guardrail = GUARDRAIL.replace("[ciblage]", "[ciblage, message]");
    let told = markdown(&[("a.md", &failure), ("g.md", &guardrail)]);
    assert_eq!(told.matches("- [ ] Métier").count(), 1, "{told}");
    assert_eq!(told.matches("Voir plus haut.").count(), 1, "{told}");
}

#[test]
fn an_empty_vault_says_how_to_start() {
    let told = markdown(&[]);
    assert!(
        told.starts_with("Aucun échec pour l'instant.\n\nCommencez"),
        "{told}"
    );
}

#[test]
fn nothing_steers_a_terminal() {
    let hostile = "\u{1b}]0;x\u{7}\u{9b}31m\u{202e}`";
    let guardrail = GUARDRAIL
        .replace(
            "15 minutes",
            &format!(
                "\"{}\"",
                hostile.replace('\u{1b}', "\\e").replace('\u{7}', "")
            ),
        )
        .replace("Métier", hostile)
        .replace("un *nom*", hostile)
        .replace('\n', "\r\n");
    let told = markdown(&[
        ("a.md", FAILURE),
        ("g\u{1b}`.md", &guardrail),
        ("h'`.md", &GUARDRAIL.replace("testing", "draft")),
    ]);
    assert!(
        !told.contains(|c: char| c.is_control() && c != '\n'),
        "{told:?}"
    );
    assert!(told.contains("- [ ] ]0;x31m"), "{told}");
    assert!(told.contains("`pm advance …`"), "{told}");
}
