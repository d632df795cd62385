"""`briefings wire review`: a page on this machine, on which an editor decides on drafts."""
