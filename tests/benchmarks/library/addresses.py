"""The addresses that are measured, as readers, programs and staff ask for them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final
from urllib.parse import urlencode

from django.urls import reverse

from documents.desk.reports.hooks import REPORTS
from documents.models import DocumentCollectionPage, DocumentFile, LegalDocumentPage, LibraryPage
from tests.benchmarks.library.hanging import MANY
from tests.benchmarks.library.surroundings import SUPERSEDED

__all__ = ["Asked", "addresses"]

FILTERS: Final = {
    "type": {"loai": "loai-qd"},
    "body and all below it": {"co_quan": "co-quan-trung-uong-1"},
    "field": {"linh_vuc": "linh-vuc-3"},
    "signer": {"nguoi_ky": "1"},
    "year": {"nam": "2015"},
    "in force": {"hieu_luc": "in_force"},
    "with text": {"toan_van": "co"},
    "with file": {"tep": "co"},
    "all filters": {
        "loai": "loai-qd",
        "co_quan": "co-quan-trung-uong-1",
        "linh_vuc": "linh-vuc-3",
        "nam": "2015",
        "hieu_luc": "in_force",
        "toan_van": "co",
        "tep": "co",
    },
}
SORTS: Final = ("ban-hanh", "dang", "hieu-luc", "so", "xem", "tai")
A_YEAR: Final = {"nam": "2015", "loai": "loai-qd"}


@dataclass(frozen=True, slots=True)
class Asked:
    """An address under a name; `rounds` is how often it is asked for, 0 as often as is usual.

    With `is_bulky` it is asked at the largest size only, and once.
    """

    group: str
    name: str
    url: str
    rounds: int = 0
    by_staff: bool = False
    is_bulky: bool = False


def addresses() -> Iterator[Asked]:
    """All of them; the library was filled before."""
    library = LibraryPage.objects.get()
    yield from _lists(library.url)
    yield from _pages(library)
    yield from _exports(library.url)
    yield from _programs()
    yield from _staff()


def _lists(url: str) -> Iterator[Asked]:
    last = max(1, LegalDocumentPage.objects.live().count() // 20)
    for name, place in (("first page", 1), ("page 50", min(50, last)), ("last page", 99_999)):
        yield Asked("list", name, f"{url}?trang={place}")
    for name, chosen in FILTERS.items():
        yield Asked("list", name, f"{url}?{urlencode(chosen)}")
    yield Asked("list", "in force, last page", f"{url}?hieu_luc=in_force&trang=99999")
    for sort in SORTS:
        yield Asked("list", f"sorted by {sort}", f"{url}?sap_xep={sort}")
    yield Asked("list", "sorted by so, last page", f"{url}?sap_xep=so&trang=99999")
    yield Asked("list", "sorted by xem, last page", f"{url}?sap_xep=xem&trang=99999")
    yield Asked("list", "as of another day", f"{url}?ngay=2019-07-01")
    yield Asked("list", "in force on another day", f"{url}?ngay=2019-07-01&hieu_luc=in_force")
    yield Asked("list", "feed", f"{url}rss/")
    yield Asked("list", "feed of a type", f"{url}rss/?loai=loai-qd")


def _pages(library: LibraryPage) -> Iterator[Asked]:
    documents = list(LegalDocumentPage.objects.order_by("pk")[:6])
    many, few = documents[4].url, documents[1].url
    file = DocumentFile.objects.filter(page=documents[1]).get()
    collection = DocumentCollectionPage.objects.get().url
    yield Asked("page", "front page", "/")
    yield Asked("page", "document, few relations", few)
    yield Asked("page", f"document, {MANY} relations", many)
    yield Asked("page", f"document, {MANY} relations, on another day", f"{many}?ngay=2019-07-01")
    yield Asked("page", "documents that cite it", f"{many}vien-dan/")
    yield Asked("page", "news that cite it", f"{many}tin-bai/")
    yield Asked("page", "print view", f"{few}in/")
    yield Asked("page", "viewer", f"{few}doc/{file.pk}/")
    yield Asked("page", "viewer, text of pages", f"{few}doc/{file.pk}/?chu=1")
    yield Asked("page", "is my copy current", f"{library.url}ban-con-moi/?ma={SUPERSEDED}")
    yield Asked("page", "collection of 50", collection)
    yield Asked("page", "collection of 50, zip", f"{collection}tai-tat-ca/")
    yield Asked("page", "sitemap, index", "/sitemap.xml")
    yield Asked("page", "sitemap, first part", "/sitemap-1.xml")
    yield Asked(
        "page", "sitemap, last part", f"/sitemap-{max(1, LegalDocumentPage.objects.count() // 1500)}.xml"
    )


def _exports(url: str) -> Iterator[Asked]:
    for kind in ("csv", "xlsx"):
        yield Asked("export", f"{kind}, one type of a year", f"{url}{kind}/?{urlencode(A_YEAR)}", 5)
        yield Asked("export", f"{kind}, 1,000 documents", f"{url}{kind}/?nam=2001&tep=khong", is_bulky=True)
    yield Asked("export", "xlsx, 8,000 documents", f"{url}xlsx/?loai=loai-qd", is_bulky=True)
    yield Asked("export", "csv, all documents", f"{url}csv/", is_bulky=True)


def _programs() -> Iterator[Asked]:
    list_url = reverse("documents_api")
    document = LegalDocumentPage.objects.order_by("pk")[4:5].get()
    file = DocumentFile.objects.select_related("attachment").order_by("pk")[0]
    queries = {
        "first page": "",
        "100 on a page": "?page_size=100",
        "page 50": "?page=50",
        "type": "?type=loai-qd",
        "body and all below it": "?issuer=co-quan-trung-uong-1",
        "field, year, with file": "?field=linh-vuc-3&year=2015&has_file=true",
        "in force": "?status=in_force",
        "in force on another day": "?status=in_force&as_at=2019-07-01",
        "number": f"?{urlencode({'number': document.number})}",
        "half a number": "?number=77",
        "sorted by views": "?sort=views",
    }
    for name, query in queries.items():
        yield Asked("API", f"documents, {name}", list_url + query)
    yield Asked("API", f"document, {MANY} relations", reverse("document_api", args=[document.pk]))
    for name, digest in (
        ("current", file.attachment.sha256),
        ("superseded", SUPERSEDED),
        ("unknown", "0" * 64),
    ):
        yield Asked("API", f"file, {name}", f"/api/files/{digest}/")


def _staff() -> Iterator[Asked]:
    documents = reverse("document_listing:index")
    queries = {
        "list": "",
        "list, page 50": "?p=50",
        "list, sorted by views": "?ordering=-view_count",
        "list, without files": "?without_files=True",
        "list, one type": "?document_type=2",
        "search, a word": "?q=chuong",
        "search, a number": "?q=77/CV-TLĐ",
    }
    for name, query in queries.items():
        yield Asked("staff", name, documents + query, 10, by_staff=True)
    library = LibraryPage.objects.get()
    page = LegalDocumentPage.objects.order_by("pk")[1:2].get()
    yield Asked(
        "staff", "pages below the library", reverse("wagtailadmin_explore", args=[library.pk]), by_staff=True
    )
    yield Asked(
        "staff", "form of a document", reverse("wagtailadmin_pages:edit", args=[page.pk]), 10, by_staff=True
    )
    for name, view in REPORTS.items():
        yield Asked("staff", f"report {name}", reverse(view.index_url_name), 10, by_staff=True)
