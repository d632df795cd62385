"""From Markdown and templates to the bytes of a page."""
