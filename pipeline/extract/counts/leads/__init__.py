"""What the words before a quantity say of it: change, comparison, rate, share."""
