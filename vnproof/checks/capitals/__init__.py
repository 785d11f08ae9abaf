"""VN2xx: capitals."""
