//! A lever of a failure and its part of the damage.

use super::{Percent, Reference, decimal::Fault, is_blank};
use crate::{message::Message, text::slug};
use std::ops::Range;

/// A lever that a failure names, with the share that the note gives it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct LeverShare {
    /// The lever.
    pub lever: Reference,
    /// The bytes of the text that name the lever.
    pub lever_at: Range<usize>,
    /// Its part of this failure's damage; without one, an equal share of what is left.
    pub share: Option<Percent>,
    /// The bytes of the text that give the share: empty, after the lever, when there is none.
    pub share_at: Range<usize>,
}

impl LeverShare {
    /// Reads `ciblage-flou`, `ciblage-flou 50%`, `[[leviers/ciblage-flou|Ciblage]] 50 %`.
    pub fn parse(text: &str) -> Result<Self, Message> {
        let (lever, share) = match text.strip_suffix('%') {
            Some(number) => split_last(text, number.trim_end_matches(is_blank)),
            None => (text, ""),
        };
        let is_marked = !share.is_empty() && lever.ends_with(MARKS);
        if lever.is_empty() || is_marked || (!is_link(lever) && lever.contains('%')) {
            return Err(respell(text));
        }
        if share.is_empty() {
            refuse_bare_share(text)?;
            refuse_word_for_percent(text)?;
        }
        let share_start = text.len() - share.len();
        Ok(Self {
            lever: shared(lever, share)?,
            lever_at: 0..lever.len(),
            share: (!share.is_empty())
                .then(|| Percent::parse(share))
                .transpose()?,
            share_at: share_start..text.len(),
        })
    }

    /// Reads a lever where no share belongs to it: `ciblage-flou`, `[[leviers/ciblage-flou|Ciblage]]`.
    pub fn lever_alone(text: &str) -> Result<Reference, Message> {
        let shared = text.contains('%').then(|| match Self::parse(text) {
            Ok(read) => read.share.map(|share| (read.lever, share)),
            Err(_) => spelled(text),
        });
        match shared.flatten() {
            Some((lever, _)) => {
                Err(Message::about("value-lever-share", text).with("suggestion", lever.into_id()))
            }
            None => named(text),
        }
    }
}

/// The lever that a text names. It needs no note, so nobody would notice that a path or a list without its brackets was taken
/// for a name: only a link may have a `/`, which ends the folder of its note, or a comma in it.
fn named(text: &str) -> Result<Reference, Message> {
    shared(text, "")
}

/// The lever that `text` names before its `share`, which what is said of it repeats.
fn shared(text: &str, share: &str) -> Result<Reference, Message> {
    let is_plain = !text.bytes().any(|b| matches!(b, b',' | b'/'));
    if is_plain || text.contains(['[', ']']) {
        return Reference::parse(text);
    }
    let behind = match share {
        "" => String::new(),
        share => format!(" {share}"),
    };
    Err(if text.contains(',') {
        list(&format!("{text}{behind}"))
    } else {
        path(text, &behind)
    })
}

/// What to say of several levers in the place of one, each with its share. Those who write no blank after a comma have no
/// comma in a number.
fn list(text: &str) -> Message {
    let comma = if text.contains(", ") { ", " } else { "," };
    let items = text.split(comma).map(|item| item.trim_matches(is_blank));
    let items = items.filter(|item| !item.is_empty());
    let items: Vec<_> = items.map(|item| format!("`{item}`")).collect();
    Message::about("value-lever-list", text).with("list", items.join(", "))
}

/// What to say of a name with a `/` that is no link, such as `CI/CD` or `support 24/7`, and the share `behind` it.
fn path(text: &str, behind: &str) -> Message {
    let found = format!("{text}{behind}");
    let name = slug(text);
    if name.is_empty() {
        return Message::about("value-reference", &found);
    }
    let name = format!("{name}{behind}");
    let is_digits = |part: &str| part.starts_with(|c: char| c.is_ascii_digit());
    let note = Reference::parse(text).ok();
    match note.filter(|note| !is_digits(note.id())) {
        Some(note) => Message::about("value-lever-path", &found)
            .with("id", format!("{}{behind}", note.id()))
            .with("name", name),
        None => Message::about("value-lever-slash", &found).with("name", name),
    }
}

/// `text` before and after the last blank or bracket of its beginning `head`.
fn split_last<'t>(text: &'t str, head: &str) -> (&'t str, &'t str) {
    let start = head.trim_end_matches(|c| !is_blank(c) && c != ']').len();
    let (lever, share) = text.split_at(start);
    (lever.trim_end_matches(is_blank), share)
}

fn is_link(text: &str) -> bool {
    text.starts_with("[[")
}

/// Marks between a lever and its share that do not belong there.
const MARKS: [char; 8] = [':', ',', ';', '=', '(', '-', '–', '—'];

