### Ce que disent les règles. Chaque entrée : ce qui a été trouvé ; `.help` : que faire.

missing-field = il manque `{ $field }` à ce { $kind }
    .help = ajoutez `{ $field }:` à l'en-tête
missing-field-at = il manque `{ $field }` à ce { $kind } au statut « { $status } »
    .help = ajoutez `{ $field }:` à l'en-tête, ou revenez au statut précédent
