### Ce que disent les règles. Chaque entrée : ce qui a été trouvé ; `.help` : que faire.

analysis-too-early = la section « { $heading } » est une partie de l'analyse, qui s'ouvre le { $opens }
    .help = d'ici là, mettez sous `## { $heat }` ce qui ne peut pas attendre : vous le relirez à tête reposée
analysis-too-early-analysed-at = `analysed_at` est avant l'ouverture de l'analyse, le { $opens }
    .help = corrigez la date qui est fausse ; si elles sont justes, relisez l'analyse à tête reposée, puis notez ce jour-là
analysis-too-early-failed = le délai de { $cooling } court à partir d'ici
analysis-too-early-failed-day = le délai de { $cooling } court à partir de la fin de ce jour ou de ce mois
analysis-too-early-status = le statut « { $status } » vient trop tôt : l'analyse ne s'ouvre que le { $opens }
    .help = écrivez `status: cooling` d'ici là, et mettez sous `## { $heat }` ce qui ne peut pas attendre
analysis-too-early-too = celle-ci aussi

blame = la faute est rejetée sur quelqu'un : `{ $found }`
    .help = quelle décision vous appartenait, et qu'est-ce qui vous aurait montré la sienne à temps ?

broken-link = aucun fichier ne se trouve à `{ $target }`
    .help = corrigez le chemin, qui part du dossier de cette note, ou retirez le lien
broken-link-name = aucun fichier ne s'appelle `{ $name }`
    .help = corrigez le nom, écrivez cette note, ou retirez le lien

conflict-marker = git n'a pas pu fusionner cette note : `{ $found }`
    .help = gardez ce qui est vrai entre les marques, puis retirez les marques
conflict-marker-other = et cette marque

dangling-reference = `{ $field }` nomme un { $kind } qui n'existe pas : `{ $id }`
    .help = écrivez l'identifiant d'un { $kind } ; `{ $command } "…"` en crée un
dangling-reference-kind = `{ $field }` attend un { $kind }, et `{ $id }` est un { $found }
    .help = écrivez l'identifiant d'un { $kind }
dangling-reference-near = `{ $field }` nomme un { $kind } qui n'existe pas : `{ $id }`
    .help = écrivez `{ $near }`

duplicate-id = l'identifiant `{ $id }` est aussi celui de `{ $other }`
    .help = renommez l'un des deux fichiers, puis corrigez les notes qui le nomment

duplicate-key = l'en-tête contient deux fois la clé `{ $found }`
    .help = gardez l'une des deux lignes
duplicate-key-first = elle est déjà ici

empty-section = la section « { $heading } » est vide
    .help = écrivez-y ce que ce { $kind } au statut « { $status } » doit dire, ou laissez la note à un statut antérieur

excuse = une circonstance est donnée pour cause : `{ $found }`
    .help = { $question }

future-date = `{ $field }` dit ce qui a eu lieu, et cette date n'est pas encore venue
    .help = corrigez la date
# `status` : celui d'avant, comme dans l'en-tête.
future-date-early = `{ $field }` donne une date qui n'est pas encore venue
    .help = gardez `status: { $status }` jusqu'à ce jour, ou corrigez la date

guessed-damage = ce que cet échec a coûté est encore estimé au jugé{ $damage ->
    [none] {""}
   *[other] {" "}: { $damage }
}
    .help = comptez-le dans vos factures et votre agenda, puis écrivez `basis: measured` (mesuré) ou `basis: estimated` (estimé)

giving-up = un verdict sur vous-même est donné pour cause
    .help = quelle décision, une seule, prendrez-vous autrement la prochaine fois ?

human-error = « l'erreur humaine » est donnée pour cause
    .help = qu'est-ce qui rendait cette erreur facile à commettre, et difficile à voir ?

# De `pm.yaml`. `field` : la clé, `found` : ce qui est écrit.
invalid-config-cell = cette colonne ne peut pas être `{ $found }`
    .help = écrivez l'une de ces valeurs : { $choices }
