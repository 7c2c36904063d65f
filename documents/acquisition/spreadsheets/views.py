"""The admin page on which a spreadsheet of documents is checked and taken in.

Between the check and the word of the librarian the rows travel signed in the page itself, so that nothing is
kept that nobody wants any more; the plan is made anew when they come back.
"""

from __future__ import annotations

from dataclasses import replace
from typing import Any, Final

from django.core import signing
from django.core.exceptions import PermissionDenied
from django.http import FileResponse, HttpRequest, HttpResponse, HttpResponseBase
from django.utils.functional import cached_property
from django.utils.http import content_disposition_header
from django.utils.translation import gettext_lazy as _
from django.views.generic import FormView, View

from documents.acquisition.field_values import Words
from documents.acquisition.spreadsheets.columns import Sheet, find_columns
from documents.acquisition.spreadsheets.errors import UnreadableSheetError
from documents.acquisition.spreadsheets.files import errors_file, template_file
from documents.acquisition.spreadsheets.forms import SheetForm
from documents.acquisition.spreadsheets.planning import Plan, libraries_for, make_plan
from documents.acquisition.spreadsheets.tables import MOST_BYTES, MOST_ROWS, Table, TableRow, read_table
from documents.acquisition.spreadsheets.taking_in import take_in
from documents.models import LibraryPage
from documents.public.exports.xlsx_file import XLSX_TYPE
from pages.admin_views import AdminPageMixin

__all__ = ["SheetTemplateView", "SheetView"]

SALT: Final = "documents.acquisition.spreadsheets"
# As long as a librarian may think it over.
HOURS: Final = 4


class SheetAccessMixin(View):
    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        if not self.libraries:
            raise PermissionDenied
        return super().dispatch(request, *args, **kwargs)

    @cached_property
    def libraries(self) -> list[LibraryPage]:
        return libraries_for(self.request.user)


class SheetView(SheetAccessMixin, AdminPageMixin, FormView[SheetForm]):
    """Ask for a file; show what it would do; do it; hand back the rows that are wrong."""

    template_name = "admin/documents_from_sheet.html"
    form_class = SheetForm
    page_title = _("Documents from a spreadsheet")
    header_icon = "table"
    # The body that issued all documents of a register, by name.
    issuer = ""

    def get_form_kwargs(self) -> dict[str, Any]:
        return super().get_form_kwargs() | {"libraries": self.libraries}

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        if "sheet" in request.POST:
            return self._answer_checked(request)
        return super().post(request, *args, **kwargs)

    def form_valid(self, form: SheetForm) -> HttpResponse:
        upload, library = form.cleaned_data["file"], form.cleaned_data["library"]
        try:
            table = read_table(upload.file, upload.name)
            sheet = find_columns(table)
        except UnreadableSheetError as error:
            form.add_error("file", str(error))
            return self.form_invalid(form)
        if len(table.rows) > MOST_ROWS + 1:
            form.add_error("file", _("Take in no more than %(rows)d rows at a time.") % {"rows": MOST_ROWS})
            return self.form_invalid(form)
        issuer = form.cleaned_data["issuer"]
        if sheet.needs_issuer and issuer is None:
            form.add_error("issuer", _("No column names the issuing body. Choose whose documents these are."))
            return self.form_invalid(form)
        self.issuer = issuer.name if issuer and sheet.needs_issuer else ""
        return self._show(table, library, form.cleaned_data["publish"])

    def _answer_checked(self, request: HttpRequest) -> HttpResponse:
        """The librarian's word about a sheet that was checked: take it in, or hand back its errors."""
        form = self.form_class(libraries=self.libraries)
        try:
            given = signing.loads(request.POST["sheet"], salt=SALT, max_age=HOURS * 3600)
        except signing.BadSignature:
            form = self.form_class({}, {}, libraries=self.libraries)
            form.is_valid()
            form.add_error(None, _("This check is too old. Choose the file again."))
            return self.render_to_response(self.get_context_data(form=form))
        library = next((each for each in self.libraries if each.pk == given["library"]), None)
        if library is None or given["user"] != request.user.pk:
            raise PermissionDenied
        table = Table([TableRow(number, cells) for number, cells in given["rows"]])
        self.issuer = given["issuer"]
        if request.POST.get("action") == "errors":
            sheet = self._sheet(table)
            return errors_file(sheet, make_plan(sheet, request.user, Words()))
        return self._take_in(table, library, publish=given["publish"])

    def _sheet(self, table: Table) -> Sheet:
        return replace(find_columns(table), issuer=self.issuer)

    def _show(self, table: Table, library: LibraryPage, publish: bool) -> HttpResponse:
        sheet = self._sheet(table)
        plan = make_plan(sheet, self.request.user, Words())
        return self._report(table, library, plan, publish=publish, ignored=sheet.ignored, is_done=False)

    def _take_in(self, table: Table, library: LibraryPage, *, publish: bool) -> HttpResponse:
        sheet, words = self._sheet(table), Words()
        plan = make_plan(sheet, self.request.user, words)
        may_publish = library.permissions_for_user(self.request.user).can_publish_subpage()
        done = take_in(plan, library, self.request.user, words, publish=publish and may_publish)
        return self._report(table, library, done, publish=publish, ignored=sheet.ignored, is_done=True)

    def _report(
        self,
        table: Table,
        library: LibraryPage,
        plan: Plan,
        *,
        publish: bool,
        ignored: list[str],
        is_done: bool,
    ) -> HttpResponse:
        rows = [(row.number, row.cells) for row in table.rows]
        signed = {"rows": rows, "library": library.pk, "user": self.request.user.pk, "publish": publish}
        signed["issuer"] = self.issuer
        context = {
            "form": None,
            "plan": plan,
            "counts": {outcome.value: number for outcome, number in plan.counts.items()},
            "ignored": ignored,
            "library": library,
            "publish": publish,
            "is_done": is_done,
            "sheet": signing.dumps(signed, salt=SALT, compress=True),
        }
        return self.render_to_response(self.get_context_data(**context))

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        limits = {"most_rows": MOST_ROWS, "most_megabytes": MOST_BYTES // 1024**2}
        return super().get_context_data(**kwargs) | limits


class SheetTemplateView(SheetAccessMixin):
    """The sheet to fill in: headings, an example, and the names the library knows."""

    def get(self, request: HttpRequest) -> HttpResponseBase:
        response = FileResponse(template_file(), content_type=XLSX_TYPE)
        response["Content-Disposition"] = content_disposition_header(True, "mau-nhap-van-ban.xlsx") or ""
        return response
