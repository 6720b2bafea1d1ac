//! The words of a vault's own templates: what a note has taken over from them as it stands was not written by anybody.

use std::collections::HashSet;

use crate::note::Note;

/// The lines of templates.
#[derive(Debug, Default)]
pub struct Prompts {
    lines: HashSet<Box<str>>,
}

impl Prompts {
    /// The lines of these templates, without the blanks around them. A line with a variable in it never comes out as it
    /// stands, so it is no prompt.
    pub fn new<'t>(templates: impl IntoIterator<Item = &'t str>) -> Self {
        let lines = templates.into_iter().flat_map(str::lines).map(str::trim);
        Self {
            lines: lines
                .filter(|line| !line.is_empty())
                .map(Into::into)
                .collect(),
        }
    }

    /// Takes the sections that hold nothing but prompts for empty.
    pub(super) fn empty(&self, note: &mut Note) {
        if self.lines.is_empty() {
            return;
        }
        let text = &note.source.text;
        for section in &mut note.body.sections {
            let mut lines = section.content.of(text).lines().map(str::trim);
            section.empty |= lines.all(|line| line.is_empty() || self.lines.contains(line));
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::Source;

    #[test]
    fn the_words_of_a_template_leave_a_section_empty() {
        let prompts = Prompts::new(["## Facts\n\nWhat happened,\r\n  and when?\n\n- {{ day }}:\n"]);
        for (content, empty) in [
            ("What happened,\nand when?\n", true),
            ("and when?\r\n", true),
            ("What happened,\nand when? Nobody knows.\n", false),
            ("- 2026-02-28:\n", false),
        ] {
            let text = format!("## Facts\n\n{content}\n## Choices\n\nMine.\n");
            let mut note = Note::parse(Source::new("a.md", text));
            prompts.empty(&mut note);
            let sections: Vec<bool> = note.body.sections.iter().map(|part| part.empty).collect();
            assert_eq!(sections, [empty, false], "{content}");
        }
    }
}
