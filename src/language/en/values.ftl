### What is wrong with the value of a field. { $field } is its name, { $found } what stands there.

value-comment = x { $field } { $found }
value-threshold-block = x { $field }
value-ends-before-start = x { $field }
value-not-text = x { $field }
value-choice-near = x { $field } { $near } { $found } { $choices }
value-choice = x { $field } { $found } { $choices }
value-reference = x { $field } { $found }
