//! The generated page: what it says in each language.

mod hostile;

use pm::{
    index,
    note::quote,
    settings::{Language, Settings},
    value::zone,
    vault::{Content, File, Files, Parser, Vault},
};

/// A note: its path, the kind, the title and the rest of the front matter.
type Note<'a> = (&'a str, &'a str, &'a str, &'a str);

fn vault(settings: Settings, notes: &[Note<'_>]) -> Vault {
    let parser = Parser::new(&settings);
    let parse = |(path, kind, title, rest): &Note<'_>| {
        let title = quote(title);
        let text = format!("---\ntype: {kind}\ntitle: {title}\n{rest}\n---\n");
        parser.parse(File {
            path: (*path).into(),
            content: Content::Text(text.into()),
        })
    };
    let parsed = notes.iter().map(parse).collect();
    Vault::new(settings, parsed, Files::default())
}

fn region(settings: Settings, notes: &[Note<'_>]) -> String {
    index::render(&vault(settings, notes)).region
}

fn settings(language: Language) -> Settings {
    Settings {
        timezone: zone("Europe/Paris").unwrap(),
        ..Settings::new(language)
    }
}

/// Something of everything that the page tells of.
const STORY: &[Note<'_>] = &[
    (
        "bets/webinar.md",
        "bet",
        "Webinar",
        "status: ended\nsuccess_if: \">= 3\"\nresult: 0\nended: 2026-03-01",
    ),
    (
        "bets/cold.md",
        "bet",
        "100 e-mails",
        "status: ended\nsuccess_if: \">= 3\"\nresult: 0\nended: 2026-02-28",
    ),
    (
        "bets/second.md",
        "bet",
        "30 e-mails",
        "status: ended\nended: 2026-05-07\nmetric: replies\nresult: 12/30\nsuccess_if: \">= 20%\"\nguardrails: [research, personal]",
    ),
    ("bets/fair.md", "bet", "A fair", "status: planned"),
    (
        "levers/unclear-target.md",
        "lever",
        "Unclear target",
        "kind: design\naliases: [wrong-target]",
    ),
    (
        "levers/weak-message.md",
        "lever",
        "Weak message",
        "kind: process",
    ),
    (
        "guard-rails/research.md",
        "guardrail",
        "15 minutes of research",
        "status: validated\nlevers: unclear-target\nsince: 2026-03-09\nmetric: replies\nbetter: higher\nbaseline: 0/100\ntarget: 20%",
    ),
    (
        "guard-rails/personal.md",
        "guardrail",
        "One pain, one answer",
        "status: testing\nlevers: weak-message\nsince: 2026-03-09\nmetric: replies\nbetter: higher\nbaseline: 5/20\ntarget: 60%",
    ),
    (
        "guard-rails/list.md",
        "guardrail",
        "One trade",
        "status: retired\nlevers: wrong-target\nsince: 2025-11-01\nuntil: 2026-01-01",
    ),
    (
        "guard-rails/board.md",
        "guardrail",
        "A board",
        "status: draft\nlevers: no-follow-up",
    ),
    (
        "guard-rails/price.md",
        "guardrail",
        "A price list",
        "status: validated\nlevers: price\nsince: 2026-03-01\njudgement: seen daily",
    ),
    (
        "post-mortems/2026-02-28-cold.md",
        "postmortem",
        "100 prospects, no client",
        "status: validated\nfailed_at: 2026-02-28\nbet: cold\nmoney: 180\nhours: 60\nlevers: [unclear-target 40%, weak-message 35%, no-follow-up 25%]",
    ),
    (
        "post-mortems/2025-11-23-ads.md",
        "postmortem",
        "Ads for everybody",
        "status: systemised\nfailed_at: 2025-11-23T23:30Z\nmoney: 1850.50\nhours: 28\nlevers: [wrong-target 50%, weak-message 20%]",
    ),
    (
        "post-mortems/2026-04-02-group.md",
        "postmortem",
        "The group signed elsewhere",
        "status: analysed\nfailed_at: 2026-04-02\nhours: 18\nlevers: [no-follow-up, weak-message]\nrelapses: personal bypassed",
    ),
    (
        "post-mortems/2026-04-20-price.md",
        "postmortem",
        "29 a month",
        "status: accepted\nfailed_at: 2026-04-20\nlevers: price",
    ),
    (
        "post-mortems/2026-05-01-hire.md",
        "postmortem",
        "Eight days",
        "status: analysed\nfailed_at: 2026-05-01\nhours: 7,5\nlevers: gut",
    ),
    (
        "post-mortems/2025-09-01-luck.md",
        "postmortem",
        "Nobody's doing",
        "status: analysed\nfailed_at: 2025-09-01\nhours: 2",
    ),
    (
        "post-mortems/2026-05-10-hot.md",
        "postmortem",
        "Still hot",
        "status: cooling\nfailed_at: 2026-05-10\nhours: 3",
    ),
    (
        "post-mortems/2026-05-11-none.md",
        "postmortem",
        "None at all",
        "status: void\nfailed_at: 2026-05-11\nhours: 3\nreason: x",
    ),
];

#[test]
fn the_page_is_said_in_both_languages() {
    for (language, expected) in [
        (Language::English, snapbox::file!["page/en.md"]),
        (Language::French, snapbox::file!["page/fr.md"]),
    ] {
        let mut settings = settings(language);
        settings.index.notes = 6;
        snapbox::assert_data_eq!(region(settings, STORY), expected.raw());
    }
}

#[test]
fn a_page_that_lists_no_failures_counts_no_older_ones() {
    let mut settings = settings(Language::English);
    settings.index.notes = 0;
    let page = region(settings, STORY);
    assert!(
        !page.contains("older") && !page.contains("The latest"),
        "{page}"
    );
}

#[test]
fn a_vault_without_failures_says_how_to_start() {
    let page = region(settings(Language::English), &[]);
    assert!(page.contains("**No failure yet.** Start with"), "{page}");
    assert!(!page.contains("](") && !page.contains('#'), "{page}");
    let page = region(settings(Language::French), &[]);
    assert!(
        page.contains("**Aucun échec pour l'instant.** Commencez par"),
        "{page}"
    );
}

#[test]
fn a_vault_without_levers_says_what_is_missing() {
    let hot = (
        "post-mortems/a.md",
        "postmortem",
        "A",
        "status: cooling\nfailed_at: 2026-05-10",
    );
    let page = region(settings(Language::English), &[hot]);
    assert!(
        page.contains("**1 failure, no lever yet.** A lever is ranked here"),
        "{page}"
    );
    assert!(
        page.contains("**0** bets → **1** failure → **0** analysed"),
        "{page}"
    );
    assert!(
        page.contains("cooling 1") && page.contains("| [A](post-mortems/a.md) |"),
        "{page}"
    );
    assert!(
        !page.contains("![") && !page.contains("provisional"),
        "{page}"
    );
}

#[test]
fn levers_without_costs_are_ranked_by_count() {
    let notes = ["a", "b"].map(|name| format!("post-mortems/{name}.md"));
    let fields = "status: analysed\nfailed_at: 2026-05-10\nlevers: x";
    let notes: Vec<Note<'_>> = notes
        .iter()
        .map(|path| (&**path, "postmortem", "A", fields))
        .collect();
    let page = region(settings(Language::English), &notes);
    assert!(
        page.contains(
            "**2 failures, their cost unknown**. **1 lever of 1 makes 100.0% of all mentions.**"
        ),
        "{page}"
    );
    assert!(
        page.contains("One lever alone: there is nothing to rank it against yet."),
        "{page}"
    );
    assert!(
        page.contains("| 1 | x | 0.00 | 100.0% | 100.0% | 2 | **none** |\n\n"),
        "no row for luck: {page}"
    );
    assert!(
        page.contains("**Vital lever without guard-rail:** x (2 failures)\n"),
        "{page}"
    );
}

#[test]
fn a_guard_rail_that_is_not_at_work_guards_nothing() {
    for (status, open) in [
        ("draft", true),
        ("failed", true),
        ("retired", true),
        ("testing", false),
        ("validated", false),
    ] {
        let guardrail = format!("status: {status}\nlevers: x\nsince: 2026-05-11");
        let page = region(
            settings(Language::English),
            &[
                (
                    "post-mortems/a.md",
                    "postmortem",
                    "A",
                    "status: analysed\nfailed_at: 2026-05-10\nhours: 1\nlevers: x",
                ),
                ("guard-rails/g.md", "guardrail", "G", &guardrail),
            ],
        );
        assert_eq!(
            page.contains("Vital lever without guard-rail"),
            open,
            "{status}"
        );
    }
}

#[test]
fn links_lead_from_the_pages_folder() {
    let mut settings = settings(Language::English);
    settings.index.page = "docs/page/index.md".into();
    settings.index.chart = "docs/charts/pareto.svg".into();
    let page = region(settings, STORY);
    assert!(page.contains("](../charts/pareto.svg)"), "{page}");
    assert!(page.contains("](../../levers/unclear-target.md)"), "{page}");
}

#[test]
fn lines_end_with_lf_and_rows_take_one_line_each() {
    let page = region(settings(Language::French), STORY);
    assert!(page.ends_with("-->\n") && !page.contains('\r') && !page.contains("\n\n\n"));
    assert!(!page.contains("page-"), "a key without words");
    assert_eq!(
        page.lines()
            .filter(|line| line.contains("2026-02-28-cold.md"))
            .count(),
        1
    );
}

#[test]
fn a_month_is_shown_as_one_and_counts_as_its_last_day() {
    let notes: Vec<Note<'_>> = vec![
        (
            "guard-rails/research.md",
            "guardrail",
            "Research",
            "status: testing\nlevers: target\nsince: 2026-03-09",
        ),
        (
            "post-mortems/a.md",
            "postmortem",
            "A",
            "status: analysed\nfailed_at: 2026-03-30\nlevers: price",
        ),
        (
            "post-mortems/b.md",
            "postmortem",
            "B",
            "status: analysed\nfailed_at: 2026-03\nlevers: target",
        ),
    ];
    for (language, leaking, last) in [
        (
            Language::English,
            "leaking since 2026-03**",
            "let one through on 2026-03 (",
        ),
        (
            Language::French,
            "fuit depuis le 2026-03**",
            "a laissé passer un échec le 2026-03 (",
        ),
    ] {
        let page = region(settings(language), &notes);
        let (month, day) = (
            page.find("| 2026-03 | [B]"),
            page.find("| 2026-03-30 | [A]"),
        );
        assert!(month.is_some() && month < day, "{page}");
        assert!(page.contains(leaking) && page.contains(last), "{page}");
        assert!(!page.contains("2026-03-31"), "{page}");
    }
}
