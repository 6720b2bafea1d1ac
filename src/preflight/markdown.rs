//! The same as Markdown that can be pasted into a bet or an issue: headings below level 2, so that it ends no section there.

use std::{collections::HashSet, fmt::Write};

use super::{Guarded, Preflight, checklist, rule};
use crate::{
    index::Markdown,
    language::{Catalogue, guardrail_command},
    message::Message,
    ranking::{self, Ranked},
    standing::Standing,
    text::argument,
    value::NumberStyle,
    vault::Entry,
};

impl Preflight<'_> {
    /// The whole, in the vault's language, without control characters; `here` turns the commands in words into those of
    /// the current folder.
    pub fn markdown(&self, here: &dyn Fn(&str) -> String) -> String {
        let mut pen = Pen {
            preflight: self,
            here,
            catalogue: Catalogue::of(self.vault.settings.language),
            numbers: self.vault.settings.language.numbers(),
            out: String::new(),
            told: HashSet::new(),
            takes_trials: false,
        };
        if self.ranking.levers.is_empty() {
            pen.nothing();
        } else {
            pen.title();
            for guarded in self.levers() {
                pen.lever(&guarded);
            }
            if pen.takes_trials {
                pen.paragraph(&Message::new("preflight-after"));
            }
        }
        // The user's own Markdown stands here as it is, but it must not steer a terminal.
        let shown = |c: &char| !c.is_control() || matches!(c, '\n' | '\t');
        pen.out.chars().filter(shown).collect()
    }
}

struct Pen<'p> {
    preflight: &'p Preflight<'p>,
    here: &'p dyn Fn(&str) -> String,
    catalogue: &'static Catalogue,
    numbers: NumberStyle,
    out: String,
    /// The paths of the guard-rails that stand there already.
    told: HashSet<&'p str>,
    /// Whether one of these is not adopted: to such notes pm adds trials.
    takes_trials: bool,
}

impl<'p> Pen<'p> {
    fn nothing(&mut self) {
        let area = self.preflight.area;
        for message in ranking::nothing(self.preflight.vault, area) {
            self.paragraph(&message);
        }
        self.left_out();
        if area.is_some() {
            self.paragraph(&Message::new("preflight-all-areas"));
        }
    }

    fn title(&mut self) {
        let title = match self.preflight.area {
            None => Message::new("preflight-title"),
            Some(area) => Message::new("preflight-title-area").with("area", text(area)),
        };
        let title = self.catalogue.text(&title);
        let _ = writeln!(self.out, "### {title}");
        let makes = self.preflight.ranking.vital_share(self.numbers);
        self.paragraph(&makes);
        self.left_out();
    }

    /// Failures that the ranking cannot count might change it.
    fn left_out(&mut self) {
        if let Some(message) = self.preflight.ranking.left_out_message() {
            self.paragraph(&message);
        }
    }

    fn lever(&mut self, guarded: &Guarded<'p>) {
        let lever = guarded.lever;
        let _ = writeln!(self.out, "\n#### {}. {}", lever.rank, text(lever.title));
        let weight = self.weight(lever);
        self.paragraph(&weight);
        if guarded.at_work.is_empty() {
            self.paragraph(&Message::new("preflight-unguarded"));
            let language = self.preflight.vault.settings.language;
            if guarded.drafts.is_empty() {
                let next = Message::new("preflight-unguarded-next");
                let command = guardrail_command(lever.id, language);
                self.paragraph(&next.with("command", format!("`{command}`")));
            }
        }
        for standing in &guarded.at_work {
            self.guardrail(standing);
        }
        for draft in &guarded.drafts {
            self.draft(draft);
        }
    }

    /// `45.2% of the damage, 3 failures, the last on 2026-06-12`.
    fn weight(&self, lever: &Ranked<'_>) -> Message {
        let weight = Message::new("preflight-lever")
            .with("share", self.numbers.percent(&lever.share, 1))
            .with("whole", self.preflight.ranking.whole())
            .with("failures", lever.failures);
        let Preflight { ranking, vault, .. } = self.preflight;
        match lever.last_failed {
            None => weight,
            Some(day) => Message::new("preflight-lever-last")
                .with("lever", self.catalogue.text(&weight))
                .with(
                    "day",
                    ranking.failed_on(lever.key, day, &vault.settings.timezone),
                ),
        }
    }

    fn guardrail(&mut self, standing: &'p Standing<'p>) {
        let entry = standing.entry;
        let _ = writeln!(self.out, "\n##### {}", text(entry.title()));
        if !self.told.insert(entry.path()) {
            self.paragraph(&Message::new("preflight-above"));
            return;
        }
        self.takes_trials |= !entry.record.adopted;
        let language = self.preflight.vault.settings.language;
        // Nothing in it is the user's.
        let mut says = vec![standing.sentence(language)];
        if standing.shares_evidence() {
            says.push(self.catalogue.word("page-shared"));
        }
        let record = standing.record_message();
        says.extend(record.map(|record| self.catalogue.text(&record)));
        let _ = writeln!(self.out, "\n{}", says.join(" · "));
        self.leaks(standing);
        let vault = self.preflight.vault;
        for part in [rule(vault, entry), checklist(vault, entry)] {
            if !part.is_empty() {
                let _ = write!(self.out, "\n{part}");
            }
        }
    }

    fn leaks(&mut self, standing: &Standing<'_>) {
        if standing.leaks.is_empty() {
            return;
        }
        let _ = writeln!(self.out, "\n**{}**\n", self.catalogue.word("show-leaks"));
        for leak in &standing.leaks {
            let cause = leak.cause.map(|cause| self.catalogue.arg(&cause.word()));
            let cause = cause.map(|cause| format!(", {cause}")).unwrap_or_default();
            let _ = writeln!(
                self.out,
                "- {}, {}{cause}",
                text(leak.entry.title()),
                leak.failed_on(&self.preflight.vault.settings.timezone)
            );
        }
    }

    fn draft(&mut self, draft: &Entry) {
        // pm never writes to adopted notes.
        let message = if draft.record.adopted {
            Message::new("preflight-draft-adopted").with("path", text(draft.path()))
        } else {
            let command = format!("`pm advance {}`", argument(&draft.id));
            Message::new("preflight-draft").with("command", command)
        };
        self.paragraph(&message.with("guardrail", text(draft.title())));
    }

    fn paragraph(&mut self, message: &Message) {
        if !self.out.is_empty() {
            self.out.push('\n');
        }
        self.out += &(self.here)(&self.catalogue.text(message));
        self.out.push('\n');
    }
}

fn text(words: &str) -> String {
    Markdown::text(words).to_string()
}
