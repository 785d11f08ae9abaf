"""What is opened apart can neither take the service down nor hold it up."""

import os
import signal
import time

import pytest

from vnproof.core.errors import DocumentError
from vnproof.documents.plain import decode
from vnproof.server.uploads import apart, open_upload


def test_work_comes_back():
    assert apart(os.path.basename, ("folder/a.docx",), 30) == "a.docx"


@pytest.mark.parametrize("times", [1, 50_000], ids=["here", "apart"])
def test_a_text_is_opened(times):
    assert open_upload("a.txt", times * "Kính gửi".encode(), None, 30).text == times * "Kính gửi"


# The work and what it works on, the seconds it has, and what is said.
LOST = [
    (decode, ("a.txt", b"\0"), 30, "a.txt: là dữ liệu nhị phân"),
    (time.sleep, (60,), 1, "60: tệp quá nặng"),
    (bytearray, (1 << 40,), 30, "tệp quá nặng"),
    (signal.raise_signal, (signal.SIGKILL,), 30, "tệp quá nặng"),
]


@pytest.mark.parametrize(("work", "arguments", "seconds", "says"), LOST)
def test_one_sentence_comes_back(work, arguments, seconds, says):
    with pytest.raises(DocumentError, match=says):
        apart(work, arguments, seconds)
