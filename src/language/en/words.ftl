### Single words: kinds, statuses, causes.
