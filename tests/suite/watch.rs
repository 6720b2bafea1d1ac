//! `pm watch`: after anything that happens to a vault, what is known equals a fresh `pm check` and `pm index`.

mod editors;
mod following;
mod happenings;
mod running;
mod telling;
