from search.content import Kind, SearchContent, register
from tests.sample_app.models import VacancyPage


def vacancy_content(vacancy: VacancyPage) -> SearchContent:
    return SearchContent(
        kind=Kind.ARTICLE,
        title=vacancy.title,
        body=vacancy.duties,
        published_at=vacancy.first_published_at,
        listed_at=vacancy.first_published_at,
    )


register(VacancyPage, content=vacancy_content)
