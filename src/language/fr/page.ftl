### La page générée.

page-title = Nos échecs, nos leviers

# Les premières lignes. `whole` : de quoi la part est une part.
page-cost = { $failures ->
    [one] { $failures } échec a coûté { $damage }
   *[other] { $failures } échecs ont coûté { $damage }
}
page-no-cost = { $failures ->
    [one] { $failures } échec, sans coût chiffré
   *[other] { $failures } échecs, sans coût chiffré
}
page-vital-share = { $vital ->
    [one] { $vital } levier sur { $levers } fait
   *[other] { $vital } leviers sur { $levers } font
} { $share } { $whole ->
    [mentions] des mentions
    [damage] des dégâts
   *[attributed] des dégâts attribués
}.
page-no-lever = { $failures ->
    [one] { $failures } échec, aucun levier encore.
   *[other] { $failures } échecs, aucun levier encore.
}
page-no-lever-next = Un levier se classe ici dès qu'un post-mortem analysé le nomme sous `levers:`.
page-leverless = { $count ->
    [one] { $count } échec analysé ne nomme aucun levier : il n'est pas classé.
   *[other] { $count } échecs analysés ne nomment aucun levier : ils ne sont pas classés.
}
page-empty = Aucun échec pour l'instant.
page-empty-next = Commencez par celui qui fait encore mal : `pm new "100 prospects, zéro client"` prend dix secondes. Deux jours plus tard, à froid, vous le disséquez ; les leviers qui reviennent se classent ici.

# Le cercle.
page-circle-bets = { $count ->
    [one] **{ $count }** pari
   *[other] **{ $count }** paris
}
page-circle-failures = { $count ->
    [one] **{ $count }** échec
   *[other] **{ $count }** échecs
}
page-circle-analysed = { $count ->
    [one] **{ $count }** analysé
   *[other] **{ $count }** analysés
}
page-circle-holding = { $count ->
    [one] **{ $count }** garde-fou qui tient
   *[other] **{ $count }** garde-fous qui tiennent
}
page-circle-applying = { $count ->
    [one] **{ $count }** pari qui s'en sert
   *[other] **{ $count }** paris qui s'en servent
}

# Le graphique.
page-chart-title = { $whole ->
    [mentions] Les leviers par nombre d'échecs
   *[damage] Les leviers par dégâts
}
page-chart-empty = Aucun levier encore.
page-chart-words = Pareto des leviers : { $levers }
page-chart-vital = leviers majeurs
page-chart-minor = autres leviers
page-chart-cumulative = part cumulée
page-chart-others = { $count ->
    [one] { $count } autre levier
   *[other] { $count } autres leviers
}
page-chart-failures = { $count ->
    [one] { $count } échec
   *[other] { $count } échecs
}

# Les tableaux.
page-vital = Les vrais leviers
page-vital-means = Le plus petit nombre de leviers qui fait { $percent } { $whole ->
    [mentions] des mentions
    [damage] des dégâts
   *[attributed] des dégâts attribués
}.
page-others = Les autres
page-column-lever = Levier
page-column-damage = Dégâts ({ $currency })
page-column-share = Part
page-column-cumulative = Cumul
page-column-failures = Échecs
page-column-guardrails = Garde-fous
page-unattributed = non attribué (hasard, extérieur)

# Un garde-fou dans une cellule : `state` dit son statut, sa preuve, ce qui fuit.
page-guardrail = { $guardrail } : { $state }
page-no-guardrail = aucun
page-judged = sur jugement
page-incomparable = rien à quoi comparer
page-shared = preuve partagée
page-shared-bets = Preuve partagée : { $bets }. Plusieurs garde-fous y ont joué ensemble ; les chiffres ne disent pas lequel a fait le travail.
page-leaks = fuit depuis le { $date }

