"""Search: bundles of indexes that a reader's browser loads as it needs them."""
