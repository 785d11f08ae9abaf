"""VN1xx: spelling."""
