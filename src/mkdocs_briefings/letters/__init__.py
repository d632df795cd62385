"""The edition by mail: a message made of a day's edition, and its way to those who asked for it."""
