### Ce que `pm levers`, `pm list` et `pm show` affichent.

levers-none-in-area = Aucun échec analysé du domaine { $area } ne nomme de levier.

list-id = Note
list-kind = Nature
list-status = Statut
list-title = Titre
