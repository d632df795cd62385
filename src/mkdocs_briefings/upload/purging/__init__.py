"""Tell networks of caches what they have to forget once a site is published."""
