"""VN90x: style, hints that run when they are asked for."""
