//! `invalid-config`: `pm.yaml` says something that cannot be followed. Found while it is read.

use super::{Check, Rule};
use crate::diagnostic::Level;

pub(super) const RULE: Rule = Rule {
    name: "invalid-config",
    level: Some(Level::Error),
    summary: "pm.yaml has an unknown key or value",
    docs: DOCS,
    check: Check::Elsewhere,
};

const DOCS: &str = r"
## What it finds

A key of `pm.yaml` that does not exist, or a value that its key cannot have.

## Why

A setting that is silently ignored is worse than an error: the vault would be ranked with rules that nobody asked for.

## Bad

```yaml pm.yaml
langage: fr
```

## Good

```yaml pm.yaml
language: fr
```
";
