"""
Logs: one JSON object a line, for whoever collects them. Never a text: of an exception its kind, of a request its path.

    {"at": "2026-02-25T08:30:00.120+00:00", "level": "info", "from": "vnproof.server", "what": "answered", …}
"""

from __future__ import annotations

import json
import logging
import sys
from datetime import datetime, timezone


class Lines(logging.Formatter):
    """
    A record as one line of JSON; what stands in its `told` stands beside.

    >>> record = logging.LogRecord("a", logging.INFO, "", 0, "answered", (), None)
    >>> record.told = {"status": 200}
    >>> Lines().format(record)[-47:]
    '"from": "a", "what": "answered", "status": 200}'
    """

    def format(self, record: logging.LogRecord) -> str:
        """The line."""
        at = datetime.fromtimestamp(record.created, timezone.utc).isoformat(timespec="milliseconds")
        row = {"at": at, "level": record.levelname.lower(), "from": record.name, "what": record.getMessage()}
        row |= getattr(record, "told", {})
        if record.exc_info and record.exc_info[0]:
            row["fault"] = record.exc_info[0].__name__  # its message and its trace may hold a text
        return json.dumps(row, ensure_ascii=False)


def log_to_stderr() -> None:
    """Have everything that this process logs written so."""
    handler = logging.StreamHandler(sys.stderr)
    handler.setFormatter(Lines())
    logging.basicConfig(level=logging.INFO, handlers=[handler])
