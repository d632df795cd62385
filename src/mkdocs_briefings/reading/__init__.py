"""From files to validated documents, every problem gathered on the way."""