/// `ciblage 50` is a lever with a share for some and a lever's name for others.
fn refuse_bare_share(text: &str) -> Result<(), Message> {
    let (lever, number) = split_last(text, text);
    if lever.is_empty() || !number.starts_with(|c: char| c.is_ascii_digit()) {
        return Ok(());
    }
    if number.contains('/') && is_link(lever) {
        return Err(Message::about("value-share", text));
    }
    // Nobody gives a lever less than one percent.
    let share = match Percent::read(number) {
        Err(Fault::BarePart { part, .. }) => part,
        _ => format!("{number}%"),
    };
    let suggestion = format!("{lever} {share}");
    if LeverShare::parse(&suggestion).is_err() {
        return Ok(());
    }
    Err(if is_link(lever) {
        Message::about("value-share-spelling", text).with("suggestion", suggestion)
    } else {
        Message::about("value-share-bare", text)
            .with("suggestion", suggestion)
            .with("link", format!("[[{text}]]"))
    })
}

/// Words for the sign of a percent, in both languages.
const PERCENT: [&str; 4] = ["percent", "per cent", "pourcent", "pour cent"];

/// `ciblage 50 percent` is a lever with a share, whose sign is written as a word.
fn refuse_word_for_percent(text: &str) -> Result<(), Message> {
    let numbers = PERCENT.iter().filter_map(|word| {
        let start = text.len().checked_sub(word.len())?;
        let end = text.get(start..)?;
        end.eq_ignore_ascii_case(word).then(|| &text[..start])
    });
    for number in numbers.map(|number| number.trim_end_matches(is_blank)) {
        let suggestion = format!("{number}%");
        let read = LeverShare::parse(&suggestion);
        if read.is_ok_and(|read| read.share.is_some()) {
            return Err(Message::about("value-share-spelling", text).with("suggestion", suggestion));
        }
    }
    Ok(())
}

/// What to say of a text with a percent at another place.
fn respell(text: &str) -> Message {
    match spelled(text) {
        Some((lever, share)) => Message::about("value-share-spelling", text)
            .with("suggestion", format!("{lever} {share}")),
        None if !is_link(text) && text.contains(", ") => list(text),
        None => Message::about("value-share", text),
    }
}

