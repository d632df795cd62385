"""Write files that editors go on with, and nothing over a file that is there."""
