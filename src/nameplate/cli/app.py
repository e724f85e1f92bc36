"""All verbs, put together."""

from __future__ import annotations

from typing import Annotated

import typer

from nameplate.cli import dossier, export, forecast, line, reading, review, running, study, update
from nameplate.cli.guide import Verbs

app = typer.Typer(
    name="nameplate",
    cls=Verbs,
    add_completion=False,
    rich_markup_mode=None,
    pretty_exceptions_enable=False,
    no_args_is_help=True,
    context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100},
)


def _version(wanted: bool) -> None:
    if wanted:
        from nameplate import __version__

        typer.echo(f"nameplate {__version__}")
        raise typer.Exit


@app.callback()
def root(
    version: Annotated[
        bool, typer.Option("--version", callback=_version, is_eager=True, help="show the version and leave")
    ] = False,
) -> None:
    """Say what will really come out of an announced plant, when, and for whom.

    Nameplate reads what is reported, keeps every figure with its source, builds a programme that can be run, and
    runs it.

    \b
    The first five minutes:
      nameplate new my-plant                            a dossier: a folder for one programme
      nameplate read article.txt --into my-plant        an article of yours becomes claims
      nameplate draft my-plant                          the claims become a programme
      nameplate run my-plant                            the programme becomes a forecast
      nameplate brief my-plant                          the forecast becomes one page

    Every verb has examples: nameplate VERB --help. Exit codes: 0 done, 1 a check failed, 2 wrong usage, 3 invalid file,
    4 missing input or full disk, 70 our bug, 130 interrupted.
    """  # noqa: D301 - \b keeps the lines of the list


app.command("new", help=dossier.NEW)(dossier.new)
app.command("read", help=reading.READ)(reading.read)
app.command("claims", help=review.CLAIMS)(review.claims)
app.command("accept", help=review.ACCEPT)(review.accept)
app.command("reject", help=review.REJECT)(review.reject)
app.command("correct", help=review.CORRECT)(review.correct)
app.command("draft", help=dossier.DRAFT)(dossier.draft)
app.command("check", help=dossier.CHECK)(dossier.check)
app.command("explain", help=dossier.EXPLAIN)(dossier.explain)
app.command("run", help=running.RUN)(running.run)
app.command("ask", help=study.ASK)(study.ask)
app.command("compare", help=study.COMPARE)(study.compare)
app.command("drivers", help=study.DRIVERS)(study.drivers)
app.command("update", help=update.UPDATE)(update.update)
app.command("brief", help=study.BRIEF)(study.brief)
app.command("forecast", help=forecast.FORECAST)(forecast.forecast)
app.command("backtest", help=forecast.BACKTEST)(forecast.backtest)
app.command("repeat", help=running.REPEAT)(running.repeat)
app.command("export", help=export.EXPORT)(export.export)
app.command("schema", help=dossier.SCHEMA)(dossier.schema)
app.command("line", help=line.LINE)(line.line)
