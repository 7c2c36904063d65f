from __future__ import annotations

from datetime import UTC, date, datetime, timedelta

import pytest

from news.models import ArticleByline, GalleryPhoto, Organisation, Person
from news.structured_data import article_data, author, gallery_data
from pages.pictures import Picture
from tests.factories.news import ArticleFactory, GalleryFactory, SectionFactory

ROOT = "https://congdoan.vn"
DAY = datetime(2017, 9, 14, 22, 22, tzinfo=UTC)


@pytest.mark.django_db
def test_an_article_says_when_it_appeared_in_local_time_and_where_it_belongs() -> None:
    article = ArticleFactory(
        title="Hội nghị", lead="Tóm tắt.", display_date=DAY, parent=SectionFactory(title="Hoạt động")
    )
    section = article.get_parent()
    data = article_data(
        article, url=f"{ROOT}/hoi-nghi/", publisher="LĐLĐ tỉnh", root_url=ROOT, section=section
    )
    assert data["@type"] == "NewsArticle"
    assert data["headline"] == "Hội nghị"
    assert data["datePublished"] == "2017-09-15T05:22:00+07:00"
    assert data["articleSection"] == "Hoạt động"
    assert data["publisher"] == {"@type": "Organization", "name": "LĐLĐ tỉnh", "url": ROOT}
    assert "author" not in data
    assert "image" not in data


@pytest.mark.django_db
def test_an_article_has_never_changed_before_it_appeared() -> None:
    later = datetime.now(UTC) + timedelta(days=3)
    data = article_data(ArticleFactory(display_date=later), url=ROOT, publisher="", root_url=ROOT)
    assert data["dateModified"] == data["datePublished"]


PERSON = Person(name="Đào Luyên")
UNION = Organisation(name="LĐLĐ huyện")


@pytest.mark.parametrize(
    ("byline", "expected"),
    [
        (
            ArticleByline(person=PERSON, role="Phóng viên", organisation=UNION),
            {
                "@type": "Person",
                "name": "Đào Luyên",
                "jobTitle": "Phóng viên",
                "affiliation": {"@type": "Organization", "name": "LĐLĐ huyện"},
            },
        ),
        (ArticleByline(person=PERSON), {"@type": "Person", "name": "Đào Luyên"}),
        (ArticleByline(organisation=UNION), {"@type": "Organization", "name": "LĐLĐ huyện"}),
        (ArticleByline(text="Nông Ngân"), {"@type": "Person", "name": "Nông Ngân"}),
    ],
)
def test_an_author_is_a_person_or_an_organisation(byline: ArticleByline, expected: dict[str, object]) -> None:
    assert author(byline) == expected


@pytest.mark.django_db
def test_a_gallery_names_its_photos_with_caption_and_credit() -> None:
    gallery = GalleryFactory(title="Tháng Công nhân", place="Sông Mây", taken_on=date(2026, 5, 1), photos=1)
    photo: GalleryPhoto = gallery.photos.get()
    photo.caption, photo.credit = "Lễ phát động", "Hữu Phong"
    picture = Picture(src="/media/images/a.jpg", srcset="", sizes="", width=800, height=533)
    data = gallery_data(gallery, url=f"{ROOT}/anh/", root_url=ROOT, photos=[(photo, picture)])
    assert data["contentLocation"] == {"@type": "Place", "name": "Sông Mây"}
    assert data["dateCreated"] == "2026-05-01"
    assert data["image"] == [
        {
            "@type": "ImageObject",
            "url": f"{ROOT}/media/images/a.jpg",
            "width": 800,
            "height": 533,
            "caption": "Lễ phát động",
            "creditText": "Hữu Phong",
        }
    ]
