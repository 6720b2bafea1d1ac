### What pm asks and says while it makes a note or a vault with somebody.

ask-cost = What did it cost? 60 h, 1200 ({ $currency }) or both; Enter if you do not know yet:
ask-cost-unread = `{ $found }` cannot be read as a cost
    .help = write hours as `60 h`, money as `1200`, both as `60 h + 1200`
ask-guardrail-levers = Which lever does it stop? An id like cold-targets:
ask-lever-kind = What sort of error is it? design, process or blind-spot:
ask-name = What is it called?
ask-needed = the note needs it
ask-title = What failed, in a few words?
ask-when = When? 2026-03-03, 2026-03 or 2026-03-03T22:50; Enter for now:

init-added = { $path }: added the lines for page and chart
init-commit = { $path }: set `index:` `commit:` to `default-branch`, or pull requests that both change the page will conflict on GitHub
init-created = created { $path }
init-kept = { $path } is there already and stays as it is
init-moves = Levers that change their rank
init-start = start cold, with three old failures, one by one: { $pm } new "what failed" --failed-at { $month }
init-team = next: say in { $path } where pm is built from; everybody runs this once in their clone: pm hook install

new-field-empty = `{ $field }` has no value
    .help = give it one, or leave it out
# $fields: all fields of the kind.
new-field-near = a { $kind } has no field `{ $field }`
    .help = did you mean `{ $near }`? Its fields are { $fields }
new-field-twice = `{ $field }` is given twice
    .help = it holds one value
new-field-unknown = a { $kind } has no field `{ $field }`
    .help = its fields are { $fields }
new-left-out = a `.gitignore` excludes this note
    .help = it will be in nothing that pm shows
new-lever-kind = `kind` is `design` for now
    .help = change it if `process` or `blind-spot` fits better
new-lever-twin = { $path } has this title already
    .help = keep one of the two notes: apart, they share the damage of one lever
new-open = it has cooled: the analysis is open
# $heat: the heading of a section.
new-opens = the analysis opens on { $when }; until then, note the facts and leave the rest under “{ $heat }”
# $fields: one or several.
new-owes = it still needs { $fields }
# $headings: one or several.
new-owes-words = it still needs words under { $headings }

sentence-with-help = { $text }; { $help }
