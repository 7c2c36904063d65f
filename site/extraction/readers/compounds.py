"""Words whose marks recognition mixes up, put right by the word beside them.

On paper a hook, a tilde and an acute are a few dots; the model is sure of "bố sung" and "chỉ tiết" as it is
of what is printed there. A syllable is changed only where it makes, with its neighbour, a compound of the
language of administration, differs from it in nothing but marks, and where the neighbour is spelled right.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from functools import cache
from typing import Final

from extraction.readers.places import Word
from vietnamese.alphabet import split_tone
from vietnamese.text import fold

__all__ = ["COMPOUNDS", "with_compounds"]

COMPOUNDS: Final = """
ảnh hưởng, áp dụng, bãi bỏ, ban hành, bảo đảm, bảo hiểm, bảo hộ, bảo quản, bảo vệ, báo cáo, bắt buộc,
bầu cử, bền vững, biên bản, biện pháp, biểu dương, bình đẳng, bình xét, bổ nhiệm, bổ sung, bồi dưỡng,
bồi thường, cải cách, cải thiện, cán bộ, cấp phát, chấm dứt, chấp hành, chăm lo, chất lượng, chế độ,
chi phí, chi tiết, chi tiêu, chỉ đạo, chỉ thị, chỉ tiêu, chính sách, chính thức, chủ động, chủ tịch,
chủ trì, chủ trương, chuẩn bị, chương trình, chuyên môn, chuyển đổi, công chức, công đoàn, công nghệ,
công nghiệp, công nhân, cơ quan, cơ sở, cung cấp, cụ thể, cử tri, dân chủ, dân sự, danh hiệu, danh mục,
dịch vụ, doanh nghiệp, dự án, dự thảo, dự toán, đại biểu, đại diện, đại hội, đánh giá, đào tạo, đảm bảo,
đảng viên, đăng ký, đầu tư, đề nghị, đề xuất, địa phương, điều kiện, điều lệ, định hướng, định kỳ,
đoàn viên, đổi mới, đối thoại, đối tượng, động viên, đơn vị, đời sống, giải pháp, giải quyết, giám sát,
giảm nghèo, giáo dục, giao dịch, gia đình, giới thiệu, ghi âm, ghi nhận, hành chính, hành vi, hằng năm,
hiệu lực, hiệu quả, hình thức, hoàn thiện, hoạt động, hỗ trợ, hội đồng, hội nghị, hợp đồng, hợp tác,
huấn luyện, hướng dẫn, hưởng ứng, kế hoạch, kết quả, khai thác, khảo sát, khắc phục, khẩn trương,
khen thưởng, khiếu nại, khoa học, khoán chi, khởi kiện, kiểm định, kiểm soát, kiểm tra, kiến nghị, kinh phí,
kinh tế, kỷ luật, kỷ niệm, kỹ năng, kỹ thuật, lao động, lãnh đạo, lĩnh vực, liên quan, lực lượng, lưu trữ,
mở rộng, mức đóng, nâng cao, nghị định, nghị quyết, nghĩa vụ, nghiệm thu, nghiên cứu, nghiệp vụ, nguyên tắc,
ngân sách, nhà ở, nhận thức, nhiệm kỳ, nhiệm vụ, nội dung, ổn định, phát động, phát hiện, phát triển,
phân bổ, phân bố, phân cấp, phân công, phẩm chất, phê duyệt, phòng chống, phối hợp, phổ biến, phụ cấp,
phụ lục, phúc lợi, phương án, phương pháp, quản lý, quan hệ, quy chế, quy chuẩn, quy định, quy hoạch,
quy trình, quyền hạn, quyền lợi, quyết định, quyết toán, sáng kiến, sản phẩm, sản xuất, sơ kết, sử dụng,
sửa đổi, sức khỏe, tai nạn, tài chính, tài liệu, tài sản, tạm thời, tăng cường, tập huấn, tập thể, tham gia,
tham mưu, thanh tra, thành lập, thành tích, thành viên, thẩm định, thẩm quyền, thế hệ, thể thao, theo dõi,
thi đua, thi hành, thỏa ước, thỏa thuận, thông báo, thông tin, thông tư, thống nhất, thời gian, thời hạn,
thu hút, thủ trưởng, thủ tục, thuận lợi, thực hiện, thường trực, thường vụ, tiền lương, tiền thưởng,
tiến độ, tiếp nhận, tiếp tục, tiết kiệm, tiêu chí, tiêu chuẩn, tố cáo, tổ chức, tổng hợp, tổng kết,
trách nhiệm, tranh chấp, trẻ em, triển khai, trình tự, trợ cấp, trợ giúp, trung ương, truyền thông,
truyền thống, tuyển dụng, tuyên truyền, tư vấn, ưu đãi, vận động, văn bản, văn hóa, văn phòng, vệ sinh,
vi phạm, việc làm, xây dựng, xét duyệt, xử lý, xử phạt, yêu cầu
"""
# With what stands before or behind them: a bracket, a comma behind the second.
LAST: Final = re.compile(r"[^\W\d_]+$")
FIRST: Final = re.compile(r"^[^\W\d_]+")
# One dot, two or a stroke above a letter; the dot of an i may be any of them.
MIXED_UP: Final = frozenset("\u0301\u0303\u0309")
MIXED_UP_OVER_I: Final = MIXED_UP | {""}

Pair = tuple[str, str]


def with_compounds(words: Sequence[Word]) -> list[Word]:
    """The words of a page, those with a wrong mark in a compound put right."""
    found = list(words)
    for place in range(len(found) - 1):
        pair = found[place].text, found[place + 1].text
        if repaired := _repaired(pair):
            found[place] = replace(found[place], text=repaired[0])
            found[place + 1] = replace(found[place + 1], text=repaired[1])
    return found


def _repaired(pair: Pair) -> Pair | None:
    """Two words that follow each other, one of them spelled otherwise; None where nothing is wrong."""
    first, second = LAST.search(pair[0]), FIRST.search(pair[1])
    if first is None or second is None:
        return None
    written = first[0].lower(), second[0].lower()
    meant = _compounds().get((fold(written[0]), fold(written[1])), ())
    if written in meant:
        return None
    for right in meant:
        if written[0] == right[0] and _are_mixed_up(written[1], right[1]):
            return pair[0], pair[1][: second.start()] + _in_case_of(second[0], right[1]) + pair[1][
                second.end() :
            ]
        if written[1] == right[1] and _are_mixed_up(written[0], right[0]):
            return pair[0][: first.start()] + _in_case_of(first[0], right[0]), pair[1]
    return None


def _are_mixed_up(written: str, right: str) -> bool:
    """Whether two syllables differ in nothing but tones that look alike on paper."""
    letters = [split_tone(letter) for letter in written], [split_tone(letter) for letter in right]
    if [letter for letter, _tone in letters[0]] != [letter for letter, _tone in letters[1]]:
        return False
    for (letter, first), (_letter, second) in zip(*letters, strict=True):
        if first != second and not {first, second} <= (MIXED_UP_OVER_I if letter == "i" else MIXED_UP):
            return False
    return True


def _in_case_of(written: str, right: str) -> str:
    if written.isupper():
        return right.upper()
    return right.capitalize() if written[0].isupper() else right


@cache
def _compounds() -> dict[Pair, list[Pair]]:
    found: dict[Pair, list[Pair]] = {}
    for entry in COMPOUNDS.split(","):
        first, second = entry.split()
        found.setdefault((fold(first), fold(second)), []).append((first, second))
    return found
