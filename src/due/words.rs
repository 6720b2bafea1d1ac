//! How items are put into words, and what they are called for programs.

use num_traits::Zero;

use super::{Item, State, What};
use crate::{
    language::{Catalogue, heading},
    message::Message,
    settings::Settings,
};

impl What {
    /// Its name in JSON.
    pub fn name(self) -> &'static str {
        match self {
            Self::Wandering => "wandering",
            Self::AnalysisLate => "analysis-late",
            Self::AnalysisOpen => "analysis-open",
            Self::FactsEmpty => "facts-empty",
            Self::RiskReview => "risk-review",
            Self::BetUnexamined => "bet-unexamined",
            Self::BetOverdue => "bet-overdue",
            Self::LeverUnguarded => "lever-unguarded",
            Self::GuardrailOverdue => "guardrail-overdue",
            Self::NeverTried => "never-tried",
            Self::ReviewDue => "review-due",
            Self::Paralysis => "paralysis",
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
        let message = Message::new(self.key());
        let when = self.when.map(|when| when.to_string()).unwrap_or_default();
        let state = match self.state {
            State::Later => "later",
            State::Now | State::Cooling => "now",
        };
        let detail = self.detail;
        match self.what {
            What::Cooling => message
                .with("when", when)
                .with("heat", heading("heat", settings.language)),
            What::AnalysisOpen | What::AnalysisLate | What::NeverTried => {
                message.with("when", when)
            }
            What::FactsEmpty => message,
            What::RiskReview | What::GuardrailOverdue | What::ReviewDue => {
                message.with("when", when).with("state", state)
            }
            What::BetUnexamined => {
                let ended = detail.day.map(|day| day.to_string());
                message.with("when", ended.unwrap_or_default())
            }
            What::BetOverdue if self.state == State::Later => message.with("when", when),
            What::BetOverdue => message.with("when", when).with("case", detail.case),
            What::LeverUnguarded => message
                .with("case", detail.case)
                .with("draft", detail.other),
            What::Paralysis => message.with("count", detail.count),
            What::Wandering => message
                .with("count", detail.count)
                .with("first", detail.other),
        }
    }

    /// The same as a whole sentence that starts with the title.
    pub fn sentence(&self, settings: &Settings) -> String {
        let catalogue = Catalogue::of(settings.language);
        let what = catalogue.text(&self.message(settings));
        let sentence = Message::new("due-sentence").with("title", self.title);
        catalogue.text(&sentence.with("what", what))
    }

    /// "at stake: 960.00 EUR", where something is.
    pub fn stake_message(&self, settings: &Settings) -> Option<Message> {
        let damage = || settings.money(&self.stake);
        (!self.stake.is_zero()).then(|| Message::new("due-stake").with("damage", damage()))
    }

    fn key(&self) -> &'static str {
        match self.what {
            What::Wandering => "due-wandering",
            What::AnalysisLate => "due-analysis-late",
            What::AnalysisOpen => "due-analysis-open",
            What::FactsEmpty => "due-facts-empty",
            What::RiskReview => "due-risk-review",
            What::BetUnexamined => "due-bet-unexamined",
            What::BetOverdue if self.state == State::Later => "due-bet-ends",
            What::BetOverdue => "due-bet-overdue",
            What::LeverUnguarded => "due-lever-unguarded",
            What::GuardrailOverdue => "due-guardrail-overdue",
            What::NeverTried => "due-never-tried",
            What::ReviewDue => "due-review",
            What::Paralysis => "due-paralysis",
            What::Cooling => "due-cooling",
        }
    }
}
