//! Vaults of any size for measuring, the same bytes for the same size: mostly analysed post-mortems of two to three
//! kilobytes, with the levers, guard-rails and bets that go with them. No rule of level error finds anything in them.

use std::fmt::Write;

use jiff::{ToSpan, civil::Date};

/// The settings of every such vault.
pub(crate) const CONFIG: &str = "timezone: UTC\ncurrency: EUR\nhour: 50\n";

/// The notes of a vault of `count` notes, at least 10: paths relative to its root, with `/`, and texts.
pub(crate) fn notes(count: usize) -> impl Iterator<Item = (String, String)> {
    let levers = (count / 25).clamp(6, 400);
    let guardrails = (count / 50).clamp(1, 200);
    let bets = count / 20;
    let postmortems = count.saturating_sub(levers + guardrails + bets);
    (0..levers)
        .map(lever)
        .chain((0..guardrails).map(move |at| guardrail([at, at + guardrails], levers)))
        .chain((0..bets).map(bet))
        .chain((0..postmortems).map(move |at| postmortem(at, levers)))
}

fn postmortem(at: usize, levers: usize) -> (String, String) {
    let mut dice = Dice::new("postmortem", at);
    let failed = day(at * 7919);
    let analysed = failed.saturating_add(4.days());
    let title = dice.words(5);
    let (money, hours) = (dice.below(9000), dice.below(400));
    let mut text = format!(
        "---\ntype: postmortem\ntitle: {title}\nstatus: analysed\nfailed_at: {failed}\narea: {}\nmoney: {money}\n\
         hours: {hours}.5\nbasis: measured\nanalysed_at: {analysed}T09:30\nlevers:\n",
        dice.pick(&["sales", "marketing", "product", "hiring", "finance"]),
    );
    // Early levers come up far more often, and no failure names one twice.
    let most = 1 + dice.below(levers);
    let first = dice.below(most);
    for (step, share) in [(0, 50), (1, 30), (3, 15)].iter().take(2 + dice.below(2)) {
        let _ = writeln!(text, "  - {} {share}%", lever_id((first + step) % levers));
    }
    text.push_str("---\n");
    section(&mut text, "Facts", "");
    for _ in 0..4 {
        let (hour, minute) = (8 + dice.below(12), dice.below(60));
        let _ = writeln!(text, "- {hour:02}:{minute:02} {}", dice.sentence());
    }
    section(&mut text, "Choices", "I decided alone. ");
    paragraph(&mut text, &mut dice, 2);
    let _ = writeln!(
        text,
        "\n```text\n# no heading\n{} / 100\n```",
        dice.below(100)
    );
    for heading in [
        "False assumptions",
        "Where rigour was missing",
        "What hurts to admit",
        "Levers",
        "System",
        "Does it hold?",
    ] {
        section(&mut text, heading, "");
        paragraph(&mut text, &mut dice, 3);
    }
    let folder = failed.strftime("%Y/%m");
    (
        format!("post-mortems/{folder}/{failed}-failure-{at:06}.md"),
        text,
    )
}

fn lever(at: usize) -> (String, String) {
    let mut dice = Dice::new("lever", at);
    let kind = ["design", "process", "blind-spot"][at % 3];
    let mut text = format!(
        "---\ntype: lever\ntitle: {}\nkind: {kind}\n---\n",
        dice.words(3)
    );
    section(&mut text, "Pattern", "");
    paragraph(&mut text, &mut dice, 1);
    (format!("levers/{}.md", lever_id(at)), text)
}

fn lever_id(at: usize) -> String {
    format!("lever-{at:03}")
}

