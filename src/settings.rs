//! What `pm.yaml` can say, as plain values with their defaults. How it is read is `config`'s business.

use jiff::{Timestamp, tz::TimeZone};

use crate::{
    message::Message,
    schema::{Choice, IndexCommit, Kind, Status},
    text::{nearest, one_line},
    value::{Amount, Exact, Globs, NumberStyle, Percent, Period, fold, is_within},
};

/// The language of templates, headings, page and findings.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
pub enum Language {
    /// `en`.
    #[default]
    English,
    /// `fr`.
    French,
}

/// The settings of one vault.
#[derive(Debug, Clone)]
pub struct Settings {
    /// Templates, headings, page and findings.
    pub language: Language,
    /// The zone of dates without an offset.
    pub timezone: TimeZone,
    /// How long before a failure may be analysed.
    pub cooling: Period,
    /// Percent of the attributed damage that the vital few must reach.
    pub vital: Percent,
    /// Shown after amounts, never converted.
    pub currency: String,
    /// What one lost hour costs, in that currency.
    pub hour: Amount,
    /// Where `pm new` puts each kind.
    pub folders: Folders,
    /// The generated page.
    pub index: Index,
    /// The closed list for `area`; empty: any.
    pub areas: Vec<String>,
    /// What is left out beside what `.gitignore` files leave out.
    pub ignore: Globs,
    /// Levels that differ from the rules' own: rule and level (`None`: off).
    pub rules: Vec<(&'static str, Option<LevelSetting>)>,
    /// More names for sections: section key and heading.
    pub headings: Vec<(&'static str, String)>,
    /// More sections that are required from a status on.
    pub sections: Vec<RequiredSection>,
    /// Existing notes in other clothes.
    pub adopt: Vec<Adoption>,
}

/// A level as `pm.yaml` sets it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum LevelSetting {
    /// `warning`.
    Warning,
    /// `error`.
    Error,
}

/// Folders, relative to the vault's root, without a final `/`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Folders {
    /// Of post-mortems.
    pub postmortem: String,
    /// Of levers.
    pub lever: String,
    /// Of guard-rails.
    pub guardrail: String,
    /// Of bets.
    pub bet: String,
}

/// Where the generated page goes and what it holds. Paths are relative to the vault's root.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Index {
    /// The Markdown page.
    pub page: String,
    /// The SVG chart.
    pub chart: String,
    /// How many of the newest post-mortems it lists.
    pub notes: usize,
    /// When a commit takes it along.
    pub commit: IndexCommit,
}

/// A section that `pm.yaml` requires.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RequiredSection {
    /// Of notes of this kind,
    pub kind: Kind,
    /// from this status on,
    pub from: Status,
    /// under this heading.
    pub heading: String,
}

