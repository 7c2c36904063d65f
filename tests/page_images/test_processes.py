"""What the program that opens files is given of the site."""

from __future__ import annotations

import json
from pathlib import Path

from page_images import processes

LISTER = "import json, os, sys\njson.dump(dict(os.environ), sys.stdout)\n"


def test_the_program_is_given_no_secret_of_the_site(monkeypatch, tmp_path):
    program = tmp_path / "lister.py"
    program.write_text(LISTER)
    monkeypatch.setattr(processes, "PROGRAM", program)
    monkeypatch.setenv("SECRET_KEY", "a secret")
    monkeypatch.setenv("DATABASE_URL", "postgres://somebody:secret@localhost/site")
    with (tmp_path / "answer").open("w+b") as answer:
        processes.run(answer, "measure", Path("file.pdf"))
        answer.seek(0)
        given = json.load(answer)
    assert "LANG" in given
    assert "secret" not in str(given)
    assert {"SECRET_KEY", "DATABASE_URL"}.isdisjoint(given)
