"""
VN711 · Tên xã, thôn viết hai cách

Tên một xã, thôn, đường viết hai cách, chỉ khác một dấu («thôn Suối Cát», «thôn Suối Cất»): thường là gõ nhầm. Chỉ nhắc
khi một cách có một lần, cách kia từ hai lần trở lên; hai tên cùng một dòng, hai kiểu đặt dấu thanh thì không báo.

Mức độ: nhắc. Tự sửa: không. Căn cứ: một nơi chỉ có một tên.

    ✗ Thôn Suối Cát họp dân. ⏎ Người dân thôn Suối Cất góp công. ⏎ Đường vào thôn Suối Cát đã thông.
    ✓ Thôn Suối Cát họp dân. ⏎ Người dân thôn Suối Cát góp công. ⏎ Đường vào thôn Suối Cát đã thông.
    ✗ Xã Phú Sơn tổ chức lễ. ⏎ Lãnh đạo xã Phú Sớn dự. ⏎ Bà con xã Phú Sơn vui mừng.
    ✓ Xã Phú Sơn tổ chức lễ. ⏎ Lãnh đạo xã Phú Sơn dự. ⏎ Bà con xã Phú Sơn vui mừng.
    ✗ Ấp Tân Lập có 50 hộ. ⏎ Ấp Tân Lâp trồng tiêu. ⏎ Trưởng ấp Tân Lập báo cáo.
    ✓ Ấp Tân Lập có 50 hộ. ⏎ Ấp Tân Lập trồng tiêu. ⏎ Trưởng ấp Tân Lập báo cáo.
    ✗ Phường Minh Hưng ra quân. ⏎ Phường Mính Hưng dọn rác. ⏎ Phường Minh Hưng tổng kết.
    ✓ Phường Minh Hưng ra quân. ⏎ Phường Minh Hưng dọn rác. ⏎ Phường Minh Hưng tổng kết.
    ✗ Đường Lê Lợi bị ngập. ⏎ Sửa cống đường Lê Lơi. ⏎ Cấm xe vào đường Lê Lợi.
    ✓ Đường Lê Lợi bị ngập. ⏎ Sửa cống đường Lê Lợi. ⏎ Cấm xe vào đường Lê Lợi.
    ✗ Hồ Thác Mơ đầy nước. ⏎ Thả cá xuống hồ Thác Mờ. ⏎ Dân quanh hồ Thác Mơ vui.
    ✓ Hồ Thác Mơ đầy nước. ⏎ Thả cá xuống hồ Thác Mơ. ⏎ Dân quanh hồ Thác Mơ vui.
    ✗ Trường Tiểu học Lộc Tấn A tuyển sinh. ⏎ Cầu Bàu Sen hỏng. ⏎ Sửa cầu Bàu Sên. ⏎ Cấm xe qua cầu Bàu Sen.
    ✓ Trường Tiểu học Lộc Tấn A tuyển sinh. ⏎ Cầu Bàu Sen hỏng. ⏎ Sửa cầu Bàu Sen. ⏎ Cấm xe qua cầu Bàu Sen.
    ✗ Trường Tiểu học Đạo Trù họp. ⏎ Sơ tán về Trường Tiểu học Đạo Tru. ⏎ Trường Tiểu học Đạo Trù mở cửa.
    ✓ Trường Tiểu học Đạo Trù họp. ⏎ Sơ tán về Trường Tiểu học Đạo Trù. ⏎ Trường Tiểu học Đạo Trù mở cửa.
    ✓ Thôn Suối Cát họp. ⏎ Thôn Suối Cất họp.
    ✓ Xã Tân Hưng họp. ⏎ Xã Tân Hưng và xã Tân Hùng ký kết. ⏎ Xã Tân Hưng ra quân.
    ✓ Xã Tân Hòa họp. ⏎ Xã Tân Hoà ra quân. ⏎ Xã Tân Hòa tổng kết.
    ✓ Thôn Suối Cát họp. ⏎ Xã Suối Cất họp. ⏎ Thôn Suối Cát ra quân.
    ✓ Xã Phú Sơn họp. ⏎ Xã Phú Sen họp. ⏎ Xã Phú Sơn ra quân.
    ✓ Xã Tân Lập: 50 hộ. ⏎ Xã Tân Lấp: 20 hộ. ⏎ Xã Tân Lập; xã Tân Lấp đạt chuẩn.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator

from vnproof.checks.base import check
from vnproof.core.finding import Finding, Safety, Severity
from vnproof.core.span import Span
from vnproof.core.wording import Wording
from vnproof.decoder.reading import Reading
from vnproof.text.casing import LOWER, UPPER
from vnproof.text.pattern import Pattern
from vnproof.text.tone import normalize_tone_style, strip_marks

MORE_KINDS = ("bản ", "xóm ", "cầu ", "chùa ", "đình ", "Tiểu học ", "THCS ", "THPT ", "Mầm non ", "hợp tác xã ")
KINDS = (
    *MORE_KINDS,
    *(kind.capitalize() for kind in MORE_KINDS if kind[0].islower()),
    *("xã ", "phường ", "thị trấn ", "thôn ", "ấp ", "khu phố ", "buôn ", "làng ", "đường ", "hồ ", "suối ", "chợ "),
    *("Xã ", "Phường ", "Thị trấn ", "Thôn ", "Ấp ", "Khu phố ", "Buôn ", "Làng ", "Đường ", "Hồ ", "Suối ", "Chợ "),
)
BLANK = Pattern(rf" (?=[{UPPER}][{LOWER}])")
NAME = Pattern(rf"[{UPPER}][{LOWER}]{{1,6}} [{UPPER}][{LOWER}]{{1,6}}(?: [{UPPER}][{LOWER}]{{1,6}})?\b(?! [{UPPER}])")
LONGEST = 20_000  # characters: what is longer is put together from many texts
MOST = 15  # places: where more are named, two are alike by chance
USUAL = 2  # times that the other name is met
CONFIDENCE = 0.5


@check("VN711")
def two_places(reading: Reading) -> Iterator[Finding]:
    """A place's name that is written otherwise elsewhere in the text, by one mark."""
    view = reading.passage.view
    if len(view.text) > LONGEST:
        return
    alike: dict[tuple[str, str], dict[str, list[Span]]] = defaultdict(lambda: defaultdict(list))
    for kind, place in _places(view.text):
        name = " ".join(normalize_tone_style(word) for word in place.of(view.text)[len(kind) :].split())
        alike[kind.lower(), strip_marks(name)][name].append(place)
    if len(alike) > MOST:
        return
    for names in alike.values():
        if len(names) != 2:
            continue
        (odd, places), (usual, others) = sorted(names.items(), key=lambda item: len(item[1]))
        lines = {view.text.count("\n", 0, place.start) for place in others}
        if len(places) > 1 or len(others) < USUAL or view.text.count("\n", 0, places[0].start) in lines:
            continue
        message = Wording(
            f"«{odd}» ở đây, «{usual}» ở chỗ khác: nếu là một nơi thì xin xem lại.",
            f"'{odd}' here, '{usual}' elsewhere: please check, if it is the same place.",
        )
        span = view.offsets.to_source(*places[0])
        yield Finding("VN711", "two-places", span, message, (), Severity.HINT, Safety.HINT, CONFIDENCE)


def _places(text: str) -> Iterator[tuple[str, Span]]:
    """The places that are named, with the word for what each is."""
    for blank in BLANK.finditer(text):
        first = blank.end()
        match = NAME.match(text, first) if text.endswith(KINDS, 0, first) else None
        for kind in KINDS if match else ():
            start = first - len(kind)
            if match and start >= 0 and text.startswith(kind, start) and not text[start - 1 : start].isalnum():
                yield kind, Span(start, match.end())
