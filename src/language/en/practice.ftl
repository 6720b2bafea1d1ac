### What `pm advance`, `pm trial` and `pm preflight` say.

# $choices: what `--to` takes.
advance-choices = `--to` can be { $choices }
advance-end = it is the end of the note's life
# $from, $to: statuses.
advance-moved = { $path }: { $from } → { $to }
# $set: the fields that were set, as in the front matter.
advance-moved-setting = { $path }: { $from } → { $to } ({ $set })
advance-no-status = its `status` is missing or cannot be read; `pm check { $note }` says why
advance-none = no note is ready for its next status
# $from, $to: as front matter spells them; $following: where the note can go.
advance-not-following = `{ $to }` does not follow `{ $from }`; { $following }
advance-options = on the command line: { $options }
advance-stuck = { $path }: { $count ->
    [one] this stands
   *[other] these stand
} in the way of “{ $status }”; nothing was written
advance-undecided = nothing follows `{ $from }` by itself; { $following }
advance-waiting = { $count ->
    [one] 1 note is not ready yet
   *[other] { $count } notes are not ready yet
}; `pm advance ID` says why

evidence-after = { $after } since { $since }
evidence-bad-baseline = nothing to compare with, `baseline` cannot be read
evidence-bad-direction = nobody can say which way is better, `better` cannot be read
evidence-before = nothing counted since { $since }, { $before } before
evidence-below-target = compatible with a real improvement ({ $p }), target { $target } not met
evidence-both = { $after } since { $since } against { $before } before
evidence-interval = at 95%, compatible with a rate of { $low } to { $high } and a difference of { $from } to { $to } points
evidence-line = { $counts }: { $says }
evidence-no-baseline = nothing to compare with, `baseline` is missing
evidence-no-direction = nobody can say which way is better, `better` is missing
evidence-no-effect = no visible effect ({ $p })
evidence-none = nothing counted yet
evidence-promising = better than before, but still compatible with chance alone ({ $p })
evidence-too-early = too early to tell, { $needed }
evidence-untested = not tried yet
evidence-works = compatible with a real improvement ({ $p })
evidence-works-target = compatible with a real improvement ({ $p }), target { $target } met
evidence-worse = compatible with a real change for the worse ({ $p })

preflight-above = See above.
preflight-after = Afterwards, write down what came of it: `pm trial GUARD-RAIL 12/30`
preflight-all-areas = `pm preflight` alone takes the levers of all areas.
preflight-draft = { $guardrail } is a draft; this puts it into force: { $command }
preflight-draft-adopted = { $guardrail } is a draft; it is put into force in its own file: { $path }
preflight-lever = { $share } of { $whole ->
    [mentions] all mentions
    [damage] the damage
   *[attributed] the attributed damage
}, { $failures ->
    [one] 1 failure
   *[other] { $failures } failures
}
# $day: that of the last failure.
preflight-lever-last = { $lever }, the last on { $day }
preflight-title = Before the next attempt
preflight-title-area = Before the next attempt: { $area }
preflight-unguarded = No guard-rail is in force.
preflight-unguarded-next = Write one: { $command }

trial-not-counted = the trial of { $date } is older than the rule, which came into force on { $since }: it stays in the note and is not counted
trial-too-late = the trial of { $date } was made after the rule had ended on { $until }: it stays in the note and is not counted
trial-unproven = the note says “validated”, but these numbers do not
    .help = set `status` back to `testing`, or to `failed`, or give a reason in `judgement`
trial-written = { $path }: { $trial }
