"""CSV files of announcements for the tests."""

import csv
import io

GOOD = {
    "id": "one",
    "family": "one",
    "industry": "batteries",
    "country": "DE",
    "project_type": "greenfield_plant",
    "announced_on": "2020-01-15",
    "claimed_first_output": "2022",
    "claimed_rate_value": "40",
    "claimed_rate_unit": "GWh/year",
    "claimed_rate_kind": "capacity",
    "claimed_rate_by": "2023-12",
    "first_output_status": "reached",
    "actual_first_output": "2023-06",
    "rate_status": "not_reached",
    "obs1_value": "10",
    "obs1_unit": "GWh/year",
    "as_of": "2025-01",
    "latest_official_first_output": "",
    "d_ratio_at_claim": "0.25",
    "d_ratio_qual": "=",
}


def write(path, *changes, columns=tuple(GOOD)):
    """Write a file whose rows are the good one with some cells changed."""
    text = io.StringIO()
    writer = csv.DictWriter(text, columns, extrasaction="ignore")
    writer.writeheader()
    writer.writerows({**GOOD, **change} for change in changes)
    path.write_text(text.getvalue(), encoding="utf-8")
    return path
