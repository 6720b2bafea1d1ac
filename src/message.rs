//! What is said to the user as data: the key of a catalogue entry and its arguments, put into words by `language`.

/// The longest piece of the user's text that a message repeats, in characters.
const EXCERPT: usize = 60;

/// One thing to say, not yet in any language.
///
/// `key` names an entry of the catalogues in `src/language/`; the entry's attribute `.help`, if it has one, says what to do.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Message {
    /// The catalogue entry.
    pub key: &'static str,
    /// What the entry's variables stand for.
    pub args: Vec<(&'static str, Arg)>,
}

/// The value of one variable of a catalogue entry.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Arg {
    /// Shown as it is.
    Text(String),
    /// Shown as digits; entries may choose their plural by it.
    Count(u64),
    /// The key of an entry without variables, shown as that entry.
    Word(&'static str),
}

impl Message {
    /// A message without arguments.
    pub fn new(key: &'static str) -> Self {
        Self {
            key,
            args: Vec::new(),
        }
    }

    /// A message about a text, which it repeats as `found`: its first line, cut where it is long.
    pub fn about(key: &'static str, text: &str) -> Self {
        let line = text.lines().next().unwrap_or_default();
        let end = line.char_indices().nth(EXCERPT).map(|(end, _)| end);
        let found = match end {
            None if text.trim_end().len() <= line.len() => line.to_owned(),
            None => format!("{line}…"),
            Some(end) => format!("{}…", &line[..end]),
        };
        Self::new(key).with("found", found)
    }

    /// The same message with the variable `name` standing for `value`.
    pub fn with(mut self, name: &'static str, value: impl Into<Arg>) -> Self {
        self.args.push((name, value.into()));
        self
    }
}

impl From<&str> for Arg {
    fn from(text: &str) -> Self {
        Self::Text(text.to_owned())
    }
}

impl From<String> for Arg {
    fn from(text: String) -> Self {
        Self::Text(text)
    }
}

impl From<u64> for Arg {
    fn from(count: u64) -> Self {
        Self::Count(count)
    }
}

impl From<usize> for Arg {
    fn from(count: usize) -> Self {
        Self::Count(count as u64)
    }
}
