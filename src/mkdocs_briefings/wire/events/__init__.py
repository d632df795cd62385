"""Events: which reports tell of one thing, in whatever language, and why."""
