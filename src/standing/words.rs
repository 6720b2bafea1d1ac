//! What the numbers of a guard-rail say, in sentences for people. Numbers are compatible with an effect or they are not: they
//! prove nothing.

use super::Standing;
use crate::{
    evidence::{Verdict, newcombe, wilson},
    language::Catalogue,
    message::Message,
    record::{Field, Guardrail},
    settings::Language,
    value::NumberStyle,
};

impl Standing<'_> {
    /// `12/30 since 2026-03-09 against 0/100 before: compatible with a real improvement (p < 0.0001), target 20% met`.
    pub fn sentence(&self, language: Language) -> String {
        let catalogue = Catalogue::of(language);
        let says = says(self, catalogue, language.numbers());
        let judged = self.guardrail.judgement.value().is_some();
        let says = match self.evidence.verdict() {
            Verdict::Untested if judged => Message::new("page-judged"),
            _ => says,
        };
        let line = Message::new("evidence-line")
            .with("counts", catalogue.text(&self.counts_message()))
            .with("says", catalogue.text(&says));
        catalogue.text(&line)
    }

    /// Which rates, and which difference to before, the numbers are compatible with (Wilson, Newcombe, 95 %); `None` where there
    /// is nothing to compare.
    pub fn interval(&self, language: Language) -> Option<String> {
        let numbers = language.numbers();
        let (before, after) = (self.evidence.baseline?, self.evidence.pooled?);
        let (rate, difference) = (wilson(after), newcombe(after, before));
        let message = Message::new("evidence-interval")
            .with("low", numbers.rate(rate.low))
            .with("high", numbers.rate(rate.high))
            .with("from", numbers.points(difference.low))
            .with("to", numbers.points(difference.high));
        Some(Catalogue::of(language).text(&message))
    }

    /// "holds: 6 occasions, 0 relapse"; `None` where it was never put to the test.
    pub fn record_message(&self) -> Option<Message> {
        let (occasions, relapses) = (self.occasions(), self.leaks.len());
        let state = match relapses {
            0 if self.holds() => "holds",
            0 => "other",
            _ => "leaks",
        };
        (occasions > 0).then(|| {
            Message::new("show-occasions")
                .with("state", state)
                .with("occasions", occasions)
                .with("relapses", relapses)
        })
    }

    /// `12/30 since 2026-03-09 against 0/100 before`.
    fn counts_message(&self) -> Message {
        let since = self.guardrail.since.value();
        // A guard-rail in force has this day; what has none is a finding elsewhere.
        let since = since.map_or_else(|| "?".to_owned(), ToString::to_string);
        let key = match (self.evidence.pooled, self.evidence.baseline) {
            (Some(_), Some(_)) => "evidence-both",
            (Some(_), None) => "evidence-after",
            (None, Some(_)) => "evidence-before",
            (None, None) => "evidence-none",
        };
        let shown = |ratio: Option<crate::value::Ratio>| ratio.map(|ratio| ratio.to_string());
        Message::new(key)
            .with("after", shown(self.evidence.pooled).unwrap_or_default())
            .with("before", shown(self.evidence.baseline).unwrap_or_default())
            .with("since", since)
    }
}

/// What the counts are compatible with.
fn says(standing: &Standing<'_>, catalogue: &Catalogue, numbers: NumberStyle) -> Message {
    let evidence = &standing.evidence;
    let p = evidence.p_value().map(|p| numbers.probability(p));
    let p = p.unwrap_or_default();
    let target = evidence
        .target
        .map(|target| numbers.short_percent(&target.value()));
    let verdict = evidence.verdict();
    let key = match (verdict, &target) {
        (Verdict::Works, None) => "evidence-works",
        (Verdict::Works, Some(_)) => "evidence-works-target",
        (Verdict::BelowTarget, _) => "evidence-below-target",
        (Verdict::Worse, _) => "evidence-worse",
        (Verdict::Promising, _) => "evidence-promising",
        (Verdict::NoEffect, _) => "evidence-no-effect",
        (Verdict::TooEarly(_), _) => "evidence-too-early",
        (Verdict::Untested, _) => untested(standing.guardrail),
    };
    let needed = evidence.needed_message();
    let needed = needed.map(|needed| catalogue.text(&needed));
    Message::new(key)
        .with("p", p)
        .with("target", target.unwrap_or_default())
        .with("needed", needed.unwrap_or_default())
}

