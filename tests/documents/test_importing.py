from __future__ import annotations

import json
from datetime import date
from pathlib import Path

import pytest
from django.core.management import CommandError, call_command

from documents.acquisition.field_values import shorten
from documents.acquisition.vocabularies import issuer_abbreviation, type_abbreviation
from documents.models import DocumentType, Field, IssuingBody, LegalDocumentPage, LibraryPage
from documents.names import issuer_name
from search.models import SearchEntry
from tests.factories import DocumentFactory, DocumentTypeFactory, IssuingBodyFactory, home_page

CORPUS = Path(__file__).resolve().parents[3] / "shared" / "corpus" / "legal.jsonl.gz"

ROW = {
    "id": "v1",
    "number": "43/2007/TT-BCT",
    "type": "Thông tư",
    "title": "Về việc hướng dẫn " + "một điều rất dài " * 30,
    "issuer": "Bộ Công thương",
    "issued": "2007-03-01",
    "effective": "2007-04-15",
    "topic": "Thương mại",
    "text": "Điều 1. Phạm vi\n1. Mọi nơi.",
}


@pytest.fixture
def run(tmp_path, capsys, settings):
    settings.LANGUAGE_CODE = "en"
    home_page()

    def command(*rows, options=()):
        path = tmp_path / "legal.jsonl"
        path.write_text("\n".join(json.dumps(row, ensure_ascii=False) for row in rows), encoding="utf-8")
        try:
            call_command("import_documents", str(path), *options)
            status = 0
        except CommandError:
            status = 1
        printed = capsys.readouterr()
        numbers = [int(part.split()[0]) for part in printed.out.strip().splitlines()[-1].split(", ")]
        return status, numbers, printed.err.strip().splitlines()

    return command


@pytest.mark.django_db
def test_a_row_becomes_a_document_with_everything_it_says(run):
    assert run(ROW) == (0, [1, 0, 0, 0, 0], [])
    document = LegalDocumentPage.objects.get()
    assert document.live
    assert document.get_parent().specific == LibraryPage.objects.get()
    assert len(document.title) <= 255
    assert document.title.endswith("…")
    assert document.abstract == ROW["title"].strip()
    assert (document.number, document.number_key) == ("43/2007/TT-BCT", "43/2007/ttbct")
    assert (document.document_type.name, document.document_type.abbreviation) == ("Thông tư", "TT")
    assert (document.issuer.name, document.issuer.abbreviation) == ("Bộ Công thương", "BCT")
    assert [field.name for field in document.fields.all()] == ["Thương mại"]
    assert (str(document.issued_on), str(document.effective_on)) == ("2007-03-01", "2007-04-15")
    assert document.issue_year == 2007
    assert document.text == ROW["text"]
    assert SearchEntry.objects.get().number_key == "43/2007/ttbct"


@pytest.mark.django_db
def test_a_second_run_changes_nothing(run):
    run(ROW)
    before = list(LegalDocumentPage.objects.values())
    assert run(ROW) == (0, [0, 0, 1, 0, 0], [])
    assert list(LegalDocumentPage.objects.values()) == before


@pytest.mark.django_db
@pytest.mark.parametrize(
    "change",
    [{"title": "Tên mới"}, {"number": "44/2007/TT-BCT"}, {"type": "Quyết định"}, {"issuer": "Chính phủ"},
     {"issued": "2007-03-02"}, {"effective": None}, {"topic": "Lao động"}, {"topic": ""}, {"text": "Khác"}],
)  # fmt: skip
def test_a_row_that_changed_updates_its_document(run, change):
    run(ROW)
    assert run(ROW | change) == (0, [0, 1, 0, 0, 0], [])
    assert run(ROW | change) == (0, [0, 0, 1, 0, 0], [])
    assert LegalDocumentPage.objects.count() == 1


@pytest.mark.django_db
def test_spellings_of_one_name_are_one_word_of_the_vocabulary(run):
    spellings = ["Ủy ban Thường vụ Quốc hội", "Uỷ ban thường vụ  Quốc hội", "Ủy ban thường vụ Quốc hội"]
    rows = [
        ROW | {"id": str(number), "number": f"{number}/2007/QĐ-X", "issuer": issuer}
        for number, issuer in enumerate(spellings, 1)
    ]
    assert run(*rows) == (0, [3, 0, 0, 0, 0], [])
    assert [body.name for body in IssuingBody.objects.all()] == spellings[:1]
    assert run(*rows) == (0, [0, 0, 3, 0, 0], [])


