"""Ask servers of strangers for pages: only such as are public, politely, and with an end."""
