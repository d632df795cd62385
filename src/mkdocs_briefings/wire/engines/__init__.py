"""Engines of translation: one small protocol, and what speaks it."""