/// Why nothing can be said of what was counted: the first field that is not there, or cannot be read.
fn untested(guardrail: &Guardrail) -> &'static str {
    match (&guardrail.baseline, &guardrail.better) {
        (Field::Missing, _) => "evidence-no-baseline",
        (Field::Invalid(_), _) => "evidence-bad-baseline",
        (_, Field::Missing) => "evidence-no-direction",
        (_, Field::Invalid(_)) => "evidence-bad-direction",
        _ => "evidence-untested",
    }
}

#[cfg(test)]
mod tests {
    use crate::{
        settings::{Language, Settings},
        standing::Standings,
        vault::Vault,
    };

    /// The sentence about a guard-rail with these fields, in both languages.
    fn said(fields: &str) -> [String; 2] {
        let text = format!(
            "---\ntype: guardrail\ntitle: A\nstatus: testing\nlevers: [a]\nsince: 2026-04-01\n{fields}---\n"
        );
        [Language::English, Language::French].map(|language| {
            let vault = Vault::of_texts(Settings::new(language), [("a.md", text.as_str())]);
            let standings = Standings::of(&vault);
            standings.iter().next().unwrap().sentence(language)
        })
    }

    /// Fields of a guard-rail, and how the sentence about it starts in English and French.
    const SENTENCES: [(&str, &str, &str); 14] = [
        (
            "better: higher\nbaseline: 0/100\ntarget: 20%\ntrials: [2026-05-01 12/30]\n",
            "12/30 since 2026-04-01 against 0/100 before: compatible with a real improvement (p\u{a0}<\u{a0}0.0001), target 20% met",
            "12/30 depuis le 2026-04-01 contre 0/100 avant\u{a0}: compatible avec une amélioration réelle (p\u{a0}<\u{a0}0,0001), objectif 20\u{a0}% atteint",
        ),
        (
            "better: lower\nbaseline: 4/10\ntrials: [2026-05-01 0/10]\n",
            "0/10 since 2026-04-01 against 4/10 before: compatible with a real improvement (p\u{a0}=\u{a0}0.0433)",
            "0/10 depuis le 2026-04-01 contre 4/10 avant\u{a0}: compatible avec une amélioration réelle (p\u{a0}=\u{a0}0,0433)",
        ),
        (
            "better: higher\nbaseline: 0/100\ntarget: 41%\ntrials: [2026-05-01 12/30]\n",
            "12/30 since 2026-04-01 against 0/100 before: compatible with a real improvement (p\u{a0}<\u{a0}0.0001), target 41% not met",
            "12/30 depuis le 2026-04-01 contre 0/100 avant\u{a0}: compatible avec une amélioration réelle (p\u{a0}<\u{a0}0,0001), objectif 41\u{a0}% non atteint",
        ),
        (
            "better: lower\nbaseline: 1/10\ntrials: [2026-05-01 6/10]\n",
            "6/10 since 2026-04-01 against 1/10 before: compatible with a real change for the worse (p\u{a0}=\u{a0}0.0286)",
            "6/10 depuis le 2026-04-01 contre 1/10 avant\u{a0}: compatible avec une vraie dégradation (p\u{a0}=\u{a0}0,0286)",
        ),
        (
            "better: lower\nbaseline: 4/10\ntrials: [2026-05-01 0/2]\n",
            "0/2 since 2026-04-01 against 4/10 before: too early to tell, 8 more occasions without an event would tell",
            "0/2 depuis le 2026-04-01 contre 4/10 avant\u{a0}: trop tôt pour conclure, il faut encore 8 occasions sans accroc",
        ),
        (
            "better: higher\nbaseline: 10/10\ntrials: [2026-05-01 3/3]\n",
            "3/3 since 2026-04-01 against 10/10 before: too early to tell, never with this baseline",
            "3/3 depuis le 2026-04-01 contre 10/10 avant\u{a0}: trop tôt pour conclure, ce point de départ ne permettra jamais de conclure",
        ),
        (
            "better: lower\nbaseline: 6/12\ntrials: [2026-05-01 2/12]\n",
            "2/12 since 2026-04-01 against 6/12 before: better than before, but still compatible with chance alone (p\u{a0}=\u{a0}0.0965)",
            "2/12 depuis le 2026-04-01 contre 6/12 avant\u{a0}: mieux qu'avant, mais encore compatible avec le seul hasard (p\u{a0}=\u{a0}0,0965)",
        ),
        (
            "better: lower\nbaseline: 6/12\ntrials: [2026-05-01 6/12]\n",
            "6/12 since 2026-04-01 against 6/12 before: no visible effect",
            "6/12 depuis le 2026-04-01 contre 6/12 avant\u{a0}: sans effet visible",
        ),
        (
            "better: lower\ntrials: [2026-05-01 6/12]\n",
            "6/12 since 2026-04-01: nothing to compare with, `baseline` is missing",
            "6/12 depuis le 2026-04-01\u{a0}: rien à quoi comparer, il manque `baseline`",
        ),
        (
            "baseline: 6/12\ntrials: [2026-05-01 6/12]\n",
            "6/12 since 2026-04-01 against 6/12 before: nobody can say which way is better, `better` is missing",
            "6/12 depuis le 2026-04-01 contre 6/12 avant\u{a0}: impossible de dire dans quel sens c'est mieux, il manque `better`",
        ),
        (
            "better: lower\nbaseline: six of twelve\ntrials: [2026-05-01 6/12]\n",
            "6/12 since 2026-04-01: nothing to compare with, `baseline` cannot be read",
            "6/12 depuis le 2026-04-01\u{a0}: rien à quoi comparer, `baseline` est illisible",
        ),
        (
            "better: more\nbaseline: 6/12\n",
            "nothing counted since 2026-04-01, 6/12 before: nobody can say which way is better, `better` cannot be read",
            "rien de compté depuis le 2026-04-01, 6/12 avant\u{a0}: impossible de dire dans quel sens c'est mieux, `better` est illisible",
        ),
        (
            "better: lower\nbaseline: 6/12\n",
            "nothing counted since 2026-04-01, 6/12 before: not tried yet",
            "rien de compté depuis le 2026-04-01, 6/12 avant\u{a0}: pas encore essayé",
        ),
        (
            "judgement: seen with our own eyes\n",
            "nothing counted yet: by judgement",
            "rien de compté encore\u{a0}: sur jugement",
        ),
    ];

