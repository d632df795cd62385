"""Read the archives of other generators: find their posts and open their files."""
