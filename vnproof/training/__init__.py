"""Makes the compiled data from text, and measures; nothing at run time imports it."""
