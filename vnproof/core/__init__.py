"""Plain values every layer speaks in. Imports nothing of ours; standard library only."""
