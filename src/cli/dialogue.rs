//! Questions on a terminal, one line each.

use std::io::{self, BufRead, Write};

use crate::{language::Catalogue, message::Message};

/// Somebody who is asked.
pub(super) struct Dialogue<R, W> {
    answers: R,
    questions: W,
    catalogue: &'static Catalogue,
}

/// What came of a question.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Outcome {
    /// An answer was taken.
    Answered,
    /// An empty line.
    Skipped,
}

impl<R: BufRead, W: Write> Dialogue<R, W> {
    pub(super) fn new(answers: R, questions: W, catalogue: &'static Catalogue) -> Self {
        Self {
            answers,
            questions,
            catalogue,
        }
    }

    /// Asks until an answer is taken or skipped; why one is not taken is said before it is asked again. Where there are no more
    /// answers it fails with `UnexpectedEof`.
    pub(super) fn ask(
        &mut self,
        question: &Message,
        mut take: impl FnMut(&str) -> Result<(), Message>,
    ) -> io::Result<Outcome> {
        loop {
            write!(self.questions, "{} ", self.catalogue.text(question))?;
            self.questions.flush()?;
            let mut line = String::new();
            if self.answers.read_line(&mut line)? == 0 {
                writeln!(self.questions)?;
                return Err(io::ErrorKind::UnexpectedEof.into());
            }
            if line.trim().is_empty() {
                return Ok(Outcome::Skipped);
            }
            match take(line.trim()) {
                Ok(()) => return Ok(Outcome::Answered),
                Err(reason) => writeln!(self.questions, "{}", self.catalogue.sentence(&reason))?,
            }
        }
    }

    /// Asks until there is an answer.
    pub(super) fn insist(
        &mut self,
        question: &Message,
        mut take: impl FnMut(&str) -> Result<(), Message>,
    ) -> io::Result<()> {
        while self.ask(question, &mut take)? == Outcome::Skipped {
            let reason = self.catalogue.word("ask-needed");
            writeln!(self.questions, "{reason}")?;
        }
        Ok(())
    }
}