invalid-config-columns = cette ligne a { $count ->
    [one] { $count } colonne
   *[other] { $count } colonnes
}
    .help = écrivez celles-ci, séparées par des tabulations : { $columns } ; la dernière peut manquer
invalid-config-complex-key = une clé est une liste ou un groupe de clés : `{ $found }`
    .help = écrivez un simple mot comme clé
invalid-config-count = `{ $field }` n'est pas un nombre entier : `{ $found }`
    .help = écrivez des chiffres : `100`
invalid-config-currency = `{ $field }` n'est pas une monnaie : `{ $found }`
    .help = écrivez un code ou un signe de 12 caractères au plus : `EUR`, `€`
invalid-config-duplicate = la clé `{ $found }` est écrite ici une seconde fois
    .help = gardez l'une des deux
invalid-config-empty = `{ $field }` contient un texte vide
    .help = écrivez un texte, ou retirez-le
invalid-config-example = le motif ne trouve pas son propre exemple : `{ $found }`
    .help = corrigez l'un des deux ; un motif trouve des mots entiers, et rien là où la dernière colonne est trouvée aussi
invalid-config-excuses-encoding = ce fichier n'est pas du texte en UTF-8
    .help = enregistrez-le en UTF-8 dans votre éditeur
invalid-config-excuses-link = ce fichier est un lien, qui n'est pas suivi
    .help = mettez le fichier lui-même ici
invalid-config-excuses-unmerged = la fusion de ce fichier n'est pas résolue
    .help = réglez ses conflits, puis faites `git add`
invalid-config-excuses-unreadable = ce fichier ne peut pas être lu
    .help = mettez ici un fichier de texte de 8 Mio au plus, et donnez-vous le droit de le lire
invalid-config-fence = une ligne `---` met fin aux réglages ici
    .help = retirez-la : `pm.yaml` se passe de ces lignes
invalid-config-folder-ignored = `ignore` écarte les notes du dossier `{ $found }`
    .help = choisissez un autre dossier pour `{ $field }`, ou un autre motif
# `other` : la section qui porte ce titre.
invalid-config-heading-taken = `{ $found }` est déjà un titre de la section `{ $other }`
    .help = choisissez un autre titre pour `{ $field }`
invalid-config-id = cette phrase n'a pas de nom
    .help = donnez-lui un nom dans la première colonne
invalid-config-id-twice = une autre phrase de ce fichier s'appelle `{ $found }`
    .help = donnez un autre nom à l'une des deux
# `parent` : la clé qui contient les clés, `choices` : celles qu'elle peut contenir.
invalid-config-key = `{ $parent }` n'a pas de clé `{ $found }`
    .help = écrivez l'une de celles-ci : { $choices }
invalid-config-key-near = `{ $parent }` n'a pas de clé `{ $found }`
    .help = écrivez `{ $near }`, si c'est bien celle-là
invalid-config-missing = il manque `{ $field }` à cette entrée de `adopt`
    .help = ajoutez-lui `{ $field }:`
invalid-config-no-status = `{ $field }` n'a pas de statut à partir duquel une section serait due
    .help = retirez-le
invalid-config-not-mapping = `{ $field }` contient une valeur là où il faut des clés
    .help = écrivez ses clés en dessous, chacune sur une ligne décalée : `clé: valeur`
invalid-config-pair = `{ $field }` contient une liste là où il faut une seule clé
    .help = écrivez une seule clé ; seul `hours` peut en avoir deux, le début et la fin : `[date, resolved]`
invalid-config-path = `{ $field }` n'est pas un chemin : `{ $found }`
    .help = écrivez un chemin à partir du dossier de `pm.yaml` : `notes/post-mortems`
# `ending` : `.md` ou `.svg`.
invalid-config-path-ending = `{ $field }` ne finit pas par `{ $ending }` : `{ $found }`
    .help = écrivez un nom qui finit par `{ $ending }`
