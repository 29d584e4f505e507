"""What is counted: found beside its number, or passed on from another."""
