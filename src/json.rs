//! JSON for other programs.

/// A document on a line of its own, for streams of them.
pub fn line(document: &impl serde::Serialize) -> String {
    let mut text = serde_json::to_string(document).unwrap_or_default();
    text.push('\n');
    text
}

/// A document as indented JSON with a final newline.
pub fn document(document: &impl serde::Serialize) -> String {
    // Plain structures of strings and numbers always have a JSON form.
    let mut text = serde_json::to_string_pretty(document).unwrap_or_default();
    text.push('\n');
    text
}
