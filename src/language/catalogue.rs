//! The Fluent catalogue of one language.

use std::sync::OnceLock;

use fluent_bundle::{FluentArgs, FluentResource, concurrent::FluentBundle};
use unic_langid::LanguageIdentifier;

use crate::{
    message::{Arg, Message},
    settings::Language,
};

/// The sentences of one language.
pub struct Catalogue {
    bundle: FluentBundle<FluentResource>,
}

/// The files of one language, each with its text.
type Files = [(&'static str, &'static str); 9];

const ENGLISH: Files = [
    ("circle.ftl", include_str!("en/circle.ftl")),
    ("dialogue.ftl", include_str!("en/dialogue.ftl")),
    ("findings.ftl", include_str!("en/findings.ftl")),
    ("values.ftl", include_str!("en/values.ftl")),
    ("page.ftl", include_str!("en/page.ftl")),
    ("practice.ftl", include_str!("en/practice.ftl")),
    ("views.ftl", include_str!("en/views.ftl")),
    ("watch.ftl", include_str!("en/watch.ftl")),
    ("words.ftl", include_str!("en/words.ftl")),
];

const FRENCH: Files = [
    ("circle.ftl", include_str!("fr/circle.ftl")),
    ("dialogue.ftl", include_str!("fr/dialogue.ftl")),
    ("findings.ftl", include_str!("fr/findings.ftl")),
    ("values.ftl", include_str!("fr/values.ftl")),
    ("page.ftl", include_str!("fr/page.ftl")),
    ("practice.ftl", include_str!("fr/practice.ftl")),
    ("views.ftl", include_str!("fr/views.ftl")),
    ("watch.ftl", include_str!("fr/watch.ftl")),
    ("words.ftl", include_str!("fr/words.ftl")),
];

