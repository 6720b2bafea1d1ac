### What `pm due`, `pm stats` and `pm` alone print.

due-analysis-late = the analysis has been open since { $when }; half an hour is enough to begin, with the facts
due-analysis-open = the analysis has been open since { $when }
due-bet-ends = the result is due on { $when }
due-bet-not-begun = should have ended on { $when } and has not begun; begin it, or call it off
due-bet-overdue = should have ended on { $when }; what came of it?
due-bet-unexamined = lost on { $when }; no post-mortem says why yet
due-calendar = pm: what is due
due-cooled-later = Still cooling
# $heat: the heading of a section.
due-cooling = cools until { $when }; until then, note the facts and leave the rest under “{ $heat }”
due-facts-empty = the facts are not written yet; they are what memory loses first
due-guardrail-overdue = { $state ->
    [later] to be put into force by { $when }
   *[now] should have been in force by { $when }; put it to work, or set another day
}
due-lever-draft = one of the vital levers; its guard-rail, “{ $draft }”, is still a draft
due-lever-unguarded = one of the vital levers, and no guard-rail stops it yet
# $since: the day on which it came into force.
due-never-tried = in force since { $since }, { $state ->
    [later] to be put to the test by { $when }
   *[now] not put to the test yet
}
due-nothing = Nothing asks for your attention.
due-paralysis = no bet in the { $count } days since; the next one may be small
due-review = { $state ->
    [later] due for another look on { $when }
   *[now] was due for another look on { $when }; does it still hold?
}
due-risk-review = { $state ->
    [later] an accepted risk, due for another look on { $when }
   *[now] an accepted risk that was due for another look on { $when }; is it still worth it?
}
due-sentence = “{ $title }”: { $what }
due-stake = at stake: { $damage }
due-wandering = began while { $count } failures waited for their analysis; the costliest is “{ $first }”

next-bet = Nothing asks for your attention. The circle goes on with a risk that you have calculated.
next-cooling = Nothing asks for your attention. { $sentence }.
next-errors = { $count ->
    [one] There is one error in the notes, in { $path }: the numbers will be right once it is fixed.
   *[other] There are { $count } errors in the notes, the first in { $path }: the numbers will be right once they are fixed.
}
next-more = { $count ->
    [one] and one more: `pm due`
   *[other] and { $count } more: `pm due`
}
next-planned = Nothing asks for your attention. A bet is ready to begin: “{ $title }”.
next-running = Nothing asks for your attention. A bet is under way: “{ $title }”.
next-running-until = Nothing asks for your attention. A bet is under way until { $when }: “{ $title }”.

stats-analysis = Failure to analysis
stats-analysis-of = { $over } of { $of ->
    [one] { $of } failure
   *[other] { $of } failures
} analysed; what is open counts as waiting until today
stats-attempts = Bets started
stats-attempts-of = { $count ->
    [one] { $count } bet
   *[other] { $count } bets
} in { $days }
stats-brier = Brier score
stats-brier-base = { $brier } (giving every bet the same odds: { $base })
stats-brier-of = { $won } won of { $of } with a stated confidence; lower is better
stats-circle = Once round the circle
stats-circle-of = { $over } of { $of ->
    [one] { $of } analysed failure
   *[other] { $of } analysed failures
} led to a bet with a guard-rail made since against one of { $of ->
    [one] its
   *[other] their
} levers
stats-closed = Loops closed
stats-closed-of = { $count } of { $of ->
    [one] { $of } analysed failure
   *[other] { $of } analysed failures
} became a system
stats-confidence = Median confidence
stats-confidence-of = over the same bets
stats-cooled = Cooling kept
stats-cooled-of = { $count } of { $of ->
    [one] { $of } analysis
   *[other] { $of } analyses
} waited until it was over
stats-days = { $count ->
    [one] { $days } day
   *[other] { $days } days
}
stats-few = too few to tell
stats-gap = Without a bet
stats-gap-of = since the first failure that no bet has followed
stats-gap-over = no gap: a bet has followed every failure
stats-gap-unknown = not known: a bet does not say when it began
stats-growth = Growth of the risk
stats-growth-of = median of { $earlier }, then of { $later }; { stats-growth-unknown }
stats-growth-unknown = { $count } of { $of ->
    [one] { $of } bet says what it may cost
   *[other] { $of } bets { $count ->
        [one] says what it may cost
       *[other] say what they may cost
    }
}
stats-half-days = { $count ->
   *[other] { $days } days
}
stats-held = Damage held
stats-held-of = { $part } of { $total } are behind guard-rails that hold
stats-next-bet = Failure to next bet
stats-next-bet-of = { $over } of { $of ->
    [one] { $of } failure was
   *[other] { $of } failures { $over ->
        [one] was
       *[other] were
    }
} followed by one
stats-nothing = Nothing to count yet: neither a failure nor a bet has a date.
stats-on-trial = Damage on trial
stats-on-trial-of = { $part } of { $total } are behind guard-rails on trial, or leaking
stats-open = Damage open
stats-open-of = { $part } of { $total } are behind none
stats-per-month = { $number } a month
stats-provoked = Provoked failures
stats-provoked-of = { $count } of { $of ->
    [one] { $of } failure
   *[other] { $of } failures
} came from a bet
stats-quiet = From { $from } to { $to }: neither a failure nor a bet.
stats-relapses = Relapses
stats-relapses-of = { $count } of { $of ->
    [one] { $of } analysed failure
   *[other] { $of } analysed failures
} got past a guard-rail in force
stats-repeats = Repeats
stats-repeats-of = { $count } of { $of ->
    [one] { $of } analysed failure names
   *[other] { $of } analysed failures { $count ->
        [one] names
       *[other] name
    }
} a lever seen before
stats-undated-bets = { $count ->
    [one] One bet is not counted: it has no `starts`.
   *[other] { $count } bets are not counted: they have no `starts`.
}
stats-undated-failures = { $count ->
    [one] One failure is not counted: it has no `failed_at`.
   *[other] { $count } failures are not counted: they have no `failed_at`.
}
stats-unknown = not known yet
stats-window = From { $from } to { $to }
