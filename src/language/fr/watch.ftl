### Ce que `pm watch` dit d'un coffre pendant qu'il change.

watch-cleared = réglé
watch-cooled = { $title } a refroidi : l'analyse est ouverte
watch-more-moves = { $count ->
    [one] et un autre levier
   *[other] et { $count } autres leviers
}
watch-moved = { $lever } { $from } → { $to }, { $share }
watch-ranked = { $lever } nouveau → { $to }, { $share }
watch-unranked = { $lever } { $from } → hors classement
watch-watching = { $notes ->
    [one] { $notes } note suivie
   *[other] { $notes } notes suivies
} dans { $path } ; Ctrl-C pour finir
