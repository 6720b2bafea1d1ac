### What the rules say. Each entry: what was found; `.help`: what to do about it.

analysis-too-early = the section `{ $heading }` is part of the analysis, which opens on { $opens }
    .help = until then, put what cannot wait under `## { $heat }` and read it again with a cool head
analysis-too-early-analysed-at = `analysed_at` lies before the analysis opens, on { $opens }
    .help = correct the date that is wrong; if both are right, read the analysis again with a cool head and note that day
analysis-too-early-failed = it cools for { $cooling } from here on
analysis-too-early-failed-day = it cools for { $cooling } from the end of this day or month on
analysis-too-early-status = the status `{ $status }` comes too early: the analysis opens only on { $opens }
    .help = write `status: cooling` until then, and put what cannot wait under `## { $heat }`
analysis-too-early-too = and this one

blame = the blame is put on somebody: `{ $found }`
    .help = which decision was yours, and what would have shown you theirs in time?

broken-link = there is no file at `{ $target }`
    .help = correct the path, which counts from the folder of this note, or take the link out
broken-link-name = no file is called `{ $name }`
    .help = correct the name, write that note, or take the link out

conflict-marker = git could not merge this note: `{ $found }`
    .help = keep what is true between the marks, then remove the marks
conflict-marker-other = and this mark

dangling-reference = `{ $field }` names a { $kind } that does not exist: `{ $id }`
    .help = write the id of a { $kind }; `{ $command } "…"` makes one
dangling-reference-kind = `{ $field }` needs a { $kind }, and `{ $id }` is a { $found }
    .help = write the id of a { $kind }
dangling-reference-near = `{ $field }` names a { $kind } that does not exist: `{ $id }`
    .help = write `{ $near }`

duplicate-id = the id `{ $id }` is also that of `{ $other }`
    .help = rename one of the two files, and correct the notes that name it

duplicate-key = the front matter has the key `{ $found }` twice
    .help = keep one of the two lines
duplicate-key-first = it is here already

empty-section = the section `{ $heading }` is empty
    .help = write what a { $kind } at status `{ $status }` has to say there, or leave the note at an earlier status

excuse = a circumstance is given as the cause: `{ $found }`
    .help = { $question }

future-date = `{ $field }` tells what happened, and this date has not come yet
    .help = correct the date
# $status: the one before, as in the front matter.
future-date-early = `{ $field }` is a date that has not come yet
    .help = keep `status: { $status }` until that day, or correct the date

guessed-damage = what this failure cost is still a guess{ $damage ->
    [none] {""}
   *[other] : { $damage }
}
    .help = count it from invoices and calendar, then write `basis: measured` or `basis: estimated`

giving-up = a verdict on yourself is given as the cause
    .help = which one decision will you take differently next time?

human-error = “human error” is given as the cause
    .help = what made this error easy to make, and hard to notice?

# Of `pm.yaml`. `field`: the key, `found`: what stands there.
invalid-config-cell = this column cannot be `{ $found }`
    .help = write one of { $choices }
invalid-config-columns = this line has { $count ->
    [one] { $count } column
   *[other] { $count } columns
}
    .help = write these with a tab between them: { $columns }; the last one may be missing
invalid-config-complex-key = a key is a list or a mapping: `{ $found }`
    .help = write one plain word as the key
invalid-config-count = `{ $field }` is not a whole number: `{ $found }`
    .help = write digits: `100`
invalid-config-currency = `{ $field }` is not a currency: `{ $found }`
    .help = write a code or a sign of at most 12 characters: `EUR`, `€`
invalid-config-duplicate = the key `{ $found }` is here a second time
    .help = keep one of the two
invalid-config-empty = `{ $field }` has an empty text
    .help = write a text, or leave it out
invalid-config-example = the pattern does not find its own example: `{ $found }`
    .help = correct one of them; a pattern finds whole words, and nothing where the last column is found too
invalid-config-excuses-encoding = this file is not text in UTF-8
    .help = save it as UTF-8 in your editor
invalid-config-excuses-link = this file is a link, which is not followed
    .help = put the file itself here
invalid-config-excuses-unmerged = the merge of this file is not resolved
    .help = settle its conflicts and `git add` it
invalid-config-excuses-unreadable = this file cannot be read
    .help = put a text file of at most 8 MiB here, and give yourself permission to read it
invalid-config-fence = a line `---` ends the settings here
    .help = remove it: `pm.yaml` needs no such lines
invalid-config-folder-ignored = `ignore` leaves out the notes in the folder `{ $found }`
    .help = choose another folder for `{ $field }`, or another glob
