"""
VN904 · Câu quá dài

Câu dài hơn 60 tiếng, không tính câu có chấm phẩy hoặc hai chấm chia thành các vế liệt kê, thì khó đọc; nên tách thành
hai ba câu.

Mức độ: nhắc. Tự sửa: không. Căn cứ: Luật Ban hành văn bản quy phạm pháp luật: diễn đạt rõ ràng, dễ hiểu.

    ✗ Ủy ban nhân dân xã đề nghị các thôn, các đoàn thể, các trường học, trạm y tế, công an xã, ban chỉ huy quân sự \
xã, hợp tác xã, các doanh nghiệp đóng trên địa bàn xã và toàn thể người dân cùng ra quân dọn vệ sinh đường làng, ngõ \
xóm, khơi thông cống rãnh, phát quang bụi rậm, thu gom rác thải, trồng cây xanh, sơn lại hàng rào, vẽ tranh tường và \
treo cờ ở cổng nhà văn hóa của thôn mình trong ngày lễ.
    ✓ Ủy ban nhân dân xã đề nghị các thôn, các đoàn thể, các trường học, trạm y tế, công an xã, ban chỉ huy quân sự \
xã, hợp tác xã, các doanh nghiệp đóng trên địa bàn xã và toàn thể người dân cùng ra quân dọn vệ sinh đường làng, ngõ \
xóm. Các thôn khơi thông cống rãnh, phát quang bụi rậm.
    ✗ Nhân dịp này xã yêu cầu các thôn, các đoàn thể, các trường học, trạm y tế, công an xã, ban chỉ huy quân sự xã, \
hợp tác xã, các doanh nghiệp đóng trên địa bàn xã và toàn thể người dân cùng ra quân dọn vệ sinh đường làng, ngõ xóm, \
khơi thông cống rãnh, phát quang bụi rậm, thu gom rác thải, trồng cây xanh, sơn lại hàng rào, vẽ tranh tường và treo \
cờ ở cổng nhà văn hóa của thôn mình trong ngày lễ.
    ✓ Nhân dịp này xã yêu cầu các thôn, các đoàn thể, các trường học, trạm y tế, công an xã, ban chỉ huy quân sự xã, \
hợp tác xã, các doanh nghiệp đóng trên địa bàn xã và toàn thể người dân cùng ra quân dọn vệ sinh đường làng, ngõ xóm. \
Các thôn khơi thông cống rãnh, phát quang bụi rậm.
    ✗ Chủ tịch Ủy ban nhân dân xã giao cho các thôn, các đoàn thể, các trường học, trạm y tế, công an xã, ban chỉ huy \
quân sự xã, hợp tác xã, các doanh nghiệp đóng trên địa bàn xã và toàn thể người dân cùng ra quân dọn vệ sinh đường \
làng, ngõ xóm, khơi thông cống rãnh, phát quang bụi rậm, thu gom rác thải, trồng cây xanh, sơn lại hàng rào, vẽ tranh \
tường và treo cờ ở cổng nhà văn hóa của thôn mình trong ngày lễ.
    ✓ Chủ tịch Ủy ban nhân dân xã giao cho các thôn, các đoàn thể, các trường học, trạm y tế, công an xã, ban chỉ huy \
quân sự xã, hợp tác xã, các doanh nghiệp đóng trên địa bàn xã và toàn thể người dân cùng ra quân dọn vệ sinh đường \
làng, ngõ xóm. Các thôn khơi thông cống rãnh, phát quang bụi rậm.
    ✗ Trong tháng tới, xã mong muốn các thôn, các đoàn thể, các trường học, trạm y tế, công an xã, ban chỉ huy quân \
sự xã, hợp tác xã, các doanh nghiệp đóng trên địa bàn xã và toàn thể người dân cùng ra quân dọn vệ sinh đường làng, \
ngõ xóm, khơi thông cống rãnh, phát quang bụi rậm, thu gom rác thải, trồng cây xanh, sơn lại hàng rào, vẽ tranh tường \
và treo cờ ở cổng nhà văn hóa của thôn mình trong ngày lễ.
    ✓ Trong tháng tới, xã mong muốn các thôn, các đoàn thể, các trường học, trạm y tế, công an xã, ban chỉ huy quân \
sự xã, hợp tác xã, các doanh nghiệp đóng trên địa bàn xã và toàn thể người dân cùng ra quân dọn vệ sinh đường làng, \
ngõ xóm. Các thôn khơi thông cống rãnh, phát quang bụi rậm.
    ✗ Theo kế hoạch của huyện, các thôn, các đoàn thể, các trường học, trạm y tế, công an xã, ban chỉ huy quân sự xã, \
hợp tác xã, các doanh nghiệp đóng trên địa bàn xã và toàn thể người dân cùng ra quân dọn vệ sinh đường làng, ngõ xóm, \
khơi thông cống rãnh, phát quang bụi rậm, thu gom rác thải, trồng cây xanh, sơn lại hàng rào, vẽ tranh tường và treo \
cờ ở cổng nhà văn hóa của thôn mình trong ngày lễ.
    ✓ Theo kế hoạch của huyện, các thôn, các đoàn thể, các trường học, trạm y tế, công an xã, ban chỉ huy quân sự xã, \
hợp tác xã, các doanh nghiệp đóng trên địa bàn xã và toàn thể người dân cùng ra quân dọn vệ sinh đường làng, ngõ xóm. \
Các thôn khơi thông cống rãnh, phát quang bụi rậm.
    ✗ Từ nay đến cuối năm, các thôn, các đoàn thể, các trường học, trạm y tế, công an xã, ban chỉ huy quân sự xã, hợp \
tác xã, các doanh nghiệp đóng trên địa bàn xã và toàn thể người dân cùng ra quân dọn vệ sinh đường làng, ngõ xóm, \
khơi thông cống rãnh, phát quang bụi rậm, thu gom rác thải, trồng cây xanh, sơn lại hàng rào, vẽ tranh tường và treo \
cờ ở cổng nhà văn hóa của thôn mình trong ngày lễ.
    ✓ Từ nay đến cuối năm, các thôn, các đoàn thể, các trường học, trạm y tế, công an xã, ban chỉ huy quân sự xã, hợp \
tác xã, các doanh nghiệp đóng trên địa bàn xã và toàn thể người dân cùng ra quân dọn vệ sinh đường làng, ngõ xóm. Các \
thôn khơi thông cống rãnh, phát quang bụi rậm.
    ✓ Ủy ban nhân dân xã đề nghị các thôn ra quân dọn vệ sinh.
    ✓ Ủy ban nhân dân xã đề nghị các thôn, các đoàn thể, các trường học, trạm y tế, công an xã, ban chỉ huy quân sự \
xã, hợp tác xã, các doanh nghiệp đóng trên địa bàn xã và toàn thể người dân cùng ra quân dọn vệ sinh đường làng, ngõ \
xóm: ⏎ - khơi thông cống rãnh, phát quang bụi rậm; ⏎ - thu gom rác thải, trồng cây xanh, sơn lại hàng rào.
    ✓ Danh sách: Nam, Bắc, Đông, Tây.
    ✓ Nhân dịp này xã yêu cầu các thôn, các đoàn thể, các trường học, trạm y tế, công an xã, ban chỉ huy quân sự xã, \
hợp tác xã, các doanh nghiệp đóng trên địa bàn xã và toàn thể người dân cùng ra quân dọn vệ sinh đường làng, ngõ xóm; \
các đoàn thể làm nòng cốt.
    ✓ 1. Mục đích ⏎ 2. Yêu cầu ⏎ 3. Nội dung
    ✓ Câu ngắn. Câu ngắn. Câu ngắn.
"""

from __future__ import annotations

from collections.abc import Iterator

from vnproof.checks.base import check
from vnproof.core.finding import Finding, Safety, Severity
from vnproof.core.span import Span
from vnproof.core.wording import Wording
from vnproof.decoder.reading import Reading

LONGEST = 60  # syllables
DIVIDES = frozenset(";:")
SHOWN = 6  # words at its beginning that are marked
CONFIDENCE = 0.5


@check("VN904")
def long_sentence(reading: Reading) -> Iterator[Finding]:
    """A sentence of more than sixty syllables."""
    tokens = reading.passage.tokens
    for sentence in reading.passage.sentences:
        if len(sentence) <= LONGEST:
            continue
        words = [number for number in sentence if tokens[number].kind == "word"]
        if len(words) <= LONGEST or any(tokens[number].text in DIVIDES for number in sentence):
            continue
        message = Wording(
            f"Câu này có {len(words)} tiếng; nên tách thành hai ba câu.",
            f"This sentence has {len(words)} syllables; two or three sentences would be easier to read.",
        )
        span = Span(tokens[words[0]].start, tokens[words[SHOWN - 1]].end)
        yield Finding("VN904", "long-sentence", span, message, (), Severity.HINT, Safety.HINT, CONFIDENCE)
