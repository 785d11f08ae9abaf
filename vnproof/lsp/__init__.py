"""The language server: findings, corrections and manuals in any editor that speaks the Language Server Protocol."""
