"""The application that a process of `vnproof serve` runs: settings from the configuration here and the environment."""

from __future__ import annotations

import logging
import os
import sys
from pathlib import Path
from typing import TYPE_CHECKING

MEMORY = "VNPROOF_MEMORY"

if TYPE_CHECKING:
    from starlette.applications import Starlette


def app() -> Starlette:
    """
    The application.

    Raises ConfigError and DictionaryError where the configuration cannot be understood.
    """
    from vnproof.cli.proofreaders import dictionaries_for, make_config, settings_for
    from vnproof.memory.memory import Memory
    from vnproof.server.app import create_app
    from vnproof.server.gate import make_policy
    from vnproof.server.guard import LOOPBACK
    from vnproof.server.settings import Settings

    logging.basicConfig(stream=sys.stderr, level=logging.INFO, format="%(asctime)s %(name)s %(message)s")
    folder = Path.cwd()
    found, settings = settings_for(folder, {"lang": os.environ.get("VNPROOF_LANG")})
    config = make_config(settings, dictionaries_for(folder, found, settings))
    token = os.environ.get("VNPROOF_TOKEN") or None
    return create_app(
        Settings(
            config=config,
            policy=make_policy(settings["gate"].value),
            memory=Memory(os.environ[MEMORY]),
            token=token,
            hosts=None if token else LOOPBACK,
            secret=os.environ.get("VNPROOF_SECRET") or None,
        )
    )
