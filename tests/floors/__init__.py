"""Accuracy that must not be lost: `floors.json` says how much, set by set and figure by figure."""
