//! A text that may share its allocation with others: a thousand small ones cost more than a few large ones.

use std::{fmt, ops::Deref, sync::Arc};

/// Text that never changes and is cheap to clone.
#[derive(Clone)]
pub struct Text {
    shared: Arc<String>,
    start: usize,
    end: usize,
}

impl Text {
    /// These texts in one allocation, which lasts as long as any of them.
    pub fn together(texts: &[&str]) -> impl Iterator<Item = Self> {
        let shared = Arc::new(texts.concat());
        let mut end = 0;
        texts.iter().map(move |text| {
            let start = end;
            end += text.len();
            let shared = Arc::clone(&shared);
            Self { shared, start, end }
        })
    }
}

impl Deref for Text {
    type Target = str;

    fn deref(&self) -> &str {
        &self.shared[self.start..self.end]
    }
}

impl From<String> for Text {
    fn from(text: String) -> Self {
        Self {
            start: 0,
            end: text.len(),
            shared: Arc::new(text),
        }
    }
}

impl From<&str> for Text {
    fn from(text: &str) -> Self {
        text.to_owned().into()
    }
}

impl From<Box<str>> for Text {
    fn from(text: Box<str>) -> Self {
        text.into_string().into()
    }
}

impl fmt::Debug for Text {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Debug::fmt(&**self, f)
    }
}

impl fmt::Display for Text {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self)
    }
}

impl PartialEq for Text {
    fn eq(&self, other: &Self) -> bool {
        **self == **other
    }
}

impl Eq for Text {}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn texts_together_stay_apart() {
        let parts = ["é€", "", "b\n", "x"];
        let texts: Vec<Text> = Text::together(&parts).collect();
        assert_eq!(texts.iter().map(|text| &**text).collect::<Vec<_>>(), parts);
        assert_eq!(texts[0], Text::from("é€"));
        assert_ne!(texts[0], texts[1]);
        assert_eq!(format!("{:?}", texts[2]), r#""b\n""#);
    }
}
