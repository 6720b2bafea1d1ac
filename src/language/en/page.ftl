### The generated page.

page-title = Our failures, our levers

# The first lines. `whole`: what the share is a share of.
page-cost = { $failures ->
    [one] 1 failure cost { $damage }
   *[other] { $failures } failures cost { $damage }
}
page-no-cost = { $failures ->
    [one] 1 failure, its cost unknown
   *[other] { $failures } failures, their cost unknown
}
page-vital-share = { $vital ->
    [one] 1 lever of { $levers } makes
   *[other] { $vital } levers of { $levers } make
} { $share } of { $whole ->
    [mentions] all mentions
    [damage] the damage
   *[attributed] the attributed damage
}.
page-no-lever = { $failures ->
    [one] 1 failure, no lever yet.
   *[other] { $failures } failures, no lever yet.
}
page-no-lever-next = A lever is ranked here as soon as an analysed post-mortem names it under `levers:`.
page-leverless = { $count ->
    [one] 1 analysed failure names no lever, so it is not ranked.
   *[other] { $count } analysed failures name no lever, so they are not ranked.
}
page-empty = No failure yet.
page-empty-next = Start with the one that still stings: `pm new "100 prospects, no client"` takes ten seconds. Two days later, cold, you take it apart; the levers that come back are ranked here.

# The circle.
page-circle-bets = { $count ->
    [one] **1** bet
   *[other] **{ $count }** bets
}
page-circle-failures = { $count ->
    [one] **1** failure
   *[other] **{ $count }** failures
}
page-circle-analysed = **{ $count }** analysed
page-circle-holding = { $count ->
    [one] **1** guard-rail that holds
   *[other] **{ $count }** guard-rails that hold
}
page-circle-applying = { $count ->
    [one] **1** bet that used it
   *[other] **{ $count }** bets that used them
}

# The chart.
page-chart-title = { $whole ->
    [mentions] The levers by number of failures
   *[damage] The levers by damage
}
page-chart-empty = No lever yet.
page-chart-words = Pareto chart: { $levers }
page-chart-vital = vital levers
page-chart-minor = other levers
page-chart-cumulative = cumulative share
page-chart-others = { $count ->
    [one] 1 other lever
   *[other] { $count } other levers
}
page-chart-failures = { $count ->
    [one] 1 failure
   *[other] { $count } failures
}

# The tables.
page-vital = The real levers
page-vital-means = The fewest that make { $percent } of { $whole ->
    [mentions] all mentions
    [damage] the damage
   *[attributed] the attributed damage
}.
page-others = The others
page-column-lever = Lever
page-column-damage = Damage ({ $currency })
page-column-share = Share
page-column-cumulative = Cumulative
page-column-failures = Failures
page-column-guardrails = Guard-rails
page-unattributed = unattributed (luck, outside)

# A guard-rail in a cell of a table: `state` is its status, its evidence, what leaks.
page-guardrail = { $guardrail }: { $state }
page-no-guardrail = none
page-judged = by judgement
page-incomparable = nothing to compare with
page-shared = shared evidence
page-shared-bets = Shared evidence: { $bets }. Several guard-rails were tried together there; the numbers do not tell which one did the work.
page-leaks = leaking since { $date }

# Open loops.
page-loops = Loops to close
page-loop-unguarded = **Vital lever without guard-rail:** { $lever } ({ $failures ->
    [one] 1 failure
   *[other] { $failures } failures
}{ $whole ->
    [mentions] {""}
   *[damage] , { $damage }
})
page-loop-leak = **Leaking guard-rail:** { $guardrail } { $cause ->
    [not-triggered] did not trigger
    [bypassed] was bypassed
    [failed] failed
   *[unknown] let one through
} on { $date } ({ $failure }){ $leaks ->
    [one] {""}
   *[other] , the last of { $leaks } leaks
}
page-loop-lost = **Lost bet without post-mortem:** { $bet }
page-loop-statuses = **Post-mortems by status:** { $statuses }
page-status-count = { $status } { $count }
page-no-status = without status

# The newest post-mortems.
page-newest = The latest failures
page-column-date = Date
page-column-failure = Failure
page-column-status = Status
page-column-levers = Levers
page-older = { $count ->
    [one] and 1 older one
   *[other] and { $count } older ones
}

# What is wrong with the page's marks.
page-conflict = a merge conflict lies outside the marks of the generated part, or across one of them
    .help = settle it as in any other file; only what stands between the marks is rewritten
page-foreign-chart = this is not a chart that pm has made, and it stays as it is
    .help = move it away, or name another file under `index:` `chart:` in `pm.yaml`
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
    .help = add these two lines where it should stand:
        { $begin }
        { $end }
page-not-text = this is not UTF-8 text, and it stays as it is
    .help = save it as UTF-8
page-read-only = it is read-only
    .help = make it writable (`chmod u+w`); `pm index` or the next commit then brings page and chart up to date

honesty-by-count = No failure has a cost: the levers are ordered by how many failures name them.
honesty-by-count-asked = The levers are ordered by how many failures name them.
honesty-flat = { $levers ->
    [one] One lever alone: there is nothing to rank it against yet.
   *[other] The damage is spread: it takes { $vital } of { $levers } levers to make { $percent } of it.
}
honesty-flat-count = { $levers ->
    [one] One lever alone: there is nothing to rank it against yet.
   *[other] The failures are spread: it takes { $vital } of { $levers } levers to make { $percent } of all mentions.
}
honesty-mostly-luck = { $percent } of the damage is explained by no lever: much of it was luck, or came from outside.
honesty-one-failure = One failure decides: without “{ $title }”, other levers would be vital.
honesty-provisional = Provisional: { $levers ->
    [one] one lever
   *[other] { $levers } levers
} from { $failures ->
    [one] one failure
   *[other] { $failures } failures
}; from 5 levers and 8 failures on, the order holds better.
honesty-unweighed = { $count ->
    [one] 1 of { $failures ->
        [one] { $failures } failure
       *[other] { $failures } failures
    } has no cost and weighs nothing.
   *[other] { $count } of { $failures } failures have no cost and weigh nothing.
}
left-out = { $count ->
    [one] 1 failure is left out: its cost or its shares cannot be read.
   *[other] { $count } failures are left out: their cost or their shares cannot be read.
}