impl Catalogue {
    /// The catalogue of a language, built at its first use.
    pub fn of(language: Language) -> &'static Self {
        static CATALOGUES: [OnceLock<Catalogue>; 2] = [OnceLock::new(), OnceLock::new()];
        let (at, files) = match language {
            Language::English => (0, ENGLISH),
            Language::French => (1, FRENCH),
        };
        CATALOGUES[at].get_or_init(|| Self::new(language, &files))
    }

    fn new(language: Language, files: &Files) -> Self {
        // Plurals follow the language; a code that Fluent did not know would follow English.
        let language: LanguageIdentifier = language.code().parse().unwrap_or_default();
        let mut bundle = FluentBundle::new_concurrent(vec![language]);
        // The marks that isolate directions would stand in every Markdown file and terminal.
        bundle.set_use_isolating(false);
        for (_, text) in files {
            // What a faulty entry loses is caught by the tests over the catalogues.
            let resource = match FluentResource::try_new((*text).to_owned()) {
                Ok(resource) | Err((resource, _)) => resource,
            };
            bundle.add_resource_overriding(resource);
        }
        Self { bundle }
    }

    /// What the message says; its key where the catalogue lacks it.
    pub fn text(&self, message: &Message) -> String {
        self.find(message, None)
            .unwrap_or_else(|| message.key.to_owned())
    }

    /// What to do about it, where the entry says so.
    pub fn help(&self, message: &Message) -> Option<String> {
        self.find(message, Some("help"))
    }

    /// What the message says and what to do about it, on one line.
    pub fn sentence(&self, message: &Message) -> String {
        let text = self.text(message);
        match self.help(message) {
            Some(help) => {
                let both = Message::new("sentence-with-help");
                self.text(&both.with("text", text).with("help", help))
            }
            None => text,
        }
    }

    /// The text of an entry without variables.
    pub fn word(&self, key: &'static str) -> String {
        self.text(&Message::new(key))
    }

    /// What an argument of a message stands for, by itself.
    pub fn arg(&self, arg: &Arg) -> String {
        match arg {
            Arg::Text(text) => text.clone(),
            Arg::Count(count) => count.to_string(),
            Arg::Word(key) => self.word(key),
        }
    }

    /// Whether there is an entry of this key.
    pub fn has(&self, key: &str) -> bool {
        self.bundle.has_message(key)
    }

    fn find(&self, message: &Message, attribute: Option<&str>) -> Option<String> {
        let entry = self.bundle.get_message(message.key)?;
        let pattern = match attribute {
            Some(name) => entry.get_attribute(name)?.value(),
            None => entry.value()?,
        };
        let mut args = FluentArgs::with_capacity(message.args.len());
        for (name, value) in &message.args {
            match value {
                Arg::Text(text) => args.set(*name, text.as_str()),
                Arg::Count(count) => args.set(*name, *count),
                Arg::Word(key) => args.set(*name, self.word(key)),
            }
        }
        let mut errors = Vec::new();
        Some(
            self.bundle
                .format_pattern(pattern, Some(&args), &mut errors)
                .into_owned(),
        )
    }
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeMap;

    use super::*;
    use crate::schema::{Choice, Kind};

    /// Every entry and attribute with the variables it uses, over all files of a language.
    fn entries(files: &Files) -> BTreeMap<String, Vec<String>> {
        let mut found = BTreeMap::new();
        for (file, text) in files {
            let resource =
                FluentResource::try_new((*text).to_owned()).map_err(|(_, errors)| errors);
            assert!(resource.is_ok(), "{file}: {:?}", resource.err());
            let mut current = String::new();
            for line in text.lines() {
                let start = line.split(['=', ' ']).next().unwrap_or_default();
                let attribute = line
                    .trim_start()
                    .strip_prefix('.')
                    .and_then(|rest| rest.split([' ', '=']).next());
                if let Some(attribute) = attribute.filter(|_| line.starts_with(' ')) {
                    let id = current.split('.').next().unwrap_or_default();
                    current = format!("{id}.{attribute}");
                } else if line.contains('=') && line.starts_with(|c: char| c.is_ascii_lowercase()) {
                    current = start.to_owned();
                    assert!(
                        !found.contains_key(&current),
                        "{file}: {current} stands twice"
                    );
                }
                if current.is_empty() || line.starts_with('#') {
                    continue;
                }
                let variables: &mut Vec<String> = found.entry(current.clone()).or_default();
                for part in line.split('$').skip(1) {
                    let name: String = part
                        .chars()
                        .take_while(|c| c.is_ascii_alphanumeric() || matches!(c, '-' | '_'))
                        .collect();
                    if !variables.contains(&name) {
                        variables.push(name);
                    }
                }
                variables.sort();
            }
        }
        found
    }

    #[test]
    fn both_languages_say_the_same_things_of_the_same_variables() {
        let (english, french) = (entries(&ENGLISH), entries(&FRENCH));
        assert!(english.len() > 10);
        for (key, variables) in &english {
            assert_eq!(french.get(key), Some(variables), "{key}");
        }
        for key in french.keys() {
            assert!(english.contains_key(key), "{key} is missing in English");
        }
    }

    /// Every `.rs` file under `src/`: its path and text.
    #[expect(clippy::disallowed_methods, reason = "it reads the sources")]
    fn sources() -> Vec<(std::path::PathBuf, String)> {
        let mut folders = vec![std::path::PathBuf::from(concat!(
            env!("CARGO_MANIFEST_DIR"),
            "/src"
        ))];
        let mut sources = Vec::new();
        while let Some(folder) = folders.pop() {
            for entry in std::fs::read_dir(folder).unwrap().map(Result::unwrap) {
                let path = entry.path();
                if path.is_dir() {
                    folders.push(path);
                } else if path.extension().is_some_and(|extension| extension == "rs") {
                    let text = std::fs::read_to_string(&path).unwrap();
                    sources.push((path, text));
                }
            }
        }
        sources
    }

    /// Every key that the sources name literally exists, so that no finding falls back on its key.
    #[test]
    fn every_key_that_the_code_names_exists() {
        let catalogue = Catalogue::of(Language::English);
        let constructors = [
            "Message::new",
            "Message::about",
            ".word",
            ".message",
            ".say",
        ];
        let mut seen = 0;
        for (path, text) in sources() {
            for constructor in constructors {
                let literals = text
                    .split(constructor)
                    .skip(1)
                    .filter_map(|rest| rest.strip_prefix('(')?.trim_start().strip_prefix('"'));
                for rest in literals {
                    let key = rest.split('"').next().unwrap_or_default();
                    // A sentence is no key: the console says it as it is.
                    if key.contains(' ') {
                        continue;
                    }
                    seen += 1;
                    assert!(catalogue.has(key), "{}: {key}", path.display());
                }
            }
        }
        assert!(seen > 0);
    }

    #[test]
    fn every_entry_is_named_by_the_code() {
        let sources = sources();
        for key in entries(&ENGLISH).keys().filter(|key| !key.contains('.')) {
            let literal = format!("\"{key}\"");
            assert!(
                sources.iter().any(|(_, text)| text.contains(&literal)),
                "{key} is said nowhere"
            );
        }
    }

    #[test]
    fn every_kind_and_status_has_a_word() {
        let catalogue = Catalogue::of(Language::English);
        for kind in Kind::ALL {
            let statuses = kind.statuses().iter();
            let words = statuses.map(|status| kind.status_word(*status));
            for word in words.chain([kind.word()]) {
                assert!(
                    matches!(word, Arg::Word(key) if catalogue.has(key)),
                    "{word:?}"
                );
            }
        }
    }

    /// French sets no-break spaces before these signs; code between backquotes is not French.
    #[test]
    fn french_signs_are_not_torn_off_their_words() {
        for (file, text) in &FRENCH {
            for line in text.lines() {
                let words: String = line.split('`').step_by(2).collect();
                for torn in [" :", " ;", " ?", " !", " %", " »", "« "] {
                    assert!(!words.contains(torn), "{file}: {line}");
                }
            }
        }
    }
}