/// The lever and the share that a text means where its percent stands at another place.
fn spelled(text: &str) -> Option<(Reference, Percent)> {
    let (head, after) = text.split_once('%')?;
    let head = head.trim_end_matches(is_blank);
    let start = head
        .trim_end_matches(|c: char| c.is_ascii_digit() || c == '.')
        .len();
    let share = Percent::parse(&format!("{}%", &head[start..])).ok()?;
    let outer = |part: &str| {
        part.trim_matches(|c| is_blank(c) || c == ')' || MARKS.contains(&c))
            .to_owned()
    };
    let lever = match (outer(&head[..start]), outer(after)) {
        (lever, rest) | (rest, lever) if rest.is_empty() => named(&lever).ok()?,
        _ => return None,
    };
    (!lever.id().contains('%')).then_some((lever, share))
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn reads_levers_and_shares() {
        for (text, lever, share) in [
            ("ciblage-flou", "ciblage-flou", ""),
            ("ciblage-flou 50%", "ciblage-flou", "50%"),
            ("ciblage-flou 50 %", "ciblage-flou", "50 %"),
            ("ciblage-flou   50\u{a0}%", "ciblage-flou", "50\u{a0}%"),
            ("Ciblage flou 12.5%", "Ciblage flou", "12.5%"),
            (
                "[[leviers/ciblage-flou|Ciblage]] 50%",
                "[[leviers/ciblage-flou|Ciblage]]",
                "50%",
            ),
            (
                "[[leviers/ciblage-flou|Les 80 %]]50%",
                "[[leviers/ciblage-flou|Les 80 %]]",
                "50%",
            ),
            (
                "[[leviers/ciblage-flou|Les 80 %]]",
                "[[leviers/ciblage-flou|Les 80 %]]",
                "",
            ),
            ("[[phase 2]]", "[[phase 2]]", ""),
            ("plan 2026", "plan 2026", ""),
            ("phase-2", "phase-2", ""),
            ("Plan (v2)", "Plan (v2)", ""),
            ("Plan (v2) 50%", "Plan (v2)", "50%"),
            ("42", "42", ""),
            ("dix pour cent", "dix pour cent", ""),
            ("50 percent", "50 percent", ""),
        ] {
            let read = LeverShare::parse(text).unwrap();
            assert_eq!(&text[read.lever_at], lever);
            assert_eq!(&text[read.share_at], share);
            assert_eq!(read.lever, Reference::parse(lever).unwrap());
            assert_eq!(
                read.share,
                (!share.is_empty()).then(|| Percent::parse(share).unwrap())
            );
        }
    }

    #[test]
    fn says_what_is_wrong() {
        for (text, right) in [
            ("50% ciblage-flou", "ciblage-flou 50%"),
            ("0.5% ciblage-flou", "ciblage-flou 0.5%"),
            ("[[ciblage-flou]] 0.5", "[[ciblage-flou]] 50%"),
            ("ciblage-flou (50%)", "ciblage-flou 50%"),
            ("ciblage-flou: 50%", "ciblage-flou 50%"),
            ("ciblage-flou - 50 %", "ciblage-flou 50%"),
            ("[[ciblage-flou]] 50", "[[ciblage-flou]] 50%"),
            ("ciblage-flou 50 percent", "ciblage-flou 50%"),
            ("ciblage-flou 12.5 Pour cent", "ciblage-flou 12.5%"),
            ("[[ciblage-flou]] 50percent", "[[ciblage-flou]] 50%"),
        ] {
            let expected = Message::new("value-share-spelling")
                .with("found", text)
                .with("suggestion", right);
            assert_eq!(LeverShare::parse(text), Err(expected));
        }
        let expected = Message::new("value-share-bare")
            .with("found", "phase 2")
            .with("suggestion", "phase 2%")
            .with("link", "[[phase 2]]");
        assert_eq!(LeverShare::parse("phase 2"), Err(expected));
        for (text, key) in [
            ("", "value-share"),
            ("%", "value-share"),
            ("50%", "value-share"),
            ("a 10% b 20%", "value-share"),
            ("ciblage-flou 150%", "value-percent-above"),
            ("ciblage-flou 7,5%", "value-number-spelling"),
            ("ciblage-flou -5%", "value-number-negative"),
            ("[[]] 50%", "value-reference"),
            ("[[ciblage-flou", "value-reference"),
            ("ciblage-flou 12/30", "value-lever-slash"),
            ("[[ciblage-flou]] 12/30", "value-share"),
            ("[[CI/CD]] 12/30", "value-share"),
            ("///", "value-reference"),
            ("a, b", "value-lever-list"),
            ("a 50%, b 50%", "value-lever-list"),
            (
                "[Trop tard, trop cher](leviers/tard.md)",
                "value-reference-spelling",
            ),
            ("[[a]], [[b]]", "value-reference"),
            ("CI/CD", "value-lever-path"),
            ("CI/CD 60%", "value-lever-path"),
            ("50% CI/CD", "value-share"),
        ] {
            assert_eq!(LeverShare::parse(text).unwrap_err().key, key, "{text}");
        }
    }

    #[test]
    fn what_is_no_name_stands_in_a_link() {
        for (text, id) in [
            ("[[leviers/ciblage-flou]] 50%", "ciblage-flou"),
            ("[[Trop tard, trop cher]]", "Trop tard, trop cher"),
        ] {
            assert_eq!(LeverShare::parse(text).unwrap().lever.id(), id);
        }
        for (text, id, name) in [
            ("CI/CD", "CD", "ci-cd"),
            ("R&D/ops 20%", "ops 20%", "r-d-ops 20%"),
            ("R&D/ops 20 %", "ops 20 %", "r-d-ops 20 %"),
        ] {
            let expected = Message::new("value-lever-path")
                .with("found", text)
                .with("id", id)
                .with("name", name);
            assert_eq!(LeverShare::parse(text), Err(expected));
        }
        for (text, name) in [
            ("support 24/7", "support-24-7"),
            ("support 24/7 20%", "support-24-7 20%"),
            ("phase 2/3", "phase-2-3"),
            ("24/7", "24-7"),
            ("12/30 replies", "12-30-replies"),
        ] {
            let expected = Message::new("value-lever-slash")
                .with("found", text)
                .with("name", name);
            assert_eq!(LeverShare::parse(text), Err(expected));
        }
        for (text, list) in [
            ("a, b", "`a`, `b`"),
            ("a,b 20%", "`a`, `b 20%`"),
            ("a 50%, b 50 %", "`a 50%`, `b 50 %`"),
            ("a 7,5%, b, ", "`a 7,5%`, `b`"),
        ] {
            let expected = Message::new("value-lever-list")
                .with("found", text)
                .with("list", list);
            assert_eq!(LeverShare::parse(text), Err(expected));
        }
    }

    #[test]
    fn a_lever_alone_has_no_share() {
        for text in ["one 50%", "[[a/one]] 50 %", "50% one", "one (12.5%)"] {
            let expected = Message::new("value-lever-share")
                .with("found", text)
                .with("suggestion", "one");
            assert_eq!(LeverShare::lever_alone(text), Err(expected));
        }
        for text in [
            "one",
            "[[a/one]]",
            "[[Les 80 %|x]]",
            "[[a% b",
            "phase 2",
            "a/b",
        ] {
            assert_eq!(LeverShare::lever_alone(text), named(text));
        }
    }

    proptest! {
        #[test]
        fn never_panics(text in prop_oneof![any::<String>(), "[\\[]{0,2}[a-z/| -]{0,9}[\\]]{0,2}[ \u{a0}(:]{0,2}[0-9.,]{0,4}[ %)]{0,3}"]) {
            if let Ok(read) = LeverShare::parse(&text) {
                prop_assert_eq!(&Reference::parse(&text[read.lever_at]).unwrap(), &read.lever);
                let share = &text[read.share_at];
                prop_assert_eq!(share.is_empty(), read.share.is_none());
            }
        }
    }
}
