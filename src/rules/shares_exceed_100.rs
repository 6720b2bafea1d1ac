//! `shares-exceed-100`: the levers of a failure share more than all of its damage.

use super::{Check, Findings, Rule};
use crate::{
    diagnostic::Level,
    message::Message,
    value::{Exact, Percent, decimal},
    vault::{Entry, Ways},
};

pub(super) const RULE: Rule = Rule {
    name: "shares-exceed-100",
    level: Some(Level::Error),
    summary: "the levers of a failure share more than all of its damage",
    docs: DOCS,
    check: Check::Alone(check),
};

const DOCS: &str = r"
## What it finds

Percents in `levers` that add up to more than 100. The lever with which they pass it is the one that is marked.

## Why

Damage that is given away twice would rank its levers too high, so such a note is left out of every sum. Less than 100 is
fine: what is missing is luck, or came from outside.

## Bad

```markdown post-mortems/2026-02-28-cold-mail.md
---
type: postmortem
title: 100 prospects, no client
status: cooling
failed_at: 2026-02-28
levers:
  - unclear-target 60%
  - no-follow-up 60%
---
```

## Good

```markdown post-mortems/2026-02-28-cold-mail.md
---
type: postmortem
title: 100 prospects, no client
status: cooling
failed_at: 2026-02-28
levers:
  - unclear-target 60%
  - no-follow-up 25%
---
```
";

fn check(_: Ways<'_>, entry: &Entry, findings: &mut Findings) {
    let Some(postmortem) = entry.record.postmortem() else {
        return;
    };
    let mut sum = 0;
    let mut passed = None;
    for item in &postmortem.levers.items {
        sum += item.value.share.map_or(0, Percent::billionths);
        if sum > Percent::HUNDRED.billionths() && passed.is_none() {
            passed = Some(item.span);
        }
    }
    if let Some(span) = passed {
        let message = Message::new("shares-exceed-100").with("sum", shown(sum));
        findings.add(entry.path(), span, message);
    }
}

/// The sum as front matter writes it.
fn shown(billionths: u64) -> String {
    let one = Percent::from_integer(1).billionths();
    let places = 9;
    let digits = decimal(&Exact::new(billionths.into(), one.into()), places);
    let digits = digits.trim_end_matches('0').trim_end_matches('.');
    format!("{digits}%")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{rules::testing, settings::Language};

    fn said(levers: &str) -> Vec<[String; 3]> {
        let text = format!("---\ntype: postmortem\ntitle: T\nlevers: {levers}\n---\n");
        testing::said(&RULE, Language::English, &[("a.md", &text)])
    }

    #[test]
    fn a_hundred_is_the_limit() {
        assert_eq!(said("[a 60%, b 40%]"), [[""; 3]; 0]);
        assert_eq!(said("[a 60%, b 40%, c]"), [[""; 3]; 0]);
        assert_eq!(said("[a, b, c]"), [[""; 3]; 0]);
        let found = said("[a 60%, b 40%, c 0.000000001%, d 10%]");
        assert_eq!(
            found,
            [[
                "c 0.000000001%",
                "the shares in `levers` add up to `110.000000001%`",
                "write shares that add up to 100% at most; what is missing counts as luck"
            ]]
        );
        let found = said("['a 100%', 'b 100%']");
        assert!(found[0][1].ends_with("`200%`"), "{found:?}");
    }
}
