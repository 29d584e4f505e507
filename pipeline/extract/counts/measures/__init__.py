"""Measure words, modifiers and the values that numerals have with them."""
