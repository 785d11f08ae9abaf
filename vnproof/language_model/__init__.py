"""log P(syllable | the syllables before it): a memory-mapped n-gram model of notices, law, news and encyclopaedia."""
