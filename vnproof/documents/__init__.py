"""A file's text, and writing it back with all else byte for byte as it was."""
