"""The theme around a page, rendered once for all pages that are alike."""
