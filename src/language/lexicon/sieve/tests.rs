//! What the sieve finds against what stands there.

use super::*;
use proptest::prelude::*;

/// A sieve for phrases with one literal each.
fn sieve<S: AsRef<str>>(literals: &[S]) -> Sieve {
    let literal = |text: &S| Some(vec![text.as_ref().as_bytes().to_vec()]);
    let literals: Vec<Option<Literals>> = literals.iter().map(literal).collect();
    Sieve::new(literals.iter().enumerate())
}

#[test]
fn marks_accents_and_breaks_make_no_difference() {
    let sieve = sieve(&["n'était pas prêt", "no time"]);
    for text in [
        "Il n\u{2019}était\u{a0}pas\n> **prêt**.",
        "Il n'e\u{301}tait pas pre\u{302}t",
        "NO TIME",
        "n_o t_ime",
    ] {
        assert!(sieve.may_hold(text), "{text}");
    }
    assert!(!sieve.may_hold("nothing of the kind was said"));
    assert_eq!(
        sieve.candidates(" No time, il n'était pas prêt, no time "),
        [0, 1]
    );
    assert_eq!(sieve.candidates(" no Time "), [1]);
}

#[test]
fn a_phrase_without_a_literal_may_stand_anywhere() {
    for none in [
        None,
        Some(vec![b"abc".to_vec(), "éab".into()]),
        Some(vec![]),
    ] {
        let sieve = Sieve::new(std::iter::once((0, &none)));
        assert!(sieve.may_hold("x"));
        assert_eq!(sieve.candidates("x"), [0]);
    }
}

#[test]
fn a_literal_inside_a_word_is_none() {
    let sieve = sieve(&["no time", "two words"]);
    for text in ["piano time", "Uno time", "2two words", "no ti"] {
        assert!(!sieve.may_hold(text), "{text}");
    }
    for text in [
        "*N*o time",
        "état:no time",
        "two words",
        "3 (two)words",
        "x no-times",
    ] {
        assert!(sieve.may_hold(text), "{text}");
    }
}

#[test]
fn parts_of_a_text_are_read_as_one() {
    let sieve = sieve(&["no time", "xyz"]);
    for before in BLOCK - 30..BLOCK + 30 {
        for between in [1, BLOCK, 3 * BLOCK] {
            let text = format!("{}no{}time", " ".repeat(before), " ".repeat(between));
            assert_eq!(sieve.candidates(&text), [0], "{before} {between}");
            let text = format!("{}no{}time", "a".repeat(before), " ".repeat(between));
            assert_eq!(sieve.candidates(&text), [0; 0], "{before} {between}");
        }
    }
}

proptest! {
    /// Short literals and few letters, so that much is found; the oracle looks at every word of the text.
    #[test]
    fn what_is_found_is_what_stands_there(
        literals in prop::collection::vec("[abé' 1]{0,7}|[ab]{15,18}", 0..40),
        text in "[abAé'* \n12\u{a0}]{0,60}|[ab *]{0,200}",
    ) {
        let sieve = sieve(&literals);
        let starts = |at: &usize| {
            let mut before = text[..*at].bytes().rev();
            !before.next().is_some_and(|byte| byte.is_ascii_alphanumeric())
        };
        let places = text.char_indices().map(|(at, _)| at).filter(starts);
        let words: Vec<Vec<u8>> = places.map(|at| letters(&text.as_bytes()[at..])).collect();
        let stands = |at: &usize| {
            let literal = letters(literals[*at].as_bytes());
            let first = &literal[..literal.len().min(2 * HALF)];
            first.len() < SHORTEST || literal.contains(&b'0') || words.iter().any(|word| word.starts_with(first))
        };
        let expected: Vec<usize> = (0..literals.len()).filter(stands).collect();
        prop_assert_eq!(sieve.may_hold(&text), !expected.is_empty());
        prop_assert_eq!(sieve.candidates(&text), expected);
    }
}
