### What `pm check`, `pm index`, `pm levers`, `pm list` and `pm show` print.

# $errors, $warnings, $notes: how many.
check-clean = { $notes ->
    [one] 1 note
   *[other] { $notes } notes
}, nothing to fix
check-elsewhere = { $summary }; { $count ->
    [one] 1 finding
   *[other] { $count } findings
} elsewhere
check-mended = { $count ->
    [one] fixed 1 finding
   *[other] fixed { $count } findings
}
check-summary = { $errors ->
    [one] 1 error
   *[other] { $errors } errors
}, { $warnings ->
    [one] 1 warning
   *[other] { $warnings } warnings
} in { $notes ->
    [one] 1 note
   *[other] { $notes } notes
}

index-current = page and chart are up to date
index-left = { $path } was left as it is: { $reason }
index-missing = { $path } is missing: `pm index` writes it
index-stale = { $path } does not match the notes: `pm index` writes it
index-wrote = wrote { $path }

levers-none-in-area = No analysed failure of the area { $area } names a lever.
levers-unattributed = unattributed

list-empty = no note yet; `pm new "what failed"` writes the first one
list-id = Note
list-kind = Kind
list-none = no note matches
list-status = Status
list-title = Title

moves-gone = unranked
moves-new = new
moves-none = No lever has changed its rank since { $commit }.
moves-rank = Rank

relation-at-least = at least { $bound }
relation-at-most = at most { $bound }
relation-exactly = exactly { $bound }
relation-less-than = less than { $bound }
relation-more-than = more than { $bound }

show-after = Since
show-alias-of = Alias of
show-aliases = Aliases
show-analysed = Analysed
show-area = Area
show-before = Before
show-bet = bet “{ $bet }”
show-confidence = Confidence
show-cost = Cost
show-counted = Ranking
show-damage = Damage
show-damage-share = { $damage }, { $share } of { $whole ->
    [mentions] all mentions
    [damage] the damage
   *[attributed] the attributed damage
}
show-decision = Decision
show-difference = Difference
show-due = Due
show-ended = Ended
show-expects = Levers feared
show-expects-rank = rank { $rank } of { $levers }
show-failed = Failed
show-failures = Failures
show-feared-by = Bets that fear it
show-guardrail-kind = Works by
show-guardrails = Guard-rails
show-in-force = In force
show-inconclusive = Inconclusive
show-judgement = Judgement
show-late = { $count ->
    [one] 1 trial from after the rule had ended
   *[other] { $count } trials from after the rule had ended
}
show-leaks = What got past it
show-leaking = leaks
show-left-out = left out: the cost or the shares cannot be read
show-left-out-shares = left out: the shares make { $sum }
show-left-out-short = left out
show-lever-kind = Kind
show-levers = Levers
show-lost = lost
show-metric = Metric
show-no-cost = not written down
show-no-lever = not counted: it names no lever
show-no-note = without a note
show-occasions = { $state ->
    [holds] holds: { $occasions ->
        [one] 1 occasion
       *[other] { $occasions } occasions
    }, 0 relapse
    [leaks] leaks: { $occasions ->
        [one] 1 occasion
       *[other] { $occasions } occasions
    }, { $relapses ->
        [one] 1 relapse
       *[other] { $relapses } relapses
    }
   *[other] { $occasions ->
        [one] 1 occasion
       *[other] { $occasions } occasions
    }, 0 relapse
}
show-opens = Analysis opens
show-owner = Owner
show-points = { $points } points (95%: { $low } to { $high })
show-provoked-by = Provoked by
show-rank = Rank
show-rank-of = { $rank } of { $levers }
show-rank-vital = { $rank } of { $levers }, vital
show-rate = { $ratio } = { $rate } (95%: { $low } to { $high })
show-reason = Reason
show-record = Record
show-relapses = Guard-rails that did not stop it
show-result = Result
show-review = Look again
show-risk = Risked
show-seen = { $count ->
    [one] 1 failure
   *[other] { $count } failures
}, on { $day }
show-seen-between = { $count } failures, from { $first } to { $last }
show-seen-label = Seen in
show-seen-some-day = { $count ->
    [one] 1 failure
   *[other] { $count } failures
}, date unknown
show-since = since { $since }
show-since-until = from { $since } to { $until }
show-starts = Starts
show-success = Won if
show-superseded = { $count ->
    [one] 1 older trial, from before the rule came into force
   *[other] { $count } older trials, from before the rule came into force
}
show-tags = Tags
show-target = Target
show-trials = Trials
show-undecided = inconclusive
show-unranked = not ranked: no analysed failure names it
show-unranked-named = not ranked: no failure that counts gives it a part
show-unread = { $count ->
    [one] 1 trial cannot be read
   *[other] { $count } trials cannot be read
}: `pm check`
show-verdict = Verdict
show-won = won

# $check: the command that shows them, between backquotes.
unread = { $count ->
    [one] 1 file cannot be read and is not counted
   *[other] { $count } files cannot be read and are not counted
}: { $check } says why
