"""The HTTP service: a gate that a notice passes before it is published, and an API that editors' tools speak."""
