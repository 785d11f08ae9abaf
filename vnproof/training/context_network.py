"""
The network of the context model: what fits a place, from what stands left of it and right of it, itself unseen.

    forms ─Embedding→ vectors ─Side (left)──┐
                              ─Side (right)─┴─Meeting→ state of the place · vector of a reading + its bias → score

A Side is causal: layers that look 1, 2, 4 and 8 places back, so that the last one sees 16. As each layer halves what
the next one needs, one place costs 15 steps of a layer a side, not 64 (`tip`). A place never sees its own form: most
words are right, and a model that may copy learns little else.
"""

from __future__ import annotations

from collections.abc import Sequence

import torch
from torch import Tensor, nn
from torch.nn import functional

STEPS = (1, 2, 4, 8)  # places that each layer looks back: context.model.REACH of them with the last


class Embedding(nn.Module):
    """The vector of a form: the sum of those of its symbol, onset, rime, tone and pairs of letters."""

    def __init__(self, sizes: Sequence[int], width: int) -> None:
        super().__init__()
        self.tables = nn.ModuleList(nn.Embedding(size, width) for size in sizes)
        for table, spread in zip(self.tables, (0.1, 0.05, 0.05, 0.05, 0.03), strict=True):
            nn.init.normal_(table.weight, std=spread)

    def forward(self, forms: Tensor) -> Tensor:
        """Vectors (…, width) of forms (…, numbers)."""
        symbol, onset, rime, tone, letters = self.tables
        sounds = onset(forms[..., 1]) + rime(forms[..., 2]) + tone(forms[..., 3])
        return symbol(forms[..., 0]) + sounds + letters(forms[..., 4:]).sum(-2)


class Layer(nn.Module):
    """One place joined with another before it, by a gate."""

    def __init__(self, width: int) -> None:
        super().__init__()
        self.norm = nn.LayerNorm(width)
        self.mix = nn.Linear(2 * width, 2 * width)
        self.out = nn.Linear(width, width)

    def forward(self, here: Tensor, before: Tensor) -> Tensor:
        """The places `here`, each with what stands `before` it."""
        value, gate = self.mix(torch.cat([self.norm(here), self.norm(before)], -1)).chunk(2, -1)
        return here + self.out(functional.silu(value) * gate)


class Side(nn.Module):
    """All that leads up to a place from one side."""

    def __init__(self, width: int) -> None:
        super().__init__()
        self.layers = nn.ModuleList(Layer(width) for _ in STEPS)
        self.norm = nn.LayerNorm(width)

    def forward(self, places: Tensor) -> Tensor:
        """(batch, length, width): every place with the 15 before it; before the first stands nothing."""
        for layer, step in zip(self.layers, STEPS, strict=True):
            places = layer(places, functional.pad(places, (0, 0, step, 0))[:, :-step])
        return self.norm(places)

    def tip(self, places: Tensor) -> Tensor:
        """The last of sixteen places (batch, 16, width) with all before it, as `forward` gives it."""
        for layer in self.layers:
            pairs = places.unflatten(1, (-1, 2))
            places = layer(pairs[:, :, 1], pairs[:, :, 0])
        return self.norm(places[:, 0])


class Network(nn.Module):
    """The whole; `sizes` are those of `context.forms`."""

    def __init__(self, sizes: Sequence[int], width: int = 128) -> None:
        super().__init__()
        self.embedding = Embedding(sizes, width)
        self.left, self.right = Side(width), Side(width)
        self.meet = nn.Linear(2 * width, 4 * width)
        self.state = nn.Linear(2 * width, width)
        self.skip = nn.Linear(2 * width, width)
        self.reading = nn.Linear(width, width)
        self.bias = nn.Embedding(sizes[0], 1)
        nn.init.zeros_(self.bias.weight)

    def _met(self, left: Tensor, right: Tensor) -> Tensor:
        both = torch.cat([left, right], -1)
        value, gate = self.meet(both).chunk(2, -1)
        met: Tensor = self.skip(both) + self.state(functional.silu(value) * gate)
        return met

    def states(self, vectors: Tensor) -> Tensor:
        """What is expected at every place of a stretch (batch, length, width), from all others."""
        left = functional.pad(self.left(vectors), (0, 0, 1, 0))[:, :-1]
        right = functional.pad(self.right(vectors.flip(1)).flip(1), (0, 0, 0, 1))[:, 1:]
        return self._met(left, right)

    def forward(self, left: Tensor, right: Tensor, readings: Tensor) -> Tensor:
        """
        The score of each reading (batch, readings) of a place, in nats up to a constant of the place.

        `left` are the sixteen forms before it in their order, `right` those after it, the nearest last; all as numbers.
        """
        return self.weighed(self.embedding(left), self.embedding(right), self.embedding(readings), readings[..., 0])

    def weighed(self, left: Tensor, right: Tensor, readings: Tensor, symbols: Tensor) -> Tensor:
        """The same, of vectors; `symbols` are the numbers of the readings' symbols."""
        state = self._met(self.left.tip(left), self.right.tip(right))
        return (self.reading(readings) @ state.unsqueeze(-1)).squeeze(-1) + self.bias(symbols).squeeze(-1)
