"""log P(syllable | the syllables before it): a memory-mapped n-gram model of Vietnamese notices, law, news and encyclopaedia."""
