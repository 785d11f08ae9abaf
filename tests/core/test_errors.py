"""An error that a worker process meets is the same error where it is told."""

import pickle

import pytest

from vnproof.core.errors import ConfigError, DocumentError, OverlappingEdits
from vnproof.core.span import Span


@pytest.mark.parametrize("error", [ConfigError("sai", "wrong"), DocumentError("a", "b"), OverlappingEdits(Span(1, 2))])
def test_pickled(error):
    again = pickle.loads(pickle.dumps(error))  # noqa: S301 - our own
    assert (type(again), again.wording, str(again)) == (type(error), error.wording, str(error))
