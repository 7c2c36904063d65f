"""Every text that is stored is composed and holds no control characters, whichever way it came in."""

from __future__ import annotations

from typing import Any

from django.apps import apps
from django.db.models import CharField, Model, TextField
from django.db.models.signals import pre_save
from modelcluster.models import ClusterableModel, get_all_child_relations
from wagtail.fields import StreamField
from wagtail.models import Page, Revision

from vietnamese.text import typed

__all__ = ["TypedTextMixin", "clean_texts", "clean_value", "register_clean_texts"]

# Apps of Django and Wagtail whose rows hold what staff have typed.
OTHERS = {"taggit", "auth", "wagtailredirects", "wagtailsearchpromotions"}


class TypedTextMixin(Page):
    """A page whose drafts are cleaned too: they are kept in revisions, which no signal sees."""

    class Meta:
        abstract = True

    def save_revision(self, *args: Any, **kwargs: Any) -> Revision:
        clean_texts(self)
        revision: Revision = super().save_revision(*args, **kwargs)
        return revision


def clean_texts(instance: Model) -> None:
    """Clean the texts of a row, and of the rows that belong to it and are not saved yet."""
    for field in instance._meta.concrete_fields:
        if isinstance(field, StreamField):
            _clean_stream(instance, field)
        elif isinstance(field, CharField | TextField) and isinstance(
            value := getattr(instance, field.attname), str
        ):
            cleaned = typed(value)
            if cleaned != value:
                setattr(instance, field.attname, cleaned)
    if isinstance(instance, ClusterableModel):
        for relation in get_all_child_relations(type(instance)):
            held = getattr(instance, "_cluster_related_objects", {}).get(relation.get_accessor_name(), ())
            for child in held:
                clean_texts(child)


def clean_value(value: Any) -> Any:
    """The same data with every text in it cleaned; the very same object where nothing is to be cleaned."""
    if isinstance(value, str):
        return typed(value)
    if isinstance(value, list):
        cleaned = [clean_value(item) for item in value]
        return cleaned if any(new is not old for new, old in zip(cleaned, value, strict=True)) else value
    if isinstance(value, dict):
        values = {key: clean_value(item) for key, item in value.items()}
        return values if any(values[key] is not value[key] for key in value) else value
    return value


def _clean_stream(instance: Model, field: StreamField) -> None:
    stream = getattr(instance, field.attname)
    if stream is None:
        return
    data = stream.get_prep_value()
    if (cleaned := clean_value(data)) is not data:
        setattr(instance, field.attname, field.stream_block.to_python(cleaned))


def register_clean_texts() -> None:
    """Clean before saving, for every model that holds what people type. Called once, when apps are ready."""
    for model in apps.get_models():
        if _is_written_by_people(model):
            pre_save.connect(_clean_before_saving, sender=model, dispatch_uid="pages.typed_text")


def _is_written_by_people(model: type[Model]) -> bool:
    from_outside = model.__module__.startswith(("wagtail.", "django."))
    kinds = StreamField | CharField | TextField
    has_texts = any(isinstance(field, kinds) for field in model._meta.concrete_fields)
    return has_texts and (not from_outside or model._meta.app_label in OTHERS)


def _clean_before_saving(instance: Model, *, raw: bool = False, **_kwargs: object) -> None:
    if not raw:
        clean_texts(instance)