# Ce qui reste ouvert.
page-loops = À boucler
page-loop-unguarded = **Levier majeur sans garde-fou :** { $lever } ({ $failures ->
    [one] { $failures } échec
   *[other] { $failures } échecs
}{ $whole ->
    [mentions] {""}
   *[damage] , { $damage }
})
page-loop-leak = **Garde-fou qui fuit :** { $guardrail } { $cause ->
    [not-triggered] n'a pas joué
    [bypassed] a été contourné
    [failed] a cédé
   *[unknown] a laissé passer un échec
} le { $date } ({ $failure }){ $leaks ->
    [one] {""}
   *[other] , dernière de { $leaks } fuites
}
page-loop-lost = **Pari perdu sans post-mortem :** { $bet }
page-loop-statuses = **Post-mortems par statut :** { $statuses }
page-status-count = { $status } { $count }
page-no-status = sans statut

# Les derniers post-mortems.
page-newest = Les derniers échecs
page-column-date = Date
page-column-failure = Échec
page-column-status = Statut
page-column-levers = Leviers
page-older = { $count ->
    [one] et { $count } plus ancien
   *[other] et { $count } plus anciens
}

# Ce qui ne va pas avec les marques de la page.
page-conflict = un conflit de fusion se trouve hors des marques de la partie générée, ou à cheval sur l'une d'elles
    .help = réglez-le comme dans tout autre fichier ; seul ce qui est entre les marques est réécrit
page-foreign-chart = ce n'est pas un graphique fait par pm, il reste tel quel
    .help = déplacez-le, ou nommez un autre fichier sous `index:` `chart:` dans `pm.yaml`
page-mark-broken = cette ligne est presque une marque de la partie générée
    .help = écrivez-la { $begin } ou { $end }
page-mark-doubled = une seconde marque de la partie générée
    .help = gardez une seule paire de marques et supprimez cette ligne
page-marks-reversed = cette marque est au-dessus de celle qui ouvre la partie générée
    .help = déplacez-la sous la ligne { $begin }
page-no-begin = rien n'ouvre la partie générée qui finit ici
    .help = ajoutez cette ligne au-dessus : { $begin }
page-no-end = rien ne ferme la partie générée qui commence ici
    .help = ajoutez cette ligne en dessous : { $end }
page-no-marks = rien ne dit où va la partie générée
    .help = ajoutez ces deux lignes là où elle doit se trouver :
        { $begin }
        { $end }
page-not-text = ce n'est pas du texte UTF-8, il reste tel quel
    .help = enregistrez-le en UTF-8
page-read-only = il est en lecture seule
    .help = rendez-le modifiable (`chmod u+w`) ; `pm index` ou le prochain commit met alors à jour la page et le graphique

honesty-by-count = Aucun échec n'a de coût chiffré : les leviers sont classés par le nombre d'échecs qui les nomment.
honesty-by-count-asked = Les leviers sont classés par le nombre d'échecs qui les nomment.
honesty-flat = { $levers ->
    [one] Un seul levier : rien à quoi le comparer pour l'instant.
   *[other] Les dégâts sont étalés : il faut { $vital } leviers sur { $levers } pour en faire { $percent }.
}
honesty-flat-count = { $levers ->
    [one] Un seul levier : rien à quoi le comparer pour l'instant.
   *[other] Les échecs sont étalés : il faut { $vital } leviers sur { $levers } pour faire { $percent } des mentions.
}
honesty-mostly-luck = { $percent } des dégâts ne s'expliquent par aucun levier : beaucoup de hasard, ou de causes extérieures.
honesty-one-failure = Un seul échec décide : sans « { $title } », les leviers majeurs seraient d'autres.
honesty-provisional = Classement provisoire : { $levers ->
    [one] { $levers } levier
   *[other] { $levers } leviers
}, { $failures ->
    [one] { $failures } échec
   *[other] { $failures } échecs
} ; l'ordre tient mieux à partir de 5 leviers et de 8 échecs.
honesty-unweighed = { $count ->
    [one] { $count } échec sur { $failures } n'a pas de coût chiffré et ne pèse rien.
   *[other] { $count } échecs sur { $failures } n'ont pas de coût chiffré et ne pèsent rien.
}
left-out = { $count ->
    [one] { $count } échec est laissé de côté : son coût ou ses parts sont illisibles.
   *[other] { $count } échecs sont laissés de côté : leur coût ou leurs parts sont illisibles.
}
