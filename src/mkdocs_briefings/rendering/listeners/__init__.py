"""Plugins and hooks of others that take part in the making of pages."""
