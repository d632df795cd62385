"""How `briefings build` ends where a site was built, but not of all files."""

INCOMPLETE = 3
"""Its exit code."""
