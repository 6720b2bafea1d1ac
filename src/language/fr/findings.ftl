### Ce que disent les règles. Chaque entrée : ce qui a été trouvé ; `.help` : que faire.

conflict-marker = git n'a pas pu fusionner cette note : `{ $found }`
    .help = gardez ce qui est vrai entre les marques, puis retirez les marques
conflict-marker-other = et cette marque

duplicate-key = l'en-tête contient deux fois la clé `{ $found }`
    .help = gardez l'une des deux lignes
duplicate-key-first = elle est déjà ici

missing-field = il manque `{ $field }` à ce { $kind }
    .help = ajoutez `{ $field }:` à l'en-tête
missing-field-at = il manque `{ $field }` à ce { $kind } au statut « { $status } »
    .help = ajoutez `{ $field }:` à l'en-tête, ou revenez au statut précédent

missing-front-matter = ce fichier n'est pas une note : il n'a pas d'en-tête
    .help = commencez-le par une ligne `---`, une ligne `type: { $kind }` et une autre ligne `---`, ou sortez-le de `{ $folder }/`
missing-front-matter-late = l'en-tête ne commence pas à la première ligne
    .help = retirez ce qui précède son premier `---`

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
unknown-type-misspelt = `{ $found }` n'est un champ d'aucune note
    .help = écrivez `type`
unknown-type-missing = l'en-tête ne contient pas `type`
    .help = ajoutez `type: { $kind }`, ou sortez le fichier de `{ $folder }/`
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
