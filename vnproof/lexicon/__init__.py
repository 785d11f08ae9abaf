"""Which words there are: the user's over the domain's over the general ones."""
