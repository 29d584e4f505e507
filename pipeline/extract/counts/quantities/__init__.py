"""Numeral, measure word and modifiers as one quantity, and the clauses in which quantities stand."""
