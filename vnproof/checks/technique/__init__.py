"""VN6xx: how a text is stored, whatever it says."""
