//! What stands before the next attempt.
