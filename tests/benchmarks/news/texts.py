"""Sentences that articles are put together from."""

from __future__ import annotations

import json
import random
from collections.abc import Iterator
from typing import Final
from uuid import UUID

__all__ = ["TAGS", "body", "lead", "title"]

SUBJECTS: Final = (
    "Công đoàn cơ sở", "Tổ công nhân ca đêm", "Ban nữ công", "Liên đoàn tỉnh Sông Mây", "Nghiệp đoàn bốc xếp",
    "Đội an toàn", "Câu lạc bộ công nhân", "Nhà máy đường Bến Cau", "Xưởng may Thượng Lam", "Tổ hoà giải",
)  # fmt: skip
ACTS: Final = (
    "họp với chủ doanh nghiệp về bữa ăn giữa ca", "mở lớp học nghề buổi tối",
    "thăm gia đình bị lũ cuốn mất nhà",
    "ký thoả ước mới sau ba vòng thương lượng", "kiểm tra quạt gió và lối thoát hiểm", "tập dượt chữa cháy",
    "sửa xong khu trọ bên bờ kênh", "góp sách cho tủ sách của xưởng", "đo tiếng ồn ở dây chuyền dệt",
    "tổ chức ngày hội cho con công nhân", "bàn cách chia ca dịp Tết", "trao quà cho người về hưu",
)  # fmt: skip
TIMES: Final = (
    "đầu tuần này", "trong tháng Ba", "sau mùa mưa", "trước kỳ nghỉ lễ", "vào sáng thứ bảy",
    "suốt quý vừa qua",
)  # fmt: skip
ENDS: Final = (
    "Người lao động nói họ mong việc này được giữ lâu dài.",
    "Chủ doanh nghiệp hứa trả lời bằng văn bản trong mười ngày.",
    "Kinh phí lấy từ quỹ của công đoàn và phần góp của công ty.",
    "Lần sau sẽ có cả đại diện của các xưởng lân cận.",
    "Kết quả được dán ở bảng tin cạnh nhà ăn.",
    "Hai phần ba số người dự đồng ý, số còn lại xin thêm thời gian.",
)  # fmt: skip
ABOUT: Final = (
    "an toàn", "tiền lương", "nhà ở", "bữa ăn", "thi đua", "học nghề", "hội thao", "nữ công", "pháp luật",
    "quỹ", "đối thoại", "thoả ước", "trẻ em", "bảo hiểm", "ca đêm", "văn nghệ", "hưu trí", "sáng kiến",
    "nghiệp đoàn", "đại hội",
)  # fmt: skip
OF_WHOM: Final = (
    "công nhân", "nhà máy", "cơ sở", "mùa mưa", "Sông Mây", "khu trọ", "năm mới", "lao động", "ngành dệt",
    "ngành đường",
)  # fmt: skip
TAGS: Final = tuple(f"{about} {whom}" for about in ABOUT for whom in OF_WHOM)

PARAGRAPHS: Final = 9
SENTENCES: Final = 4


def title(chance: random.Random, number: int) -> str:
    return f"{chance.choice(SUBJECTS)} {chance.choice(ACTS)}, lần {number + 1}"


def lead(chance: random.Random) -> str:
    return f"{_sentence(chance)} {chance.choice(ENDS)}"


def body(chance: random.Random, image_id: int | None = None) -> str:
    """About 420 words in three blocks, and a picture between them, as it is stored."""
    blocks = [_block(chance, "text", "".join(_paragraphs(chance, count))) for count in (3, 2, PARAGRAPHS - 5)]
    if image_id is not None:
        value = {"image": image_id, "caption": "Trong giờ nghỉ", "credit": "", "alt_text": ""}
        blocks.insert(1, _block(chance, "picture", value))
    return json.dumps(blocks)


def _paragraphs(chance: random.Random, count: int) -> Iterator[str]:
    for _paragraph in range(count):
        sentences = [_sentence(chance) for _ in range(SENTENCES - 1)]
        yield f"<p>{' '.join(sentences)} {chance.choice(ENDS)}</p>"


def _sentence(chance: random.Random) -> str:
    return f"{chance.choice(SUBJECTS)} {chance.choice(ACTS)} {chance.choice(TIMES)}."


def _block(chance: random.Random, kind: str, value: object) -> dict[str, object]:
    return {"type": kind, "value": value, "id": str(UUID(int=chance.getrandbits(128), version=4))}
