//! The marks that git leaves in a text where a merge needs people.

use std::sync::LazyLock;

use memchr::memmem::Finder;

use super::Span;

/// One place that git could not merge.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Conflict {
    /// The lines of its marks: `<<<<<<<`, with diff3 `|||||||`, `=======` and `>>>>>>>`; fewer where somebody took some out.
    pub marks: Vec<Span>,
}

/// What every conflict has, or what is left of it.
static OURS: LazyLock<Finder<'static>> = LazyLock::new(|| Finder::new("<<<<<<<"));
static THEIRS: LazyLock<Finder<'static>> = LazyLock::new(|| Finder::new(">>>>>>> "));

/// The conflicts of a text. A lone line of `=` is a heading's underline and a lone `|||||||` a table's row: they count
/// after a `<<<<<<<` only.
pub fn conflicts(text: &str) -> Vec<Conflict> {
    let mut found: Vec<Conflict> = Vec::new();
    let has = |mark: &Finder<'_>| mark.find(text.as_bytes()).is_some();
    if !has(&OURS) && !has(&THEIRS) {
        return found;
    }
    let mut open: Option<Conflict> = None;
    let mut at = 0;
    for line in text.split_inclusive('\n') {
        let words = line.trim_end_matches(['\n', '\r']);
        let place = Span::new(at, at + words.len());
        at += line.len();
        if is_mark(words, "<<<<<<<") {
            let marks = vec![place];
            found.extend(open.replace(Conflict { marks }));
        } else if let Some(conflict) = &mut open {
            if is_mark(words, "|||||||") || words == "=======" {
                conflict.marks.push(place);
            } else if is_mark(words, ">>>>>>>") {
                conflict.marks.push(place);
                found.extend(open.take());
            }
        } else if words.starts_with(">>>>>>> ") {
            let marks = vec![place];
            found.push(Conflict { marks });
        }
    }
    found.extend(open);
    found
}

/// Whether the line is the mark, alone or with the name of a side.
fn is_mark(line: &str, mark: &str) -> bool {
    line.strip_prefix(mark)
        .is_some_and(|rest| rest.is_empty() || rest.starts_with(' '))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn marks(text: &str) -> Vec<Vec<&str>> {
        conflicts(text)
            .iter()
            .map(|conflict| conflict.marks.iter().map(|mark| mark.of(text)).collect())
            .collect()
    }

    #[test]
    fn a_conflict_runs_from_mark_to_mark() {
        assert_eq!(
            marks("a\r\n<<<<<<< HEAD\r\nb\r\n=======\r\nc\r\n>>>>>>> relances\r\n"),
            [["<<<<<<< HEAD", "=======", ">>>>>>> relances"]]
        );
        assert_eq!(
            marks("<<<<<<< a\n||||||| 1f2e\n=======\n>>>>>>> b\n<<<<<<< a\n=======\n>>>>>>> b"),
            [
                vec!["<<<<<<< a", "||||||| 1f2e", "=======", ">>>>>>> b"],
                vec!["<<<<<<< a", "=======", ">>>>>>> b"],
            ]
        );
    }

    #[test]
    fn what_is_left_of_a_conflict_is_one() {
        assert_eq!(marks("<<<<<<< HEAD\na\n"), [["<<<<<<< HEAD"]]);
        assert_eq!(marks("a\n=======\nb\n>>>>>>> c\n"), [[">>>>>>> c"]]);
        assert_eq!(
            marks("<<<<<<< a\n<<<<<<< b\n=======\n"),
            [vec!["<<<<<<< a"], vec!["<<<<<<< b", "======="]]
        );
    }

    #[test]
    fn other_lines_of_signs_are_markdown() {
        for text in [
            "Title\n=======\n",
            "||||||| x |\n",
            ">>>>>>>\n",
            " <<<<<<< a\n",
            "<<<<<<<<\n",
            "<<<<<<<a\n",
        ] {
            assert!(marks(text).is_empty(), "{text}");
        }
    }
}
