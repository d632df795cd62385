"""The engine: from files to the published site."""
