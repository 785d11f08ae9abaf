"""VN4xx: dates and numbers."""
