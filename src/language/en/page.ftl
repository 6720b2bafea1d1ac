### The generated page.

page-title = Our failures, our levers

page-conflict = a merge conflict lies outside the marks of the generated part, or across one of them
    .help = settle it as in any other file; only what stands between the marks is written anew
page-mark-broken = this line is nearly a mark of the generated part
    .help = write it as { $begin } or as { $end }
page-mark-doubled = a second mark of the generated part
    .help = keep one pair of marks and remove this line
page-marks-reversed = this mark stands above the one that begins the generated part
    .help = move it below the line { $begin }
page-no-begin = nothing begins the generated part that ends here
    .help = add this line above it: { $begin }
page-no-end = nothing ends the generated part that begins here
    .help = add this line below it: { $end }
page-no-marks = nothing says where the generated part belongs
    .help = add these two lines where it should stand: { $begin } and { $end }

honesty-by-count = No failure has a cost: the levers are ordered by how many failures name them.
honesty-by-count-asked = The levers are ordered by how many failures name them.
honesty-flat = The damage is spread: it takes { $vital } of { $levers } levers to make { $percent } of it.
honesty-flat-count = The failures are spread: it takes { $vital } of { $levers } levers to make { $percent } of all mentions.
honesty-mostly-luck = No lever explains { $percent } of the damage: much of it was luck, or came from outside.
honesty-one-failure = One failure decides: without “{ $title }”, other levers would be vital.
honesty-provisional = Provisional: { $levers ->
    [one] one lever
   *[other] { $levers } levers
} from { $failures ->
    [one] one failure
   *[other] { $failures } failures
}; from 5 levers and 8 failures on, the order holds better.
honesty-unweighed = { $count ->
    [one] 1 of { $failures } failures has no cost and weighs nothing.
   *[other] { $count } of { $failures } failures have no cost and weigh nothing.
}
left-out = { $count ->
    [one] 1 failure is left out: its cost or its shares cannot be read.
   *[other] { $count } failures are left out: their cost or their shares cannot be read.
}
