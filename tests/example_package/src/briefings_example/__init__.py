"""What a package can add to mkdocs-briefings: the handbook's worked examples."""
