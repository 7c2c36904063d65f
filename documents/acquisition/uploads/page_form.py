"""What the edit form of a document does for drafts made of dropped files."""

from __future__ import annotations

from typing import Any

from django.utils.functional import cached_property
from django.utils.html import format_html, format_html_join

from documents.acquisition.uploads.checklist import NEW, Checklist, checklist_of
from documents.acquisition.uploads.confirming import confirm, settle
from documents.acquisition.uploads.matching import MATCHED, Word, create_word
from documents.acquisition.uploads.sharing import share_word
from documents.lifecycle.document_form import DocumentForm

__all__ = ["IntakeDocumentForm"]


class IntakeDocumentForm(DocumentForm):
    """Marks doubtful fields, and takes the librarian's word: names to be made, doubts that are settled.

    Its inputs are `intake_<field>` of each proposal and `intake_confirmed`; see `admin/intake_panel.html`.
    """

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.intake_words: dict[str, Word] = {}
        if self.intake_checklist:
            self._mark_fields(self.intake_checklist)

    @cached_property
    def intake_checklist(self) -> Checklist | None:
        return checklist_of(self.instance) if self.instance.pk and not self.instance.live else None

    def clean(self) -> dict[str, Any]:
        given: dict[str, Any] = super().clean()
        for name, model in MATCHED.items():
            chosen = self.data.get(f"intake_{name}", "")
            if not chosen or given.get(name) or name not in self.fields:
                continue
            word: Word | None = None
            if chosen.startswith(NEW) and self._may_create(model._meta.model_name or ""):
                word = create_word(
                    name,
                    chosen.removeprefix(NEW),
                    number=given.get("number") or "",
                    superior=self._superior(),
                )
            elif chosen.isdecimal():
                word = model._default_manager.filter(pk=chosen).first()
            if word is not None:
                given[name] = word
                self.intake_words[name] = word
                self._errors.pop(name, None)
        return given

    def save(self, commit: bool = True) -> Any:
        page = super().save(commit=commit)
        if self.intake_checklist:
            for proposal in self.intake_checklist.proposals:
                if word := self.intake_words.get(proposal.field):
                    share_word(proposal.field, proposal.name, word, besides=page.pk)
            settle(self.intake_checklist.entry, page)
            if self.data.get("intake_confirmed"):
                confirm(self.intake_checklist.entry)
        return page

    def _may_create(self, model_name: str) -> bool:
        return bool(self.for_user and self.for_user.has_perm(f"documents.add_{model_name}"))

    def _superior(self) -> str:
        return str(self.intake_checklist.entry.filled.get("superior", "")) if self.intake_checklist else ""

    def _mark_fields(self, checklist: Checklist) -> None:
        for name, field in self.fields.items():
            doubts = [doubt for _label, doubt in checklist.doubts if doubt.field == name]
            doubts += [doubt for doubt in checklist.unknown if doubt.field == name]
            if doubts:
                marks = format_html_join(
                    "",
                    '<span class="intake-doubt">{}{}</span>',
                    (
                        (doubt.get_reason_display(), f": {doubt.value}" if doubt.value else "")
                        for doubt in doubts
                    ),
                )
                field.help_text = format_html("{} {}", field.help_text, marks)
