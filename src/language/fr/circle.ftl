### Ce que `pm due`, `pm stats` et `pm` seul affichent.

due-analysis-late = l'analyse est ouverte depuis le { $when } ; une demi-heure suffit pour commencer, par les faits
due-analysis-open = l'analyse est ouverte depuis le { $when }
due-bet-ends = le résultat est attendu le { $when }
due-bet-not-begun = devait se terminer le { $when } et n'a pas commencé ; lancez-le, ou annulez-le
due-bet-overdue = devait se terminer le { $when } ; qu'a-t-il donné ?
due-bet-unexamined = perdu le { $when } ; aucun post-mortem ne dit encore pourquoi
due-calendar = pm : à faire
due-cooled-later = Encore à chaud
# $heat : le titre d'une section.
due-cooling = refroidit jusqu'au { $when } ; d'ici là, notez les faits et laissez le reste sous « { $heat } »
due-facts-empty = les faits ne sont pas encore écrits ; c'est ce que la mémoire perd en premier
due-guardrail-overdue = { $state ->
    [later] à mettre en vigueur d'ici au { $when }
   *[now] devait être en vigueur le { $when } ; mettez-le en place, ou donnez-lui une autre date
}
due-lever-draft = levier majeur ; son garde-fou, « { $draft } », est encore un brouillon
due-lever-unguarded = levier majeur, et aucun garde-fou ne l'arrête encore
# $since : le jour de l'entrée en vigueur.
due-never-tried = en vigueur depuis le { $since }, { $state ->
    [later] à mettre à l'épreuve d'ici au { $when }
   *[now] pas encore mis à l'épreuve
}
due-nothing = Rien ne demande votre attention.
due-paralysis = aucun pari depuis { $count } jours ; le prochain peut être petit
due-review = { $state ->
    [later] à revoir le { $when }
   *[now] à revoir depuis le { $when } ; tient-il encore ?
}
due-risk-review = { $state ->
    [later] risque assumé, à revoir le { $when }
   *[now] risque assumé, à revoir depuis le { $when } ; en vaut-il encore la peine ?
}
due-sentence = « { $title } » : { $what }
due-stake = en jeu : { $damage }
due-wandering = commencé alors que { $count } échecs attendaient leur analyse ; le plus coûteux est « { $first } »

next-bet = Rien ne demande votre attention. Le cercle continue par un risque calculé.
next-cooling = Rien ne demande votre attention. { $sentence }.
next-errors = { $count ->
    [one] Il y a une erreur dans les notes, dans { $path } : les chiffres seront justes quand elle sera corrigée.
   *[other] Il y a { $count } erreurs dans les notes, la première dans { $path } : les chiffres seront justes quand elles seront corrigées.
}
next-more = { $count ->
    [one] et une autre chose : `pm due`
   *[other] et { $count } autres choses : `pm due`
}
next-planned = Rien ne demande votre attention. Un pari est prêt à commencer : « { $title } ».
next-running = Rien ne demande votre attention. Un pari est en cours : « { $title } ».
next-running-until = Rien ne demande votre attention. Un pari est en cours jusqu'au { $when } : « { $title } ».

stats-analysis = De l'échec à l'analyse
stats-analysis-of = { $over ->
    [one] { $over } échec analysé
   *[other] { $over } échecs analysés
} sur { $of } ; ce qui reste ouvert compte comme une attente jusqu'à aujourd'hui
stats-attempts = Paris lancés
stats-attempts-of = { $count ->
    [one] { $count } pari
   *[other] { $count } paris
} en { $days }
stats-brier = Score de Brier
stats-brier-base = { $brier } (la même chance donnée à chaque pari : { $base })
stats-brier-of = { $won ->
    [one] { $won } pari gagné
   *[other] { $won } paris gagnés
} sur { $of } dont la confiance est notée ; plus c'est bas, mieux c'est
stats-circle = Un tour du cercle
stats-circle-of = { $over ->
    [one] { $over } échec analysé sur { $of } a mené à un pari avec un garde-fou posé depuis contre l'un de ses leviers
   *[other] { $over } échecs analysés sur { $of } ont mené à un pari avec un garde-fou posé depuis contre l'un de leurs leviers
}
stats-closed = Boucles fermées
stats-closed-of = { $count ->
    [one] { $count } échec analysé sur { $of } est devenu
   *[other] { $count } échecs analysés sur { $of } sont devenus
} un système
stats-confidence = Confiance médiane
stats-confidence-of = sur les mêmes paris
stats-cooled = Refroidissement tenu
stats-cooled-of = { $count ->
    [one] { $count } analyse sur { $of } a attendu jusqu'au bout
   *[other] { $count } analyses sur { $of } ont attendu jusqu'au bout
}
stats-days = { $count ->
    [one] { $days } jour
   *[other] { $days } jours
}
stats-few = trop peu pour conclure
stats-gap = Sans pari
stats-gap-of = depuis le premier échec qu'aucun pari n'a suivi
stats-gap-over = aucune attente : un pari a suivi chaque échec
stats-gap-unknown = inconnu : un pari ne dit pas quand il a commencé
stats-growth = Évolution du risque pris
stats-growth-of = médiane de { $earlier }, puis de { $later } ; { stats-growth-unknown }
stats-growth-unknown = { $count ->
    [one] { $count } pari sur { $of } dit ce qu'il peut
   *[other] { $count } paris sur { $of } disent ce qu'ils peuvent
} coûter
stats-half-days = { $count ->
    [one] { $days } jour
   *[other] { $days } jours
}
stats-held = Dégâts tenus
stats-held-of = { $part } sur { $total } sont derrière des garde-fous qui tiennent
stats-next-bet = De l'échec au pari suivant
stats-next-bet-of = { $over ->
    [one] { $over } échec sur { $of } a été suivi
   *[other] { $over } échecs sur { $of } ont été suivis
} d'un pari
stats-nothing = Rien à compter pour l'instant : aucun échec ni pari n'a de date.
stats-on-trial = Dégâts à l'essai
stats-on-trial-of = { $part } sur { $total } sont derrière des garde-fous à l'essai, ou qui fuient
stats-open = Dégâts à découvert
stats-open-of = { $part } sur { $total } n'ont aucun garde-fou
stats-per-month = { $number } par mois
stats-provoked = Échecs provoqués
stats-provoked-of = { $count ->
    [one] { $count } échec sur { $of } vient
   *[other] { $count } échecs sur { $of } viennent
} d'un pari
stats-quiet = Du { $from } au { $to } : ni échec ni pari.
stats-relapses = Rechutes
stats-relapses-of = { $count ->
    [one] { $count } échec analysé sur { $of } est passé
   *[other] { $count } échecs analysés sur { $of } sont passés
} malgré un garde-fou en vigueur
stats-repeats = Répétitions
stats-repeats-of = { $count ->
    [one] { $count } échec analysé sur { $of } nomme
   *[other] { $count } échecs analysés sur { $of } nomment
} un levier déjà vu
stats-undated-bets = { $count ->
    [one] { $count } pari n'entre dans aucun chiffre : il n'a pas de `starts`.
   *[other] { $count } paris n'entrent dans aucun chiffre : ils n'ont pas de `starts`.
}
stats-undated-failures = { $count ->
    [one] { $count } échec n'entre dans aucun chiffre : il n'a pas de `failed_at`.
   *[other] { $count } échecs n'entrent dans aucun chiffre : ils n'ont pas de `failed_at`.
}
stats-unknown = pas encore connu
stats-window = Du { $from } au { $to }
