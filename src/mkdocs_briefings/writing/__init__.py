"""Write and change files that editors go on with, and nothing over what they have written."""
