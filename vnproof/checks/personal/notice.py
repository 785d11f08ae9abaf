"""What the checks of personal data share: a finding that names the kind of data and never the data."""

from __future__ import annotations

from typing import Final

from vnproof.core.finding import Finding, Safety, Severity
from vnproof.core.wording import Wording
from vnproof.decoder.reading import Reading

SURE: Final = 0.9
LIKELY: Final = 0.7


def notice_of(
    reading: Reading, code: str, name: str, place: tuple[int, int], what: Wording, confidence: float
) -> Finding:
    """The finding at a place of the view; reporters mask what stands there, see `Report.masked`."""
    message = Wording(
        f"Văn bản đăng công khai có {what.vi}; hãy cân nhắc bỏ hoặc che bớt.",
        f"The text to be published holds {what.en}; consider leaving it out or hiding a part.",
    )
    span = reading.passage.view.offsets.to_source(*place)
    return Finding(code, name, span, message, (), Severity.WARNING, Safety.HINT, confidence)
