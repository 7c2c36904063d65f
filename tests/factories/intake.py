"""Files whose text is known, as if they had been read."""

from __future__ import annotations

from attachments.models import Attachment
from extraction.enums import ExtractionMethod, ExtractionState
from extraction.models import ExtractedPage, Extraction

__all__ = ["DECISION_TEXT", "read_as"]

DECISION_TEXT = """TỔNG LIÊN ĐOÀN LAO ĐỘNG VIỆT NAM
LĐLĐ TỈNH LÂM ĐỒNG
Số: 12/QĐ-LĐLĐ
CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
Độc lập - Tự do - Hạnh phúc
Lâm Đồng, ngày 10 tháng 5 năm 2018
QUYẾT ĐỊNH
Về mức thăm hỏi đoàn viên
Căn cứ Điều lệ Công đoàn Việt Nam;
Điều 1. Mức thăm hỏi là năm trăm nghìn đồng.
Điều 2. Quyết định này có hiệu lực từ ngày 01/6/2018 và thay thế Quyết định số 5/QĐ-LĐLĐ ngày 02/3/2015.
TM. BAN THƯỜNG VỤ
CHỦ TỊCH
Nguyễn Thị Lan Hương
"""


def read_as(attachment: Attachment, *pages: str, state: str = ExtractionState.DONE) -> None:
    """Put these pages in place of what a worker would read from a file."""
    extraction, _ = Extraction.objects.get_or_create(attachment=attachment)
    extraction.pages.all().delete()
    Extraction.objects.filter(pk=extraction.pk).update(
        state=state, method=ExtractionMethod.TEXT, page_count=len(pages)
    )
    ExtractedPage.objects.bulk_create(
        ExtractedPage(extraction=extraction, number=number, text=text) for number, text in enumerate(pages, 1)
    )