/// A guard-rail for two levers, so that many of them leave no lever without one.
fn guardrail([at, other]: [usize; 2], levers: usize) -> (String, String) {
    let stopped = |at: usize| lever_id((at * 3 + 5) % levers);
    let mut dice = Dice::new("guardrail", at);
    let mut text = format!(
        "---\ntype: guardrail\ntitle: {}\nstatus: testing\nkind: checklist\nlevers: [{}, {}]\nsince: 2026-04-01\n\
         metric: replies\nbetter: higher\nbaseline: 2/100\ntarget: 20%\ntrials:\n  - 2026-05-10 {}/30 first cycle\n---\n",
        dice.words(4),
        stopped(at),
        stopped(other),
        dice.below(13),
    );
    section(&mut text, "If… then…", "");
    paragraph(&mut text, &mut dice, 1);
    section(&mut text, "Checklist", "");
    for _ in 0..5 {
        let _ = writeln!(text, "- [ ] {}", dice.sentence());
    }
    (format!("guard-rails/guard-rail-{at:03}.md"), text)
}

fn bet(at: usize) -> (String, String) {
    let mut dice = Dice::new("bet", at);
    let starts = day(at * 6007);
    let (due, ended) = (
        starts.saturating_add(30.days()),
        starts.saturating_add(28.days()),
    );
    let mut text = format!(
        "---\ntype: bet\ntitle: {}\nstatus: ended\nstarts: {starts}\ndue: {due}\nmetric: clients signed\n\
         success_if: \">= 3\"\nmax_money: 500\nmax_hours: 40\nconfidence: {}%\nended: {ended}\nresult: {}\n\
         decision: persevere\n---\n",
        dice.words(4),
        20 + dice.below(70),
        3 + dice.below(7),
    );
    for heading in ["Hypothesis", "Test", "Stop rule", "Observed", "Learned"] {
        section(&mut text, heading, "");
        paragraph(&mut text, &mut dice, 2);
    }
    (
        format!("bets/{}/{starts}-bet-{at:06}.md", starts.year()),
        text,
    )
}

/// One of the 3,700 days from 2016 on, before any guard-rail came into force.
fn day(seed: usize) -> Date {
    let days = i64::try_from(seed % 3700).unwrap_or_default();
    jiff::civil::date(2016, 1, 4).saturating_add(days.days())
}

fn section(text: &mut String, heading: &str, opening: &str) {
    let _ = write!(text, "\n## {heading}\n\n{opening}");
}

fn paragraph(text: &mut String, dice: &mut Dice, sentences: usize) {
    for _ in 0..sentences {
        let _ = writeln!(text, "{}", dice.sentence());
    }
}

/// Words of both languages: what is not ASCII costs more to read.
const WORDS: &str = "le la les une des réponse semaine équipe trésorerie lancement réunion après très où être déjà pendant avec \
    chaque plusieurs envoyé écrit choisi oublié relancé manqué différé compté promis testé livré signé perdu prospect client offer price call email reply week month team budget plan launch page form choice \
    meeting because after before while with without about under every several two three four sent wrote chose skipped \
    asked missed delayed counted promised forgot tested priced shipped signed lost won";

/// A sequence of numbers that depends on its seed alone (splitmix64).
struct Dice(u64);

impl Dice {
    /// The dice of the note number `at` of a kind.
    fn new(kind: &str, at: usize) -> Self {
        let seed = kind
            .bytes()
            .fold(at as u64, |seed, byte| (seed << 5) ^ seed ^ u64::from(byte));
        Self(seed)
    }

    /// A number below `end`.
    fn below(&mut self, end: usize) -> usize {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut mixed = self.0;
        mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        usize::try_from((mixed ^ (mixed >> 31)) % end as u64).unwrap_or_default()
    }

    fn pick<'a>(&mut self, words: &[&'a str]) -> &'a str {
        words[self.below(words.len())]
    }

    /// That many words, the first with a capital.
    fn words(&mut self, count: usize) -> String {
        let all: Vec<&str> = WORDS.split_whitespace().collect();
        let words: Vec<&str> = (0..count).map(|_| self.pick(&all)).collect();
        let text = words.join(" ");
        let mut rest = text.chars();
        let first = rest.next().into_iter().flat_map(char::to_uppercase);
        first.chain(rest.clone()).collect()
    }

    fn sentence(&mut self) -> String {
        let count = 8 + self.below(11);
        self.words(count) + "."
    }
}
