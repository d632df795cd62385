"""The configuration of a site: options, and the settings that they make."""
