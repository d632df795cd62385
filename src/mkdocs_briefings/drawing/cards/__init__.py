"""Share cards: what chats and social networks show of a briefing that has no image of its own."""
