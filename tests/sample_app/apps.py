from importlib import import_module

from django.apps import AppConfig


class SampleAppConfig(AppConfig):
    name = "tests.sample_app"

    def ready(self) -> None:
        import_module("tests.sample_app.search_content")
