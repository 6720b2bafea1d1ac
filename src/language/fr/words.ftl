### Single words: kinds, statuses, causes.

about-path = { $path } : { $text }

allow-here = <!-- pm: allow { $rule } raison -->

level-allow = pour l'accepter ici{" "}
level-error = erreur
level-warning = avertissement
level-help = aide{" "}
level-of-rule = { $level }[{ $rule }]{" "}
level-question = question{" "}

question-budget = combien manquait-il, et que pouviez-vous essayer avec ce que vous aviez ?
question-circumstances = qu'aviez-vous prévu pour le jour où cela arriverait ?
question-luck = quel signe l'annonçait, et depuis quel jour pouviez-vous le voir ?
question-market = combien d'acheteurs aviez-vous interrogés avant de construire ?
question-people = que leur aviez-vous demandé, dans quels termes, et quand l'avez-vous vérifié ?
question-time = à quoi les heures sont-elles passées, et qui a choisi cet ordre ?
question-vagueness = que s'est-il passé exactement : quoi, quand, combien ?

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

verdict-below-target = mieux qu'avant, objectif non atteint
verdict-no-effect = sans effet visible
verdict-promising = prometteur
verdict-too-early = trop tôt pour conclure
verdict-untested = pas encore essayé
verdict-works = ça marche
verdict-worse = pire qu'avant

needed-clean = { $count ->
    [one] il faut encore une occasion sans accroc
   *[other] il faut encore { $count } occasions sans accroc
}
needed-never = ce point de départ ne permettra jamais de conclure
needed-successes = { $count ->
    [one] il faut encore une réussite
   *[other] il faut encore { $count } réussites de suite
}
needed-target = { $count ->
    [one] il faut encore une occasion au niveau visé
   *[other] il faut encore { $count } occasions au niveau visé
}

basis-estimated = estimé
basis-guess = au jugé
basis-measured = mesuré

better-higher = plus, c'est mieux
better-lower = moins, c'est mieux

decision-persevere = on continue
decision-pivot = on pivote
decision-repeat = on refait
decision-stop = on arrête

guardrail-alarm = alarme
guardrail-automation = automatisation
guardrail-checklist = check-list
guardrail-constraint = contrainte
guardrail-mantra = mantra
guardrail-process = process
guardrail-redundancy = redondance
guardrail-simplification = simplification
guardrail-template = modèle
guardrail-training = formation

lever-blind-spot = angle mort
lever-design = erreur de conception
lever-process = faille de process

relapse-bypassed = contourné
relapse-failed = a cédé
relapse-not-triggered = n'a pas joué