invalid-config-path-hidden = `{ $field }` contient un nom qui commence par un point : `{ $found }`
    .help = choisissez un autre nom : les fichiers et dossiers cachés ne sont pas lus
invalid-config-path-outside = `{ $field }` mène hors du coffre : `{ $found }`
    .help = écrivez un chemin à partir du dossier de `pm.yaml`, sans `..`
invalid-config-path-spelling = `{ $field }` contient des barres obliques inversées : `{ $found }`
    .help = écrivez `{ $suggestion }`
# `other` : la clé du fichier, `file` : son chemin.
invalid-config-path-taken = `{ $found }` de `{ $field }` ne peut pas côtoyer le fichier `{ $file }` de `{ $other }`
    .help = choisissez un autre chemin pour l'un des deux
invalid-config-pattern = ceci n'a pas sa place dans le motif `{ $found }`
    .help = écrivez des mots, `( | )` pour un choix, `?` après ce qui peut manquer ; une barre oblique inversée devant un signe à prendre tel quel
invalid-config-pattern-empty = ce motif trouve aussi le vide : `{ $found }`
    .help = laissez-y quelque chose qui ne puisse pas manquer
invalid-config-pattern-large = ce motif prend trop de mémoire : `{ $found }`
    .help = répétez-y moins, ou écrivez plusieurs phrases
invalid-config-pattern-long = ce motif a plus de { $most } octets
    .help = écrivez plusieurs phrases
invalid-config-pattern-look = ce motif regarde ce qui l'entoure : `{ $found }`
    .help = retirez `^`, `$` et `\b` ; il ne trouve de toute façon que des mots entiers
invalid-config-phrases = ce fichier a plus de { $most } phrases
    .help = retirez celles qui ne trouvent rien
invalid-config-rule = il n'y a pas de règle `{ $found }`
    .help = choisissez-en une dans la liste que donne `pm rules`
invalid-config-rule-fixed = le niveau de `{ $found }` ne se change pas
    .help = retirez cette ligne
invalid-config-rule-near = il n'y a pas de règle `{ $found }`
    .help = écrivez `{ $near }`, si c'est bien celle-là
invalid-config-stray = ceci n'appartient à aucune clé : `{ $found }`
    .help = écrivez `clé: valeur`, ou mettez-le en retrait sous sa clé
invalid-config-unsupported = les ancres, alias, étiquettes et fusions de YAML ne sont pas lus : `{ $found }`
    .help = écrivez la valeur elle-même ; si c'est du texte, mettez-le entre guillemets droits
invalid-config-vital = `{ $field }` est nul, si bien que rien ne serait majeur : `{ $found }`
    .help = écrivez un pourcentage au-dessus de 0 : `80`

invalid-field-alias-circle = l'alias `{ $found }` ramène à son propre levier
    .help = retirez l'alias dans l'un des leviers du cercle
invalid-field-alias-self = `{ $found }` est l'identifiant du levier lui-même
    .help = retirez-le de `aliases`
# `other` : l'identifiant de l'autre levier.
invalid-field-alias-twice = l'alias `{ $found }` est pris aussi par `{ $other }`
    .help = gardez-le dans l'un des deux leviers
invalid-field-area = `area` n'est pas un domaine du coffre : `{ $found }`
    .help = écrivez l'un de ces mots : { $choices } ; ou ajoutez celui-ci à `areas` dans `pm.yaml`
invalid-field-area-near = `area` n'est pas un domaine du coffre : `{ $found }`
    .help = écrivez `{ $near }`, ou un autre mot : { $choices }
invalid-field-area-only = `area` n'est pas un domaine du coffre : `{ $found }`
    .help = écrivez `{ $near }`
invalid-field-forms = `result` ne peut pas se comparer à `success_if` : `{ $found }` et `{ $threshold }`
    .help = écrivez deux nombres (`3` et `">= 3"`), ou deux taux (`12/30` ou `40%` et `">= 20%"`)
