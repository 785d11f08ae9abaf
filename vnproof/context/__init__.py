"""What fits a place by all that stands around it: a small neural model, asked where the n-grams are in doubt."""
