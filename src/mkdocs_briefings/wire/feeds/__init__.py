"""Read feeds: bytes become entries, whatever of them can be had."""
