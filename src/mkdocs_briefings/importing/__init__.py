"""Turn an archive of another site generator into briefings.

`archives` finds the posts, `old_file` and `old_post` read them, `keys` gives each the front matter
of a briefing, `places` decides where it will stand and which old addresses lead there, `body` makes
its text fit, `writing` writes it, and `run` does all of that in order and reports.
"""
