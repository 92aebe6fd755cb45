"""Differences planted into a version of a text, by kind, and how many a comparison finds."""
