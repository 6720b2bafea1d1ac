//! Notes that move and notes that stay.

use proptest::{prelude::*, sample::select};

use super::*;
use crate::{
    note::hostile,
    settings::{Language, Settings},
    vault::Vault,
};

fn session(texts: &[(&str, &str)]) -> Session {
    let settings = Settings::new(Language::English);
    let vault = Vault::of_texts(settings, texts.iter().copied());
    Session::of(vault, "2026-07-01T12:00:00Z".parse().unwrap())
}

const GUARDRAIL: &str = "---\ntype: guardrail\ntitle: G\nstatus: testing\nlevers: [a]\nsince: 2026-06-01\nmetric: m\nbetter: lower\n\
     baseline: 4/10\ntrials: [2026-06-20 0/10]\n---\n\n## Rule\n\nIf a, then b.\n";
const FAILURE: &str = "---\ntype: postmortem\ntitle: F\nstatus: analysed\nfailed_at: 2026-05-01\nanalysed_at: 2026-05-04\nlevers: [a]\n---\n\n\
     ## Facts\n\nx\n\n## Choices\n\nI chose x.\n\n## Assumptions\n\nx\n\n## Rigour\n\nx\n\n## What hurts to admit\n\n\
     I never asked anybody before I wrote to a hundred people.\n";

/// The paths of the notes that move, and how many wait.
fn moved(texts: &[(&str, &str)]) -> (Vec<String>, usize) {
    let ready = ready(session(texts));
    let paths = ready.steps.iter().map(|step| step.path.to_string());
    (paths.collect(), ready.waiting)
}

#[test]
fn what_has_earned_it_moves_unasked() {
    let paths = |paths: &[&str]| paths.iter().map(|&path| path.to_owned()).collect();
    let both = [("f.md", FAILURE), ("g.md", GUARDRAIL)];
    assert_eq!(moved(&both), (paths(&["f.md", "g.md"]), 0));
    // No guard-rail, and no words about the system either.
    assert_eq!(moved(&both[..1]), (paths(&[]), 1));
    let system = format!("{FAILURE}\n## System\n\nThe server refuses it.\n");
    assert_eq!(moved(&[("f.md", &system)]), (paths(&["f.md"]), 0));
    // The guard-rail let this very failure through.
    let late = FAILURE.replace("2026-05-0", "2026-06-2");
    assert_eq!(moved(&[("f.md", &late), both[1]]), (paths(&["g.md"]), 1));
    // Nothing has shown that it works.
    let early = GUARDRAIL.replace("0/10", "0/2");
    assert_eq!(moved(&[both[0], ("g.md", &early)]), (paths(&["f.md"]), 1));
}

#[test]
fn what_does_not_hold_is_taken_back_and_the_rest_moves() {
    let broken = GUARDRAIL.replace("baseline: 4/10", "baseline: 4/10\nreview_every: soon");
    let texts = [
        ("b.md", broken.as_str()),
        ("f.md", FAILURE),
        ("g.md", GUARDRAIL),
    ];
    assert_eq!(
        moved(&texts),
        (vec!["f.md".to_owned(), "g.md".to_owned()], 1)
    );
}

#[test]
fn findings_stand_where_the_old_text_has_them() {
    let text = FAILURE
        .replace("analysed\n", "cooling\n")
        .replace("analysed_at: 2026-05-04\n", "")
        .replace("## Facts\n", "## Fax\n");
    let wish = Wish::default();
    let hindrance = one(session(&[("f.md", &text)]), "f.md", &wish).unwrap_err();
    let Hindrance::Findings { to, findings } = hindrance else {
        panic!("{hindrance:?}");
    };
    assert_eq!(to, Status::Analysed);
    let places: Vec<(&str, &str)> = findings
        .iter()
        .map(|finding| (finding.rule, finding.span.of(&text)))
        .collect();
    assert_eq!(places, [("missing-section", "cooling")]);
    assert!(findings[0].fix.is_none());
}

#[test]
fn a_date_that_is_there_stays() {
    let draft = GUARDRAIL.replace("testing", "draft");
    let step = one(session(&[("g.md", &draft)]), "g.md", &Wish::default()).unwrap();
    assert_eq!((step.to, step.set.len()), (Status::Testing, 0));
    assert_eq!(step.amended.text, GUARDRAIL);
    let future = draft
        .replace("2026-06-01", "2026-08-01")
        .replace("trials: [2026-06-20 0/10]\n", "");
    let hindrance = one(session(&[("g.md", &future)]), "g.md", &Wish::default());
    assert!(
        matches!(hindrance, Err(Hindrance::Findings { .. })),
        "{hindrance:?}"
    );
}

proptest! {
    #![proptest_config(hostile::cases(512))]

    #[test]
    fn no_note_makes_it_stumble(
        yaml in hostile::yaml(),
        body in hostile::markdown(),
        kind in select(vec!["postmortem", "guardrail", "bet", "lever"]),
        from in select(Status::ALL),
        to in select(Status::ALL),
    ) {
        let text = format!("---\ntype: {kind}\nstatus: {}\nfailed_at: 2026-01-01\n{yaml}---\n{body}", from.name());
        let wish = Wish { to: Some(to), fields: Vec::new() };
        match one(session(&[("a.md", &text)]), "a.md", &wish) {
            Ok(step) => prop_assert_eq!(step.amended.text.matches(to.name()).count() > 0, true),
            Err(Hindrance::Findings { findings, .. }) => {
                for finding in findings {
                    prop_assert!(text.get(finding.span.range()).is_some(), "{:?}", finding);
                }
            }
            Err(_) => {}
        }
        ready(session(&[("a.md", &text), ("f.md", FAILURE), ("g.md", GUARDRAIL)]));
    }
}
