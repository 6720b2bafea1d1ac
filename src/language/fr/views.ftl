### Ce que `pm check`, `pm index`, `pm levers`, `pm list` et `pm show` affichent.

# $errors, $warnings, $notes : combien.
check-clean = { $notes ->
    [one] { $notes } note
   *[other] { $notes } notes
}, rien à corriger
check-elsewhere = { $summary } ; { $count ->
    [one] { $count } défaut
   *[other] { $count } défauts
} ailleurs
check-mended = { $count ->
    [one] 1 défaut corrigé
   *[other] { $count } défauts corrigés
}
check-summary = { $errors ->
    [one] { $errors } erreur
   *[other] { $errors } erreurs
} et { $warnings ->
    [one] { $warnings } avertissement
   *[other] { $warnings } avertissements
} dans { $notes ->
    [one] { $notes } note
   *[other] { $notes } notes
}

index-current = la page et le graphique sont à jour
index-left = { $path } reste tel quel : { $reason }
index-missing = { $path } manque : `pm index` l'écrit
index-stale = { $path } ne correspond pas aux notes : `pm index` l'écrit
index-wrote = { $path } est écrit

levers-none-in-area = Aucun échec analysé du domaine { $area } ne nomme de levier.
levers-unattributed = non attribué

list-empty = aucune note encore ; `pm new "ce qui a échoué"` écrit la première
list-id = Note
list-kind = Nature
list-none = aucune note de ce genre
list-status = Statut
list-title = Titre

moves-gone = hors classement
moves-new = nouveau
moves-none = Aucun levier n'a changé de rang depuis { $commit }.
moves-rank = Rang

relation-at-least = au moins { $bound }
relation-at-most = au plus { $bound }
relation-exactly = exactement { $bound }
relation-less-than = moins de { $bound }
relation-more-than = plus de { $bound }

show-after = Depuis
show-alias-of = Alias de
show-aliases = Alias
show-analysed = Analysé
show-area = Domaine
show-before = Avant
show-bet = pari « { $bet } »
show-confidence = Confiance
show-cost = Coût
show-counted = Classement
show-damage = Dégâts
show-damage-share = { $damage }, { $share } { $whole ->
    [mentions] des mentions
    [damage] des dégâts
   *[attributed] des dégâts attribués
}
show-decision = Décision
show-difference = Écart
show-due = Échéance
show-ended = Fin
show-expects = Leviers redoutés
show-expects-rank = rang { $rank } sur { $levers }
show-failed = Échec
show-failures = Échecs
show-feared-by = Paris qui le redoutent
show-guardrail-kind = Moyen
show-guardrails = Garde-fous
show-in-force = En vigueur
show-inconclusive = Non concluant
show-judgement = Jugement
show-late = { $count ->
    [one] { $count } essai fait après la fin de la règle
   *[other] { $count } essais faits après la fin de la règle
}
show-leaks = Ce qui est passé
show-leaking = fuit
show-left-out = laissé de côté : coût ou parts illisibles
show-left-out-shares = laissé de côté : les parts font { $sum }
show-left-out-short = laissé de côté
show-lever-kind = Nature
show-levers = Leviers
show-lost = perdu
show-metric = Mesure
show-no-cost = non chiffrés
show-no-lever = ne compte pas : aucun levier nommé
show-no-note = sans note
show-occasions = { $state ->
    [holds] tient : { $occasions ->
        [one] { $occasions } occasion
       *[other] { $occasions } occasions
    }, 0 rechute
    [leaks] fuit : { $occasions ->
        [one] { $occasions } occasion
       *[other] { $occasions } occasions
    }, { $relapses ->
        [one] { $relapses } rechute
       *[other] { $relapses } rechutes
    }
   *[other] { $occasions ->
        [one] { $occasions } occasion
       *[other] { $occasions } occasions
    }, 0 rechute
}
show-opens = Ouverture de l'analyse
show-owner = Responsable
show-points = { $points } points (95 % : { $low } à { $high })
show-provoked-by = Provoqué par
show-rank = Rang
show-rank-of = { $rank } sur { $levers }
show-rank-vital = { $rank } sur { $levers }, majeur
show-rate = { $ratio } = { $rate } (95 % : { $low } à { $high })
show-reason = Raison
show-record = Bilan
show-relapses = Garde-fous qui ne l'ont pas arrêté
show-result = Résultat
show-review = À revoir
show-risk = Mise
show-seen = { $count ->
    [one] { $count } échec
   *[other] { $count } échecs
}, le { $day }
show-seen-between = { $count } échecs, du { $first } au { $last }
show-seen-label = Vu dans
show-seen-some-day = { $count ->
    [one] { $count } échec
   *[other] { $count } échecs
}, sans date
show-since = depuis le { $since }
show-since-until = du { $since } au { $until }
show-starts = Début
show-success = Gagné si
show-superseded = { $count ->
    [one] { $count } essai plus ancien, d'avant l'entrée en vigueur
   *[other] { $count } essais plus anciens, d'avant l'entrée en vigueur
}
show-tags = Étiquettes
show-target = Objectif
show-trials = Essais
show-undecided = non concluant
show-unranked = non classé : aucun échec analysé ne le nomme
show-unranked-named = non classé : aucun échec compté ne lui donne de part
show-unread = { $count ->
    [one] { $count } essai illisible
   *[other] { $count } essais illisibles
} : `pm check`
show-verdict = Verdict
show-won = gagné

# $check : la commande qui les montre, entre accents graves.
unread = { $count ->
    [one] { $count } fichier ne peut pas être lu et n'est pas compté
   *[other] { $count } fichiers ne peuvent pas être lus et ne sont pas comptés
} : { $check } dit pourquoi
