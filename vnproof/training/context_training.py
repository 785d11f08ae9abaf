"""
First part of the training of the context model, what fits a place at all: lessons → steps of AdamW → a checkpoint.

At every syllable the state of its place is asked twice: for the syllable among those it is confused with, which is what
the model is for, and among syllables drawn by chance, which teaches it what fits at all.
"""

from __future__ import annotations

import time
from collections.abc import Iterator, Mapping
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any, NamedTuple

import numpy as np
import numpy.typing as npt
import torch
from torch import Tensor
from torch.nn import functional

from vnproof.training.context_lessons import NOBODY, STRETCH, Lesson, Tables, lessons
from vnproof.training.context_network import Network

IMPOSSIBLE = -1e9
WARM_UP = 200  # steps
HELD = 64  # stretches that are measured on and not learned from
EVERY = 100  # steps between two measurements
SMOOTH = 0.75  # power of the counts by which syllables are drawn by chance
FADED = 0.25  # share of the learning rate that is gone at the end; `context_refinement` goes on


@dataclass(frozen=True)
class Plan:
    """
    `tokens` to be seen in all; `rows`: stretches a step; `rivals` of a syllable and syllables by `chance` that it is
    told from; `strength`: how much the latter count.
    """

    tokens: int
    width: int = 128
    rows: int = 16
    rate: float = 3e-3
    rivals: int = 12
    chance: int = 256
    strength: float = 0.5
    seed: int = 25112026

    @property
    def steps(self) -> int:
        """How many steps these tokens make."""
        return self.tokens // (self.rows * STRETCH)

    def rate_at(self, step: int) -> float:
        """The learning rate: up to the full one, and down by FADED in a straight line."""
        return self.rate * min(1.0, (step + 1) / WARM_UP) * (1 - FADED * step / self.steps)


class Measured(NamedTuple):
    """After so many `tokens`: both losses in nats, and how often the right syllable beat all its rivals, on HELD."""

    tokens: int
    among_rivals: float
    by_chance: float
    right: float
    seconds: float


