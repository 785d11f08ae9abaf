"""Every kind of slip finds its way back. A new case is a new line: written, meant, kind."""

import re
from functools import cache

import pytest

from vnproof.confusion.model import ErrorModel
from vnproof.confusion.respelling import KINDS
from vnproof.decoder.evidence import KINDS as WORDED

WORDS = """
    tổ tố tô tộ to tơ chức chúc công tác việc thực thức hợp họp hộp đầu đau đàu thiết điện điển điền truyền
    truyện chuyển về vệ vê kế kê kề hoạch phòng phong chống chông tầng tâng tăng quyết định đình được dược đước
    đồng đông người ngươi phường phương tỉnh tình tính tĩnh nước của quả qua quá quý toàn toán hoàn tiến tiền
    quy huy trình trong trung trường năm nam số sổ sửa sữa xử sử chính tranh sông dành giành gì rất nói lói vào
    dào bác bát lan làng lành mạnh mặn miệng iu yêu ngành kiểm ghế gắn quang cuốn nghiệp kỹ kĩ kỷ lý ủy ở đây là
    ban bàn lúa nắm xuất cũng hoạt tư đường dường vụ vũ tối cuốc quăng đảng sinh giáo tin em năng nâng thủ thu
    đổi cần cầu phát mắt mặt minh bình hình mưa muốn khuếch hươu liên lên ý thầy nhà cá nhân thy tưởng
"""
SLIPS = """
    tô          tổ          tone-lost
    điên        điện        tone-lost
    vê          về          tone-lost
    cũnng       cũng        doubled
    tố          tổ          tone-swapped
    chổng       chống       tone-swapped
    tình        tỉnh        tone-swapped
    địnhh       định        doubled
    tĩnh        tỉnh        hoi-nga
    sữa         sửa         hoi-nga
    quả         qua         tone-added
    tỉn         tin         tone-added
    họp         hợp         mark-lost
    đàu         đầu         mark-lost
    nguời       người       mark-lost
    phuong      phương      mark-lost
    tợ          tộ          mark-swapped
    năng        nâng        mark-swapped
    tâng        tăng        mark-swapped
    nấm         nắm         mark-swapped
    bân         ban         mark-added
    dược        được        d-bar
    đường       dường       d-bar
    chuc        chức        all-marks
    duoc        được        all-marks
    phuong      phường      all-marks
    đinh        định        tone-lost
    tõ          tổ          tone-and-mark
    quyêt       quyết       tone-lost
    tốì         tối         tone-added
    đáảng       đảng        doubled
    hờp         hợp         tone-swapped
    tìến        tiến        tone-added
    tòan        toàn        tone-misplaced
    qủa         quả         tone-misplaced
    qúy         quý         tone-misplaced
    tíên        tiến        tone-misplaced
    lổ          tổ          glyph
    huv         huy         glyph
    rnặt        mặt         glyph
    tmh         tình        glyph
    cliện       điện        glyph
    bình        hình        glyph
    øiáo        giáo        glyph
    fỉnh        tỉnh        glyph
    clồng       đồng        glyph
    ehính       chính       glyph
    v1ệc        việc        digit
    h0ạt        hoạt        digit
    1à          là          digit
    5ố          số          digit
    chucws      chức        telex
    hoachj      hoạch       telex
    dduwowngf   đường       telex
    hoạchj      hoạch       telex
    nguowif     người       telex
    truwowfng   trường      telex
    tw          tư          telex
    dduwocj     được        telex
    muwa        mưa         telex
    muaw        mưa         telex
    cuoocs      cuốc        telex
    quawng      quăng       telex
    to63        tổ          vni
    chu71c      chức        vni
    vu5         vụ          vni
    d9uo7ng2    đường       vni
    to^?        tổ          viqr
    chu+'c      chức        viqr
    ddu+o+`ng   đường       viqr
    bsn         ban         adjacent-key
    niói        nói         extra-letter
    quyeets     quyết       telex
    thhủ        thủ         doubled
    đổii        đổi         doubled
    trnug       trung       swapped
    trng        trong       missing-letter
    tihnh       tình        extra-letter
    phátb       phát        extra-letter
    muốpn       muốn        extra-letter
    hựp         hợp         substituted
    xửa         sửa         regional
    chanh       tranh       regional
    chuyền      truyền      regional
    giành       dành        regional
    lói         nói         regional
    dào         vào         regional
    làn         làng        regional
    bác         bát         regional
    mạn         mạnh        regional
    iêu         iu          regional
    chín        chính       regional
    phòn        phòng       regional
    lên         liên        missing-letter
    hiêu        hươu        regional
    huy         quy         regional
    nghành      ngành       spelling-rule
    ghắn        gắn         spelling-rule
    ciểm        kiểm        spelling-rule
    cuang       quang       spelling-rule
    gế          ghế         spelling-rule
    ngiệp       nghiệp      spelling-rule
    dì          gì          regional
    iêu         yêu         i-y
    thi         thy         i-y
    kĩ          kỷ          hoi-nga
    ìghiệp      nghiệp      substituted
    déi         đổi         glyph
    tữởng       tưởng       tone-added
    ngiệb       nghiệp      spelling-rule
    clồnq       đồng        glyph
    côngtác     công tác    joined
    cánhân      cá nhân     joined
    ởđây        ở đây       joined
    nhàở        nhà ở       joined
"""
KNOWN_GAPS = """
    khoách      khuếch      regional      two slips: medial and nucleus
    xin         sinh        regional      two slips: onset and final
    côngtac     công tác    joined        a slip in one of the joined halves
"""


