"""Stretches of official reports, whose texts lie beside the checkout: labels tell them by their places alone."""