/// One `adopt` entry: which notes, and how their front matter maps to ours.
#[derive(Debug, Clone)]
pub struct Adoption {
    /// Which files.
    pub files: Globs,
    /// What they are taken for.
    pub kind: Kind,
    /// Our field and where its value comes from.
    pub fields: Vec<(&'static str, Origin)>,
    /// Our field, their word, ours.
    pub values: Vec<(&'static str, String, String)>,
    /// Our field and the value it has where they give none.
    pub default: Vec<(&'static str, String)>,
}

/// Where an adopted field's value comes from.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Origin {
    /// One key of their front matter.
    Key(String),
    /// Two instants: the hours between them.
    Between(String, String),
}

impl Settings {
    /// The defaults in one language.
    pub fn new(language: Language) -> Self {
        Self {
            language,
            timezone: TimeZone::UTC,
            cooling: Period::hours(48),
            vital: Percent::from_integer(80),
            currency: "EUR".to_owned(),
            hour: Amount::from_integer(50),
            folders: Folders::new(language),
            index: Index {
                page: "index.md".to_owned(),
                chart: "pareto.svg".to_owned(),
                notes: 100,
                commit: IndexCommit::Always,
            },
            areas: Vec::new(),
            ignore: Globs::none(),
            rules: Vec::new(),
            headings: Vec::new(),
            sections: Vec::new(),
            adopt: Vec::new(),
        }
    }
}

impl Settings {
    /// The entry that adopts a file, unless it is a note of its own: the first whose globs hold it.
    pub fn adoption(&self, path: &str) -> Option<&Adoption> {
        let mut entries = self.adopt.iter();
        entries.find(|adoption| adoption.files.hold(path))
    }

    /// Whether a Markdown file is meant to be a note because of where it lies.
    pub fn awaits_note(&self, path: &str) -> bool {
        self.folders.kind(path).is_some() || self.adoption(path).is_some()
    }

    /// Whether a folder is meant to hold notes, or holds a folder that is.
    pub fn awaits_notes_in(&self, folder: &str) -> bool {
        // A name that no glob would be written for: what matches it matches every note.
        let any = format!("{folder}/\u{fffd}.md");
        let is_above = |kind: &Kind| is_within(self.folders.of(*kind), folder);
        self.awaits_note(&any) || Kind::ALL.iter().any(is_above)
    }

    /// An amount of the vault's currency in a sentence: `8 892 EUR`, `8 892,50 EUR`.
    pub fn money(&self, amount: &Exact) -> String {
        let places = if amount.is_integer() { 0 } else { 2 };
        let number = self.language.numbers().number(amount, places);
        if self.currency.is_empty() {
            return number;
        }
        format!("{number}\u{a0}{}", one_line(&self.currency))
    }

    /// An instant on the vault's clocks: `2026-03-03 22:50`, with its seconds where it has some.
    pub fn clock_time(&self, instant: Timestamp) -> String {
        let there = instant.to_zoned(self.timezone.clone());
        let form = if there.second() == 0 {
            "%Y-%m-%d %H:%M"
        } else {
            "%Y-%m-%d %H:%M:%S"
        };
        there.strftime(form).to_string()
    }

    /// What money and hours come to together: `money + hours × hour`.
    pub fn cost(&self, money: Amount, hours: Amount) -> Exact {
        money.value() + hours.value() * self.hour.value()
    }

    /// What is wrong with a word for `area`: it is none of the closed list, where there is one.
    pub fn refuse_area(&self, word: &str) -> Option<Message> {
        let known = |area: &String| fold(area) == fold(word);
        if self.areas.is_empty() || self.areas.iter().any(known) {
            return None;
        }
        let near = nearest(word, self.areas.iter().map(String::as_str));
        let others = self.areas.iter().map(String::as_str);
        let others: Vec<&str> = others.filter(|area| Some(*area) != near).collect();
        let key = match near {
            Some(_) if others.is_empty() => "invalid-field-area-only",
            Some(_) => "invalid-field-area-near",
            None => "invalid-field-area",
        };
        let message = Message::about(key, word).with("choices", others.join(", "));
        Some(match near {
            Some(near) => message.with("near", near),
            None => message,
        })
    }
}

impl Default for Settings {
    fn default() -> Self {
        Self::new(Language::default())
    }
}

impl Language {
    /// Both.
    pub const ALL: [Self; 2] = [Self::English, Self::French];

    /// `en` or `fr`.
    pub fn code(self) -> &'static str {
        match self {
            Self::English => "en",
            Self::French => "fr",
        }
    }

    /// How it writes numbers for people.
    pub fn numbers(self) -> NumberStyle {
        match self {
            Self::English => NumberStyle::English,
            Self::French => NumberStyle::French,
        }
    }

    /// The language of a code.
    pub fn parse(code: &str) -> Option<Self> {
        Self::ALL
            .into_iter()
            .find(|language| language.code() == code)
    }
}

impl Folders {
    /// The default folders in one language.
    pub fn new(language: Language) -> Self {
        let [postmortem, lever, guardrail, bet] = match language {
            Language::English => ["post-mortems", "levers", "guard-rails", "bets"],
            Language::French => ["post-mortems", "leviers", "garde-fous", "paris"],
        }
        .map(str::to_owned);
        Self {
            postmortem,
            lever,
            guardrail,
            bet,
        }
    }

    /// The folder of a kind.
    pub fn of(&self, kind: Kind) -> &str {
        match kind {
            Kind::Postmortem => &self.postmortem,
            Kind::Lever => &self.lever,
            Kind::Guardrail => &self.guardrail,
            Kind::Bet => &self.bet,
        }
    }

    /// The same, to be changed.
    pub fn of_mut(&mut self, kind: Kind) -> &mut String {
        match kind {
            Kind::Postmortem => &mut self.postmortem,
            Kind::Lever => &mut self.lever,
            Kind::Guardrail => &mut self.guardrail,
            Kind::Bet => &mut self.bet,
        }
    }

    /// The kind whose folder a path lies in.
    pub fn kind(&self, path: &str) -> Option<Kind> {
        let holds = |kind: &Kind| is_within(path, self.of(*kind));
        Kind::ALL.iter().copied().find(holds)
    }
}
