### The generated page.

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
