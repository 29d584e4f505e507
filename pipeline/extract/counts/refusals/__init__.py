"""What looks like a count and is none, with the reason."""
