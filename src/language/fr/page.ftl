### The generated page.

page-title = Nos échecs, nos leviers

page-conflict = un conflit de fusion se trouve hors des marques de la partie générée, ou à cheval sur l'une d'elles
    .help = réglez-le comme dans tout autre fichier ; seul ce qui est entre les marques est réécrit
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
    .help = ajoutez ces deux lignes là où elle doit se trouver : { $begin } et { $end }

honesty-by-count = Aucun échec n'a de coût chiffré : les leviers sont classés par le nombre d'échecs qui les nomment.
honesty-by-count-asked = Les leviers sont classés par le nombre d'échecs qui les nomment.
honesty-flat = Les dégâts sont étalés : il faut { $vital } leviers sur { $levers } pour en faire { $percent }.
honesty-flat-count = Les échecs sont étalés : il faut { $vital } leviers sur { $levers } pour faire { $percent } des mentions.
honesty-mostly-luck = Aucun levier n'explique { $percent } des dégâts : beaucoup de hasard, ou de causes extérieures.
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
