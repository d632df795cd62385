"""Structured data: what a page says of itself to search engines, in schema.org's vocabulary."""
