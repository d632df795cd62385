"""Render the groups of a first build on an existing cluster, or behind any executor."""
