//! How items are put into words, and what they are called for programs.

use num_traits::Zero;

use super::{Item, Progress, State, What};
use crate::{
    language::{Catalogue, heading},
    message::Message,
    settings::Settings,
};

impl What<'_> {
    /// Its name in JSON.
    pub fn name(self) -> &'static str {
        match self {
            Self::Wandering { .. } => "wandering",
            Self::AnalysisLate => "analysis-late",
            Self::AnalysisOpen => "analysis-open",
            Self::FactsEmpty => "facts-empty",
            Self::RiskReview => "risk-review",
            Self::BetUnexamined { .. } => "bet-unexamined",
            Self::BetOverdue { .. } => "bet-overdue",
            Self::LeverUnguarded { .. } => "lever-unguarded",
            Self::GuardrailOverdue => "guardrail-overdue",
            Self::NeverTried { .. } => "never-tried",
            Self::ReviewDue => "review-due",
            Self::Paralysis { .. } => "paralysis",
            Self::Cooling => "cooling",
        }
    }

    /// What it stays while its day comes and goes: a calendar moves what keeps this name.
    pub fn lasting_name(self) -> &'static str {
        match self {
            Self::Cooling | Self::AnalysisOpen | Self::AnalysisLate => "analysis",
            other => other.name(),
        }
    }
}

impl Item<'_> {
    /// What is due, without the title and without a final point.
    pub fn message(&self, settings: &Settings) -> Message {
        let when = self.when.map(|when| when.to_string()).unwrap_or_default();
        // Some things are said otherwise while their day is still to come.
        let dated = |key| {
            let state = match self.state {
                State::Later => "later",
                State::Now | State::Cooling => "now",
            };
            Message::new(key)
                .with("when", when.as_str())
                .with("state", state)
        };
        let since = |key| Message::new(key).with("when", when.as_str());
        match self.what {
            What::Wandering { count, first } => Message::new("due-wandering")
                .with("count", count)
                .with("first", first),
            What::AnalysisLate => since("due-analysis-late"),
            What::AnalysisOpen => since("due-analysis-open"),
            What::FactsEmpty => Message::new("due-facts-empty"),
            What::RiskReview => dated("due-risk-review"),
            What::BetUnexamined { ended } => {
                Message::new("due-bet-unexamined").with("when", ended.to_string())
            }
            What::BetOverdue { .. } if self.state == State::Later => since("due-bet-ends"),
            What::BetOverdue { progress } => since(match progress {
                Progress::Running => "due-bet-overdue",
                Progress::Planned => "due-bet-not-begun",
            }),
            What::LeverUnguarded { draft: Some(draft) } => {
                Message::new("due-lever-draft").with("draft", draft)
            }
            What::LeverUnguarded { draft: None } => Message::new("due-lever-unguarded"),
            What::GuardrailOverdue => dated("due-guardrail-overdue"),
            What::NeverTried { since } => dated("due-never-tried").with("since", since.to_string()),
            What::ReviewDue => dated("due-review"),
            What::Paralysis { days } => {
                Message::new("due-paralysis").with("count", days.unsigned_abs())
            }
            What::Cooling => {
                let heat = heading("heat", settings.language);
                since("due-cooling").with("heat", heat)
            }
        }
    }

    /// The same as a whole sentence that starts with the title.
    pub fn sentence(&self, settings: &Settings) -> String {
        let catalogue = Catalogue::of(settings.language);
        let what = catalogue.text(&self.message(settings));
        let sentence = Message::new("due-sentence").with("title", self.title);
        catalogue.text(&sentence.with("what", what))
    }

    /// "at stake: 960 EUR", where something is.
    pub fn stake_message(&self, settings: &Settings) -> Option<Message> {
        let damage = || settings.money(&self.stake);
        (!self.stake.is_zero()).then(|| Message::new("due-stake").with("damage", damage()))
    }
}
