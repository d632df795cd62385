"""The addresses that posts had on the old site, as each generator makes them."""
