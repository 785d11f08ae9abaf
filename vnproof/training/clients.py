"""
Clients that ask a service of this machine over and over, each on a connection of its own, as many browsers do at once.

What they see is what counts: how long each answer took, and whether it was one.
"""

from __future__ import annotations

import asyncio
import time
from collections.abc import Iterator, Sequence
from typing import NamedTuple

HOST = "127.0.0.1"
PATIENCE = 30.0  # seconds after which a client takes its request for lost
AGAIN = 0.05  # seconds until a client that could not come in tries again
LOST, HANGING = 0, -1  # instead of a status: the connection ended; no answer came


class Answer(NamedTuple):
    """When it was asked for, in seconds from the start; its status; its seconds, and those the service tells of."""

    at: float
    status: int
    seconds: float
    own_seconds: float = 0.0


class Asked(NamedTuple):
    """Answers as a whole."""

    requests: int
    errors: int
    hanging: int
    median: float
    p99: float
    own_p99: float


def ask(port: int, path: str, bodies: Iterator[bytes], clients: int, seconds: float) -> list[Answer]:
    """
    Have so many clients post bodies of JSON for so long, each the next one as soon as it was answered, until there are
    no more; their answers.

    A client whose connection is lost opens another at once.
    """
    return asyncio.run(_ask(port, path, bodies, clients, seconds))


def summary(answers: Sequence[Answer]) -> Asked:
    """
    Answers as a whole, in seconds. Raises ValueError where there are none.

    >>> summary([Answer(0, 200, 0.1), Answer(0, 200, 0.3), Answer(0, 503, 0.2)])[:4]
    (3, 1, 0, 0.2)
    """
    if not answers:
        raise ValueError("no answers")
    taken = sorted(answer.seconds for answer in answers)
    own = sorted(answer.own_seconds for answer in answers)
    last = max(0, -(-99 * len(answers) // 100) - 1)
    return Asked(
        len(answers),
        sum(answer.status != 200 for answer in answers),
        sum(answer.status == HANGING for answer in answers),
        taken[len(taken) // 2],
        taken[last],
        own[last],
    )


async def _ask(port: int, path: str, bodies: Iterator[bytes], clients: int, seconds: float) -> list[Answer]:
    start = time.perf_counter()
    answers: list[Answer] = []

    async def client() -> None:
        connection: tuple[asyncio.StreamReader, asyncio.StreamWriter] | None = None
        while time.perf_counter() - start < seconds and (body := next(bodies, None)) is not None:
            asked = time.perf_counter()
            try:
                connection = connection or await asyncio.open_connection(HOST, port)
            except OSError:
                answers.append(Answer(asked - start, LOST, time.perf_counter() - asked))
                await asyncio.sleep(AGAIN)
                continue
            answers.append(await _answer(*connection, path, body, start))
            if answers[-1].status in (LOST, HANGING):
                connection[1].close()
                connection = None
        if connection:
            connection[1].close()

    await asyncio.gather(*(client() for _ in range(clients)))
    return answers


async def _answer(
    reader: asyncio.StreamReader, writer: asyncio.StreamWriter, path: str, body: bytes, start: float
) -> Answer:
    asked = time.perf_counter()
    try:
        writer.write(
            f"POST {path} HTTP/1.1\r\nhost: {HOST}\r\ncontent-type: application/json\r\n"
            f"content-length: {len(body)}\r\n\r\n".encode()
            + body
        )
        status, own = await asyncio.wait_for(_read(reader), PATIENCE)
    except asyncio.TimeoutError:
        status, own = HANGING, 0.0
    except (OSError, EOFError, ValueError):
        status, own = LOST, 0.0
    return Answer(asked - start, status, time.perf_counter() - asked, own)


async def _read(reader: asyncio.StreamReader) -> tuple[int, float]:
    """The status of an answer, and the seconds its header Server-Timing tells of."""
    head = (await reader.readuntil(b"\r\n\r\n")).decode("latin-1").lower().split("\r\n")
    headers = dict(line.split(": ", 1) for line in head[1:] if line)
    await reader.readexactly(int(headers["content-length"]))
    return int(head[0].split()[1]), float(headers.get("server-timing", "dur=0").rpartition("=")[2]) / 1000
