"""The verb that governs a quantity."""
