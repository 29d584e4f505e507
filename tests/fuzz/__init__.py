"""Files changed at random, the same for the same number: each gives a record that holds, or a failure with a code."""
