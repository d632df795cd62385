"""Maps: drawn when a site is built, from the package's own shapes of countries."""
