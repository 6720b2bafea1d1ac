### What the rules say. Each entry: what was found; `.help`: what to do about it.

broken-link = no file is at `{ $target }`
    .help = correct the path, which counts from the folder of this note, or take the link out
broken-link-name = no file is called `{ $name }`
    .help = correct the name, write that note, or take the link out

conflict-marker = git could not merge this note: `{ $found }`
    .help = keep what is true between the marks, then remove the marks
conflict-marker-other = and this mark

duplicate-key = the front matter has the key `{ $found }` twice
    .help = keep one of the two lines
duplicate-key-first = it stands here already

empty-section = the section `{ $heading }` is empty
    .help = write what a { $kind } at status `{ $status }` has to say there, or set `status` back

invalid-front-matter-bracket = the brackets do not enclose the whole value: `{ $found }`
    .help = close the list at the end, or put the whole text in quotes
invalid-front-matter-colon = there is no space after the colon of `{ $found }`
    .help = write `{ $line }`
invalid-front-matter-deep = lists or mappings are nested too deep here
    .help = write single values and plain lists
invalid-front-matter-escape = a backslash between double quotes starts an escape that YAML does not know: `{ $found }`
    .help = put the text in single quotes
invalid-front-matter-indent = `{ $found }` is indented, so YAML reads it as a part of the line above
    .help = remove the spaces before `{ $found }`
invalid-front-matter-item = an item of a list cannot stand here: `{ $found }`
    .help = start it on a line of its own below its key; if it is text, put the whole value in quotes
invalid-front-matter-keys = two keys stand on one line: `{ $found }` is the second
    .help = start a new line before `{ $found }`; if it is text, put the whole value in quotes
invalid-front-matter-other = YAML cannot read this: `{ $found }`
    .help = put the whole value in quotes
invalid-front-matter-quote = the quotes do not enclose the whole value: `{ $found }`
    .help = put one quote at each end; between single quotes write an apostrophe twice
# `line`: how to write the line. `sign`: the first character.
invalid-front-matter-reserved = a value cannot start with `{ $sign }` without quotes: `{ $found }`
    .help = write `{ $line }`
invalid-front-matter-stray = this text belongs to no key: `{ $found }`
    .help = write `key: value`, or move it below the `---` that ends the front matter
invalid-front-matter-tab = a tab stands where YAML wants spaces
    .help = write two spaces in its place
invalid-front-matter-text = a colon and a space inside a text make YAML see a second key: `{ $found }`
    .help = write `{ $line }`
invalid-front-matter-threshold = without quotes YAML takes this threshold for the start of a block of text: `{ $found }`
    .help = write `{ $line }`

missing-field = a { $kind } needs `{ $field }`
    .help = add `{ $field }:` to the front matter
missing-field-at = a { $kind } at status `{ $status }` needs `{ $field }`
    .help = add `{ $field }:` to the front matter, or set `status` back

missing-front-matter = this file is not a note: it has no front matter
    .help = start it with a line `---`, a line `type: { $kind }` and another line `---`, or move it out of `{ $folder }/`
missing-front-matter-late = the front matter does not start on the first line
    .help = remove what stands before its first `---`

missing-section = a { $kind } at status `{ $status }` needs the section `{ $heading }`
    .help = add the heading `## { $heading }` and answer it, or set `status` back

too-many-fields = { $count } keys of this note are no fields of `pm`
    .help = keep at most 100 of them in the front matter; the rest belongs in another file

unclosed-front-matter = this front matter is not closed
    .help = add a line `---` after its last field
unclosed-front-matter-end = it seems to end here

unknown-field = `{ $found }` is not a field of this note
    .help = write `{ $near }`
unknown-field-there = `{ $near }` stands here

unknown-type = `type` cannot be `{ $found }`
    .help = write one of { $choices }, or move the file out of this folder
unknown-type-missing = the front matter has no `type`
    .help = add `type: { $kind }`, or move the file out of `{ $folder }/`
unknown-type-misspelt = `{ $found }` is not a field of any note
    .help = write `type`
unknown-type-near = `type` cannot be `{ $found }`
    .help = write `{ $near }`, or another one of { $choices }

unreadable-note-encoding = this file is not text in UTF-8, from byte { $at } on
    .help = save it as UTF-8 in your editor
unreadable-note-large = this file is larger than a note can be: { $size } MiB, the limit is 8
    .help = move what is not text out of it, or name it in `ignore` in `pm.yaml`
unreadable-note-link = this link leads out of the vault
    .help = put the file itself here, or name the link in `ignore` in `pm.yaml`
unreadable-note-name = the name of this file is not in UTF-8
    .help = rename it
unreadable-note-refused = this file cannot be read: { $reason }
    .help = give yourself the right to read it, or name it in `ignore` in `pm.yaml`
unreadable-note-special = this is a pipe, a socket or a device, not a file
    .help = remove it, or name it in `ignore` in `pm.yaml`

unused-allow = this allows `{ $rule }`, which finds nothing in this note
    .help = take the comment out
unused-allow-nameless = this comment does not say which rule it allows
    .help = write `<!-- pm: allow RULE reason -->`
unused-allow-reason = this permission gives no reason, so it does not count
    .help = write `<!-- pm: allow { $rule } reason -->`
unused-allow-unknown = there is no rule `{ $rule }`
    .help = see `pm rules` for the names of all rules
unused-allow-unknown-near = there is no rule `{ $rule }`
    .help = write `{ $near }`
