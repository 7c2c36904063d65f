"""What a copy of a page may be, said at a field of the form before anything is copied."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, ClassVar

from django.contrib.contenttypes.models import ContentType
from wagtail.admin.forms.pages import CopyForm
from wagtail.models import Page

if TYPE_CHECKING:
    from django.utils.functional import _StrPromise

__all__ = ["CopyRulesMixin", "PageCopyForm"]


class PageCopyForm(CopyForm):
    """Refuses what the type of the page, or of one copied with it, rules out (`CopyRulesMixin`)."""

    def clean(self) -> dict[str, Any]:
        given: dict[str, Any] = super().clean()
        for field, attribute in (("alias", "alias_refusal"), ("publish_copies", "published_copy_refusal")):
            if not given.get(field):
                continue
            for model in self._models(with_subpages=bool(given.get("copy_subpages"))):
                if refusal := getattr(model, attribute, ""):
                    self.add_error(field, refusal)
        return given

    def _models(self, *, with_subpages: bool) -> list[type[Any]]:
        pages = Page.objects.filter(pk=self.page.pk)
        if with_subpages:
            pages = self.page.get_descendants(inclusive=True)
        keys = pages.order_by().values_list("content_type", flat=True).distinct()
        models = (ContentType.objects.get_for_id(key).model_class() for key in sorted(keys))
        return [model for model in models if model is not None]


class CopyRulesMixin(Page):
    """A page whose type says what copies of it are not; an empty refusal means that they may be.

    What must not be in two pages at once is named in `exclude_fields_in_copy`.
    """

    copy_form_class = PageCopyForm
    alias_refusal: ClassVar[str | _StrPromise] = ""
    published_copy_refusal: ClassVar[str | _StrPromise] = ""

    class Meta:
        abstract = True