invalid-field-forms-threshold = le seuil
invalid-field-key = une clé est un seul mot, pas une liste ni un groupe de clés : `{ $found }`
    .help = écrivez un mot devant les deux-points
invalid-field-notation = les ancres, alias, étiquettes et fusions de YAML ne sont pas lus : `{ $found }`
    .help = écrivez la valeur elle-même ; mettez entre guillemets droits un texte qui commence par `&`, `*` ou `!`
invalid-field-placeholder = `{ $field }` attend qu'un modèle soit rempli : `{ $found }`
    .help = si c'est le modèle lui-même, excluez-le par `ignore:` dans pm.yaml ; sinon, écrivez la valeur
invalid-field-twice = `levers` nomme deux fois `{ $found }`
    .help = gardez l'une des deux mentions, avec toute la part du levier
invalid-field-twice-first = il est déjà nommé ici
invalid-field-until = `until` dit quand il a pris fin, mais son statut est « { $status } »
    .help = écrivez `status: failed` (il a lâché) ou `status: retired` (retiré), ou retirez `until`
invalid-field-until-status = le statut

invalid-front-matter-bracket = les crochets n'entourent pas toute la valeur : `{ $found }`
    .help = fermez la liste à la fin, ou mettez tout le texte entre guillemets droits
invalid-front-matter-colon = il manque un espace après les deux-points de `{ $found }`
    .help = écrivez `{ $line }`
invalid-front-matter-comment = entre crochets, YAML prend ce qui suit un `#` pour un commentaire : `{ $found }`
    .help = mettez le texte qui commence par `#` entre guillemets droits, ou retirez le `#`
invalid-front-matter-dash = un élément de liste n'a pas d'espace après son tiret : `{ $found }`
    .help = écrivez `{ $line }`
invalid-front-matter-deep = les listes ou les groupes de clés sont imbriqués trop profondément ici
    .help = écrivez de simples valeurs et de simples listes
invalid-front-matter-escape = une barre oblique inverse entre guillemets droits commence une séquence que YAML ne connaît pas : `{ $found }`
    .help = mettez le texte entre apostrophes droites
invalid-front-matter-indent = `{ $found }` est en retrait : YAML y voit la suite de la ligne précédente
    .help = retirez les espaces devant `{ $found }`
invalid-front-matter-item = un élément de liste ne peut pas être ici : `{ $found }`
    .help = mettez-le sur sa propre ligne, sous sa clé ; si c'est du texte, mettez toute la valeur entre guillemets droits
invalid-front-matter-keys = deux clés sont sur la même ligne : `{ $found }` est la deuxième
    .help = allez à la ligne avant `{ $found }` ; si c'est du texte, mettez toute la valeur entre guillemets droits
invalid-front-matter-other = YAML ne peut pas lire ceci : `{ $found }`
    .help = mettez toute la valeur entre guillemets droits
invalid-front-matter-quote = les guillemets n'entourent pas toute la valeur : `{ $found }`
    .help = mettez un guillemet droit à chaque bout ; entre apostrophes, doublez l'apostrophe du texte
# `line` : comment écrire la ligne. `sign` : le premier caractère.
invalid-front-matter-quotes = les guillemets n'entourent pas toute la valeur : `{ $found }`
    .help = écrivez `{ $line }`
invalid-front-matter-reserved = une valeur ne peut pas commencer par `{ $sign }` sans guillemets droits : `{ $found }`
    .help = écrivez `{ $line }`
invalid-front-matter-stray = ce texte n'appartient à aucune clé : `{ $found }`
    .help = écrivez `clé: valeur`, ou déplacez-le sous le `---` qui ferme l'en-tête
invalid-front-matter-tab = une tabulation est là où YAML veut des espaces
    .help = mettez le retrait en espaces, ou retirez-le
