"""Filters above a list: "True" and "False" are words of programs."""

from __future__ import annotations

from collections.abc import Iterator

import django_filters
from django.utils.translation import gettext_lazy as _
from wagtail.admin.active_filters import ActiveFilter, BaseFilterAdapter, register_filter_adapter_class

__all__ = ["register"]


class YesOrNoAdapter(BaseFilterAdapter):
    def get_active_filters(self) -> Iterator[ActiveFilter]:
        for shown in super().get_active_filters():
            yield shown._replace(value=_("Yes") if self.value else _("No"))


def register() -> None:
    register_filter_adapter_class(django_filters.BooleanFilter, YesOrNoAdapter)