def lines(table):
    """(written, meant, kind), cut at two spaces or more: what is meant may be two words."""
    return [re.split(r"\s{2,}", line.strip())[:3] for line in table.strip().splitlines()]


@cache
def model():
    return ErrorModel(WORDS.split())


@pytest.mark.parametrize(("written", "meant", "kind"), lines(SLIPS))
def test_the_form_that_was_meant_is_proposed(written, meant, kind):
    found = {candidate.form: candidate.kind for candidate in model().candidates(written)}
    assert found.get(meant) == kind


@pytest.mark.xfail(strict=True, reason="more slips in one form than are looked for")
@pytest.mark.parametrize(("written", "meant", "kind"), lines(KNOWN_GAPS))
def test_known_gaps(written, meant, kind):
    test_the_form_that_was_meant_is_proposed(written, meant, kind)


@pytest.mark.parametrize("form", ["kĩ", "kỹ", "lí", "quí", "hoà", "hòa", "thuỷ"])
def test_matters_of_style_are_no_slips(form):
    spellings = {"kĩ": "kỹ", "kỹ": "kĩ", "lí": "lý", "quí": "quý", "hoà": "hòa", "hòa": "hoà", "thuỷ": "thủy"}
    known = ErrorModel([*WORDS.split(), "hòa", "hoà", "thủy"])
    assert spellings[form] not in [candidate.form for candidate in known.candidates(form)]


def test_every_kind_has_its_line():
    assert {kind for *_, kind in lines(SLIPS)} == set(KINDS) - {"split"}


def test_every_kind_has_words_for_people():
    assert set(KINDS) <= set(WORDED)


@pytest.mark.parametrize("code", ["l8", "a4", "5g", "h2o", "mp3", "90", "2025", "covid19"])
def test_codes_are_left_alone(code):
    assert model().candidates(code) == ()


@pytest.mark.parametrize("form", ["", "a" * 1_000_000, "côngtác" * 1_000, "ﬁ", "ạ\N{COMBINING ACUTE ACCENT}", "北京"])
def test_odd_forms_are_no_trouble(form):
    assert model().candidates(form) == model().candidates(form)


@pytest.mark.parametrize(
    ("left", "right", "meant"),
    [("th", "ực", "thực"), ("ph", "át", "phát"), ("đượ", "c", "được"), ("th", "ưc", "thực"), ("ti", "ến", "tiến")],
)
def test_torn_syllables_are_put_together(left, right, meant):
    found = model().joined(left, right)
    assert found[0].kind == "split"
    assert meant in [candidate.form for candidate in found]


@pytest.mark.parametrize(("left", "right"), [("công", "tác"), ("x", "y"), ("", "")])
def test_what_makes_no_syllable_is_not_put_together(left, right):
    assert model().joined(left, right) == ()


CHEAPER = """
    tô      tổ      to        a tone is lost over a hat more readily than a hat is added
    họp     hợp     hợt       a mark alone, before a letter
    tòan    toàn    toán      the right tone on the wrong letter, before another tone
    phán    phấn    phần      one diacritic, before two
    chuc    chức    chước     marks alone, before a letter
    nghành  ngành   nhanh     a rule of spelling, before two slips
    xử      sử      sừ        what sounds alike, before what only looks alike in part
    v1ệc    việc    viêc      the digit alone, before digit and tone
    côngtác   công tác  cóng tác   the halves as they stand
"""


@pytest.mark.parametrize(
    ("written", "near", "far", "why"), [re.split(r"\s{2,}", x.strip()) for x in CHEAPER.strip().splitlines()]
)
def test_the_likelier_slip_costs_less(written, near, far, why):
    assert model().cost(written, near) < model().cost(written, far), why