# `other`: the section that has the heading.
invalid-config-heading-taken = `{ $found }` is a heading of the section `{ $other }` already
    .help = choose another heading for `{ $field }`
invalid-config-id = this phrase has no name
    .help = write a name of its own into the first column
invalid-config-id-twice = another phrase of this file is called `{ $found }`
    .help = give one of them another name
# `parent`: the key that holds the keys, `choices`: those that it can hold.
invalid-config-key = `{ $parent }` has no key `{ $found }`
    .help = write one of { $choices }
invalid-config-key-near = `{ $parent }` has no key `{ $found }`
    .help = write `{ $near }`, if that is the one you mean
invalid-config-missing = this entry of `adopt` has no `{ $field }`
    .help = add `{ $field }:` to it
invalid-config-no-status = a `{ $field }` has no status from which on it could owe a section
    .help = leave it out
invalid-config-not-mapping = `{ $field }` has a value where keys belong
    .help = write its keys below it, each on an indented line: `key: value`
invalid-config-pair = `{ $field }` has a list where one key belongs
    .help = write one key; `hours` alone can have two, the start and the end: `[date, resolved]`
invalid-config-path = `{ $field }` is not a path: `{ $found }`
    .help = write a path from the folder of `pm.yaml` on: `notes/post-mortems`
# `ending`: `.md` or `.svg`.
invalid-config-path-ending = `{ $field }` does not end in `{ $ending }`: `{ $found }`
    .help = write a name that ends in `{ $ending }`
invalid-config-path-hidden = `{ $field }` has a name that starts with a point: `{ $found }`
    .help = choose another name: hidden files and folders are not read
invalid-config-path-outside = `{ $field }` leads out of the vault: `{ $found }`
    .help = write a path from the folder of `pm.yaml` on, without `..`
invalid-config-path-spelling = `{ $field }` has backslashes between its parts: `{ $found }`
    .help = write `{ $suggestion }`
# `other`: the key of the file, `file`: its path.
invalid-config-path-taken = `{ $found }` of `{ $field }` cannot stand beside the file `{ $file }` of `{ $other }`
    .help = choose another path for one of them
invalid-config-pattern = this cannot stand in the pattern `{ $found }`
    .help = write words, `( | )` for a choice, `?` after what may be missing; a backslash before a sign that is meant as it is
invalid-config-pattern-empty = this pattern also matches an empty text: `{ $found }`
    .help = leave something in it that cannot be missing
invalid-config-pattern-large = this pattern takes too much memory: `{ $found }`
    .help = repeat less in it, or write several phrases
invalid-config-pattern-long = this pattern has more than { $most } bytes
    .help = write several phrases
invalid-config-pattern-look = this pattern looks at what stands around it: `{ $found }`
    .help = leave out `^`, `$` and `\b`: whole words are found anyway
invalid-config-phrases = this file has more than { $most } phrases
    .help = remove those that find nothing
invalid-config-rule = there is no rule `{ $found }`
    .help = choose one of those that `pm rules` lists
invalid-config-rule-fixed = the level of `{ $found }` cannot be changed
    .help = take the line out
invalid-config-rule-near = there is no rule `{ $found }`
    .help = write `{ $near }`, if that is the one you mean
invalid-config-stray = this belongs to no key: `{ $found }`
    .help = write `key: value`, or indent it below its key
invalid-config-unsupported = anchors, aliases, tags and merge keys are not read: `{ $found }`
    .help = write the value itself; if it is text, put it in quotes
invalid-config-vital = `{ $field }` is zero, so that nothing would be vital: `{ $found }`
    .help = write a percent above 0: `80`

invalid-field-alias-circle = the alias `{ $found }` leads back to its own lever
    .help = remove the alias in one of the levers of the circle
invalid-field-alias-self = `{ $found }` is the lever's own id
    .help = remove it from `aliases`
# `other`: the id of the other lever.
invalid-field-alias-twice = the alias `{ $found }` is claimed by `{ $other }` too
    .help = keep it in one of the two levers
invalid-field-area = `area` is not one of the vault's areas: `{ $found }`
    .help = write one of { $choices }; or add this one to `areas` in `pm.yaml`
invalid-field-area-near = `area` is not one of the vault's areas: `{ $found }`
    .help = write `{ $near }`, or another one: { $choices }
invalid-field-area-only = `area` is not one of the vault's areas: `{ $found }`
    .help = write `{ $near }`
invalid-field-forms = `result` cannot be compared with `success_if`: `{ $found }` with `{ $threshold }`
    .help = write two numbers (`3` and `">= 3"`), or two rates (`12/30` or `40%` and `">= 20%"`)
