"""Settings: what one service may do, and how much of it."""

from __future__ import annotations

from dataclasses import dataclass, field

from vnproof.core.config import Config
from vnproof.memory.memory import Memory
from vnproof.server.crew import Read, Reader
from vnproof.server.gate import Policy


@dataclass(frozen=True)
class Settings:
    """
    Limits are chosen so that no request takes a core for more than a second or two.

    `token` must be in every request where there is one, `hosts` are the only names it answers to (None: any);
    `secret` signs webhooks. Sizes are in bytes, but `most_text` in code points; `waiting` is how many requests may
    wait for their turn before more are sent away, half of them from one address of another machine. `read` proofreads,
    `places` texts at a time: here, or in a Crew.
    """

    config: Config = Config()
    policy: Policy = field(default_factory=Policy)
    memory: Memory | None = None
    token: str | None = None
    hosts: frozenset[str] | None = None
    secret: str | None = None
    most_text: int = 100_000
    most_bytes: int = 20_000_000
    seconds: float = 20.0
    waiting: int = 64
    places: int = 1
    read: Read = field(default_factory=Reader)
