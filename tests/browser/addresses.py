"""One page of each kind of the demonstration site."""

from __future__ import annotations

import re
from dataclasses import dataclass
from http.client import HTTPConnection
from typing import Self
from urllib.parse import urlsplit

GALLERY = "/thu-vien-anh/thang-cong-nhan-2026-qua-anh/"
ARTICLE = "/hoat-dong-cong-doan/hoi-nghi-ban-chap-hanh-lan-thu-chin/"
DOCUMENT = "/van-ban/18-hd-ldld/"

# What all readers' pages have to hold is asked of each of these.
KINDS = {
    "home": "/",
    "section": "/hoat-dong-cong-doan/",
    "article": ARTICLE,
    "article with blocks": "/phap-luat-lao-dong/hoi-nghi-nguoi-lao-dong-nhung-diem-can-nho/",
    "galleries": "/thu-vien-anh/",
    "gallery": GALLERY,
    "photo": f"{GALLERY}anh/{{photo}}/",
    "library": "/van-ban/",
    "library, filtered": "/van-ban/?loai=huong-dan&sap_xep=dang",
    "document": DOCUMENT,
    "document on another day": f"{DOCUMENT}?ngay=1/1/2020",
    "withdrawn document": "/van-ban/190-kh-ldld/",
    "collection": "/van-ban/bo-van-ban-hoi-nghi-doi-thoai/",
    "check of a copy": "/van-ban/ban-con-moi/",
    "data for programs": "/du-lieu-mo/",
    "search": "/tim-kiem/",
    "search results": "/tim-kiem/?q=huong+dan",
    "narrowed search": "/tim-kiem/?q=huong+dan&loai=van-ban&hieu_luc=in_force&sap_xep=moi-nhat",
    "search emptied by filters": "/tim-kiem/?q=huong+dan&loai=hinh-anh&tu_ngay=1/1/2001&den_ngay=31/12/2001",
    "search without results": "/tim-kiem/?q=khongaivietchunay",
    "tag": "/the/hoi-nghi-nguoi-lao-dong/",
    "latest news": "/tin-moi/",
    "statistics": "/thong-ke/",
    "plain page": "/gioi-thieu/",
    "page not found": "/khong-co/",
    "print view": f"{ARTICLE}in/",
    "print view of a document": f"{DOCUMENT}in/",
}


@dataclass(frozen=True)
class Addresses:
    """The addresses of `KINDS`, with the id of the first photo of the gallery."""

    photo: int

    @classmethod
    def of_demonstration(cls, url: str) -> Self:
        """Ask the site at `url` for what differs from one loading to the next."""
        connection = HTTPConnection(urlsplit(url).netloc, timeout=60)
        connection.request("GET", GALLERY)
        found = re.search(r'/anh/(\d+)/"', connection.getresponse().read().decode())
        connection.close()
        assert found, "the gallery has no photos"
        return cls(photo=int(found[1]))

    def __getitem__(self, kind: str) -> str:
        return KINDS[kind].format(photo=self.photo)
