### Single words: kinds, statuses, causes.

level-error = erreur
level-warning = attention
level-help = aide{" "}
