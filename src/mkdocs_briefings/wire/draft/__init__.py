"""The step that drafts: a briefing for each event, made of sentences of its best report."""
