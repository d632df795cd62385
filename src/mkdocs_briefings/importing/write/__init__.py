"""Write briefings and the files beside them, and report what was done."""
