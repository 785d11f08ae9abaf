"""What was probably meant: the passage read against the confusion model and the language model."""