invalid-front-matter-text = deux-points suivis d'un espace font voir à YAML une deuxième clé dans ce texte : `{ $found }`
    .help = écrivez `{ $line }`
invalid-front-matter-threshold = sans guillemets droits, YAML prend ce seuil pour le début d'un bloc de texte : `{ $found }`
    .help = écrivez `{ $line }`

judgement-in-facts = ceci juge, là où il faut un fait : `{ $found }`
    .help = qu'est-ce qui a été fait ou dit, quand, et que savait-on à ce moment-là ?

missing-field = il manque `{ $field }` à ce { $kind }
    .help = ajoutez `{ $line }` à l'en-tête
missing-field-at = il manque `{ $field }` à ce { $kind } au statut « { $status } »
    .help = ajoutez `{ $line }` à l'en-tête, ou laissez la note à un statut antérieur
missing-field-comment = YAML prend ceci pour un commentaire ; mettez le texte entre guillemets droits
# `form` : `list` ou `value` ; `line` : le champ tel qu'il s'écrit.
missing-field-empty = `{ $field }` est vide, et ce { $kind } en a besoin
    .help = { $form ->
        [list] écrivez ses éléments en dessous, chacun sur une ligne `- …`
       *[value] écrivez sa valeur après les deux-points : `{ $line }`
    }
missing-field-empty-at = `{ $field }` est vide, et ce { $kind } au statut « { $status } » en a besoin
    .help = { $form ->
        [list] écrivez ses éléments en dessous, chacun sur une ligne `- …`
       *[value] écrivez sa valeur après les deux-points : `{ $line }`
    }, ou laissez la note à un statut antérieur
missing-field-misspelt = il manque `{ $field }` à ce { $kind }, et `{ $found }` n'est pas un champ
    .help = écrivez `{ $field }`
missing-field-misspelt-at = il manque `{ $field }` à ce { $kind } au statut « { $status } », et `{ $found }` n'est pas un champ
    .help = écrivez `{ $field }`

missing-front-matter = ce fichier n'est pas une note : il n'a pas d'en-tête
    .help = commencez-le par une ligne `---`, une ligne `type: { $kind }` et une autre ligne `---`, ou sortez-le de `{ $folder }/`
missing-front-matter-fence = ce fichier n'est pas une note : rien n'ouvre son en-tête
    .help = mettez une ligne `---` avant cette ligne
missing-front-matter-late = l'en-tête ne commence pas à la première ligne
    .help = retirez ce qui précède son premier `---`

missing-section = il manque la section « { $heading } » à ce { $kind } au statut « { $status } »
    .help = ajoutez le titre `## { $heading }` et répondez-y, ou laissez la note à un statut antérieur
missing-section-level = il manque la section « { $heading } » à ce { $kind } au statut « { $status } », et ce titre est d'un autre niveau
    .help = écrivez `## { $found }`
missing-section-near = il manque la section « { $heading } » à ce { $kind } au statut « { $status } », et ce titre l'est presque
    .help = écrivez `## { $near }`

mostly-luck = { $percent } de cet échec{ $damage ->
    [none] {""}
   *[other] {" "}({ $damage })
} ne s'explique par aucun levier
    .help = si c'était vraiment le hasard, dites-le sous `## { $luck }` et autorisez cette règle ici ; sinon, quel choix est derrière, et quelle est sa part ?

overrun = ce pari a coûté { $cost }, soit { $over } de plus que les { $most } de `{ $limit }`
    .help = notez sous `## { $learned }` ce qui vous a fait continuer ; au prochain pari, arrêtez-vous à la limite
overrun-limit = la limite

# `damage` : ce que ses échecs ont coûté, ou `none`.
repeated-lever = le levier `{ $lever }` a frappé { $count } fois{ $damage ->
    [none] {""}
   *[other] {" "}({ $damage })
} et aucun garde-fou ne l'arrête
    .help = écrivez-en un avec `{ $command }`
