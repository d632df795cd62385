"""The step that groups: which reports tell of one event, and which are reprints."""
