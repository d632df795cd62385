"""All briefings of one build: what is published, how it is grouped, and where it stands."""
