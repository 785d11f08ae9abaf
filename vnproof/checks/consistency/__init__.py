"""VN7xx: what a document says twice, and not the same way."""
