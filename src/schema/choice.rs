//! The closed lists of words that fields can hold.

use crate::{message::Message, text::nearest};

/// A closed list of words.
pub trait Choice: Copy + 'static {
    /// All of them, in the order in which they are shown.
    const ALL: &'static [Self];

    /// The word as front matter spells it.
    fn name(self) -> &'static str;

    /// The choice of a word.
    fn parse(word: &str) -> Option<Self> {
        Self::ALL
            .iter()
            .copied()
            .find(|choice| choice.name() == word)
    }

    /// All words.
    fn names() -> Vec<&'static str> {
        Self::ALL.iter().map(|choice| choice.name()).collect()
    }
}

/// What to say of a word that is none of `names`.
pub fn unknown_word(word: &str, names: &[&'static str]) -> Message {
    match nearest(word, names.iter().copied()) {
        Some(near) => nearly_word(word, near, names),
        None => Message::about("value-choice", word).with("choices", names.join(", ")),
    }
}

/// What to say of a word that is none of `names`, and was probably meant for `near`.
pub fn nearly_word(word: &str, near: &str, names: &[&'static str]) -> Message {
    let others: Vec<&str> = names.iter().copied().filter(|name| *name != near).collect();
    Message::about("value-choice-near", word)
        .with("near", near)
        .with("choices", others.join(", "))
}

macro_rules! choice {
    ($(#[$doc:meta])* $name:ident { $($(#[$variant_doc:meta])* $variant:ident = $word:literal),+ $(,)? }) => {
        $(#[$doc])*
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub enum $name { $($(#[$variant_doc])* $variant),+ }

        impl Choice for $name {
            const ALL: &'static [Self] = &[$(Self::$variant),+];

            fn name(self) -> &'static str {
                match self { $(Self::$variant => $word),+ }
            }
        }
    };
}

choice! {
    /// The four kinds of note.
    Kind {
        /// A failure, taken apart.
        Postmortem = "postmortem",
        /// An error that repeats across failures.
        Lever = "lever",
        /// What stops a lever from firing again.
        Guardrail = "guardrail",
        /// A deliberate, calculated risk.
        Bet = "bet",
    }
}

choice! {
    /// The statuses of all kinds; [`Kind::statuses`] says which belong to which.
    Status {
        /// A failure too fresh to be analysed.
        Cooling = "cooling",
        /// A failure taken apart.
        Analysed = "analysed",
        /// A failure whose levers have guard-rails.
        Systemised = "systemised",
        /// A failure or guard-rail whose system holds.
        Validated = "validated",
        /// A failure whose risk is taken knowingly.
        Accepted = "accepted",
        /// A failure that was none.
        Void = "void",
        /// A guard-rail that is not in force yet.
        Draft = "draft",
        /// A guard-rail in force, on trial.
        Testing = "testing",
        /// A guard-rail that did not hold.
        Failed = "failed",
        /// A guard-rail that is no longer needed.
        Retired = "retired",
        /// A bet that has not started.
        Planned = "planned",
        /// A bet under way.
        Running = "running",
        /// A bet with a result.
        Ended = "ended",
        /// A bet that was called off.
        Cancelled = "cancelled",
    }
}

choice! {
    /// How well the damage of a failure is known.
    Basis {
        /// Counted.
        Measured = "measured",
        /// Worked out; the default.
        Estimated = "estimated",
        /// By rule of thumb.
        Guess = "guess",
    }
}

choice! {
    /// What sort of error a lever is.
    LeverKind {
        /// What was designed was wrong.
        Design = "design",
        /// The way of working let it through.
        Process = "process",
        /// It could not be seen from where one stood.
        BlindSpot = "blind-spot",
    }
}

choice! {
    /// How a guard-rail works, from the strongest to the weakest.
    GuardrailKind {
        /// The error is impossible.
        Constraint = "constraint",
        /// A machine does it.
        Automation = "automation",
        /// There is less to get wrong.
        Simplification = "simplification",
        /// A list to go through.
        Checklist = "checklist",
        /// An agreed way of working.
        Process = "process",
        /// A text to start from.
        Template = "template",
        /// A second pair of eyes.
        Redundancy = "redundancy",
        /// A signal when it happens.
        Alarm = "alarm",
        /// People learn it.
        Training = "training",
        /// A sentence to remember.
        Mantra = "mantra",
    }
}

/// How far a guard-rail depends on people's attention.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Strength {
    /// It works when nobody thinks of it.
    Strong,
    /// It works when it is followed.
    Medium,
    /// It works when it is remembered.
    Weak,
}

impl GuardrailKind {
    /// Its strength.
    pub fn strength(self) -> Strength {
        match self {
            Self::Constraint | Self::Automation | Self::Simplification => Strength::Strong,
            Self::Checklist | Self::Process | Self::Template | Self::Redundancy | Self::Alarm => {
                Strength::Medium
            }
            Self::Training | Self::Mantra => Strength::Weak,
        }
    }
}

choice! {
    /// The direction in which a metric improves.
    Better {
        /// More is better.
        Higher = "higher",
        /// Less is better.
        Lower = "lower",
    }
}

choice! {
    /// What follows from an ended bet.
    Decision {
        /// Go on.
        Persevere = "persevere",
        /// Change course.
        Pivot = "pivot",
        /// Give it up.
        Stop = "stop",
        /// Once more.
        Repeat = "repeat",
    }
}

choice! {
    /// When a commit takes page and chart along.
    IndexCommit {
        /// On every branch.
        Always = "always",
        /// On the default branch alone.
        DefaultBranch = "default-branch",
        /// Only by hand.
        Never = "never",
    }
}
