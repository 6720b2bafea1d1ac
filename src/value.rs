//! The small values that front matter holds: each parses itself from its text, orders and shows itself.