@pytest.mark.django_db
def test_a_document_the_library_has_already_is_kept_out_and_named(run):
    DocumentFactory(
        number="43/2007/TT-BCT",
        title="Nhập bằng tay",
        issuer=IssuingBodyFactory(name="Bộ Công Thương"),
        document_type=DocumentTypeFactory(name="Thông tư"),
        issued_on=date(2007, 3, 1),
    )
    status, numbers, errors = run(ROW, ROW | {"id": "v2", "number": "44/2007/TT-BCT"}, ROW | {"id": "v3"})
    assert (status, numbers) == (1, [1, 0, 0, 0, 2])
    assert errors[0].startswith("legal.jsonl:1: ")
    assert "Nhập bằng tay" in errors[0]


@pytest.mark.django_db
def test_a_row_that_would_become_a_duplicate_is_refused_too(run):
    other = ROW | {"id": "v2", "number": "44/2007/TT-BCT"}
    run(ROW, other)
    status, numbers, _errors = run(ROW, other | {"number": "43 /2007/TT-BCT"})
    assert (status, numbers) == (1, [0, 0, 1, 0, 1])
    assert LegalDocumentPage.objects.filter(number="44/2007/TT-BCT").exists()


@pytest.mark.django_db
def test_a_law_and_a_resolution_of_one_number_both_go_in(run):
    law = ROW | {"number": "18/2008/QH12", "type": "Luật", "issuer": "Quốc hội"}
    assert run(law, law | {"id": "v2", "type": "Nghị quyết"}) == (0, [2, 0, 0, 0, 0], [])


@pytest.mark.django_db
@pytest.mark.parametrize(
    "change",
    [{"title": ""}, {"type": ""}, {"issuer": None}, {"issued": "2007-02-31"}, {"number": "9" * 101},
     {"issuer": "x" * 300}, {"topic": 5}, {"id": ""}],
)  # fmt: skip
def test_a_bad_row_is_refused_and_the_rest_goes_in(run, change):
    status, numbers, [error] = run(ROW | {"id": "bad"} | change, ROW)
    assert (status, numbers) == (1, [1, 0, 0, 0, 1])
    assert error.startswith("legal.jsonl:1: ")


@pytest.mark.django_db
def test_a_dry_run_writes_nothing(run):
    assert run(ROW, ROW | {"id": "v2"}, options=["--dry-run"])[1] == [1, 0, 0, 0, 1]
    for model in (LegalDocumentPage, LibraryPage, DocumentType, IssuingBody, Field):
        assert not model.objects.exists()


@pytest.mark.parametrize(
    ("text", "length", "short"),
    [
        ("vừa đủ", 6, "vừa đủ"),
        ("một hai ba", 8, "một hai…"),
        ("một hai ba", 9, "một hai…"),
        ("một hai, ba", 9, "một hai…"),
        ("mộthaiba", 5, "mộth…"),
    ],
)
def test_a_title_is_cut_at_a_word(text, length, short):
    assert shorten(text, length) == short
    assert len(short) <= length


@pytest.mark.parametrize(
    ("field", "name"),
    [
        ("Bộ Nội vụ", "Bộ Nội vụ"),
        ("Chính phủ về công tác văn thư ngày 05/03/2020 của Bộ  Nội vụ", "Bộ Nội vụ"),
        ("Chính phủ ngày 1/2/1999 của Quốc hội ngày 10/02/1999 của Bộ Tư pháp", "Bộ Tư pháp"),
        ("ngày 05/03/2020", "ngày 05/03/2020"),
    ],
)
def test_the_end_of_a_title_is_no_part_of_the_issuer(field, name):
    assert issuer_name(field) == name


@pytest.mark.parametrize(
    ("issuer", "number", "short"),
    [
        ("Bộ Công thương", "43/2007/TT-BCT", "BCT"),
        ("Bộ Giáo dục và Đào tạo", "20/2014/TT-BGDĐT", "BGDĐT"),
        ("Chính phủ", "293/2025/NĐ-CP", "CP"),
        ("Quốc hội", "50/2024/QH15", "QH"),
        ("Bộ Nội vụ và Bộ Tài chính", "01/2011/TTLT-BNV-BTC", ""),
        ("Bộ Công thương", "43/2007/TT-BTM", ""),
        ("Bộ Công thương", "43", ""),
        ("Bộ Công thương", "", ""),
    ],
)
def test_an_issuer_is_abbreviated_only_where_its_number_plainly_does(issuer, number, short):
    assert issuer_abbreviation(issuer, number) == short


@pytest.mark.parametrize(
    ("name", "short"), [("Thông tư", "TT"), ("QUYẾT ĐỊNH", "QĐ"), ("Luật", ""), ("", "")]
)
def test_a_type_has_the_abbreviation_of_its_name(name, short):
    assert type_abbreviation(name) == short


@pytest.mark.django_db
@pytest.mark.skipif(not CORPUS.exists(), reason="the corpus is not here")
@pytest.mark.slow
def test_the_corpus_goes_in_whole():
    home_page()
    call_command("import_documents", str(CORPUS))
    assert LegalDocumentPage.objects.live().count() == SearchEntry.objects.count() == 2986
