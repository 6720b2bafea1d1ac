### Single words: kinds, statuses, causes.

level-error = error
level-warning = warning
level-help = help

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
