"""VN95x: personal data in a text that is to be published; they run when they are asked for."""
