"""VN8xx: names in time, places, units and bodies as they are called on the day of the document."""
