//! `pm` turns failures into systems: a folder of Markdown notes with YAML front matter is the database of post-mortems,
//! and this crate checks the notes, ranks the levers behind the damage and keeps a generated page true.
//!
//! The groups below are the layers, from the bottom to the top: a module names modules of lower groups only, never one of
//! its own group. The test `architecture` reads this file and holds the whole of `src/` to it.
//!
//! ```
//! use pm::{check, settings::Settings, vault::{Content, File, Files, Parser, Vault}};
//!
//! let settings = Settings::default();
//! let lever = File {
//!     path: "levers/vague-target.md".into(),
//!     content: Content::Text("---\ntype: lever\nkind: design\n---\n".into()),
//! };
//! let notes = vec![Parser::new(&settings).parse(lever)];
//! let vault = Vault::new(settings, notes, Files::default());
//! let found = check::check(&vault, jiff::Timestamp::UNIX_EPOCH);
//! assert_eq!(found[0].rule, "missing-field");
//! ```

pub mod json;
pub mod message;
pub mod text;

pub mod calendar;
pub mod diagnostic;
pub mod table;
pub mod value;

pub mod note;
pub mod schema;

pub mod settings;

pub mod language;

pub mod honesty;
pub mod record;
pub mod template;

pub mod vault;

pub mod evidence;
pub mod ranking;

pub mod standing;
pub mod timeline;

pub mod reckoning;

pub mod due;
pub mod resilience;
pub mod rules;

pub mod amend;
pub mod check;
pub mod index;
pub mod manual;
pub mod scaffold;

pub mod config;
pub mod preflight;
pub mod report;

pub mod failure;

pub mod clock;
pub mod disk;
pub mod git;
pub mod watch;

pub mod session;

pub mod publish;

pub mod advance;
pub mod hook;
pub mod live;

pub mod cli;
