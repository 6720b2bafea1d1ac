//! What `pm new` asks somebody who gave no title.

use std::io::{self, BufRead, Write};

use crate::{
    cli::dialogue::Dialogue,
    message::Message,
    scaffold::{Cost, Draft},
    schema::Kind,
};

/// Asks for what a note of the kind needs at once and nothing has said yet. Where there are no more answers before that, it
/// fails with `UnexpectedEof`.
pub(super) fn ask(
    dialogue: &mut Dialogue<impl BufRead, impl Write>,
    draft: &mut Draft<'_>,
    kind: Kind,
    currency: &str,
) -> io::Result<()> {
    let title = match kind {
        Kind::Postmortem => Message::new("ask-title"),
        _ => Message::new("ask-name"),
    };
    dialogue.insist(&title, |answer| draft.set("title", answer))?;
    match kind {
        Kind::Postmortem => {
            if !draft.has("failed_at") {
                let question = Message::new("ask-when");
                dialogue.ask(&question, |answer| draft.set("failed_at", answer))?;
            }
            if !draft.has("hours") && !draft.has("money") {
                let question = Message::new("ask-cost").with("currency", currency);
                dialogue.ask(&question, |answer| set_cost(draft, answer, currency))?;
            }
        }
        Kind::Lever if !draft.has("kind") => {
            let question = Message::new("ask-lever-kind");
            dialogue.ask(&question, |answer| draft.set("kind", answer))?;
        }
        Kind::Guardrail if !draft.has("levers") => {
            let question = Message::new("ask-guardrail-levers");
            dialogue.ask(&question, |answer| draft.set("levers", answer))?;
        }
        _ => {}
    }
    Ok(())
}

fn set_cost(draft: &mut Draft<'_>, answer: &str, currency: &str) -> Result<(), Message> {
    let Cost { money, hours } = Cost::parse(answer, currency)?;
    money.map_or(Ok(()), |money| draft.set("money", &money))?;
    hours.map_or(Ok(()), |hours| draft.set("hours", &hours))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{
        language::Catalogue,
        settings::{Language, Settings},
        vault::{Files, Vault},
    };

    /// The front matter of the note that comes of some answers, without its first line, and what was asked.
    fn answered(kind: Kind, language: Language, answers: &str) -> (String, String) {
        let vault = Vault::new(Settings::new(language), Vec::new(), Files::default());
        let now = "2026-03-03T21:50:00Z".parse().unwrap();
        let mut draft = Draft::new(&vault, kind, now);
        let mut asked = Vec::new();
        let mut dialogue = Dialogue::new(answers.as_bytes(), &mut asked, Catalogue::of(language));
        let ended = ask(&mut dialogue, &mut draft, kind, "EUR");
        let asked = String::from_utf8(asked).unwrap();
        if let Err(error) = ended {
            assert_eq!(error.kind(), io::ErrorKind::UnexpectedEof);
            return (String::new(), asked);
        }
        let note = draft.finish(&[]).unwrap();
        let text = note.entry.text();
        let lines = text.lines().skip(2).take_while(|line| *line != "---");
        (lines.collect::<Vec<_>>().join("\n"), asked)
    }

    #[test]
    fn three_answers_make_a_post_mortem() {
        let (note, asked) = answered(
            Kind::Postmortem,
            Language::English,
            "Trade fair: no leads\n2026-02\n60 h + 1200\n",
        );
        assert_eq!(
            note,
            "title: \"Trade fair: no leads\"\nstatus: cooling\nfailed_at: 2026-02\nmoney: 1200\nhours: 60\nlevers:"
        );
        assert_eq!(
            asked,
            "What failed, in a few words? When? 2026-03-03, 2026-03 or 2026-03-03T22:50; Enter for now: \
             What did it cost? 60 h, 1200 (EUR) or both; Enter if you do not know yet: "
        );
    }

    #[test]
    fn an_empty_answer_skips_and_a_wrong_one_is_asked_again_with_the_reason() {
        let (note, asked) = answered(
            Kind::Postmortem,
            Language::French,
            "\nSalon\n03/04/2026\n\n7,5 h\nbeaucoup\n\n",
        );
        assert_eq!(
            note,
            "title: Salon\nstatus: cooling\nfailed_at: 2026-03-03T21:50\nlevers:"
        );
        let (_, reasons) = asked.split_once("? ").unwrap();
        let reasons: Vec<&str> = reasons.lines().collect();
        let start = |line: &str| {
            line.split("\u{a0}; écrivez")
                .next()
                .unwrap()
                .replace('\u{a0}', " ")
        };
        let reasons: Vec<String> = reasons.into_iter().map(start).collect();
        assert_eq!(
            reasons,
            [
                "la note en a besoin",
                "Qu'est-ce qui a échoué, en quelques mots ? Quand ? 2026-03-03, 2026-03 ou 2026-03-03T22:50 ; Entrée pour maintenant : `failed_at` peut désigner deux jours : `03/04/2026`",
                "Quand ? 2026-03-03, 2026-03 ou 2026-03-03T22:50 ; Entrée pour maintenant : Qu'est-ce que cela a coûté ? 60 h, 1200 (EUR) ou les deux ; Entrée si vous ne savez pas encore : `hours` est un nombre mal écrit : `7,5`",
                "Qu'est-ce que cela a coûté ? 60 h, 1200 (EUR) ou les deux ; Entrée si vous ne savez pas encore : `beaucoup` ne se lit pas comme un coût",
                "Qu'est-ce que cela a coûté ? 60 h, 1200 (EUR) ou les deux ; Entrée si vous ne savez pas encore : ",
            ]
        );
    }

    #[test]
    fn whoever_ends_the_answers_gives_up() {
        assert_eq!(answered(Kind::Bet, Language::English, "").0, "");
        for answers in ["Salon\n", "Salon\n2026-02\n"] {
            let (note, _) = answered(Kind::Postmortem, Language::English, answers);
            assert_eq!(note, "", "{answers}");
        }
    }

    #[test]
    fn a_day_that_has_not_come_is_asked_for_again() {
        let answers = "Salon\n2027-01-01\n2026-01-01\n\n";
        let (note, asked) = answered(Kind::Postmortem, Language::English, answers);
        assert!(note.contains("failed_at: 2026-01-01\n"), "{note}");
        assert!(asked.contains("has not come yet"), "{asked}");
    }

    #[test]
    fn other_kinds_are_asked_for_what_they_owe() {
        let lever = answered(
            Kind::Lever,
            Language::English,
            "Cold targets\ndesing\nprocess\n",
        );
        assert_eq!(lever.0, "title: Cold targets\nkind: process");
        assert!(lever.1.contains("write `design`"), "{}", lever.1);
        let guardrail = answered(
            Kind::Guardrail,
            Language::English,
            "Research\ncold-targets\n",
        );
        assert_eq!(
            guardrail.0,
            "title: Research\nstatus: draft\nlevers:\n  - cold-targets"
        );
        let bet = answered(Kind::Bet, Language::English, "100 prospects\n");
        assert_eq!(bet.0, "title: 100 prospects\nstatus: planned");
    }
}