repeated-lever-again = le levier `{ $lever }` a frappé { $count } fois{ $damage ->
    [none] {""}
   *[other] {" "}({ $damage })
} et le garde-fou qu'il avait n'est plus en vigueur
    .help = écrivez-en un autre avec `{ $command }`

no-decider = ces choix ne nomment personne qui ait décidé
    .help = qui a décidé, et que savait cette personne ce jour-là ?

no-number-in-facts = ces faits ne donnent aucun chiffre
    .help = combien, pour quel montant, quel jour ?

painless = ce qui devrait faire mal à admettre est une excuse
    .help = { $question }
painless-short = ce qui fait mal à admettre tient en moins de { $least } caractères
    .help = qu'auriez-vous préféré ne pas écrire ici ?

reversed-dates = `{ $later }` est avant `{ $earlier }`
    .help = corrigez l'une des deux dates
reversed-dates-other = `{ $earlier }` est ici

shares-exceed-100 = les parts de `levers` font `{ $sum }` en tout
    .help = écrivez des parts qui font 100 % au plus ; ce qui manque compte comme du hasard

similar-levers = le nom de ce levier, `{ $lever }`, est presque celui de `{ $other }`
    .help = s'ils ne font qu'un, ajoutez `{ $lever }` aux `aliases` de `{ $other }` et supprimez cette note ; sinon, renommez l'un des deux
similar-levers-same-title = le levier `{ $other }` a le même titre : `{ $title }`
    .help = s'ils ne font qu'un, ajoutez `{ $lever }` aux `aliases` de `{ $other }` et supprimez cette note ; sinon, donnez à l'un des deux un titre qui les distingue
similar-levers-title = le titre de ce levier est presque celui de `{ $other }` : `{ $title }`
    .help = s'ils ne font qu'un, ajoutez `{ $lever }` aux `aliases` de `{ $other }` et supprimez cette note ; sinon, donnez à l'un des deux un titre qui les distingue

single-cause = le levier `{ $lever }` explique à lui seul { $share } de cet échec
    .help = cherchez ce qu'il a fallu d'autre pour en arriver là, et donnez-lui sa part

too-many-fields = { $count } clés de cette note ne sont pas des champs de `pm`
    .help = gardez-en 100 au plus dans l'en-tête ; le reste a sa place dans un autre fichier

too-many-levers = cet échec a { $count } leviers : au-delà de { $most }, aucun ne se détache
    .help = gardez ceux sans lesquels il n'aurait pas eu lieu, et réunissez ceux qui n'en font qu'un

unclosed-front-matter = cet en-tête n'est pas fermé
    .help = ajoutez une ligne `---` après son dernier champ
unclosed-front-matter-end = il semble finir ici

# `alias` : le nom, si `pm new` ne donne pas ce nom au fichier, sinon `none`.
undeclared-lever = le levier `{ $lever }` est derrière plus d'un échec et n'a pas de note
    .help = créez la note `{ $path }` avec `{ $command }`{ $alias ->
        [none] {""}
       *[other] {" "}et ajoutez `{ $alias }` à ses `aliases`
    }
undeclared-lever-near = `{ $lever }` est presque le nom d'un autre levier, `{ $near }`
    .help = écrivez `{ $near }` ; si c'est un levier à part, créez la note `{ $path }` avec `{ $command }`{ $alias ->
        [none] {""}
       *[other] {" "}et ajoutez `{ $alias }` à ses `aliases`
    }
undeclared-lever-or = le levier `{ $lever }` est derrière plus d'un échec et n'a pas de note
    .help = créez la note `{ $path }` avec `{ $command }`{ $alias ->
        [none] {""}
       *[other] {" "}et ajoutez `{ $alias }` à ses `aliases`
    } ; si c'est le levier `{ $near }`, écrivez ce nom
undeclared-lever-spelling = `{ $lever }` est une autre façon d'écrire le levier `{ $near }`
    .help = écrivez `{ $near }`, ou ajoutez cette façon aux `aliases` de sa note

