"""The content is whole: enough of everything, nothing dangling, nothing left unused."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Iterator
from datetime import date

import pytest

from demonstration import markup
from demonstration.blocks import (
    AttachmentBlock,
    Block,
    DocumentReference,
    NumberedList,
    Paragraph,
    PictureBlock,
    PictureSet,
    Quote,
    Table,
)
from demonstration.content import CONTENT_FOLDER, Content
from demonstration.paperwork import document_sheet, sheet_lines
from demonstration.paperwork.sheet import block_lines
from demonstration.records import FileRole, Layout, RelationKind

WRITTEN_FILES = sorted(path for path in CONTENT_FOLDER.rglob("*") if path.suffix in {".md", ".toml"})


def words(body: tuple[Block, ...]) -> int:
    return sum(len(line.split()) for block in body for line in lines(block))


def lines(block: Block) -> Iterator[str]:
    match block:
        case Quote(text=text):
            yield text
        case PictureBlock(caption=caption):
            yield caption
        case PictureSet(pictures=pictures):
            yield from (picture.caption for picture in pictures)
        case AttachmentBlock() | DocumentReference():
            return
        case _:
            yield from block_lines(block)


def used_pictures(content: Content) -> set[str]:
    used = {article.picture for article in content.articles.values()}
    used |= {photo.picture for gallery in content.galleries.values() for photo in gallery.photos}
    for article in content.articles.values():
        for block in article.body:
            match block:
                case PictureBlock(picture=picture):
                    used.add(picture)
                case PictureSet(pictures=pictures):
                    used |= {each.picture for each in pictures}
    return used


@pytest.mark.parametrize("path", WRITTEN_FILES, ids=lambda path: path.name)
def test_texts_are_composed_and_free_of_hidden_spaces(path):
    text = path.read_text(encoding="utf-8")
    assert unicodedata.is_normalized("NFC", text)
    assert not re.search("[\u00a0\u00ad\u200b-\u200f\u202f\ufeff\t]", text)
    assert "ð" not in text


def test_there_is_enough_of_everything(content):
    assert len(content.sections) == 5
    assert len(content.articles) >= 16
    assert len(content.galleries) == 2
    assert len(content.documents) >= 14
    assert {"gioi-thieu", "lien-he"} <= set(content.pages)
    assert set(content.users) == {"phongvien", "bientap", "thuthu", "quantri"}


def test_every_section_has_at_least_three_articles(content):
    counts = Counter(article.section for article in content.articles.values())
    assert all(counts[section] >= 3 for section in content.sections)


def test_articles_are_neither_notes_nor_essays(content):
    for article in content.articles.values():
        assert 350 <= words(article.body) <= 700, article.slug


def test_every_kind_of_block_is_shown_somewhere(content):
    kinds = {type(block) for article in content.articles.values() for block in article.body}
    assert {
        Paragraph, PictureBlock, PictureSet, Quote, NumberedList, Table, AttachmentBlock, DocumentReference,
    } <= kinds  # fmt: skip


def test_two_articles_share_one_second(content):
    moments = Counter(article.published for article in content.articles.values())
    assert moments.most_common(1)[0][1] == 2


def test_some_articles_show_another_date_than_that_of_publication(content):
    assert any(article.displayed != article.published for article in content.articles.values())


def test_articles_fall_within_the_year_that_the_site_shows(content):
    days = [article.published.date() for article in content.articles.values()]
    assert min(days) >= date(2025, 12, 1)
    assert max(days) <= date(2026, 11, 20)


def test_one_title_stays_in_capitals_as_its_writer_typed_it(content):
    assert sum(article.title.isupper() for article in content.articles.values()) == 1


def test_bylines_are_persons_and_free_texts(content):
    bylines = [article.byline for article in content.articles.values()]
    assert any(byline.person and byline.organisation and byline.role for byline in bylines)
    assert any(byline.text for byline in bylines)


def test_both_places_of_the_tone_mark_occur(content):
    text = " ".join(
        line for article in content.articles.values() for block in article.body for line in lines(block)
    )
    assert "Tỉnh ủy" in text
    assert "Tỉnh uỷ" in text


def test_numbers_of_the_library_are_mentioned_in_running_text(content):
    text = " ".join(
        markup.plain(block.text)
        for article in content.articles.values()
        for block in article.body
        if isinstance(block, Paragraph)
    )
    assert sum(document.number in text for document in content.documents.values()) >= 4


def test_galleries_hold_eight_to_ten_photos_each_described(content):
    for gallery in content.galleries.values():
        assert 8 <= len(gallery.photos) <= 10
        for photo in gallery.photos:
            assert content.pictures[photo.picture].alt != photo.caption


def test_every_picture_is_used_and_described_in_words_of_its_own(content):
    assert used_pictures(content) == set(content.pictures)
    alts = Counter(picture.alt for picture in content.pictures.values())
    assert alts.most_common(1)[0][1] == 1


def test_every_paper_tag_and_field_is_used(content):
    papers = {spec.paper for document in content.documents.values() for spec in document.files if spec.paper}
    tags = {tag for article in content.articles.values() for tag in article.tags}
    fields = {field for document in content.documents.values() for field in document.fields}
    assert papers == set(content.papers)
    assert tags == set(content.tags)
    assert fields == set(content.document_fields)


def test_both_grammars_of_symbols_and_a_dirty_one_occur(content):
    numbers = [document.number for document in content.documents.values()]
    assert any(re.fullmatch(r"\d+/[A-ZĐ]+-[A-ZĐLƯ]+", number) for number in numbers)
    assert any(re.fullmatch(r"\d+-[A-ZĐ]+/TU", number) for number in numbers)
    assert "1076 /LĐLĐ" in numbers


def test_document_types_and_issuers_vary(content):
    documents = content.documents.values()
    assert {"Chỉ thị", "Quyết định", "Hướng dẫn", "Kế hoạch", "Công văn", "Thông báo", "Nghị quyết"} <= {
        document.type for document in documents
    }
    assert len({document.issuer for document in documents}) >= 4
    assert {document.layout for document in documents} == set(Layout)


def test_each_state_of_validity_has_a_document(content):
    day = date(2026, 11, 23)
    documents = content.documents.values()
    assert any(document.effective and document.effective > day for document in documents)
    assert any(document.expires and document.expires <= day for document in documents)
    assert any(document.effective is None for document in documents)
    kinds = {relation.kind for document in documents for relation in document.relations}
    assert {RelationKind.REPLACES, RelationKind.AMENDS} <= kinds


def test_a_replaced_document_expires_when_the_new_one_takes_effect(content):
    for document in content.documents.values():
        for relation in document.relations:
            if relation.kind is RelationKind.REPLACES:
                assert content.document_by_number(relation.number).expires == document.effective


def test_collections_name_documents_and_say_what_for(content):
    assert len(content.collections) == 2
    for collection in content.collections.values():
        assert len(collection.members) >= 3
        assert all(member.note for member in collection.members)


def test_order_of_posting_is_not_order_of_issue(content):
    documents = list(content.documents.values())
    assert sorted(documents, key=lambda each: each.posted) != sorted(documents, key=lambda each: each.issued)
    assert all(document.posted.date() >= document.issued for document in documents)


def test_documents_have_the_length_of_real_ones(content):
    for document in content.documents.values():
        text = " ".join(sheet_lines(document_sheet(document, content)))
        assert 250 <= len(text.split()) <= 900, document.slug


def test_files_of_documents(content):
    for document in content.documents.values():
        roles = [spec.role for spec in document.files]
        assert 1 <= len(roles) <= 3
        assert roles.count(FileRole.MAIN) == 1
    names = [spec.filename for document in content.documents.values() for spec in document.files]
    assert len(names) == len(set(names))
    assert all(not name.isascii() for name in names)
    assert {name.rpartition(".")[2] for name in names} == {"pdf", "docx"}


def test_a_form_is_a_file_of_its_own(content):
    forms = [
        spec
        for document in content.documents.values()
        for spec in document.files
        if spec.role is FileRole.FORM
    ]
    assert len(forms) >= 3
    assert all(spec.paper for spec in forms)


def test_the_site_says_that_it_is_made_up(content):
    assert "hư cấu" in content.site.notice
    assert content.site.email.endswith(".example")
