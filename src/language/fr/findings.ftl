### Ce que disent les règles. Chaque entrée : ce qui a été trouvé ; `.help` : que faire.

broken-link = aucun fichier ne se trouve à `{ $target }`
    .help = corrigez le chemin, qui part du dossier de cette note, ou retirez le lien
broken-link-name = aucun fichier ne s'appelle `{ $name }`
    .help = corrigez le nom, écrivez cette note, ou retirez le lien

conflict-marker = git n'a pas pu fusionner cette note : `{ $found }`
    .help = gardez ce qui est vrai entre les marques, puis retirez les marques
conflict-marker-other = et cette marque

duplicate-key = l'en-tête contient deux fois la clé `{ $found }`
    .help = gardez l'une des deux lignes
duplicate-key-first = elle est déjà ici

empty-section = la section « { $heading } » est vide
    .help = écrivez-y ce que ce { $kind } au statut « { $status } » doit dire, ou revenez au statut précédent

invalid-front-matter-bracket = les crochets n'entourent pas toute la valeur : `{ $found }`
    .help = fermez la liste à la fin, ou mettez tout le texte entre guillemets droits
invalid-front-matter-colon = il manque un espace après les deux-points de `{ $found }`
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
invalid-front-matter-reserved = une valeur ne peut pas commencer par `{ $sign }` sans guillemets droits : `{ $found }`
    .help = écrivez `{ $line }`
invalid-front-matter-stray = ce texte n'appartient à aucune clé : `{ $found }`
    .help = écrivez `clé: valeur`, ou déplacez-le sous le `---` qui ferme l'en-tête
invalid-front-matter-tab = une tabulation est là où YAML veut des espaces
    .help = écrivez deux espaces à sa place
invalid-front-matter-text = deux-points suivis d'un espace font voir à YAML une deuxième clé dans ce texte : `{ $found }`
    .help = écrivez `{ $line }`
invalid-front-matter-threshold = sans guillemets droits, YAML prend ce seuil pour le début d'un bloc de texte : `{ $found }`
    .help = écrivez `{ $line }`

missing-field = il manque `{ $field }` à ce { $kind }
    .help = ajoutez `{ $field }:` à l'en-tête
missing-field-at = il manque `{ $field }` à ce { $kind } au statut « { $status } »
    .help = ajoutez `{ $field }:` à l'en-tête, ou revenez au statut précédent

missing-front-matter = ce fichier n'est pas une note : il n'a pas d'en-tête
    .help = commencez-le par une ligne `---`, une ligne `type: { $kind }` et une autre ligne `---`, ou sortez-le de `{ $folder }/`
missing-front-matter-late = l'en-tête ne commence pas à la première ligne
    .help = retirez ce qui précède son premier `---`

missing-section = il manque la section « { $heading } » à ce { $kind } au statut « { $status } »
    .help = ajoutez le titre `## { $heading }` et répondez-y, ou revenez au statut précédent

too-many-fields = { $count } clés de cette note ne sont pas des champs de `pm`
    .help = gardez-en 100 au plus dans l'en-tête ; le reste a sa place dans un autre fichier

unclosed-front-matter = cet en-tête n'est pas fermé
    .help = ajoutez une ligne `---` après son dernier champ
unclosed-front-matter-end = il semble finir ici

unknown-field = `{ $found }` n'est pas un champ de cette note
    .help = écrivez `{ $near }`
unknown-field-there = `{ $near }` est ici

unknown-type = `type` ne peut pas valoir `{ $found }`
    .help = écrivez l'un de ces mots : { $choices }, ou sortez le fichier de ce dossier
unknown-type-missing = l'en-tête ne contient pas `type`
    .help = ajoutez `type: { $kind }`, ou sortez le fichier de `{ $folder }/`
unknown-type-misspelt = `{ $found }` n'est un champ d'aucune note
    .help = écrivez `type`
unknown-type-near = `type` ne peut pas valoir `{ $found }`
    .help = écrivez `{ $near }`, ou un autre de ces mots : { $choices }

unreadable-note-encoding = ce fichier n'est pas un texte en UTF-8, à partir de l'octet { $at }
    .help = enregistrez-le en UTF-8 dans votre éditeur
unreadable-note-large = ce fichier est plus gros que ne peut l'être une note : { $size } Mio, la limite est de 8
    .help = sortez-en ce qui n'est pas du texte, ou nommez-le dans `ignore` de `pm.yaml`
unreadable-note-link = ce lien mène hors du coffre
    .help = mettez ici le fichier lui-même, ou nommez le lien dans `ignore` de `pm.yaml`
unreadable-note-name = le nom de ce fichier n'est pas en UTF-8
    .help = renommez-le
unreadable-note-refused = ce fichier ne peut pas être lu : { $reason }
    .help = donnez-vous le droit de le lire, ou nommez-le dans `ignore` de `pm.yaml`
unreadable-note-special = c'est un tube, une prise réseau ou un périphérique, pas un fichier
    .help = supprimez-le, ou nommez-le dans `ignore` de `pm.yaml`

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
