"""Look whether links still lead to something: inside of the built site, and to other sites."""
