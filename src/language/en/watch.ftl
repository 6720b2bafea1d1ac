### What `pm watch` says of a vault while it changes.

watch-cleared = cleared
watch-cooled = { $title } has cooled: the analysis is open
watch-more-moves = { $count ->
    [one] and one more lever
   *[other] and { $count } more levers
}
watch-moved = { $lever } { $from } → { $to }, { $share }
watch-ranked = { $lever } new → { $to }, { $share }
watch-unranked = { $lever } { $from } → unranked
watch-watching = watching { $notes ->
    [one] 1 note
   *[other] { $notes } notes
} in { $path }; Ctrl-C ends it
