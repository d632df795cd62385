"""Maps, cards, icons and copies of images: whatever is drawn, without MkDocs."""
