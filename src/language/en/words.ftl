### Single words: kinds, statuses, causes.

level-error = error
level-warning = warning
level-help = help
