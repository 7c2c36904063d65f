"""Filling in drafts with what their files say, once that has been read. What a person has typed stays."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date
from typing import Final

from django.db import transaction
from django.db.models import Model

from documents.acquisition.field_values import TITLE_LENGTH, shorten
from documents.acquisition.uploads.findings import Findings, findings
from documents.acquisition.uploads.matching import MATCHED, find_word, issuer_of_symbol
from documents.acquisition.uploads.relating import link_others, propose_relations
from documents.enums import Confidentiality, IntakeReason, IntakeState
from documents.models import DocumentFile, IntakeDoubt, IntakeEntry, IssuingBody, LegalDocumentPage
from documents.parsing import read_document
from documents.parsing.clarity import PageOfFile, weigh
from documents.parsing.merging import merge
from extraction.enums import ExtractionState
from extraction.models import ExtractedPage, Extraction
from vietnamese.text import fold

__all__ = ["prefill", "prefill_files", "prefill_waiting"]

LIMITS: Final = {"number": 100, "signer_position": 255}
STAMPS: Final = {"toi mat": Confidentiality.SECRET, "tuyet mat": Confidentiality.TOP_SECRET}


def prefill_files(attachment_id: int) -> int:
    """A file has been read: fill in the drafts that wait for it, and say how many those were."""
    waiting = IntakeEntry.objects.filter(
        state=IntakeState.WAITING, document__files__attachment_id=attachment_id
    )
    return prefill_waiting(waiting.distinct())


def prefill_waiting(entries: Iterable[IntakeEntry]) -> int:
    """Fill in the drafts all of whose files have been read, and say how many those were."""
    return sum(prefill(entry) for entry in entries if entry.state == IntakeState.WAITING)


@transaction.atomic
def prefill(entry: IntakeEntry) -> bool:
    """Fill in what is blank in a draft from the text of its files; False while that is being read.

    A draft that was published meanwhile is left alone.
    """
    locked = IntakeEntry.objects.select_for_update(of=("self",)).select_related("document").get(pk=entry.pk)
    if locked.state != IntakeState.WAITING or locked.document is None:
        return False
    texts = _texts(locked.document)
    if texts is None:
        return False
    if locked.document.live:
        locked.state = IntakeState.CONFIRMED
    elif not texts:
        IntakeDoubt.objects.create(
            entry=locked, reason=IntakeReason.UNREAD, value=_why_unread(locked.document)
        )
        locked.state = IntakeState.UNREADABLE
    else:
        _fill(locked, locked.document, texts)
        locked.state = IntakeState.READ
    locked.save()
    entry.state = locked.state
    return True


def _texts(document: LegalDocumentPage) -> list[list[PageOfFile]] | None:
    """The pages of each file that has text, in the order of the files; None while one is being read."""
    files = DocumentFile.objects.filter(page=document).order_by("sort_order")
    ids = list(files.values_list("attachment_id", flat=True))
    extractions = {found.attachment_id: found for found in Extraction.objects.filter(attachment__in=ids)}
    if any(ExtractionState(found.state).is_pending for found in extractions.values()):
        return None
    pages: dict[int, list[PageOfFile]] = {}
    found_pages = ExtractedPage.objects.filter(extraction__in=extractions.values()).order_by("number")
    rows = found_pages.values_list("extraction__attachment_id", "number", "text", "unsure")
    for attachment_id, number, text, unsure in rows:
        own = pages.setdefault(attachment_id, [])
        # Pages without text are not kept, but count.
        own += [PageOfFile("")] * (number - 1 - len(own)) + [PageOfFile(text, unsure)]
    return [pages[pk] for pk in ids if any(page.text.strip() for page in pages.get(pk, []))]


def _why_unread(document: LegalDocumentPage) -> str:
    """How the reading of its files ended, in words: protected by a password, damaged."""
    ids = DocumentFile.objects.filter(page=document).values("attachment")
    states = Extraction.objects.filter(attachment__in=ids).order_by("pk").values_list("state", flat=True)
    return ", ".join(dict.fromkeys(str(ExtractionState(state).label) for state in states))


def _fill(entry: IntakeEntry, document: LegalDocumentPage, texts: Sequence[Sequence[PageOfFile]]) -> None:
    reading = merge([weigh(read_document([page.text for page in pages]), pages) for pages in texts])
    found = findings(reading, entry.file_names.splitlines())
    page: LegalDocumentPage = document.get_latest_revision_as_object()
    _match_words(found, page)
    _check_number(found, page)
    filled = {name: value for name, value in found.values.items() if _set_blank(page, name, value)}
    page.normalise()
    if "number" in filled and (twin := page.twin()):
        # With what a person has typed it is another's after all.
        page.number = ""
        found.doubt("number", IntakeReason.NUMBER_EXISTS, filled.pop("number")).other = twin
    _entitle(page, entry, filled)
    _mark(page, found)
    link_others(found.doubts, page)
    own = [page.text for page in texts[0]]
    related = propose_relations(page, "\n".join(_own_pages(own, found)))
    if related:
        found.doubt("relations", IntakeReason.PROPOSED, related)
    for doubt in found.doubts:
        doubt.entry = entry
    IntakeDoubt.objects.bulk_create(found.doubts)
    entry.filled |= {name: str(value) for name, value in filled.items()}
    entry.filled["superior"] = reading.superior.value or ""
    page.save()
    page.save_revision(clean=False)


def _own_pages(pages: Sequence[str], found: Findings) -> Sequence[str]:
    """The pages before the one on which another document begins."""
    ends = [doubt.page for doubt in found.doubts if doubt.reason == IntakeReason.SECOND_HEAD]
    return pages[: max(1, ends[0] - 1)] if ends else pages


def _match_words(found: Findings, page: LegalDocumentPage) -> None:
    """Put words of the library in place of their names; a name that is none of them is only proposed."""
    if "issuer" not in found.values and (body := issuer_of_symbol(str(found.values.get("number", "")))):
        found.values["issuer"] = body.name
        found.doubts = [doubt for doubt in found.doubts if doubt.field != "issuer"]
        found.doubt("issuer", IntakeReason.GUESSED, body.name, str(found.values["number"]))
    for name, model in MATCHED.items():
        if name not in found.values:
            continue
        printed = str(found.values.pop(name))
        match = find_word(model, printed)
        if match is None:
            if getattr(page, f"{name}_id") is None:
                found.doubt(name, IntakeReason.UNKNOWN, printed)
            continue
        found.values[name] = match.word
        if not match.is_exact:
            found.doubt(name, IntakeReason.SIMILAR, match.word.name, printed)


def _check_number(found: Findings, page: LegalDocumentPage) -> None:
    """A number that the library has already is not filled in: it may be the same document."""
    number = str(found.values.get("number", ""))
    if not number:
        return
    issued_on, issuer = found.values.get("issued_on"), found.values.get("issuer")
    same = LegalDocumentPage.objects.numbered_same(
        number,
        issuer.pk if isinstance(issuer, IssuingBody) else None,
        getattr(found.values.get("document_type"), "pk", None),
        issued_on.year if isinstance(issued_on, date) else 0,
    ).exclude(pk=page.pk)
    if other := same.first():
        found.doubt("number", IntakeReason.NUMBER_EXISTS, number).other = other
        del found.values["number"]


def _set_blank(page: LegalDocumentPage, name: str, value: object) -> bool:
    """Set a field that is blank; True where it was."""
    attribute = f"{name}_id" if isinstance(value, Model) else name
    if getattr(page, attribute):
        return False
    limit = LIMITS.get(name)
    setattr(page, name, value[:limit] if isinstance(value, str) and limit else value)
    return True


def _entitle(page: LegalDocumentPage, entry: IntakeEntry, filled: dict[str, object]) -> None:
    """Give a page that still bears the name of its file the abstract as its title, as others have it."""
    if page.title != entry.filled.get("title") or "abstract" not in filled:
        return
    page.title = shorten(page.abstract, TITLE_LENGTH)
    page.draft_title = page.title
    page.slug = page._get_autogenerated_slug(page.readable_slug())
    filled["title"] = page.title


def _mark(page: LegalDocumentPage, found: Findings) -> None:
    """A stamp of secrecy becomes the mark that keeps the document from being published."""
    stamps = [fold(doubt.value) for doubt in found.doubts if doubt.reason == IntakeReason.SECRET]
    if stamps and page.confidentiality == Confidentiality.ORDINARY:
        page.confidentiality = STAMPS.get(stamps[0], Confidentiality.CONFIDENTIAL)
