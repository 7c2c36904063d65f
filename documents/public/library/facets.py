"""By what documents are narrowed, each facet said once.

From here follow the parameters of the library, its filters, counts and chips, its feed and files, the
addresses for programs, and what the search is told of a document. To add one, say it here; what
lists count has to be read by `documents.catalogue` as well.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from itertools import groupby
from typing import TYPE_CHECKING, Any, Final

from django.utils import timezone
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from documents.enums import ValidityStatus
from documents.models import DocumentType, Field, LegalDocumentPage, Signer
from documents.models.status_span import FIRST_DAY, LAST_DAY
from documents.public.library.values import EITHER, NO, STATUSES, YES, Bodies, Values, WordsOf, Years
from search.facets import Facet, FacetValue, register

if TYPE_CHECKING:
    from django.utils.functional import _StrPromise

__all__ = [
    "FACETS", "FIELD", "ISSUER", "TYPE", "VALIDITY", "WITHDRAWN", "DocumentFacet", "facet_values",
]  # fmt: skip

TYPE, ISSUER, FIELD, VALIDITY = "type", "issuer", "field", "validity"
# Stands among the statuses, and is none of them: a withdrawn document may hold or not.
WITHDRAWN: Final = "withdrawn"
ALIASES: Final = {"true": YES, "1": YES, "yes": YES, "false": NO, "0": NO, "no": NO}


@dataclass(frozen=True, slots=True, kw_only=True)
class DocumentFacet:
    """`parameter` is its name in addresses of the library, `program` in those for programs, where `described`
    says what it takes. `column` is its name for queries and for the catalogue.

    The search knows it as `name`, and by `told`, the values of a document; without `told` it does not. More
    for it is in `searched`, see `search.facets.Facet`.
    """

    name: str
    parameter: str
    program: str
    label: str | _StrPromise
    column: str
    values: Values
    described: str
    schema: Mapping[str, Any] = field(default_factory=dict)
    aliases: Mapping[str, str] = field(default_factory=dict)
    told: Callable[[LegalDocumentPage], Iterable[FacetValue]] | None = None
    searched: Mapping[str, Any] = field(default_factory=dict)

    def for_search(self) -> Facet:
        plain = {"name": self.name, "parameter": self.parameter, "titles": self.values.titles}
        return Facet(**{**plain, "label": self.label, "aliases": self.aliases, **self.searched})


def facet_values(document: LegalDocumentPage) -> Iterator[FacetValue]:
    """All that the search is told of a document. Words stand by what addresses call them."""
    for facet in FACETS:
        if facet.told is not None:
            yield from facet.told(document)


def _type(document: LegalDocumentPage) -> Iterator[FacetValue]:
    if document.document_type:
        yield FacetValue(TYPE, document.document_type.slug)


def _issuer(document: LegalDocumentPage) -> Iterator[FacetValue]:
    if document.issuer:
        yield FacetValue(ISSUER, document.issuer.slug)


def _fields(document: LegalDocumentPage) -> Iterator[FacetValue]:
    for each in document.fields.all():
        yield FacetValue(FIELD, each.slug)


def _signer(document: LegalDocumentPage) -> Iterator[FacetValue]:
    if document.signer_id:
        yield FacetValue("signer", str(document.signer_id))


def _text(document: LegalDocumentPage) -> Iterator[FacetValue]:
    yield FacetValue("has_text", YES if document.text else NO)


def _file(document: LegalDocumentPage) -> Iterator[FacetValue]:
    yield FacetValue("has_file", YES if document.files.all() else NO)


def _validity(document: LegalDocumentPage) -> Iterator[FacetValue]:
    """The statuses it has had and will have, the days of one after the other taken together."""
    now = timezone.now()
    told = [span for span in document.status_spans.all() if span.told_from <= now < span.told_until]
    spans = sorted(told, key=lambda span: span.since)
    for status, run in groupby(spans, key=lambda span: span.status):
        if document.is_withdrawn and status == ValidityStatus.IN_FORCE:
            # Whoever looks for what is in force looks for what they may rely on.
            continue
        days = list(run)
        since, until = days[0].since, days[-1].until
        yield FacetValue(
            VALIDITY,
            status,
            None if since == FIRST_DAY else since,
            None if until == LAST_DAY else until,
        )
    if document.is_withdrawn:
        yield FacetValue(VALIDITY, WITHDRAWN)


def _validity_mark(value: str) -> str:
    """A withdrawn document is found, and said to be one; nobody looks for what was withdrawn."""
    return gettext("Withdrawn") if value == WITHDRAWN else STATUSES.titles([value]).get(value, "")


BODIES: Final = Bodies()
FACETS: Final = (
    DocumentFacet(
        name=TYPE,
        parameter="loai",
        program="type",
        label=_("Document type"),
        column="document_type",
        values=WordsOf(DocumentType),
        described="The slug of a document type.",
        told=_type,
        # In the search "loai" is the kind of page.
        searched={"parameter": "loai_van_ban", "position": 20, "is_slot": True},
    ),
    DocumentFacet(
        name=ISSUER,
        parameter="co_quan",
        program="issuer",
        label=_("Issuing body"),
        column="issuer",
        values=BODIES,
        described=(
            "The slug or any name of an issuing body; bodies below it and merged into it are part of it."
        ),
        told=_issuer,
        searched={"position": 30, "is_slot": True, "tree": BODIES.tree},
    ),
    DocumentFacet(
        name=FIELD,
        parameter="linh_vuc",
        program="field",
        label=_("Field of activity"),
        column="fields",
        values=WordsOf(Field),
        described="The slug of a field of activity.",
        told=_fields,
        searched={"position": 40},
    ),
    DocumentFacet(
        name="signer",
        parameter="nguoi_ky",
        program="signer",
        label=_("Signer"),
        column="signer",
        values=WordsOf(Signer),
        described="The id of a signer.",
        schema={"type": "integer", "minimum": 1},
        told=_signer,
        searched={"position": 45},
    ),
    # The search counts the years of all kinds of pages by itself (`search.facets`).
    DocumentFacet(
        name="year",
        parameter="nam",
        program="year",
        label=_("Year of issue"),
        column="issue_year",
        values=Years(),
        described="The year of issue.",
        schema={"type": "integer"},
    ),
    DocumentFacet(
        name=VALIDITY,
        parameter="hieu_luc",
        program="status",
        label=_("Validity"),
        column="validity",
        values=STATUSES,
        described="The status on the day asked for.",
        schema={"enum": list(ValidityStatus.values)},
        told=_validity,
        searched={"position": 50, "is_ordered": True, "mark": _validity_mark},
    ),
    DocumentFacet(
        name="has_text",
        parameter="toan_van",
        program="has_text",
        label=_("Full text"),
        column="has_text",
        values=EITHER,
        described="Whether the full text is there.",
        schema={"type": "boolean"},
        aliases=ALIASES,
        told=_text,
        searched={"position": 80, "is_ordered": True},
    ),
    DocumentFacet(
        name="has_file",
        parameter="tep",
        program="has_file",
        label=_("Files"),
        column="has_file",
        values=EITHER,
        described="Whether a file is there.",
        schema={"type": "boolean"},
        aliases=ALIASES,
        told=_file,
        searched={"position": 90, "is_ordered": True},
    ),
)

for each in FACETS:
    if each.told is not None:
        register(each.for_search())
