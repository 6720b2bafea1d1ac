### What the rules say. Each entry: what was found; `.help`: what to do about it.

conflict-marker = git could not merge this note: `{ $found }`
    .help = keep what is true between the marks, then remove the marks
conflict-marker-other = and this mark

duplicate-key = the front matter has the key `{ $found }` twice
    .help = keep one of the two lines
duplicate-key-first = it stands here already

missing-field = a { $kind } needs `{ $field }`
    .help = add `{ $field }:` to the front matter
missing-field-at = a { $kind } at status `{ $status }` needs `{ $field }`
    .help = add `{ $field }:` to the front matter, or set `status` back

missing-front-matter = this file is not a note: it has no front matter
    .help = start it with a line `---`, a line `type: { $kind }` and another line `---`, or move it out of `{ $folder }/`
missing-front-matter-late = the front matter does not start on the first line
    .help = remove what stands before its first `---`

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
unknown-type-misspelt = `{ $found }` is not a field of any note
    .help = write `type`
unknown-type-missing = the front matter has no `type`
    .help = add `type: { $kind }`, or move the file out of `{ $folder }/`
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