class Trainer:
    """Network, optimiser and lessons; `resume` takes up a checkpoint that `save` has left."""

    def __init__(self, plan: Plan, tables: Tables, text: npt.NDArray[np.int16], sizes: tuple[int, ...]) -> None:
        torch.manual_seed(plan.seed)
        self.plan, self.tables = plan, tables
        self.device = torch.device("cuda" if torch.cuda.is_available() else "cpu")
        self.network = Network(sizes, plan.width).to(self.device)
        self._optimiser = torch.optim.AdamW(self.network.parameters(), betas=(0.9, 0.98), weight_decay=0.01)
        self._held, self._text = text[:HELD], text[HELD:]
        self._numbers = self._on_device(tables.numbers)
        self._rivals = self._on_device(tables.rivals)
        counts = np.bincount(self._text[:: max(1, len(self._text) // 20_000)].ravel(), minlength=len(tables.rivals))
        self._asked = self._on_device((tables.rivals != NOBODY).any(1))
        self._draw = np.cumsum((counts + 1.0) ** SMOOTH * self._asked.cpu().numpy())
        self._draw /= self._draw[-1]
        share = np.diff(self._draw, prepend=0.0) * plan.chance
        self._log_share = self._on_device(np.log(np.maximum(share, 1e-12)).astype(np.float32))
        self.step = 0
        self.curve: list[Measured] = []

    def _on_device(self, array: npt.NDArray[Any]) -> Tensor:
        return torch.as_tensor(array).to(self.device)

    def run(self) -> Iterator[Measured]:
        """Learn up to the end of the plan; a measurement every so many steps."""
        source = lessons(self._text, self.tables, self.plan.rows, self.plan.seed, self.step)
        start = time.monotonic()
        while self.step < self.plan.steps:
            self.learn(next(source))
            if self.step % EVERY == 0 or self.step == self.plan.steps:
                self.curve.append(self._measure(time.monotonic() - start))
                yield self.curve[-1]

    def learn(self, lesson: Lesson) -> None:
        """One step."""
        for group in self._optimiser.param_groups:
            group["lr"] = self.plan.rate_at(self.step)
        rivals, chance, _ = self._losses(lesson, self.step)
        (rivals + self.plan.strength * chance).backward()
        torch.nn.utils.clip_grad_norm_(self.network.parameters(), 1.0)
        self._optimiser.step()
        self._optimiser.zero_grad(set_to_none=True)
        self.step += 1

    def _measure(self, seconds: float) -> Measured:
        lesson = next(lessons(self._held, self.tables, HELD, self.plan.seed))
        with torch.no_grad():
            rivals, chance, right = self._losses(lesson, 0)
        tokens = self.step * self.plan.rows * STRETCH
        return Measured(tokens, rivals.item(), chance.item(), right.item(), round(seconds, 1))

    def _losses(self, lesson: Lesson, number: int) -> tuple[Tensor, Tensor, Tensor]:
        """Both losses of a lesson, and how often the right syllable beats its rivals."""
        plan, network = self.plan, self.network
        meant = self._on_device(lesson.meant)
        states = network.states(network.embedding(self._numbers[self._on_device(lesson.written)]))
        asked = self._asked[meant]
        right, states = meant[asked], states[asked]
        vectors = network.reading(network.embedding(self._numbers[: len(self._rivals)]))
        biases = network.bias.weight[:, 0]
        score = (states * vectors[right]).sum(-1) + biases[right]
        rivals, nobody = self._some_rivals(right, number)
        others = (vectors[rivals] @ states.unsqueeze(-1)).squeeze(-1) + biases[rivals]
        others = others.masked_fill(nobody, IMPOSSIBLE)
        drawn = np.random.default_rng((plan.seed, number, 2)).random(plan.chance)
        chosen = self._on_device(np.minimum(np.searchsorted(self._draw, drawn), len(self._draw) - 1))
        strangers = states @ vectors[chosen].T + biases[chosen] - self._log_share[chosen]
        strangers = strangers.masked_fill(chosen == right.unsqueeze(-1), IMPOSSIBLE)
        return _first(score, others), _first(score, strangers), (score.unsqueeze(-1) > others).all(-1).float().mean()

    def _some_rivals(self, right: Tensor, number: int) -> tuple[Tensor, Tensor]:
        """Rivals of each syllable drawn by chance, and where there are none left."""
        generator = torch.Generator().manual_seed(self.plan.seed + number)
        rivals = self._rivals[right]
        lots = torch.rand(rivals.shape, generator=generator).to(self.device).masked_fill(rivals == NOBODY, -1.0)
        drawn = rivals.gather(1, lots.topk(self.plan.rivals, 1).indices)
        return drawn.clamp(min=0), drawn == NOBODY

    def save(self, path: Path) -> None:
        """Leave a checkpoint, whole or not at all."""
        state = {
            "plan": asdict(self.plan),
            "step": self.step,
            "curve": [list(measured) for measured in self.curve],
            "network": self.network.state_dict(),
            "optimiser": self._optimiser.state_dict(),
        }
        replace_checkpoint(path, state)

    def resume(self, path: Path) -> None:
        """Go on from a checkpoint of the same plan. Raises ValueError for one of another."""
        state = read_checkpoint(path, asdict(self.plan), self.device)
        self.network.load_state_dict(state["network"])
        self._optimiser.load_state_dict(state["optimiser"])
        self.step, self.curve = state["step"], [Measured(*each) for each in state["curve"]]


def replace_checkpoint(path: Path, state: Mapping[str, Any]) -> None:
    """Write a checkpoint, whole or not at all."""
    temporary = path.with_name(f".{path.name}.tmp")
    torch.save(state, temporary)
    temporary.replace(path)


def read_checkpoint(path: Path, plan: Mapping[str, Any], device: torch.device) -> dict[str, Any]:
    """The state in a checkpoint. Raises ValueError where its plan is another."""
    state: dict[str, Any] = torch.load(path, map_location=device, weights_only=True)
    if state["plan"] != plan:
        raise ValueError(f"{path} is of another plan: {state['plan']}")
    return state


def _first(score: Tensor, others: Tensor) -> Tensor:
    """The cross entropy of the first against the others."""
    every = torch.cat([score.unsqueeze(-1), others], -1)
    return functional.cross_entropy(every, torch.zeros(len(every), dtype=torch.long, device=every.device))
