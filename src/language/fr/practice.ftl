### Ce que disent `pm advance`, `pm trial` et `pm preflight`.

# $choices : ce que prend `--to`.
advance-choices = `--to` peut valoir { $choices }
advance-end = c'est la fin de la vie de cette note
# $from, $to : des statuts.
advance-moved = { $path } : { $from } → { $to }
# $set : les champs ajoutés, comme dans l'en-tête.
advance-moved-setting = { $path } : { $from } → { $to } ({ $set })
advance-no-status = son `status` manque ou ne se lit pas ; `pm check { $note }` dit pourquoi
advance-none = aucune note n'est prête à passer à la suite
# $from, $to : comme dans l'en-tête ; $following : ce qui est possible.
advance-not-following = `{ $to }` ne suit pas `{ $from }` ; { $following }
advance-options = en ligne de commande, cela se donne par { $options }
advance-stuck = { $path } : { $count ->
    [one] ce point empêche
   *[other] ces points empêchent
} le passage à « { $status } » ; rien n'a été écrit
advance-undecided = rien ne suit `{ $from }` de soi-même ; { $following }
advance-waiting = { $count ->
    [one] { $count } note n'est pas encore prête
   *[other] { $count } notes ne sont pas encore prêtes
} ; `pm advance ID` dit pourquoi

evidence-after = { $after } depuis le { $since }
evidence-bad-baseline = rien à quoi comparer, `baseline` est illisible
evidence-bad-direction = impossible de dire dans quel sens c'est mieux, `better` est illisible
evidence-before = rien de compté depuis le { $since }, { $before } avant
evidence-below-target = compatible avec une amélioration réelle ({ $p }), objectif { $target } non atteint
evidence-both = { $after } depuis le { $since } contre { $before } avant
evidence-interval = à 95 %, compatible avec un taux de { $low } à { $high } et un écart de { $from } à { $to } points
evidence-line = { $counts } : { $says }
evidence-no-baseline = rien à quoi comparer, il manque `baseline`
evidence-no-direction = impossible de dire dans quel sens c'est mieux, il manque `better`
evidence-no-effect = sans effet visible ({ $p })
evidence-none = rien de compté encore
evidence-promising = mieux qu'avant, mais encore compatible avec le seul hasard ({ $p })
evidence-too-early = trop tôt pour conclure, { $needed }
evidence-untested = pas encore essayé
evidence-works = compatible avec une amélioration réelle ({ $p })
evidence-works-target = compatible avec une amélioration réelle ({ $p }), objectif { $target } atteint
evidence-worse = compatible avec une vraie dégradation ({ $p })

preflight-above = Voir plus haut.
preflight-after = Ensuite, notez ce que cela a donné : `pm trial GARDE-FOU 12/30`
preflight-all-areas = `pm preflight` seul prend les leviers de tous les domaines.
preflight-draft = { $guardrail } est un brouillon ; pour le mettre en vigueur : { $command }
preflight-draft-adopted = { $guardrail } est un brouillon ; il se met en vigueur dans son propre fichier : { $path }
preflight-lever = { $share } { $whole ->
    [mentions] des mentions
    [damage] des dégâts
   *[attributed] des dégâts attribués
}, { $failures ->
    [one] { $failures } échec
   *[other] { $failures } échecs
}
# $day : celui du dernier échec.
preflight-lever-last = { $lever }, le dernier le { $day }
preflight-title = Avant la prochaine tentative
preflight-title-area = Avant la prochaine tentative : { $area }
preflight-unguarded = Aucun garde-fou n'est en vigueur.
preflight-unguarded-next = Écrivez-en un : { $command }

trial-not-counted = l'essai du { $date } est plus ancien que la règle, en vigueur depuis le { $since } : il reste dans la note et ne compte pas
trial-too-late = l'essai du { $date } a été fait après la fin de la règle, le { $until } : il reste dans la note et ne compte pas
trial-unproven = la note dit « tient », ces chiffres ne le disent pas
    .help = remettez `status` à `testing`, passez-le à `failed`, ou donnez une raison dans `judgement`
trial-written = { $path } : { $trial }
