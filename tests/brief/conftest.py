"""The example brief, and a small dossier that was really run, for every test of this room."""

from __future__ import annotations

import importlib.util
from pathlib import Path
from types import ModuleType, SimpleNamespace

import pytest

from nameplate.brief.data import BriefData

TEXT = (
    "The mill will make up to 70 million rounds per year, TASS said. The first tests were run on 2 July 2025. "
    "<script>alert('mill')</script>\n"
)
QUESTIONS = """\
question: What comes out of it?
questions:
  - output of the mill in 2028
  - share of demand met in 2028 for the army of rounds
  - months of cover of rounds at 2028-12
  - dependence on imports of rounds in 2028
  - date of works-done
  - date of series
  - chance of at least 20M round/year in 2027
  - chance that works-done by 2026-12
  - date when 30M round/year is first reached
  - output of ball in 2028
"""


def load(path: Path) -> ModuleType:
    spec = importlib.util.spec_from_file_location(path.stem, path)
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


@pytest.fixture(scope="session")
def example() -> BriefData:
    return load(Path(__file__).with_name("example.py")).example()


@pytest.fixture(scope="session")
def real(tmp_path_factory: pytest.TempPathFactory) -> SimpleNamespace:
    """Run a programme that has one of everything: its dossier, run and claims."""
    from nameplate.claim import Claim, Source, save_claims
    from nameplate.programme import Dossier
    from nameplate.report import read_report
    from nameplate.run import execute

    folder = tmp_path_factory.mktemp("brief") / "mill"
    (folder / "reports").mkdir(parents=True)
    (folder / "reports" / "news.txt").write_text(TEXT)
    report = read_report(folder / "reports" / "news.txt").id

    def claim(quote: str, **fields: object) -> Claim:
        start = TEXT.index(quote)
        return Claim.make(report=report, quote=quote, start=start, end=start + len(quote), subject="the mill", **fields)

    claims = SimpleNamespace(
        capacity=claim(
            "up to 70 million rounds per year", kind="capacity", value=70e6, unit="round/year", bound="up_to",
            mode="expected", words="70 million rounds per year", source=Source(name="TASS", type="media", grade="B2"),
        ),
        tests=claim("The first tests were run on 2 July 2025", kind="milestone_date", date="2025-07-02"),
        unused=claim("<script>alert('mill')</script>", kind="jobs"),
    )  # fmt: skip
    save_claims(vars(claims).values(), folder / "claims.jsonl")
    text = load(Path(__file__).parents[1] / "programme_example.py").TEXT.split("questions:")[0]
    text = text.replace("years: 3", "years: 5").replace("c00000001", claims.tests.id)
    text = text.replace(
        "capacity: {value: up to 70M round/year, assumed: made up}",
        f"capacity: {{value: up to 70M round/year, claims: [{claims.capacity.id}]}}",
    )
    (folder / "programme.yaml").write_text(text + QUESTIONS)
    dossier = Dossier(folder)
    return SimpleNamespace(dossier=dossier, run=execute(dossier, 200, 1), claims=claims)


@pytest.fixture(scope="session")
def runs() -> SimpleNamespace:
    """Runs of lines."""
    made = load(Path(__file__).with_name("line_example.py"))
    names = ("plain", "ovens", "shifts", "hostile")
    return SimpleNamespace(example=made, **{name: getattr(made, name)() for name in names})