invalid-field-forms-threshold = the threshold
invalid-field-key = a key is a single word, not a list or a mapping: `{ $found }`
    .help = write one word before the colon
invalid-field-notation = anchors, aliases, tags and merge keys of YAML are not read: `{ $found }`
    .help = write the value itself; put a text that starts with `&`, `*` or `!` in quotes
invalid-field-placeholder = `{ $field }` waits for a template to be filled in: `{ $found }`
    .help = if this is the template, leave it out by `ignore:` in pm.yaml; if not, write the value
invalid-field-twice = `levers` names `{ $found }` twice
    .help = keep one of the two, with the whole share of the lever
invalid-field-twice-first = it is named here already
invalid-field-until = `until` says when it ended, but its status is `{ $status }`
    .help = write `status: failed` or `status: retired`, or take `until` away
invalid-field-until-status = the status

invalid-front-matter-bracket = the brackets do not enclose the whole value: `{ $found }`
    .help = close the list at the end, or put the whole text in quotes
invalid-front-matter-colon = there is no space after the colon of `{ $found }`
    .help = write `{ $line }`
invalid-front-matter-comment = inside brackets YAML takes what follows a `#` for a comment: `{ $found }`
    .help = put the text that starts with `#` in quotes, or leave the `#` out
invalid-front-matter-dash = an item of a list has no space after its dash: `{ $found }`
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
invalid-front-matter-quotes = the quotes do not enclose the whole value: `{ $found }`
    .help = write `{ $line }`
invalid-front-matter-reserved = a value cannot start with `{ $sign }` without quotes: `{ $found }`
    .help = write `{ $line }`
invalid-front-matter-stray = this text belongs to no key: `{ $found }`
    .help = write `key: value`, or move it below the `---` that ends the front matter
invalid-front-matter-tab = a tab stands where YAML wants spaces
    .help = indent with spaces, or not at all
invalid-front-matter-text = a colon and a space inside a text make YAML see a second key: `{ $found }`
    .help = write `{ $line }`
invalid-front-matter-threshold = without quotes YAML takes this threshold for the start of a block of text: `{ $found }`
    .help = write `{ $line }`

judgement-in-facts = this judges where a fact belongs: `{ $found }`
    .help = what was done or said, when, and what did they know at that moment?

missing-field = a { $kind } needs `{ $field }`
    .help = add `{ $line }` to the front matter
missing-field-at = a { $kind } at status `{ $status }` needs `{ $field }`
    .help = add `{ $line }` to the front matter, or leave the note at an earlier status
missing-field-comment = YAML takes this for a comment; put the text in quotes
# `form`: `list` or `value`; `line`: the field as it is written.
missing-field-empty = `{ $field }` is empty, and a { $kind } needs it
    .help = { $form ->
        [list] write its items below it, each on a line `- …`
       *[value] write its value after the colon: `{ $line }`
    }
missing-field-empty-at = `{ $field }` is empty, and a { $kind } at status `{ $status }` needs it
    .help = { $form ->
        [list] write its items below it, each on a line `- …`
       *[value] write its value after the colon: `{ $line }`
    }, or leave the note at an earlier status
missing-field-misspelt = a { $kind } needs `{ $field }`, and `{ $found }` is not a field of it
    .help = write `{ $field }`
missing-field-misspelt-at = a { $kind } at status `{ $status }` needs `{ $field }`, and `{ $found }` is not a field of it
    .help = write `{ $field }`

missing-front-matter = this file is not a note: it has no front matter
    .help = start it with a line `---`, a line `type: { $kind }` and another line `---`, or move it out of `{ $folder }/`
missing-front-matter-fence = this file is not a note: nothing opens its front matter
    .help = put a line `---` before it
missing-front-matter-late = the front matter does not start on the first line
    .help = remove what stands before its first `---`

missing-section = a { $kind } at status `{ $status }` needs the section `{ $heading }`
    .help = add the heading `## { $heading }` and answer it, or leave the note at an earlier status
missing-section-level = a { $kind } at status `{ $status }` needs the section `{ $heading }`, and this heading has another level
    .help = write `## { $found }`
missing-section-near = a { $kind } at status `{ $status }` needs the section `{ $heading }`, and this heading is nearly it
    .help = write `## { $near }`

mostly-luck = { $percent } of this failure{ $damage ->
    [none] {""}
   *[other] {" "}({ $damage })
} is explained by no lever
    .help = if it was luck indeed, say so under `## { $luck }` and allow this rule here; if not, which choice is behind it, and what is its share?

