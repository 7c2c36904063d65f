"""The set words of documents, without marks: what names, titles and paragraphs begin with."""

from __future__ import annotations

from typing import Final

from vietnamese.text import clean_spaces

__all__ = [
    "AUTHORITIES",
    "BODIES",
    "BODY_OPENINGS",
    "OFFICES",
    "OTHER_WORDS",
    "SUBJECTS_OF_EFFECT",
    "SURNAMES",
    "any_of",
]


def any_of(phrases: frozenset[str]) -> str:
    """A regular expression for any of the phrases, the longest first."""
    return "|".join(sorted(phrases, key=lambda phrase: (-len(phrase), phrase)))


def _lines(text: str) -> frozenset[str]:
    """Phrases given with commas between them; one may run over the end of a line."""
    return frozenset(filter(None, map(clean_spaces, text.split(","))))


BODIES: Final = _lines(
    """
    bo, so, uy ban, ubnd, hdnd, ubmttq, tong, lien doan, ldld, cong doan, ban, cuc, vu, chi cuc, van
    phong, truong, benh vien, dang bo, dang uy, huyen uy, tinh uy, thanh uy, quan uy, thi uy, hoi dong,
    hoi, trung tam, phong, toa an, vien, ngan hang, bao hiem, quoc hoi, chinh phu, thu tuong, chu tich,
    cong ty, tap doan, mat tran, doan, thanh tra, kiem toan, dai hoc, hoc vien, trung uong dang, bch,
    btv, dang, lien hiep, kho bac, khu, nha, chi doan, cdcs, xi nghiep, nha may, khoa, to, khoi, cum,
    nghiep doan, lien minh, hop tac xa, cau lac bo, quy, chi bo, tinh doan, huyen doan, thanh doan, dai,
    tram, doi, cong an, bhxh, dien luc, buu dien, thu vien, bao tang, bo chi huy, co quan, chi nhanh,
    to cong doan, doanh nghiep, dntn, cung van hoa, hat kiem lam, ubkt, quan khu, su doan, lu doan,
    trung doan, tieu doan, binh doan, hai quan, thue, mttq, tldldvn, cd, cdn, bql, cty, cang, nong truong,
    lam truong, khach san, phan hieu, phan vien, truong ban, tap chi, toa soan, vuon quoc gia
    """
)
"""The words by which the name of a body begins."""

OTHER_WORDS: Final = _lines(
    """
    bản, bàn, bảng, bạn, số, sổ, sơ, trưởng, trương, đang, viên, bố, bó, đoạn, hồi, hỏi, phong, phóng, tờ,
    tổ chức, quý, dài, dải, đời, đợi, khối lượng, vụ việc, bộ phận, đoàn viên, hội nghị, hội thảo, hội thi,
    hội trường, đảng viên, ban hành, tổng kết, tổng hợp, đoàn kết, phòng chống, phòng ngừa, tổ trưởng
    """
)
"""What folds to the beginning of a body's name and is another word, or goes on as something else."""

AUTHORITIES: Final = _lines(
    """
    bo truong, thu truong, chinh phu, thu tuong, quoc hoi, chu tich, giam doc, tong giam doc, uy ban, hoi
    dong, ban, doan chu tich, tong lien doan, tong thanh tra, tong kiem toan, thong doc, chanh an, vien
    truong, cac bo, lien tich, ban thuong vu, ban chap hanh, ldld, lien doan, hieu truong, cuc truong,
    tinh uy, thanh uy, ban bi thu, bo chinh tri, cong doan, btv, bch, truong ban, chanh van phong
    """
)
"""Who opens the grounds of a decision, in capitals: "BỘ TRƯỞNG BỘ TÀI CHÍNH"."""

BODY_OPENINGS: Final = _lines(
    """
    can cu, xet, theo de nghi, theo quyet dinh, theo noi dung, thuc hien, kinh gui, dieu 1, dieu i,
    chuong i, phan i, phan thu nhat, nham, trong thoi gian, trong nhung nam, tren co so, muc luc, noi
    nhan, luat nay duoc, luat nay da duoc, quoc hoi ban hanh, hom nay, thoi gian, dia diem, thanh phan,
    tran trong kinh moi
    """
)
"""What comes after the title begins with one of these."""

OFFICES: Final = _lines(
    """
    chu tich, bo truong, thu truong, thu tuong, giam doc, tong giam doc, bi thu, tong bi thu, chanh van
    phong, truong ban, vien truong, chanh an, thong doc, cuc truong, vu truong, hieu truong, tong thanh
    tra, tong kiem toan, chu nhiem, truong phong, chanh thanh tra, tong cuc truong, uy vien thuong truc,
    uy vien, to truong, truong doan, vien pho, truong khoa, tong bien tap, tu lenh, chi cuc truong,
    chu tich hoi dong, doi truong, tram truong, ke toan truong, uy vien ban thuong vu, truong tieu ban,
    chu tich cong doan, thu ky, chu toa, nguoi lap, nguoi lap bieu, giam doc so, phu trach
    """
)
"""The offices of those who sign; each may be a deputy's (phó) or acting (quyền)."""

SUBJECTS_OF_EFFECT: Final = _lines(
    """
    luat, bo luat, phap lenh, nghi dinh, nghi quyet, quyet dinh, chi thi, thong tu, thong tu lien tich,
    quy che, quy dinh, huong dan, dieu le, van ban, nghi quyet lien tich, ke hoach, noi quy, lenh,
    thoa uoc, thoa uoc lao dong tap the, quy trinh, chuong trinh, de an, thong bao, ket luan, cong van,
    quy uoc, phu luc, ban thoa uoc, quy che phoi hop
    """
)
"""What is said to take effect, where the document itself is meant."""

SURNAMES: Final = _lines(
    """
    nguyen, tran, le, pham, hoang, huynh, phan, vu, vo, dang, bui, do, ho, ngo, duong, ly, dinh, doan,
    dao, trinh, truong, lam, mai, to, ta, ha, cao, chu, chau, luong, luu, thai, tong, quach, kieu, vuong,
    phung, nong, lo, giang, vi, trieu, thach, son, y, la, ma, tu, tang, khuat, nghiem, kim, ong, bach,
    cu, dam, diep, han, hua, khong, mac, ninh, phi, quang, sung, than, thieu, tieu, ton, trang, ung, van,
    hau, an, cung, lai, luc, nham, sam, thi, tieng, ksor, ro, siu, rmah, a, au, dong, dau, bo, che,
    chung, dai, giap, hong, khau, kha, khuc, lau, mong, nghi, ngoc, no, on, quan, thanh, thuan, tien,
    tri, uong, be, danh, dieu, thao, hang, vang, mua, lu, ca, cam, cil, kpa, nay, rcom, ralan, nie, chao,
    san, ban, tan, tao, moong, cut, lang, zo, bling, ka, lieng, kon, bon, phu, hoc, loc, ngan, than, mua
    """
)
"""Family names, common ones and some of the smaller peoples: evidence only, since no list is complete."""