unexplained-relapse = le levier `{ $lever }` a frappé alors que le garde-fou `{ $guardrail }` était en vigueur le { $day }
    .help = dites comment il est passé : ajoutez `relapses: [{ $guardrail } not-triggered]` (il n'a pas joué), `bypassed` (contourné) ou `failed` (il a cédé)
unexplained-relapse-more = le levier `{ $lever }` a frappé alors que le garde-fou `{ $guardrail }` était en vigueur le { $day }
    .help = dites comment il est passé : ajoutez `{ $guardrail } not-triggered` (il n'a pas joué) à `relapses`, ou `bypassed` (contourné), ou `failed` (il a cédé)

unfalsifiable-bet = aucun résultat ne peut faire perdre ce pari : `success_if` n'est pas un seuil (`{ $found }`)
    .help = dites à partir de quel nombre il est gagné : `">= 3"`, `au moins 3`, `">= 20%"`
unfalsifiable-bet-always = aucun résultat ne peut faire perdre ce pari : tous atteignent `{ $found }`
    .help = dites à partir de quel nombre vous continueriez, et en dessous duquel non : `">= 3"`, `">= 20%"`
unfalsifiable-bet-never = aucun résultat ne peut faire gagner ce pari : aucun n'atteint `{ $found }`
    .help = dites à partir de quel nombre il est gagné ; aucun résultat n'est au-dessous de 0, aucun taux au-dessus de 100 %

# `share` : sa part de l'échec, `damage` : ce qu'elle a coûté, ou `none` ; `vital` : `yes` si le levier est l'un des leviers majeurs.
unguarded-lever = le statut « { $status } » en dit trop : rien n'arrête `{ $lever }`, { $share } de cet échec{ $damage ->
    [none] {""}
   *[other] {" "}({ $damage })
}{ $vital ->
    [yes] , et l'un des leviers majeurs
   *[no] {""}
}
    .help = mettez à l'essai un garde-fou qui nomme `{ $lever }`, dites sous `## { $system }` ce qui en tient lieu, ou gardez `status: analysed`
unguarded-lever-draft = le statut « { $status } » en dit trop : le garde-fou `{ $guardrail }` est un brouillon, si bien que rien n'arrête `{ $lever }`, { $share } de cet échec{ $damage ->
    [none] {""}
   *[other] {" "}({ $damage })
}{ $vital ->
    [yes] , et l'un des leviers majeurs
   *[no] {""}
}
    .help = mettez `{ $guardrail }` à l'essai avec `pm advance { $argument }`, dites sous `## { $system }` ce qui en tient lieu, ou gardez `status: analysed`
unguarded-lever-on-trial = le statut « { $status } » en dit trop : le garde-fou `{ $guardrail }` du levier `{ $lever }` est encore à l'essai
    .help = validez d'abord le garde-fou, et gardez `status: systemised` d'ici là

unknown-field = `{ $found }` n'est pas un champ de cette note
    .help = écrivez `{ $near }`
unknown-field-beside = `{ $found }` n'est pas un champ de cette note
    .help = gardez l'une des deux lignes, sous le nom `{ $near }`
unknown-field-there = `{ $near }` est ici

unknown-type = `type` ne peut pas valoir `{ $found }`
    .help = écrivez l'un de ces mots : { $choices }, ou sortez le fichier de ce dossier
unknown-type-elsewhere = `type` ne peut pas valoir `{ $found }` : ce fichier n'est pas une note
    .help = écrivez `{ $near }`, ou excluez le fichier par `ignore:` dans pm.yaml
unknown-type-missing = l'en-tête ne contient pas `type`
    .help = ajoutez `type: { $kind }`, ou sortez le fichier de `{ $folder }/`
unknown-type-misspelt = `{ $found }` n'est un champ d'aucune note
    .help = écrivez `type`
unknown-type-near = `type` ne peut pas valoir `{ $found }`
    .help = écrivez `{ $near }`, ou un autre mot : { $choices }

