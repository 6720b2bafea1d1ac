### Single words: kinds, statuses, causes.

level-error = erreur
level-warning = attention
level-help = aide{" "}

kind-bet = pari
kind-guardrail = garde-fou
kind-lever = levier
kind-postmortem = post-mortem

status-accepted = assumé
status-analysed = analysé à froid
status-cancelled = annulé
status-cooling = à chaud
status-draft = brouillon
status-ended = terminé
status-failed = a lâché
status-planned = prévu
status-retired = retiré
status-running = en cours
status-systemised = garde-fous posés
status-testing = à l'essai
status-validated = ça tient
status-validated-guardrail = tient
status-void = sans objet
