"""A static site generator for curated briefings, as a plugin for MkDocs."""

__version__ = "0.1.0"
