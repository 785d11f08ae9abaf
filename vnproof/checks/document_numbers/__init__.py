"""VN5xx: document numbers and the form of documents."""
