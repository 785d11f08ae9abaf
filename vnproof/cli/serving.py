"""The application that `vnproof serve` runs: settings from the configuration here and the environment, and a crew."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from starlette.applications import Starlette

SECONDS = 20.0  # for one request


@contextmanager
def application(workers: int, memory: str, lang: str | None) -> Iterator[Starlette]:
    """
    The application, whose texts are read by so many processes, as long as it is needed.

    Raises ConfigError and DictionaryError where the configuration cannot be understood, MemoryUnavailable where the
    memory cannot be opened.
    """
    from vnproof.cli.proofreaders import dictionaries_for, make_config, settings_for
    from vnproof.memory.memory import Memory
    from vnproof.server.app import create_app
    from vnproof.server.crew import Crew
    from vnproof.server.gate import make_policy
    from vnproof.server.guard import LOOPBACK
    from vnproof.server.settings import Settings
    from vnproof.server.sharing import with_memory

    folder = Path.cwd()
    found, settings = settings_for(folder, {"lang": lang})
    config = make_config(settings, dictionaries_for(folder, found, settings))
    policy = make_policy(settings["gate"].value)
    token = os.environ.get("VNPROOF_TOKEN") or None
    with closing(Memory(memory)) as shared, closing(Crew(workers, SECONDS, with_memory(config, shared))) as crew:
        yield create_app(
            Settings(
                config=config,
                policy=policy,
                memory=shared,
                token=token,
                hosts=None if token else LOOPBACK,
                secret=os.environ.get("VNPROOF_SECRET") or None,
                seconds=SECONDS,
                places=workers,
                read=crew,
            )
        )
