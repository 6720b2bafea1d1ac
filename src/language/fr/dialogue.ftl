### Ce que pm demande et dit pendant qu'il fait une note ou un coffre avec quelqu'un.

ask-cost = Qu'est-ce que cela a coûté ? 60 h, 1200 ({ $currency }) ou les deux ; Entrée si vous ne savez pas encore :
ask-cost-unread = `{ $found }` ne se lit pas comme un coût
    .help = écrivez les heures `60 h`, l'argent `1200`, les deux `60 h + 1200`
ask-guardrail-levers = Quel levier arrête-t-il ? Un identifiant comme ciblage-flou :
ask-lever-kind = Quelle sorte d'erreur est-ce ? design (conception), process (façon de travailler) ou blind-spot (angle mort) :
ask-name = Quel est son nom ?
ask-needed = la note en a besoin
ask-title = Qu'est-ce qui a échoué, en quelques mots ?
ask-when = Quand ? 2026-03-03, 2026-03 ou 2026-03-03T22:50 ; Entrée pour maintenant :

init-added = { $path } : les lignes pour la page et le graphique sont ajoutées
init-commit = { $path } : mettez `commit: default-branch` sous `index:`, sinon deux demandes de fusion qui changent la page seront en conflit sur GitHub
init-created = { $path } est créé
init-kept = { $path } existe déjà et reste tel quel
init-moves = Les leviers qui changent de rang
init-start = commencez à froid, par trois anciens échecs, un par un : { $pm } new "ce qui a échoué" --failed-at { $month }
init-team = ensuite : dites dans { $path } d'où pm est compilé ; chacun lance une fois dans son clone : pm hook install

new-field-empty = `{ $field }` n'a pas de valeur
    .help = donnez-lui-en une, ou laissez-le de côté
# `fields` : tous les champs de ce type de note.
new-field-near = un { $kind } n'a pas de champ `{ $field }`
    .help = vouliez-vous écrire `{ $near }` ? Ses champs sont { $fields }
new-field-twice = `{ $field }` est donné deux fois
    .help = il contient une seule valeur
new-field-unknown = un { $kind } n'a pas de champ `{ $field }`
    .help = ses champs sont { $fields }
new-left-out = un `.gitignore` écarte cette note
    .help = rien de ce que pm montre ne la contiendra
new-lever-kind = `kind` vaut `design` pour l'instant
    .help = changez-le si `process` ou `blind-spot` convient mieux
new-lever-twin = { $path } a déjà ce titre
    .help = gardez une seule des deux notes : séparées, elles se partagent les dégâts d'un même levier
new-open = c'est froid : l'analyse est ouverte
# `heat` : l'intertitre d'une section.
new-opens = l'analyse s'ouvre le { $when } ; d'ici là, notez les faits et laissez le reste sous « { $heat } »
# `fields` : un ou plusieurs.
new-owes = il lui faut encore { $fields }
# `headings` : un ou plusieurs.
new-owes-words = il reste à écrire sous { $headings }

sentence-with-help = { $text } ; { $help }
