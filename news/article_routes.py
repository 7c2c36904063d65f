"""Addresses of an article: the page, its print view and the files attached to it."""

from __future__ import annotations

from typing import Any, Final

from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase
from wagtail.contrib.routable_page.models import RoutablePageMixin, path

from attachments.delivery import deliver
from attachments.models import Attachment
from attachments.views import attachment_delivery
from counters.enums import Countable
from counters.files import CountedFile
from counters.marks import mark_download
from counters.totals import totals_for
from news.related import related_to

__all__ = ["ArticleRoutes"]

NEIGHBOURS: Final = 5


class ArticleRoutes(RoutablePageMixin):
    """What surrounds an article.

    Context of the page and its print view: `section`, `totals` (`PageTotals`), `bylines`, `tag_list`,
    `related` (articles, picked first; may be empty), `newer` and `older` (articles, the nearest first).
    """

    def get_context(self, request: HttpRequest, *args: object, **kwargs: object) -> dict[str, Any]:
        published = type(self).objects.published().filter(section=self.section_id).for_cards()
        return super().get_context(request, *args, **kwargs) | {
            "section": self.section,
            "totals": totals_for([self.pk])[self.pk],
            "bylines": self.bylines.select_related("person", "organisation"),
            "tag_list": self.tags.all(),
            "related": related_to(self),
            "newer": published.newer_than(self)[:NEIGHBOURS],
            "older": published.older_than(self)[:NEIGHBOURS],
        }

    def attachments(self) -> list[tuple[Attachment, str]]:
        """The files the body offers, each with its title there."""
        blocks = [block.value for block in self.body if block.block_type == "attachment"]
        return [(value["file"], value["title"] or value["file"].title) for value in blocks if value["file"]]

    def counted_files(self) -> list[CountedFile]:
        return [CountedFile(file.pk, title, Countable.FILE) for file, title in self.attachments()]

    @path("in/", name="print")
    def print_view(self, request: HttpRequest) -> HttpResponse:
        return self.render(request, template="pages/news/article_print.html")

    @path("tep/<int:file_id>/", name="download")
    def download(self, request: HttpRequest, file_id: int) -> HttpResponseBase:
        response = deliver(request, attachment_delivery(self._attachment_or_404(file_id)))
        mark_download(response, self.pk, Countable.FILE, file_id)
        return response

    @path("xem/<int:file_id>/", name="look")
    def look(self, request: HttpRequest, file_id: int) -> HttpResponseBase:
        """Show a file inside the page; looking is no download."""
        return deliver(request, attachment_delivery(self._attachment_or_404(file_id), inline=True))

    def _attachment_or_404(self, file_id: int) -> Attachment:
        for file, _title in self.attachments():
            if file.pk == file_id:
                return file
        raise Http404
