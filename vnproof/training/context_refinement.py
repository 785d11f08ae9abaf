"""
Second part of the training of the context model: at doubtful places, to put right what the n-grams say.

    score of a reading = α · n-grams + β · network, the right one against its rivals

α and β are learned, too; then β goes into the network, so that a nat of it is worth a nat.
"""

from __future__ import annotations

import time
from collections.abc import Iterator
from dataclasses import asdict, dataclass
from itertools import islice
from pathlib import Path
from typing import Any, NamedTuple

import numpy as np
import numpy.typing as npt
import torch
from torch import Tensor, nn
from torch.nn import functional

from vnproof.training.context_doubts import AT_ONCE, Doubter, Doubts
from vnproof.training.context_lessons import Tables, lessons
from vnproof.training.context_network import Network
from vnproof.training.context_training import read_checkpoint, replace_checkpoint

WARM_UP = 200  # steps
HELD = 8 * AT_ONCE  # stretches that are measured on and not learned from
EVERY = 50  # steps between two measurements
MANY = 4_096  # places that are measured at once
SHARE = 0.3  # of the network's word, to begin with


@dataclass(frozen=True)
class Refining:
    """`places` to be seen in all, `many` a step."""

    places: int
    many: int = 1024
    rate: float = 1.5e-3
    seed: int = 25112026

    @property
    def steps(self) -> int:
        """How many steps these places make."""
        return self.places // self.many

    def rate_at(self, step: int) -> float:
        """The learning rate: up to the full one, and down to nothing in a straight line."""
        return self.rate * min(1.0, (step + 1) / WARM_UP) * max(0.0, 1 - step / self.steps)


class Refined(NamedTuple):
    """After so many `places`: loss in nats and how often the right reading is first, n-grams alone and both."""

    places: int
    ngrams_loss: float
    loss: float
    ngrams_right: float
    right: float
    seconds: float


class Refiner:
    """Refines a network that knows what fits a place at all; `resume` takes up a checkpoint that `save` has left."""

    def __init__(
        self, plan: Refining, network: Network, tables: Tables, doubter: Doubter, text: npt.NDArray[np.int16]
    ) -> None:
        torch.manual_seed(plan.seed)
        self.plan, self.network = plan, network
        self.device = next(network.parameters()).device
        self.shares = nn.Parameter(torch.tensor([1.0, SHARE], device=self.device))
        self._optimiser = torch.optim.AdamW([*network.parameters(), self.shares], betas=(0.9, 0.98), weight_decay=0.01)
        self._numbers = torch.as_tensor(tables.numbers).to(self.device)
        self._doubter, self._text = doubter, text[HELD:]
        lesson = next(lessons(text[:HELD], tables, HELD, plan.seed))
        self._held = doubter.doubts(lesson.meant, lesson.written, np.random.default_rng(plan.seed))
        self.step = 0
        self.curve: list[Refined] = []

    def run(self) -> Iterator[Refined]:
        """Learn up to the end of the plan; a measurement every so many steps."""
        start = time.monotonic()
        batches = self._doubter.batches(self._text, self.plan.many, self.plan.seed)
        for doubts in islice(batches, self.step, self.plan.steps):
            self.learn(doubts)
            if self.step % EVERY == 0 or self.step == self.plan.steps:
                self.curve.append(self._measure(time.monotonic() - start))
                yield self.curve[-1]

    def learn(self, doubts: Doubts) -> None:
        """One step."""
        for group in self._optimiser.param_groups:
            group["lr"] = self.plan.rate_at(self.step)
        scores = self._scores(doubts)
        functional.cross_entropy(scores, _firsts(scores)).backward()
        torch.nn.utils.clip_grad_norm_(self.network.parameters(), 1.0)
        self._optimiser.step()
        self._optimiser.zero_grad(set_to_none=True)
        self.step += 1

    def _scores(self, doubts: Doubts) -> Tensor:
        """Of every reading; a form goes through the embedding once, however many places it stands at."""
        forms, at = np.unique(np.concatenate(doubts[:3], axis=1), return_inverse=True)
        vectors = self.network.embedding(self._numbers[self._on_device(forms)])
        placed = functional.embedding(self._on_device(at.reshape(len(doubts.ngrams), -1)), vectors)
        left, right, readings = placed.split([part.shape[1] for part in doubts[:3]], 1)
        network = self.network.weighed(left, right, readings, self._on_device(doubts.readings))
        return self.shares[0] * self._on_device(doubts.ngrams) + self.shares[1] * network

    def _on_device(self, array: npt.NDArray[Any]) -> Tensor:
        return torch.as_tensor(array).to(self.device)

    def _measure(self, seconds: float) -> Refined:
        ngrams = self._on_device(self._held.ngrams)
        parts = (self._held.some(at, at + MANY) for at in range(0, len(ngrams), MANY))
        with torch.no_grad():
            both = torch.cat([self._scores(part) for part in parts])
        (ngrams_loss, ngrams_right), (loss, right) = _told(ngrams), _told(both)
        return Refined(self.step * self.plan.many, ngrams_loss, loss, ngrams_right, right, round(seconds, 1))

    def finished(self) -> Network:
        """The network, its share now within it."""
        with torch.no_grad():
            for parameter in (*self.network.reading.parameters(), self.network.bias.weight):
                parameter.mul_(self.shares[1])
            self.shares[1] = 1.0
        return self.network

    def save(self, path: Path) -> None:
        """Leave a checkpoint, whole or not at all."""
        state = {
            "plan": asdict(self.plan),
            "step": self.step,
            "curve": [list(refined) for refined in self.curve],
            "shares": self.shares.detach(),
            "network": self.network.state_dict(),
            "optimiser": self._optimiser.state_dict(),
        }
        replace_checkpoint(path, state)

    def resume(self, path: Path) -> None:
        """Go on from a checkpoint of the same plan. Raises ValueError for one of another."""
        state = read_checkpoint(path, asdict(self.plan), self.device)
        self.network.load_state_dict(state["network"])
        self._optimiser.load_state_dict(state["optimiser"])
        with torch.no_grad():
            self.shares.copy_(state["shares"])
        self.step, self.curve = state["step"], [Refined(*each) for each in state["curve"]]


def _told(scores: Tensor) -> tuple[float, float]:
    """Loss, and how often the first is the best."""
    right = (scores.argmax(1) == 0).float().mean()
    return functional.cross_entropy(scores, _firsts(scores)).item(), right.item()


def _firsts(scores: Tensor) -> Tensor:
    return torch.zeros(len(scores), dtype=torch.long, device=scores.device)
