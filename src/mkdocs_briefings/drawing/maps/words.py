"""What is said of a map to those who do not see it."""


def map_words(country: str) -> str:
    """Describe the locator map of a country, by its name."""
    return f"Map of {country} and what lies around it"


def card_words(country: str) -> str:
    """Describe the card that is drawn for a briefing on a country, by its name."""
    return f"The headline beside a map of {country}"