overrun = this bet cost { $cost }, { $over } more than the { $most } of `{ $limit }`
    .help = note under `## { $learned }` what made you go on; stop the next bet at its limit
overrun-limit = the limit

# `damage`: what its failures cost, or `none`.
repeated-lever = the lever `{ $lever }` fired { $count } times{ $damage ->
    [none] {""}
   *[other] {" "}({ $damage })
}, and no guard-rail stops it
    .help = write one with `{ $command }`
repeated-lever-again = the lever `{ $lever }` fired { $count } times{ $damage ->
    [none] {""}
   *[other] {" "}({ $damage })
}, and the guard-rail that it had has ended
    .help = write another one with `{ $command }`

no-decider = these choices name nobody who decided
    .help = who decided, and what did they know on that day?

no-number-in-facts = these facts have no number
    .help = how many, how much, on which day?

painless = what should hurt to admit is an excuse
    .help = { $question }
painless-short = what hurts to admit is said in fewer than { $least } characters
    .help = what would you rather not have written here?

reversed-dates = `{ $later }` is before `{ $earlier }`
    .help = correct one of the two dates
reversed-dates-other = this is `{ $earlier }`

shares-exceed-100 = the shares in `levers` add up to `{ $sum }`
    .help = write shares that add up to 100% at most; what is missing counts as luck

similar-levers = the name of this lever, `{ $lever }`, is nearly that of `{ $other }`
    .help = if they are one, add `{ $lever }` to the `aliases` of `{ $other }` and delete this note; else rename one of the two
similar-levers-same-title = the lever `{ $other }` has the same title: `{ $title }`
    .help = if they are one, add `{ $lever }` to the `aliases` of `{ $other }` and delete this note; else give one of them a title that tells them apart
similar-levers-title = the title of this lever is nearly that of `{ $other }`: `{ $title }`
    .help = if they are one, add `{ $lever }` to the `aliases` of `{ $other }` and delete this note; else give one of them a title that tells them apart

single-cause = the lever `{ $lever }` alone explains { $share } of this failure
    .help = look for what else it took, and give it its share

too-many-fields = { $count } keys of this note are not fields of `pm`
    .help = keep at most 100 of them in the front matter; the rest belongs in another file

too-many-levers = this failure has { $count } levers: beyond { $most } none stands out
    .help = keep those without which it would not have failed, and join those that are one

unclosed-front-matter = this front matter is not closed
    .help = add a line `---` after its last field
unclosed-front-matter-end = it seems to end here

# `alias`: the name where no file made by `pm new` is called so, or `none`.
undeclared-lever = the lever `{ $lever }` is behind more than one failure and has no note
    .help = make the note `{ $path }` with `{ $command }`{ $alias ->
        [none] {""}
       *[other] {" "}and put `{ $alias }` into its `aliases`
    }
undeclared-lever-near = `{ $lever }` is nearly the name of another lever, `{ $near }`
    .help = write `{ $near }`; if it is a lever of its own, make the note `{ $path }` with `{ $command }`{ $alias ->
        [none] {""}
       *[other] {" "}and put `{ $alias }` into its `aliases`
    }
undeclared-lever-or = the lever `{ $lever }` is behind more than one failure and has no note
    .help = make the note `{ $path }` with `{ $command }`{ $alias ->
        [none] {""}
       *[other] {" "}and put `{ $alias }` into its `aliases`
    }; if it is the lever `{ $near }`, write that name
undeclared-lever-spelling = `{ $lever }` is another spelling of the lever `{ $near }`
    .help = write `{ $near }`, or put this spelling into the `aliases` of its note

unexplained-relapse = the lever `{ $lever }` fired though the guard-rail `{ $guardrail }` was in force on { $day }
    .help = say how it came through: add `relapses: [{ $guardrail } not-triggered]`, or with `bypassed` or `failed`
unexplained-relapse-more = the lever `{ $lever }` fired though the guard-rail `{ $guardrail }` was in force on { $day }
    .help = say how it came through: add `{ $guardrail } not-triggered` to `relapses`, or with `bypassed` or `failed`

unfalsifiable-bet = no result could lose this bet: `success_if` is not a threshold (`{ $found }`)
    .help = say from which number on it is won: `">= 3"`, `at least 3`, `">= 20%"`
unfalsifiable-bet-always = no result could lose this bet: every one meets `{ $found }`
    .help = say from which number on you would go on, and below which you would not: `">= 3"`, `">= 20%"`
unfalsifiable-bet-never = no result could win this bet: none meets `{ $found }`
    .help = say from which number on it is won; no result is below 0, and no rate above 100%

