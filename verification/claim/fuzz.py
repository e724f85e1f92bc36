"""Fuzz the readers and the grammars with atheris: no crash, no hang, every span exact.

    pip install atheris
    python verification/claim/fuzz.py -max_total_time=300 -timeout=20

Whatever bytes come are read as a plain text, as a page and as one sentence for each grammar. Without atheris this file
does nothing, so that it can be collected with the rest.
"""

import sys
from pathlib import Path


def main() -> None:
    """Instrument the readers and feed them until the time is over."""
    import atheris

    with atheris.instrument_imports(include=["nameplate.claim", "nameplate.report"]):
        from nameplate.claim import read_claims, verify
        from nameplate.claim.grammar.date import find_dates
        from nameplate.claim.grammar.hedge import find_modes
        from nameplate.claim.grammar.quantity import find_measures
        from nameplate.claim.grammar.source import find_sources
        from nameplate.report import Report
        from nameplate.report.decode import decode
        from nameplate.report.page import read_page
    from nameplate.errors import InvalidFile
    from nameplate.quantity import Period

    day = Period.from_iso("2025-07-03")

    def one(data: bytes) -> None:
        try:
            text = decode(data, Path("fuzz.txt"))
        except InvalidFile:
            return
        for grammar in (find_measures, find_modes, find_sources, lambda words: find_dates(words, day)):
            for found in grammar(text[:1500]):
                assert 0 <= found.start <= found.end <= len(text)
        report = Report.of(text, published=day)
        verify(read_claims(report), [report])
        read_page(text)

    atheris.Setup(sys.argv, one)
    atheris.Fuzz()


if __name__ == "__main__":
    main()
