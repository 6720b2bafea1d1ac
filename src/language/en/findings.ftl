### What the rules say. Each entry: what was found; `.help`: what to do about it.

missing-field = a { $kind } needs `{ $field }`
    .help = add `{ $field }:` to the front matter
missing-field-at = a { $kind } at status `{ $status }` needs `{ $field }`
    .help = add `{ $field }:` to the front matter, or set `status` back
