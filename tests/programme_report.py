"""Short reports of one programme, one a year, for tests that go the whole way from words to a programme."""

from nameplate.claim import read_claims
from nameplate.quantity import Period
from nameplate.report import Report


def reading(*texts):
    """Read reports that came out on the first of June of 2020, 2021 and so on; return their claims and them."""
    reports = [
        Report.of(f"News of {2020 + place}\n\n{text}", published=Period.from_iso(f"{2020 + place}-06-01"))
        for place, text in enumerate(texts)
    ]
    return [claim for report in reports for claim in read_claims(report)], reports
