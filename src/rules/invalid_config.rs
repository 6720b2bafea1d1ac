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

A key of `pm.yaml` that does not exist or stands twice, a value that its key cannot have, a path that leads out of the vault,
and whatever else of it cannot be followed. All keys are in [configuration.md](configuration.md). The same in the vault's table
of phrases, [`.pm/excuses.tsv`](excuses.md), which no other command than `pm check` depends on.

## Why

A setting that is silently ignored is worse than an error: the vault would be ranked with rules that nobody asked for. So only
`pm check` goes on with such a `pm.yaml`; the other commands stop. The level of this rule cannot be changed.

## Bad

```yaml pm.yaml
langage: fr
hour: 7,5
folders: { bet: ../bets }
rules: { missing-feild: off }
```

## Good

```yaml pm.yaml
language: fr
hour: 7.5
folders: { bet: paris }
rules: { missing-field: warning }
```
";
