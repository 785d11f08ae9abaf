"""Characters to tokens, sentences and syllables, never losing an offset."""
