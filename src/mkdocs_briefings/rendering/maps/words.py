"""What is said of a map to those who do not see it."""


def map_words(country: str) -> str:
    """Describe the locator map of a country, by its name."""
    return f"Map of {country} and what lies around it"
