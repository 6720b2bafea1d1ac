//! What to say where no lever is ranked, and what to do next.

use crate::{message::Message, schema::Status, vault::Vault};

/// Why a vault, or an area of it, ranks no lever; then what to do, where the vault as a whole has none.
pub fn nothing(vault: &Vault, area: Option<&str>) -> Vec<Message> {
    if let Some(area) = area {
        return vec![Message::new("levers-none-in-area").with("area", area)];
    }
    let failures = vault.at_a_glance();
    let failures = failures.filter(|glance| glance.status != Some(Status::Void));
    match failures.count() {
        0 => vec![Message::new("page-empty"), Message::new("page-empty-next")],
        count => vec![
            Message::new("page-no-lever").with("failures", count),
            Message::new("page-no-lever-next"),
        ],
    }
}
