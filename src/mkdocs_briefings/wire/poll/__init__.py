"""The step poll: ask all feeds that are due, and store what is new."""
