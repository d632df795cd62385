"""What a front matter may hold, and the names and dates that are made of it."""
