"""VN3xx: marks and the blanks beside them."""
