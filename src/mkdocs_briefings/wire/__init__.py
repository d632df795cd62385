"""The wire: what other outlets report, read, grouped, translated and drafted for an editor."""
