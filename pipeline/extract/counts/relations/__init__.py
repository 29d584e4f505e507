"""What quantities have to do with each other: parts, restatements, levels, and what their sums say."""