    #[test]
    fn every_verdict_has_its_sentence() {
        for (fields, english, french) in SENTENCES {
            let [in_english, in_french] = said(fields);
            assert!(in_english.starts_with(english), "{in_english}");
            assert!(in_french.starts_with(french), "{in_french}");
            for word in [" prove", " prouv"] {
                assert!(!in_english.contains(word) && !in_french.contains(word));
            }
        }
    }

    #[test]
    fn intervals_are_said_where_there_are_two_sides() {
        let text = "---\ntype: guardrail\nstatus: testing\nsince: 2026-04-01\nbaseline: 4/10\ntrials: [2026-05-01 0/10]\n---\n";
        let vault = Vault::of_texts(Settings::default(), [("a.md", text)]);
        let standings = Standings::of(&vault);
        let standing = standings.iter().next().unwrap();
        assert_eq!(
            standing.interval(Language::English).as_deref(),
            Some(
                "at 95%, compatible with a rate of 0.0% to 27.8% and a difference of \u{2212}68.7 to \u{2212}3.8 points"
            )
        );
        assert_eq!(
            standing.interval(Language::French).as_deref(),
            Some(
                "à 95\u{a0}%, compatible avec un taux de 0,0\u{a0}% à 27,8\u{a0}% et un écart de \u{2212}68,7 à \u{2212}3,8 points"
            )
        );
        let vault = Vault::of_texts(
            Settings::default(),
            [("a.md", "---\ntype: guardrail\n---\n")],
        );
        let standings = Standings::of(&vault);
        assert_eq!(
            standings.iter().next().unwrap().interval(Language::English),
            None
        );
    }
}
