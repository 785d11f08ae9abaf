"""
VN201 · Đầu câu không viết hoa

Chữ đầu câu, sau dấu chấm, viết hoa (Nghị định 30/2020/NĐ-CP, Phụ lục II). Trước từ thường mở đầu câu («tuy», «sau»,
«ngoài»…), vnproof gợi ý viết hoa; trước từ khác chỉ nhắc, vì có thể chính dấu chấm mới là chỗ sai: thừa, hoặc nhầm từ
dấu phẩy khi nhận dạng bản quét. Sau chữ viết tắt (TP., v.v.), trong danh sách, ở dòng bị ngắt giữa câu, sau dấu hỏi và
dấu than thì không báo. Trong một danh sách, trong các điều, chỗ duy nhất mở đầu bằng chữ thường thì được nhắc.

Mức độ: cảnh báo. Tự sửa: với --likely. Căn cứ: Nghị định 30/2020/NĐ-CP, Phụ lục II.

    ✗ Kế hoạch đã được phê duyệt. các xã triển khai từ tháng 5.
    ✓ Kế hoạch đã được phê duyệt. Các xã triển khai từ tháng 5.
    ✗ Hội nghị diễn ra tại Lộc Ninh. sau hội nghị, đoàn đi thăm các hộ dân.
    ✓ Hội nghị diễn ra tại Lộc Ninh. Sau hội nghị, đoàn đi thăm các hộ dân.
    ✗ Xã đã trồng 20 ha cà phê. ngoài ra, bà con trồng thêm cây ăn quả.
    ✓ Xã đã trồng 20 ha cà phê. Ngoài ra, bà con trồng thêm cây ăn quả.
    ✗ Các hộ dân kê khai theo mẫu. hồ sơ nộp tại bộ phận một cửa của xã.
    ✓ Các hộ dân kê khai theo mẫu. Hồ sơ nộp tại bộ phận một cửa của xã.
    ✗ Toàn xã có 12 thôn.  ở mỗi thôn có một tổ công nghệ số cộng đồng.
    ✓ Toàn xã có 12 thôn.  Ở mỗi thôn có một tổ công nghệ số cộng đồng.
    ✗ Xã đã trồng 20 ha cà phê. trong đó có 5 ha trồng xen cây ăn quả.
    ✓ Xã đã trồng 20 ha cà phê, trong đó có 5 ha trồng xen cây ăn quả.
    ✗ Đoàn đã đi thăm các hộ nghèo trong xã. ⏎ sau đó, đoàn làm việc với chi bộ thôn về việc xóa nhà tạm cho bà con. \
⏎ \
Lãnh đạo xã cảm ơn đoàn và hứa sẽ giúp đỡ. ⏎ Buổi làm việc kết thúc lúc 17 giờ cùng ngày.
    ✓ Đoàn đã đi thăm các hộ nghèo trong xã. ⏎ Sau đó, đoàn làm việc với chi bộ thôn về việc xóa nhà tạm cho bà con. \
⏎ \
Lãnh đạo xã cảm ơn đoàn và hứa sẽ giúp đỡ. ⏎ Buổi làm việc kết thúc lúc 17 giờ cùng ngày.
    ✗ Điều 1. Mục đích ⏎ Nội dung. ⏎ Điều 2. phạm vi ⏎ Nội dung. ⏎ Điều 3. Đối tượng ⏎ Nội dung. ⏎ Điều 4. Giải thưởng
    ✓ Điều 1. Mục đích ⏎ Nội dung. ⏎ Điều 2. Phạm vi ⏎ Nội dung. ⏎ Điều 3. Đối tượng ⏎ Nội dung. ⏎ Điều 4. Giải thưởng
    ✗ Hồ sơ: ⏎ - Đơn xin; ⏎ - bản vẽ; ⏎ - Giấy phép; ⏎ - Ảnh chụp.
    ✓ Hồ sơ: ⏎ - Đơn xin; ⏎ - Bản vẽ; ⏎ - Giấy phép; ⏎ - Ảnh chụp.
    ✓ Hồ sơ: ⏎ - đơn xin; ⏎ - bản vẽ; ⏎ - Giấy phép; ⏎ - ảnh chụp.
    ✓ Các xã thuộc TP. huyện lỵ và TX. trực thuộc tỉnh nộp báo cáo, số liệu, v.v. theo mẫu của Sở.
    ✓ «Thủ tục thế nào? nộp ở đâu?» là câu hỏi nhiều người gửi về xã.
    ✓ Nội dung gồm: a. tuyên truyền trong nhân dân; b. tập huấn cho cán bộ xã.
    ✓ Người dân truy cập dichvucong.gov.vn để nộp hồ sơ... rồi chờ kết quả qua tin nhắn.
    ✓ Thôn đã họp dân. a) Các hộ nghèo được hỗ trợ xi măng và ngày công.
    ✓ cháu chào bác ạ. bác cho cháu hỏi lịch tiêm của trạm với ạ.
    ✓ Điều 5. phạm vi áp dụng của quy chế này là toàn xã.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from vnproof.checks.base import check
from vnproof.checks.capitals.notices import is_notice
from vnproof.core.finding import Finding, Safety, Severity, Suggestion
from vnproof.core.span import Span
from vnproof.core.wording import Wording
from vnproof.decoder.reading import Reading
from vnproof.text.pattern import occurrences
from vnproof.text.sentences import ABBREVIATIONS
from vnproof.text.syllable import is_syllable

START = re.compile(r"\.(?<=[^\W\d_]\.)(?P<gap>(?:[^\S\r\n\t]|\r?\n)+)(?P<word>[^\W\d_]+)(?=[,\s])")
LAST_WORD = re.compile(r"[^\W\d_]+\Z")
SENTENCE_ENDS = re.compile(r"[.;:?!\n]")
NO_END = ABBREVIATIONS | {"Co"}
REACH = 300
SHORTEST = 4  # words of a sentence: with fewer, the full stop may be anything
# Words that begin sentences; before another, the full stop itself may be the slip (in corpus/gold it mostly is).
OPENERS = frozenset(["bên", "khi", "ngoài", "nếu", "nhờ", "sau", "tuy", "vì", "đây"])
ALONE = frozenset("oôơuưyýởồờừùủúíì")  # words of one letter that open sentences; «a», «b» number items
LONG_LINE = 40  # a shorter line is an item or a caption
SHARE = 0.1  # of lines that begin with small letters: where more do, that is how the text is set
LOWER_LINE = re.compile(r"^[^\S\n]*(?P<first>[^\W\d_])", re.MULTILINE)
LEAST_LINES = 3
CONFIDENCE = {Safety.LIKELY: 0.8, Safety.HINT: 0.6}
SEVERITY = {Safety.LIKELY: Severity.WARNING, Safety.HINT: Severity.HINT}


ARTICLE = re.compile(r"Điều \d{1,3}\. (?P<word>[^\W\d_]+) ")
ITEM = re.compile(r"[^\S\n]*(?P<mark>[-+*•]|\d{1,2}[.)]|[a-zđ]\)) ?(?P<word>[^\W\d_]+) [^\W\d_]")
LEAST_ITEMS = 3  # beside the one that is told of; in notices one less


@check("VN201")
def sentence_start(reading: Reading) -> Iterator[Finding]:
    """A sentence that begins with a small letter."""
    view = reading.passage.view
    for match in START.finditer(view.text):
        word = match["word"]
        if not word.islower() or not is_syllable(word) or (len(word) == 1 and word not in ALONE):
            continue
        place = view.offsets.to_source(*match.span("word"))
        is_new_line = "\n" in match["gap"]
        if (
            not _is_sentence(view.text, match)
            or reading.passage.is_protected(place)
            or (is_new_line and not _is_paragraph(view.text, match.start("word")))
        ):
            continue
        safety = Safety.LIKELY if word in OPENERS and not is_new_line else Safety.HINT
        meant, confidence = word[0].upper() + word[1:], CONFIDENCE[safety]
        message = Wording(
            f"Sau dấu chấm là câu mới: «{meant}» viết hoa; nếu câu chưa hết, xin xem lại dấu chấm.",
            f"A sentence begins after a full stop: '{meant}' has a capital; if none does, please check the full stop.",
        )
        suggestions = (Suggestion(meant, confidence),) if word in OPENERS else ()
        yield Finding("VN201", "sentence-start", place, message, suggestions, SEVERITY[safety], safety, confidence)
    for start, word in _alone_among_items(view.text, LEAST_ITEMS - is_notice(reading.passage.heading)):
        place = view.offsets.to_source(start, start + len(word))
        if not reading.passage.is_protected(place):
            yield _of_item(place, word)


def _alone_among_items(text: str, least: int) -> Iterator[tuple[int, str]]:
    """The one article or item with a small letter where all those beside it begin with capitals."""
    articles, run = list[re.Match[str]](), list[re.Match[str]]()
    runs, kind = [articles], ""
    for line in (0, *(place + 1 for place in occurrences(text, "\n"))):
        if article := ARTICLE.match(text, line):
            articles.append(article)
        item = ITEM.match(text, line)
        mark = item["mark"][-1] + item["mark"][:1].isdigit() * "1" if item else ""
        if mark != kind:
            runs.append(run := [])
        if item:
            run.append(item)
        kind = mark
    for run in runs:
        small = [item for item in run if item["word"].islower() and is_syllable(item["word"])]
        if len(small) == 1 and len(run) > least:
            yield small[0].start("word"), small[0]["word"]


def _of_item(place: Span, word: str) -> Finding:
    meant, confidence = word[0].upper() + word[1:], CONFIDENCE[Safety.HINT]
    message = Wording(
        f"Các mục bên cạnh đều mở đầu bằng chữ hoa; hãy viết «{meant}» cho thống nhất.",
        f"The items beside this one begin with capitals; write '{meant}' as they do.",
    )
    suggestions = (Suggestion(meant, confidence),)
    return Finding("VN201", "sentence-start", place, message, suggestions, Severity.HINT, Safety.HINT, confidence)


def _is_sentence(text: str, match: re.Match[str]) -> bool:
    """Do whole sentences stand on both sides of the full stop, and is it one?"""
    before = text[max(0, match.start() - REACH) : match.start()]
    last = LAST_WORD.search(before)
    if last is None or len(last[0]) == 1 or last[0] in NO_END or not is_syllable(last[0]):
        return False
    line = text[text.rfind("\n", 0, match.start()) + 1 : match.start()]
    if next(filter(str.isalpha, line)).islower():  # whoever writes all small is not told at every sentence
        return False
    after = text[match.start("word") : match.start("word") + REACH]
    return all(
        sum(part[0].isalpha() for part in sentence.split()) >= SHORTEST
        for sentence in (SENTENCE_ENDS.split(before)[-1], SENTENCE_ENDS.split(after)[0])
    )


def _is_paragraph(text: str, start: int) -> bool:
    """Does a paragraph begin here, in a text whose others begin with capitals?"""
    line = text[start:].partition("\n")[0].rstrip()
    firsts = [match["first"] for match in LOWER_LINE.finditer(text)]
    small = sum(first.islower() for first in firsts)
    return len(line) >= LONG_LINE and line.endswith(".") and len(firsts) > LEAST_LINES and (
        small == 1 or small <= SHARE * len(firsts)
    )  # fmt: skip
