"""Decide where briefings stand, and where their old addresses and their links lead."""
