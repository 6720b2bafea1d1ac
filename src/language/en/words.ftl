### Single words: kinds, statuses, causes.

about-path = { $path }: { $text }

allow-here = <!-- pm: allow { $rule } reason -->

level-allow = to allow it here
level-error = error
level-warning = warning
level-help = help
level-of-rule = { $level }[{ $rule }]
level-question = question

question-budget = how much was missing, and what could you have tried with what you had?
question-circumstances = what had you planned for the day on which this happens?
question-luck = which sign announced it, and from which day on could you see it?
question-market = how many buyers had you asked before you built?
question-people = what had you asked of them, in which words, and when did you check it?
question-time = what did the hours go to instead, and who chose that order?
question-vagueness = what happened exactly: what, when, how many?

kind-bet = bet
kind-guardrail = guard-rail
kind-lever = lever
kind-postmortem = post-mortem

status-accepted = accepted
status-analysed = analysed
status-cancelled = cancelled
status-cooling = cooling
status-draft = draft
status-ended = ended
status-failed = failed
status-planned = planned
status-retired = retired
status-running = running
status-systemised = systemised
status-testing = testing
status-validated = validated
status-validated-guardrail = validated
status-void = void

verdict-below-target = better than before, target not met
verdict-no-effect = no visible effect
verdict-promising = promising
verdict-too-early = too early to tell
verdict-untested = not tried yet
verdict-works = works
verdict-worse = worse than before

needed-clean = { $count ->
    [one] one more occasion without an event would tell
   *[other] { $count } more occasions without an event would tell
}
needed-never = never with this baseline
needed-successes = { $count ->
    [one] one more success would tell
   *[other] { $count } more successes in a row would tell
}
needed-target = { $count ->
    [one] one more occasion at the target would tell
   *[other] { $count } more occasions at the target would tell
}

basis-estimated = estimated
basis-guess = a guess
basis-measured = measured

better-higher = more is better
better-lower = fewer is better

decision-persevere = go on
decision-pivot = change course
decision-repeat = once more
decision-stop = stop

guardrail-alarm = alarm
guardrail-automation = automation
guardrail-checklist = checklist
guardrail-constraint = constraint
guardrail-mantra = mantra
guardrail-process = process
guardrail-redundancy = redundancy
guardrail-simplification = simplification
guardrail-template = template
guardrail-training = training

lever-blind-spot = blind spot
lever-design = design error
lever-process = process flaw

relapse-bypassed = bypassed
relapse-failed = failed
relapse-not-triggered = did not trigger
