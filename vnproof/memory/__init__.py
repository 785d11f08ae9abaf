"""The memory of a team: the words, ignores and decisions that all its editors share, and how they came about."""
