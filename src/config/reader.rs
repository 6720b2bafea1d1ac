//! Reads keys and values of `pm.yaml` one by one and keeps what is wrong with them.

use crate::{
    diagnostic::{Diagnostic, Fix, Level},
    message::Message,
    note::{self, Entry, Fault, FaultKind, Node, NodeKind},
    record::Spanned,
    rules::{self, Findings},
    settings::Settings,
    text::{Span, nearest},
};

/// The rule that everything found here breaks. It has no level of its own: what `pm.yaml` says of rules cannot be trusted
/// while `pm.yaml` is wrong.
pub(super) const RULE: &str = "invalid-config";

/// The path that the findings carry.
pub(super) const FILE: &str = "pm.yaml";

/// A key, and what takes its value over into the settings.
pub(super) type Key = (&'static str, fn(&mut Reader<'_>, &'static str, &Node));

/// Reads one `pm.yaml`.
pub(super) struct Reader<'a> {
    pub(super) text: &'a str,
    /// What was read so far, defaults for the rest.
    pub(super) settings: Settings,
    /// Where the keys that speak of files and folders have their values.
    pub(super) placed: Vec<(&'static str, Span)>,
    findings: Findings,
}

impl<'a> Reader<'a> {
    pub(super) fn new(text: &'a str, settings: Settings) -> Self {
        Self {
            text,
            settings,
            placed: Vec::new(),
            findings: Findings::new(RULE, Level::Error),
        }
    }

    /// The settings, and what is wrong, by place.
    pub(super) fn finish(self) -> (Settings, Vec<Diagnostic>) {
        let mut findings = self.findings.into_found();
        findings.sort_by_key(|finding| finding.span);
        (self.settings, findings)
    }

    /// Adds a finding.
    pub(super) fn add(&mut self, span: Span, message: Message) {
        self.findings.add(FILE, span, message);
    }

    /// Adds what YAML does not allow in its bytes `yaml`.
    pub(super) fn fault(&mut self, yaml: Span, fault: &Fault) {
        let edit = note::mend(self.text, yaml, fault);
        let own = match fault.kind {
            FaultKind::DuplicateKey { .. } => Some("invalid-config-duplicate"),
            FaultKind::Unsupported => Some("invalid-config-unsupported"),
            FaultKind::ComplexKey => Some("invalid-config-complex-key"),
            FaultKind::Stray if fault.span.of(self.text).trim().is_empty() => {
                Some("invalid-config-fence")
            }
            FaultKind::Stray => Some("invalid-config-stray"),
            _ => None,
        };
        let message = match own {
            None => rules::yaml_message(self.text, fault, edit.as_ref()),
            Some(key) => Some(Message::about(key, fault.span.of(self.text))),
        };
        if let Some(message) = message {
            let finding = self.findings.add(FILE, fault.span, message);
            finding.fix = edit.map(|edit| Fix { edits: vec![edit] });
        }
    }

    /// Reads the keys of a table; those that it lacks are findings.
    pub(super) fn table(&mut self, key: &'static str, node: &Node, table: &[Key]) {
        let entries = self.entries(key, node);
        self.entries_of(key, entries, table);
    }

    /// The same for the keys of a mapping that is known to be one.
    pub(super) fn entries_of(&mut self, parent: &'static str, entries: &[Entry], table: &[Key]) {
        let names: Vec<&'static str> = table.iter().map(|(name, _)| *name).collect();
        for (at, node) in self.known(parent, entries, &names) {
            let (key, read) = table[at];
            read(self, key, node);
        }
    }

    /// The values of a mapping whose keys are `names`; other keys are findings, keys without a value say nothing.
    pub(super) fn each<'n>(
        &mut self,
        key: &'static str,
        node: &'n Node,
        names: &[&'static str],
    ) -> Vec<(&'static str, &'n Node)> {
        let entries = self.entries(key, node);
        let known = self.known(key, entries, names).into_iter();
        known.map(|(at, node)| (names[at], node)).collect()
    }

    /// The keys and values of a mapping.
    pub(super) fn entries<'n>(&mut self, key: &'static str, node: &'n Node) -> &'n [Entry] {
        match &node.kind {
            NodeKind::Mapping(mapping) => &mapping.entries,
            NodeKind::Unreadable => &[],
            NodeKind::Scalar(_) | NodeKind::List(_) => {
                self.add(
                    node.span,
                    Message::new("invalid-config-not-mapping").with("field", key),
                );
                &[]
            }
        }
    }

    /// The items of a list, those without a value left out; anything else counts as the only item.
    pub(super) fn items<'n>(&self, node: &'n Node) -> Vec<&'n Node> {
        let items = match &node.kind {
            NodeKind::List(items) => items,
            _ => std::slice::from_ref(node),
        };
        let said = items.iter().filter(|item| !item.is_absent(self.text));
        said.collect()
    }

    /// One value.
    pub(super) fn value<T>(
        &mut self,
        key: &'static str,
        node: &Node,
        parse: impl FnOnce(&str) -> Result<T, Message>,
    ) -> Option<T> {
        let read = match &node.kind {
            NodeKind::Scalar(_) if node.is_absent(self.text) => parse(""),
            NodeKind::Scalar(scalar) => parse(scalar.text(self.text).trim()),
            NodeKind::List(_) | NodeKind::Mapping(_) => Err(Message::new("value-not-text")),
            NodeKind::Unreadable => return None,
        };
        read.map_err(|message| self.add(node.span, message.with("field", key)))
            .ok()
    }

    /// The valid values of a list, or of a single value in its place.
    pub(super) fn values<T>(
        &mut self,
        key: &'static str,
        node: &Node,
        parse: impl Fn(&str) -> Result<T, Message>,
    ) -> Vec<Spanned<T>> {
        let mut values = Vec::new();
        for item in self.items(node) {
            if let Some(value) = self.value(key, item, &parse) {
                let span = item.span;
                values.push(Spanned { value, span });
            }
        }
        values
    }

    /// The entries with a value whose keys are among `names`, each with its key's place there.
    fn known<'n>(
        &mut self,
        parent: &'static str,
        entries: &'n [Entry],
        names: &[&'static str],
    ) -> Vec<(usize, &'n Node)> {
        let mut known = Vec::with_capacity(entries.len());
        for Entry { key, value } in entries {
            let name = key.text(self.text);
            match names.iter().position(|known| *known == name) {
                None => self.add(key.span, unknown_key(parent, name, names)),
                Some(_) if value.is_absent(self.text) => {}
                Some(at) => known.push((at, value)),
            }
        }
        known
    }
}

fn unknown_key(parent: &'static str, name: &str, names: &[&'static str]) -> Message {
    let message = match nearest(name, names.iter().copied()) {
        Some(near) => Message::about("invalid-config-key-near", name).with("near", near),
        None => Message::about("invalid-config-key", name).with("choices", names.join(", ")),
    };
    message.with("parent", parent)
}

/// Text that has to say something.
pub(super) fn words(text: &str) -> Result<String, Message> {
    if text.is_empty() {
        return Err(Message::new("invalid-config-empty"));
    }
    Ok(text.to_owned())
}
