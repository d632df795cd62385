"""The wire's memory: what each step stored, for the next one to read."""
