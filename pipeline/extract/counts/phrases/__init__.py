"""Noun phrases and verb phrases beside a number, as stretches of the text."""
