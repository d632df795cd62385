"""Turn the keys and the text of an old post into those of a briefing."""
