"""Title, publisher and day of publication, as the document gives them."""

import pytest

from nameplate.report import Report, read_report
from nameplate.report.header import day_first

BODY = "\n\nThe plant has four lines, and two of them are at work.\n"


@pytest.mark.parametrize(
    ("text", "title"),
    [
        ("Plant opens" + BODY, "Plant opens"),
        ("# Plant opens" + BODY, "Plant opens"),
        ("**Plant opens in the north**" + BODY, "Plant opens in the north"),
        ("BUSINESS\n\nPlant opens in the north" + BODY, "Plant opens in the north"),
        ("Home\nNews\nSport\nPlant opens in the north" + BODY, "Plant opens in the north"),
        ("THE NORTHERN COURIER\n3 July 2025\n\nPLANT OPENS IN THE NORTH" + BODY, "PLANT OPENS IN THE NORTH"),
        ("---\ntitle: 'Plant opens: at last'\n---" + BODY, "Plant opens: at last"),
        ("THE REVIEW | Vol. 14 | July 2025\n\nPlant opens in the north" + BODY, "Plant opens in the north"),
        ("Steel mill opens today\n\nMore to come" + BODY, "Steel mill opens today"),
        ("Subject: Plant opens in the north" + BODY, "Plant opens in the north"),
        ("The plant has four lines.\n\nWhat next\n", ""),
    ],
)
def test_titles(text, title):
    assert Report.of(text).title == title


@pytest.mark.parametrize(
    ("text", "publisher"),
    [
        ("Plant opens\nHerald, 3 July 2025" + BODY, "Herald"),
        ("Plant opens\nBy Jane Doe | Northern Monthly | 3 July 2025 | 4 min read" + BODY, "Northern Monthly"),
        ("Plant opens\n3 July 2025 | Northern Monthly" + BODY, "Northern Monthly"),
        ("Plant opens\n3 July 2025, 11:24 GMT" + BODY, ""),
        ("Plant opens\n\nCARACAS, July 2 (Reuters) - The plant is open.", "Reuters"),
        ("Plant opens\n\nLEEDS, July 2, 2025 /PRNewswire/ -- The plant is open.", "PRNewswire"),
        ("Plant opens\n\nLEEDS, July 2, 2025 (GLOBE NEWSWIRE) -- The plant is open.", "GLOBE NEWSWIRE"),
        ("THE NORTHERN COURIER\n3 July 2025\n\nPLANT OPENS" + BODY, "THE NORTHERN COURIER"),
        ("Plant opens\nNEW DELHI, July 22, 2026" + BODY, ""),
        ("Plant opens\nBy Jane Doe, Staff Reporter   Published 06:30, 4 November 2025   14 comments" + BODY, ""),
        ("Werk öffnet\nVeröffentlicht am 3. Juli 2025, 09:15 Uhr" + BODY, ""),
        ("ASX ANNOUNCEMENT      29 October 2025\n\nQuarterly report" + BODY, ""),
        ("---\nsource: Herald\ndate: 2025-07-03\n---" + BODY, "Herald"),
        ("Plant opens" + BODY, ""),
    ],
)
def test_publishers(text, publisher):
    assert Report.of(text).publisher == publisher


@pytest.mark.parametrize(
    ("text", "iso"),
    [
        ("Plant opens\nUpdated 5 July 2025\nPublished 3 July 2025" + BODY, "2025-07-03"),
        ("Plant opens\nUpdated 5 July 2025 08:14 GMT" + BODY, "2025-07-05"),
        ("Plant opens\nDefence Review, July 2025" + BODY, "2025-07"),
        ("Plant opens\nYard Review, issue 3/2025 (July 2025). Text: Jane Doe" + BODY, "2025-07"),
        ("Plant opens\nStart in the north, July 2027" + BODY, None),
        ("Plant opens\nHall two: July 2027" + BODY, None),
        ("Plant opens\nPublished: 03/07/2025" + BODY, None),
        ("Plant opens\nPublished: 03/07/2025, 10:00 GMT" + BODY, "2025-07-03"),
        ("Plant opens\nPublished: 03/07/2025, 10:00 EST" + BODY, "2025-03-07"),
        ("Plant opens" + BODY + "\nPublished 3 July 2025\n", "2025-07-03"),
        ("Plant opens\n\nBERLIN, March 3, 2025—The plant is open.", "2025-03-03"),
        ("Plant opens\n\nBerlin, 3. März 2025 – Das Werk ist offen.", "2025-03-03"),
        ("Plant opens\n\nSAN JOSE, Calif., Jan. 24, 2025 (GLOBE NEWSWIRE) -- The plant is open.", "2025-01-24"),
        ("Plant opens\n\nAcme shares rose.\n\nLEEDS, 3 July 2025 - The plant is open.", "2025-07-03"),
        ("Plant opens\n\nCARACAS, July 2 (Reuters) - The plant is open.", None),
        ("Plant opens\n\nIn Leeds, on 3 July 2025 - a Thursday - the plant opened.", None),
        ("Plant opens\n\nThe plant opened on 3 July 2025.", None),
        ("---\ndate: '2025-07-03'\n---" + BODY, "2025-07-03"),
    ],
)
def test_days_of_publication(text, iso):
    published = Report.of(text).published
    assert (published.iso() if published else None) == iso


@pytest.mark.parametrize(
    ("url", "iso"),
    [
        ("https://herald.co.uk/plant", "2025-07-03"),
        ("https://www.defense.gov/plant", "2025-03-07"),
        ("https://herald.com/plant", None),
        ("https://herald.com/2025/07/03/plant", "2025-07-03"),
        ("https://herald.com/2025/17/03/plant", None),
        ("", None),
        ("http://[", None),
    ],
)
def test_the_address_tells_how_a_day_is_meant(tmp_path, url, iso):
    path = tmp_path / "a.txt"
    path.write_text("Plant opens\nPublished: 03/07/2025" + BODY)
    published = read_report(path, url=url).published
    assert (published.iso() if published else None) == iso


def test_two_zones_that_contradict_each_other_tell_nothing():
    assert day_first("", "10:00 GMT / 05:00 EST") is None
