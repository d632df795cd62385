"""What is made of the archive: one module a product."""
