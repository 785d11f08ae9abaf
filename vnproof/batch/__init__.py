"""The archive: tens of thousands of documents cleaned with proof, undo and resume."""