# `target` : l'objectif s'il a été manqué, ou `none`.
unproven-validation = le statut « tient » en dit plus que les chiffres, « { $verdict } » : { $before } avant, { $after } depuis{ $target ->
    [none] {""}
   *[other] , pour un objectif de { $target }
}
    .help = gardez `status: testing` pour continuer à compter ou changer la règle, ou écrivez `status: failed` ; si rien ne se compte, dites pourquoi dans `judgement`
# `needed` : quelle phrase dit ce qu'il faudrait pour conclure ; `count` : son nombre. `target` est toujours `none` ici.
unproven-validation-early = le statut « tient » en dit plus que les chiffres, « { $verdict } » : { $before } avant, { $after } depuis ; { $needed ->
    [needed-clean] { needed-clean }
    [needed-successes] { needed-successes }
    [needed-target] { needed-target }
   *[other] { needed-never }
}
    .help = continuez à compter avec `status: testing` ; si rien ne se compte, dites pourquoi dans `judgement`
# `older` : combien d'essais datent d'avant son entrée en vigueur.
unproven-validation-untried = le statut « tient » en dit trop : rien n'a été compté depuis que le garde-fou est en vigueur{ $older ->
    [0] {""}
    [one] {" "}(1 essai est plus ancien)
   *[other] {" "}({ $older } essais sont plus anciens)
}
    .help = notez ce que vous avez compté dans `trials` (`2026-05-10 12/30`) ; si rien ne se compte, dites pourquoi dans `judgement` ; sinon, gardez `status: testing`

unreadable-note-encoding = ce fichier n'est pas un texte en UTF-8, à partir de l'octet { $at }
    .help = enregistrez-le en UTF-8 dans votre éditeur
unreadable-note-large = ce fichier est plus gros que ne peut l'être une note : { $size } Mio, la limite est de 8
    .help = sortez-en ce qui n'est pas du texte, ou nommez-le dans `ignore` de `pm.yaml`
unreadable-note-link = ce lien mène hors du coffre
    .help = mettez ici le fichier lui-même, ou nommez le lien dans `ignore` de `pm.yaml`
unreadable-note-link-broken = ce lien ne mène nulle part
    .help = retirez-le, ou mettez un fichier là où il mène
unreadable-note-link-unread = ce lien mène à un fichier qui n'est pas lu : `{ $target }`
    .help = mettez ici le fichier lui-même, ou faites mener le lien à une note
unreadable-note-name = le nom de ce fichier n'est pas en UTF-8
    .help = renommez-le
unreadable-note-refused = ce fichier ne peut pas être lu : { $reason }
    .help = donnez-vous le droit de le lire, ou nommez-le dans `ignore` de `pm.yaml`
unreadable-note-special = c'est un tube, une prise réseau ou un périphérique, pas un fichier
    .help = supprimez-le, ou nommez-le dans `ignore` de `pm.yaml`
unreadable-note-unmerged = la fusion de ce fichier n'est pas résolue
    .help = réglez ses conflits, puis `git add`

unused-allow = ce commentaire autorise `{ $rule }`, qui ne trouve rien dans cette note
    .help = retirez le commentaire
unused-allow-nameless = ce commentaire ne dit pas quelle règle il autorise
    .help = écrivez `<!-- pm: allow RÈGLE raison -->`
unused-allow-reason = cette autorisation ne donne pas de raison : elle ne compte pas
    .help = écrivez `<!-- pm: allow { $rule } raison -->`
unused-allow-unknown = la règle `{ $rule }` n'existe pas
    .help = `pm rules` donne le nom de toutes les règles
unused-allow-unknown-near = la règle `{ $rule }` n'existe pas
    .help = écrivez `{ $near }`

vague-action = ceci est une bonne intention, pas une action : `{ $found }`
    .help = qu'est-ce qui se produit tout seul, à quel moment, et qui voit que cela n'a pas été fait ?
