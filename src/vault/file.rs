//! A Markdown file as the disk or git gives it, before anybody reads what it says.

use std::sync::Arc;

use crate::text::Text;

/// One Markdown file, as the disk or git gives it.
#[derive(Debug)]
pub struct File {
    /// Relative to the vault's root, with `/`.
    pub path: Arc<str>,
    /// What is in it.
    pub content: Content,
}

/// What a file holds.
#[derive(Debug)]
pub enum Content {
    /// Text.
    Text(Text),
    /// Text in another encoding, with marks in the place of what is not UTF-8.
    NotUtf8 {
        /// The first byte that is not UTF-8.
        at: usize,
        /// What can be read of it.
        text: Box<str>,
    },
    /// Nothing that could be read.
    Unreadable(Trouble),
}

impl Content {
    /// The largest file that is read, in bytes: 8 MiB.
    pub const LARGEST: u64 = 8 << 20;

    /// The content that bytes are.
    pub fn of(bytes: Vec<u8>) -> Self {
        let size = bytes.len() as u64;
        if size > Self::LARGEST {
            return Self::Unreadable(Trouble::TooLarge { bytes: size });
        }
        match String::from_utf8(bytes) {
            Ok(text) => Self::Text(text.into()),
            Err(error) => Self::NotUtf8 {
                at: error.utf8_error().valid_up_to(),
                text: String::from_utf8_lossy(error.as_bytes()).into(),
            },
        }
    }
}

/// Why a file cannot be read as a note.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Trouble {
    /// Not UTF-8 from this byte on.
    NotUtf8 {
        /// The first byte that is none.
        at: usize,
    },
    /// Larger than 8 MiB.
    TooLarge {
        /// How large, in bytes.
        bytes: u64,
    },
    /// A pipe, socket or device.
    Special,
    /// Its name is not UTF-8.
    NameNotUtf8,
    /// A link that leads out of the vault.
    LinkOutside,
    /// A merge in git's index that is not resolved.
    Unmerged,
    /// A link that leads nowhere.
    LinkBroken,
    /// A link to this file of the vault, which is hidden, ignored or no Markdown.
    LinkUnread(Box<str>),
    /// The system refused, in its words.
    Refused(String),
}
