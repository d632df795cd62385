"""Turn an archive of another site generator into briefings.

`adapters` find the posts of an archive and read them. `convert` gives each the keys of a briefing
and makes its text fit, `place` decides where it will stand and which old addresses lead there,
`write` writes it. `run` does all of that in order and reports.
"""