# `share`: its part of the failure, `damage`: what that part cost, or `none`; `vital`: `yes` where the lever is one of the vital few.
unguarded-lever = the status `{ $status }` says too much: nothing stops `{ $lever }`, { $share } of this failure{ $damage ->
    [none] {""}
   *[other] {" "}({ $damage })
}{ $vital ->
    [yes] , and one of the vital few
   *[no] {""}
}
    .help = put a guard-rail on trial that names `{ $lever }`, say under `## { $system }` what stands in for it, or keep `status: analysed`
unguarded-lever-draft = the status `{ $status }` says too much: the guard-rail `{ $guardrail }` is a draft, so nothing stops `{ $lever }`, { $share } of this failure{ $damage ->
    [none] {""}
   *[other] {" "}({ $damage })
}{ $vital ->
    [yes] , and one of the vital few
   *[no] {""}
}
    .help = put `{ $guardrail }` on trial with `pm advance { $argument }`, say under `## { $system }` what stands in for it, or keep `status: analysed`
unguarded-lever-on-trial = the status `{ $status }` says too much: the guard-rail `{ $guardrail }` of the lever `{ $lever }` is still on trial
    .help = validate the guard-rail first, and keep `status: systemised` until then

unknown-field = `{ $found }` is not a field of this note
    .help = write `{ $near }`
unknown-field-beside = `{ $found }` is not a field of this note
    .help = keep one of the two, under the name `{ $near }`
unknown-field-there = `{ $near }` is here

unknown-type = `type` cannot be `{ $found }`
    .help = write one of { $choices }, or move the file out of this folder
unknown-type-elsewhere = `type` cannot be `{ $found }`: this file is not a note
    .help = write `{ $near }`, or leave the file out by `ignore:` in pm.yaml
unknown-type-missing = the front matter has no `type`
    .help = add `type: { $kind }`, or move the file out of `{ $folder }/`
unknown-type-misspelt = `{ $found }` is not a field of any note
    .help = write `type`
unknown-type-near = `type` cannot be `{ $found }`
    .help = write `{ $near }`, or another one: { $choices }

# `target`: the target where it was missed, or `none`.
unproven-validation = the status `validated` says more than the numbers, “{ $verdict }”: { $before } before, { $after } since{ $target ->
    [none] {""}
   *[other] , for a target of { $target }
}
    .help = keep `status: testing` to go on counting or to change the rule, or write `status: failed`; where numbers cannot be had, say why in `judgement`
# `needed`: which of the sentences says what would tell; `count`: its number. `target` is always `none` here.
unproven-validation-early = the status `validated` says more than the numbers, “{ $verdict }”: { $before } before, { $after } since; { $needed ->
    [needed-clean] { needed-clean }
    [needed-successes] { needed-successes }
    [needed-target] { needed-target }
   *[other] { needed-never }
}
    .help = go on counting with `status: testing`; where numbers cannot be had, say why in `judgement`
# `older`: how many trials are older than the day on which it came into force.
unproven-validation-untried = the status `validated` says too much: nothing was counted since the guard-rail came into force{ $older ->
    [0] {""}
    [one] {" "}(1 trial is older)
   *[other] {" "}({ $older } trials are older)
}
    .help = note what you counted in `trials` (`2026-05-10 12/30`); where nothing can be counted, say why in `judgement`; else keep `status: testing`

unreadable-note-encoding = this file is not text in UTF-8, from byte { $at } on
    .help = save it as UTF-8 in your editor
unreadable-note-large = this file is larger than a note can be: { $size } MiB, the limit is 8
    .help = move what is not text out of it, or name it in `ignore` in `pm.yaml`
unreadable-note-link = this link leads out of the vault
    .help = put the file itself here, or name the link in `ignore` in `pm.yaml`
unreadable-note-link-broken = this link leads nowhere
    .help = remove it, or put a file where it leads
unreadable-note-link-unread = this link leads to a file that is not read: `{ $target }`
    .help = put the file itself here, or let the link lead to a note
unreadable-note-name = the name of this file is not in UTF-8
    .help = rename it
unreadable-note-refused = this file cannot be read: { $reason }
    .help = give yourself permission to read it, or name it in `ignore` in `pm.yaml`
unreadable-note-special = this is a pipe, a socket or a device, not a file
    .help = remove it, or name it in `ignore` in `pm.yaml`
unreadable-note-unmerged = the merge of this file is not resolved
    .help = settle its conflicts and `git add` it

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

vague-action = this is a good intention, not an action: `{ $found }`
    .help = what happens by itself, at which moment, and who sees that it was left out?
