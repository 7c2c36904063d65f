"""The words of which names of bodies are made, in the case that running text gives them.

NĐ 30/2020/NĐ-CP, phụ lục II: the kind, the function and the field of a body begin with a capital each; the
names of places and persons have one in every syllable.
"""

from __future__ import annotations

from collections.abc import Mapping
from enum import Enum
from typing import Final

from vietnamese.text import clean_spaces
from vietnamese.tones import canonical

__all__ = ["LONGEST_PHRASE", "Kind", "phrase_key", "phrases"]


class Kind(Enum):
    """What may follow a phrase."""

    BODY = "body"  # a function or a field, else what nobody can tell
    NAMED = "named"  # a proper name: schools, places
    FIRM = "firm"  # fields and a proper name: companies, hospitals
    FIELD = "field"  # what was expected before
    JOINT = "joint"  # the same after a word such as "và"


_WORDS: Final[Mapping[Kind, str]] = {
    Kind.BODY: """
        Tổng Liên đoàn Lao động Việt Nam, Tổng Liên đoàn Lao động, Liên đoàn Lao động, LĐLĐ, Tổng LĐLĐ,
        Công đoàn, Công đoàn cơ sở, CĐCS, Công đoàn ngành, Công đoàn bộ phận, Tổ Công đoàn, Nghiệp đoàn,
        Nghiệp đoàn cơ sở, Công đoàn cơ quan, Công đoàn cấp trên trực tiếp cơ sở, Công đoàn cấp trên,
        Ban Chấp hành, Ban Chấp hành Trung ương, Ban Thường vụ, Đoàn Chủ tịch, Ủy ban Kiểm tra,
        Ban Bí thư, Bộ Chính trị, BCH, BTV, UBKT, Ban Nữ công, Ban Thanh tra nhân dân, Ban Tuyên giáo,
        Ban Tuyên giáo và Dân vận, Ban Tuyên giáo và Nữ công, Ban Tổ chức, Ban Tổ chức và Kiểm tra,
        Ban Tổ chức - Kiểm tra, Ban Chính sách pháp luật, Ban Chính sách - Pháp luật,
        Ban Chính sách pháp luật và Quan hệ lao động, Ban Quan hệ lao động, Ban Tài chính, Ban Dân vận,
        Ban Nội chính, Ban Kinh tế, Ban Quản lý, Ban Quản lý dự án, Ban Giám hiệu, Ban Giám đốc, Ban Chỉ đạo,
        Ban Tổ chức Trung ương, Ban Công tác, Ban Kiểm tra, Ban Đối ngoại,
        Ủy ban nhân dân, Hội đồng nhân dân, UBND, HĐND, UBMTTQ, MTTQ,
        Ủy ban Mặt trận Tổ quốc, Ủy ban Mặt trận Tổ quốc Việt Nam, Mặt trận Tổ quốc Việt Nam,
        Mặt trận Tổ quốc, Ủy ban Thường vụ Quốc hội, Ủy ban Trung ương, Quốc hội, Chính phủ,
        Văn phòng Quốc hội, Văn phòng Chính phủ, Thủ tướng Chính phủ, Chủ tịch nước, Văn phòng,
        Văn phòng Trung ương Đảng, Văn phòng Trung ương, Văn phòng đại diện, Đoàn đại biểu Quốc hội,
        Đảng bộ, Chi bộ, Chi đoàn, Đảng Cộng sản Việt Nam, Trung ương Đảng,
        Đảng ủy Khối các cơ quan, Đảng ủy Khối doanh nghiệp, Đảng ủy Khối các cơ quan và doanh nghiệp,
        Bộ, Sở, Cục, Vụ, Chi cục, Tổng cục, Phòng, Ban, Khoa, Tổ, Viện, Hội, Hội đồng, Liên hiệp, Liên minh,
        Liên hiệp các Hội, Liên hiệp các tổ chức, Hội đồng quản trị, Hội đồng thành viên, Hội đồng trường,
        Hội đồng thi đua - khen thưởng, Hội Liên hiệp Phụ nữ, Hội Liên hiệp Phụ nữ Việt Nam,
        Hội Liên hiệp Thanh niên, Hội Nông dân, Hội Nông dân Việt Nam,
        Hội Cựu chiến binh, Hội Chữ thập đỏ, Hội Khuyến học, Hội Luật gia, Hội Nhà báo, Hội Người cao tuổi,
        Đoàn Thanh niên Cộng sản Hồ Chí Minh, Đoàn TNCS Hồ Chí Minh, Tỉnh đoàn, Thành đoàn, Huyện đoàn,
        Tòa án nhân dân, Tòa án nhân dân tối cao, Viện kiểm sát nhân dân, Viện kiểm sát nhân dân tối cao,
        Thanh tra Chính phủ, Thanh tra, Kiểm toán Nhà nước, Kho bạc Nhà nước, Kho bạc, Thuế,
        Ngân hàng Nhà nước, Ngân hàng Nhà nước Việt Nam, Ngân hàng Chính sách xã hội, Ngân hàng,
        Bảo hiểm xã hội, Bảo hiểm xã hội Việt Nam, BHXH, Công an, Bộ Chỉ huy Quân sự,
        Bộ Chỉ huy Bộ đội Biên phòng, Ban Chỉ huy Quân sự, Cục Hải quan, Chi cục Thuế, Cục Thuế,
        Trung tâm, Trung tâm Y tế, Trung tâm Tư vấn pháp luật, Trung tâm Dịch vụ việc làm,
        Trung tâm Giáo dục thường xuyên, Trung tâm Chính trị, Trung tâm Văn hóa, Trạm Y tế, Trạm,
        Nhà Văn hóa Lao động, Cung Văn hóa Lao động, Nhà Thiếu nhi, Nhà khách, Quỹ Trợ vốn, Quỹ, Đài,
        Đài Phát thanh và Truyền hình, Đài Phát thanh - Truyền hình, Báo, Tạp chí, Thư viện, Bảo tàng,
        Ban Quản lý các Khu công nghiệp, Ban Quản lý Khu kinh tế, Bưu điện, Điện lực, Hạt Kiểm lâm, Đội,
        Khối thi đua, Cụm thi đua, Khối, Cụm, Câu lạc bộ, Vườn quốc gia, Tổng Thanh tra, Ủy ban, Cơ quan
    """,
    Kind.NAMED: """
        Tỉnh ủy, Huyện ủy, Thành ủy, Quận ủy, Thị ủy, Đảng ủy, Khu kinh tế, Khu công nghiệp, Khu chế xuất,
        Khu công nghệ cao, Cụm công nghiệp, tỉnh, thành phố, thị xã, thị trấn, huyện, quận, phường, xã, thôn,
        đặc khu, ấp, TP, TP., khu vực, Trường, Trường THPT, Trường THCS, Trường Tiểu học, Trường Mầm non,
        Trường Trung học phổ thông, Trường Trung học cơ sở, Trường TH, Trường MN, Trường PTDTNT,
        Trường Phổ thông dân tộc nội trú, Trường Phổ thông dân tộc bán trú, Trường TH&THCS, Trường Mẫu giáo,
        Trường Tiểu học và Trung học cơ sở, Trường Tiểu học và THCS, Trường Mẫu giáo, Trường Chính trị,
        Trường Phổ thông, Nông trường, Lâm trường, Khách sạn, Cảng
    """,
    Kind.FIRM: """
        Công ty, Công ty TNHH, Công ty TNHH MTV, Công ty TNHH Một thành viên, Công ty CP, Công ty Cổ phần,
        Công ty trách nhiệm hữu hạn, Công ty trách nhiệm hữu hạn Một thành viên, Tổng công ty, Tập đoàn,
        Tổng công ty CP, Tổng công ty Cổ phần, Công ty Liên doanh, Công ty Hợp danh, Chi nhánh, Xí nghiệp,
        Nhà máy, Doanh nghiệp tư nhân, DNTN, Hợp tác xã, HTX, Bệnh viện, Trường Đại học, Trường Cao đẳng,
        Đại học, Học viện, Trường Trung cấp, Trường Cao đẳng nghề, Trường Trung cấp nghề, Phòng khám
    """,
    Kind.FIELD: """
        Việt Nam, Trung ương, Hồ Chí Minh, Lao động, Thương binh và Xã hội, Lao động - Thương binh và Xã hội,
        Nội vụ, Tài chính, Tư pháp, Công Thương, Xây dựng, Y tế, Giáo dục, Giáo dục và Đào tạo, Đào tạo,
        Khoa học và Công nghệ, Văn hóa, Thể thao và Du lịch, Văn hóa và Thông tin, Văn hóa - Thông tin,
        Thông tin và Truyền thông, Thông tin, Tài nguyên và Môi trường, Nông nghiệp và Môi trường,
        Nông nghiệp và Phát triển nông thôn, Nông nghiệp và PTNT, Nông nghiệp, Kế hoạch và Đầu tư,
        Giao thông vận tải, Giao thông, Quốc phòng, Ngoại giao, Ngoại vụ, Dân tộc và Tôn giáo, Dân tộc,
        Kinh tế, Hạ tầng, Đô thị, Môi trường, Thương mại, Dịch vụ, Du lịch, Đầu tư, Sản xuất, Xuất nhập khẩu,
        Xuất khẩu, Nhập khẩu, Công nghiệp, Công nghệ, Thủy sản, Hải sản, Lâm nghiệp, Thủy lợi, Thủy điện,
        Nhiệt điện, Điện lực, Dệt may, May mặc, Da giày, Cao su, Dầu khí, Than - Khoáng sản, Khoáng sản,
        Than, Xăng dầu, Hóa chất, Cơ khí, Viễn thông, Bưu chính, Hàng hải, Hàng không, Đường sắt,
        Đường bộ, Vận tải, Cấp nước, Cấp thoát nước, Thoát nước, Chế biến, Gỗ, Thực phẩm, Dược phẩm, Dược,
        Bao bì, Nhựa, Giấy, Thép, Xi măng, Vật liệu xây dựng, Bất động sản, Viên chức, Công chức,
        Cán bộ công chức, Quân đội, Công an, Công an nhân dân, Ngân hàng, Bảo hiểm,
        Tuyên giáo, Tuyên giáo và Dân vận, Dân vận, Nữ công, Kiểm tra, Tổ chức, Tổ chức - Cán bộ,
        Tổ chức - Hành chính, Tổ chức cán bộ, Tổ chức và Kiểm tra, Hành chính, Hành chính - Tổng hợp,
        Tổng hợp, Kế toán, Kế toán - Tài vụ, Kế hoạch, Kế hoạch - Tài chính, Tài chính - Kế hoạch,
        Chính sách, Pháp luật, Chính sách - Pháp luật, Quan hệ lao động, Chính sách xã hội,
        Kinh tế - Hạ tầng, Kinh tế và Hạ tầng, Quản lý đô thị, Nội khoa, Ngoại khoa, Đa khoa,
        Sản - Nhi, Phụ sản, Nhi, Mắt, Tâm thần, Lao và Bệnh phổi, Y học cổ truyền, Phục hồi chức năng,
        Y Dược, Sư phạm, Bách khoa, Luật, Ngoại thương, Kinh tế Quốc dân, Kỹ thuật, Kinh tế - Kỹ thuật,
        Công đoàn, Thống kê, Kiểm lâm, Chăn nuôi, Thú y, Chăn nuôi và Thú y, Trồng trọt, Bảo vệ thực vật,
        Hải quan, Biên phòng, Quân sự, Phát thanh, Truyền hình, Khí tượng Thủy văn, Kiểm soát bệnh tật,
        Nghiên cứu, Thiết kế, Tư vấn, Phát triển, Quản lý, Khai thác, Thương mại và Dịch vụ,
        Thương mại Dịch vụ, Thi đua - Khen thưởng, Công tác xã hội, Bảo trợ xã hội, Dân số, Phụ nữ,
        Thanh niên, Nông dân, Cựu chiến binh, Cấp cứu, Khám bệnh, Xét nghiệm, Điều dưỡng, Sự nghiệp,
        Quảng cáo, Khoa học, Khoa học và Kỹ thuật, miền Bắc, miền Trung, miền Nam, nghề cá, nghề,
        Đầu tư xây dựng, Đầu tư và Xây dựng, Truyền thông, Nông thôn, Cảng hàng không, Cảng, In, May,
        Dệt, Điện, Điện tử, Nước
    """,
    Kind.JOINT: "và, các, của, cho, thuộc, trực thuộc, cấp, cơ sở, ngành, trong, với, tại, liên phường",
}


def phrase_key(words: str) -> str:
    """Equal for spellings of a phrase: case and the place of tone marks do not matter."""
    return canonical(words).lower()


def _table() -> dict[str, tuple[str, Kind]]:
    table: dict[str, tuple[str, Kind]] = {}
    # A field that is a kind of body as well begins one: "Công đoàn" after "Trường Đại học" is a field there.
    for kind, text in _WORDS.items():
        for phrase in map(clean_spaces, text.split(",")):
            table.setdefault(phrase_key(phrase), (phrase, kind))
    for phrase in ("Văn hóa, Thể thao và Du lịch", "Văn hóa, Khoa học và Thông tin"):
        table[phrase_key(phrase)] = (phrase, Kind.FIELD)
    return table


phrases: Final[Mapping[str, tuple[str, Kind]]] = _table()
"""How a phrase is written, and its kind, by its key."""
LONGEST_PHRASE: Final = max(len(key.split()) for key in phrases)
