"""Dates of reports from many trades: the words, the day of publication, what they mean."""

import pytest

from nameplate.claim.grammar.date import find_dates
from nameplate.quantity import Period

# One case to a line: words | what is found, in order, with ; between. A dash is a date that cannot be told.
ON_3_JULY_2025 = """
days in figures and in words
    opens on 12 March 2027 | 2027-03-12
    opens on March 12th, 2027 | 2027-03-12
    opens on 2027-03-12 | 2027-03-12
    opened on 03.07.2025 | 2025-07-03
    dated 13/7/2025 | 2025-07-13
    dated 7/13/2025 | 2025-07-13
    dated 3/3/2025 | 2025-03-03
    dated 3/7/2025 | -
    dated 3-Jul-2025 | 2025-07-03
    as of 2025/06/30, work went on | 2025-06-30
    on the 1st of May 2026 | 2026-05-01
    from the 3rd of July, 2026 on | 2026-07-03/..
    Thursday, 15 August 2024 | 2024-08-15
    on Thursday, August 15, 2024 at 11:24 | 2024-08-15
    will ship on 3 August | 2025-08-03
    will ship on August 3 | 2025-08-03
    shipped on 3 August | 2024-08-03
    shipped on Aug. 3 | 2024-08-03
    opened on Sept. 5, 2024 | 2024-09-05
    from 3 to 5 September 2026 | 2026-09-03/2026-09-05
    on 3-5 September 2026 | 2026-09-03/2026-09-05
    on September 3-5, 2026 | 2026-09-03/2026-09-05
    from 28 August to 3 September 2026 | 2026-08-28/2026-09-03
    on 31 February 2024 | -
    on 29 February 2024 and on 29 February 2025 | 2024-02-29; -
    by 31 March 2026 | ../2026-03
    on or before 30 June 2026 | ../2026-06
    no later than 15 May 2026 | ../2026-05-15
    effective April 1, 2026 | 2026-04/..
    with effect from 1 October | 2025-10/..
    The first part is due by December 31, 2026, the second by 31.12.2027. | ../2026-12; ../2027-12
    on the 15th of March last year | 2024-03-15
    on the night of 12-13 June | 2025-06-12/2025-06-13
    on Friday 4 July | 2025-07-04
    in the week ending 5 July | 2025-06-29/2025-07-05
    The Sept. 11 attacks | 2025-09

months
    in March 2027 | 2027-03
    in march 2027 | 2027-03
    in january 2027 | 2027-01
    in Sept. 2026 | 2026-09
    in Sept '26 | 2026-09
    in May of 2026 | 2026-05
    in May of next year | 2026-05
    in March next year | 2026-03
    in March last year | 2024-03
    in June this year | 2025-06
    by 2026-09 | ../2026-09
    since 09/2024 | 2024-09/..
    the Dec-26 target | 2026-12
    from March 2026 onwards | 2026-03/..
    by end-March | ../2026-03
    by March-end | ../2026-03
    by the end of March 2026 | ../2026-03
    at the beginning of June 2026 | 2026-06-01/2026-06-10
    in early June 2026 | 2026-06-01/2026-06-10
    in mid-May 2026 | 2026-05-11/2026-05-20
    in late May 2026 | 2026-05-21/2026-05-31
    in the first ten days of May 2026 | 2026-05-01/2026-05-10
    in the first half of May 2026 | 2026-05-01/2026-05-15
    in the second half of May 2026 | 2026-05-16/2026-05-31
    the first week of September 2026 | 2026-09-01/2026-09-07
    the second week of September 2026 | 2026-09-08/2026-09-14
    the last week of September 2026 | 2026-09-24/2026-09-30
    on the last day of May 2026 | 2026-05-31
    between March and June 2026 | 2026-03/2026-06
    from March to June 2026 | 2026-03/2026-06
    March–June 2026 | 2026-03/2026-06
    March through June 2026 | 2026-03/2026-06
    between November and February 2026 | 2025-11/2026-02
    between October 2025 and March 2026 | 2025-10/2026-03
    from October 2025 to March | 2025-10/2026-03
    March or April 2026 | 2026-03/2026-04
    in May and June 2026 | 2026-05; 2026-06
    by the close of January 2026 | ../2026-01
    in early to mid-November 2025 | 2025-11-01/2025-11-20
    Trial runs start in April-May 2026. | 2026-04/2026-05
    Jan–Mar 2026 | 2026-01/2026-03
    was pushed back from May to September | 2025-05; 2025-09
    the month of May 2026 | 2026-05
    a decision due before the summer break | ../2025-05
    In March 25 machines were delivered | 2025-03
    monthly from September | 2025-09/..

years
    in 2027 | 2027
    in '27 | 2027
    by ’27 | ../2027-12
    by 2027 | ../2027-12
    by about 2027 | ../2027-12
    by the end of 2027 | ../2027-12
    by end-2026 | ../2026-12
    by end 2026 | ../2026-12
    by 2026-end | ../2026-12
    by the close of 2026 | ../2026-12
    by the beginning of 2027 | ../2027-01
    from the end of 2027 | 2027-12/..
    from mid-2026 | 2026-07/..
    after mid-2026 | 2026-07/..
    before early 2027 | ../2026-12
    by mid-May 2026 | ../2026-05-15
    not before the end of 2027 | 2027-12/..
    before 2027 | ../2026-12
    before the end of 2027 | ../2027-12
    before mid-2027 | ../2027-06
    pre-2024 levels | ../2023-12
    after 2027 | 2028/..
    post-2027 | 2028/..
    beyond 2030 | 2031/..
    from 2027 on | 2027/..
    from 2028 onwards | 2028/..
    2028 and beyond | 2028/..
    since 2014 | 2014/..
    until 2030 | ../2030-12
    through 2029 | ../2029-12
    up to 2030 | ../2030-12
    starting in 2026 | 2026/..
    beginning 2027 | 2027/..
    as from 2028 | 2028/..
    as of 2028 it will run alone | 2028/..
    As of 2024, it employed 300 | 2024
    no earlier than 2028 | 2028/..
    not earlier than 2028 | 2028/..
    not before 2027 | 2027/..
    will not start before 2027 | 2027/..
    unlikely before 2028 | 2028/..
    as early as 2026 | 2026/..
    in 2026 at the earliest | 2026/..
    by 2027 at the latest | ../2027-12
    in 2027 at the latest | ../2027-12
    in 2027 or later | 2027/..
    in 2027 or earlier | ../2027-12
    will not start until 2027 | 2027
    postponed until 2027 | 2027
    moved from 2025 to 2027 | 2025; 2027
    delayed from March 2025 to May 2026 | 2025-03; 2026-05
    the contract runs until 2030 | ../2030-12
    the end of 2015 | 2015-10/2015-12
    the beginning of 2027 | 2027-01/2027-03
    at the start of 2027 | 2027-01/2027-03
    early 2026 and late 2026 | 2026-01/2026-04; 2026-09/2026-12
    early in 2026 | 2026-01/2026-04
    mid-2027 | 2027-05/2027-08
    the middle of 2027 | 2027-05/2027-08
    mid-'27 | 2027-05/2027-08
    mid-to-late 2026 | 2026-05/2026-12
    early to mid 2026 | 2026-01/2026-08
    no later than mid-2026 | ../2026-06
    late 2026 or early 2027 | 2026-09/2027-04
    late 2026/early 2027 | 2026-09/2027-04
    from late 2026 to early 2027 | 2026-09/2027-04
    in the latter part of 2026 | 2026-09/2026-12
    in the early part of 2026 | 2026-01/2026-04
    at the turn of 2026 | 2025-12/2026-01
    the first three months of 2025 | 2025-01/2025-03
    the first nine months of 2024 | 2024-01/2024-09
    the last two months of 2024 | 2024-11/2024-12
    in 2026/27 | 2026/2027
    in 2020-21 | 2020/2021
    in 2026–2028 | 2026/2028
    2026 or 2027 | 2026/2027
    in 2027 and 2028 | 2027/2028
    between 2025 and 2027 | 2025/2027
    from 2025 to 2027 | 2025/2027
    from 2025 through 2027 | 2025/2027
    from 2028, or the end of 2027 | 2028/..; 2027-10/2027-12
    in the year 2028 | 2028
    in calendar year 2026 | 2026
    in calendar 2026 | 2026
    in CY2025 | 2025
    figures from 2023 | 2023
    up from 2024 | 2024
    from 2019 levels | 2019
    Phase 2 (2028-2030) adds 40 GWh | 2028/2030
    12 in 2024, 18 in 2025 and 30 in 2027 | 2024; 2025; 2027
    The contract runs to 2035. | ../2035-12
    a contract through to the end of 2028 | ../2028-12
    in 2026, or 2027 at the latest | 2026; ../2027-12
    over the years 2026 to 2028 | 2026/2028
    in the period from 2026 to 2028 | 2026/2028
    In the five years to 2030 it will double. | 2026/2030
    was brought forward from 2028 to 2027 | 2028; 2027
    delayed past 2030 | 2031/..
    since early 2024 | 2024/..
    before the 2028 election | ../2028-12
    after the 2023 fire | 2023
    its 2030 targets | 2030
    the 2030 target | 2030
    in 2024 people moved in | 2024
    2024 output was 5 t | 2024
    Start of production: 2027 | 2027
    SOP 2027 | 2027
    by 2026-27 | ../2027-12
    late 2026 – early 2027 | 2026-09/2027-04
    before 2027 is out | ../2027-12
    in 2025 and beyond | 2025/..
    from 1990 to 2000 | 1990/2000

quarters, halves and seasons
    Q4 2024 | 2024-10/2024-12
    Q4'25 | 2025-10/2025-12
    Q4/2025 | 2025-10/2025-12
    3Q25 | 2025-07/2025-09
    4Q 2025 | 2025-10/2025-12
    2026-Q3 | 2026-07/2026-09
    2026 Q3 | 2026-07/2026-09
    Q1 next year | 2026-01/2026-03
    Q3–Q4 2026 | 2026-07/2026-12
    Q4 2026 to Q1 2027 | 2026-10/2027-03
    by the end of Q1 2026 | ../2026-03
    before Q3 2026 | ../2026-06
    early Q3 2026 | 2026-07
    in III quarter of 2026 | 2026-07/2026-09
    in the IV quarter of 2025 | 2025-10/2025-12
    the 4th quarter of 2025 | 2025-10/2025-12
    the fourth quarter 2025 | 2025-10/2025-12
    fourth-quarter 2025 output | 2025-10/2025-12
    the final quarter of 2026 | 2026-10/2026-12
    the last quarter of 2026 | 2026-10/2026-12
    the third quarter of next year | 2026-07/2026-09
    next year's third quarter | 2026-07/2026-09
    the end of 2026's third quarter | 2026-09
    late in the third quarter of 2026 | 2026-09
    the first and second quarters of 2026 | 2026-01/2026-06
    H1 2026 | 2026-01/2026-06
    2H26 | 2026-07/2026-12
    H2'26 | 2026-07/2026-12
    the second half of 2022 | 2022-07/2022-12
    second-half 2026 | 2026-07/2026-12
    in the back half of 2026 | 2026-07/2026-12
    the middle of the second half of 2026 | 2026-09/2026-10
    by the beginning of the second half of next year | ../2026-07
    Summer 2015 | 2015-06/2015-08
    the summer of 2027 | 2027-06/2027-08
    in the fall of 2026 | 2026-09/2026-11
    spring '26 | 2026-03/2026-05
    winter 2026/27 | 2026-12/2027-02
    before summer 2026 | ../2026-05
    next spring | 2026-03/2026-05
    this summer | 2025-06/2025-08
    last summer | 2024-06/2024-08
    last winter | 2024-12/2025-02
    this winter | 2025-12/2026-02
    Q1CY26 | 2026-01/2026-03
    1Q26E | 2026-01/2026-03
    Q2-Q3 2026 | 2026-04/2026-09
    Q2/Q3 2026 | 2026-04/2026-09
    Q2 or Q3 of 2026 | 2026-04/2026-09
    delivery in late Q4 or early Q1 next year | 2025-12/2026-01
    the June quarter of 2026 | 2026-04/2026-06
    in the March quarter, which is to come | 2026-01/2026-03
    Q2 output fell 4%. | 2025-04/2025-06
    second-quarter output fell 4% | 2025-04/2025-06
    told analysts after second-quarter results | 2025-04/2025-06
    slipped from Q3 into Q4 | 2025-07/2025-09; 2025-10/2025-12
    not until the second half of 2027 | 2027-07/2027-12
    by the end of the summer | ../2025-08
    later this summer | 2025-07-03/2025-08-31
    the coming winter | 2025-12/2026-02
    the spring of next year | 2026-03/2026-05

the financial year
    fiscal 2026 | 2026
    FY25 | 2025
    FY 2026 | 2026
    FY'26 | 2026
    fiscal year 2026 | 2026
    FY2025-26 | 2025/2026
    2025-26 output of 5 tonnes | 2025/2026
    Rs 500 crore in 2025-26 | 2025-04/2026-03
    ₹500 crore in FY26 | 2025-04/2026-03
    5 lakh tonnes in FY2025-26 | 2025-04/2026-03
    Rs 500 crore in Q3 FY26 | 2025-10/2025-12
    Rs 500 crore in H1 FY27 | 2026-04/2026-09
    Rs 500 crore in the third quarter of 2025-26 | 2025-10/2025-12
    Rs 500 crore this financial year | 2025-04/2026-03
    Rs 500 crore next fiscal | 2026-04/2027-03
    Rs 500 crore by the end of this fiscal | ../2026-03
    Q3 FY26 | 2026-07/2026-09
    H1 FY27 | 2027-01/2027-06
    in the financial year ending March 2026 | 2025-04/2026-03
    in the fiscal year ended 30 June 2025 | 2024-07/2025-06
    in the year to June | 2024-07/2025-06
    in the nine months ended 30 September 2024 | 2024-01/2024-09
    in the 12 months to March 2025 | 2024-04/2025-03
    2HFY26 | 2026-07/2026-12
    by Q4FY27 | ../2027-12
    in the third fiscal quarter | 2025-07/2025-09
    in the last quarter of the current fiscal year | 2025-10/2025-12
    in the fourth quarter of FY2025-26 | 2026-01/2026-06
    in the year ended December 31, 2024 | 2024
    for the three months ended March 31 | 2025-01/2025-03
    in the half-year to June | 2025-01/2025-06
    in FY26E | 2026

this year and next
    last year | 2024
    by the end of next year | ../2026-12
    in the coming year | 2025-07-03/2026-07-03
    the current year | 2025
    by year-end | ../2025-12
    by the end of the year | ../2025-12
    by end of year | ../2025-12
    by year-end 2026 | ../2026-12
    at the year's end | 2025-10/2025-12
    by mid-year | ../2025-06
    before the year is out | ../2025-12
    by the turn of the year | ../2025-12
    the year after next | 2027
    the month after next | 2025-09
    in the new year | 2026-01/2026-04
    later this year | 2025-07-03/2025-12-31
    earlier this year | 2025-01-01/2025-07-03
    late last year | 2024-09/2024-12
    early next year | 2026-01/2026-04
    late next year | 2026-09/2026-12
    so it made 300 this year so far | 2025-01-01/2025-07-03
    for the rest of the year | 2025-07-03/2025-12-31
    this quarter | 2025-07/2025-09
    next quarter | 2025-10/2025-12
    last month | 2025-06
    next month | 2025-08
    by the end of the month | ../2025-07
    early next month | 2025-08-01/2025-08-10
    this week | 2025-06-30/2025-07-06
    next week | 2025-07-07/2025-07-13
    said on Tuesday | 2025-07-01
    will open on Tuesday | 2025-07-08
    next Monday | 2025-07-07
    last Friday | 2025-06-27
    signed today | 2025-07-03
    signed yesterday | 2025-07-02
    opens tomorrow | 2025-07-04
    last March | 2025-03
    last December | 2024-12
    next March | 2026-03
    by Christmas | ../2025-12-25
    by December next year | ../2026-12
    this year or next | 2025/2026
    by early next year | ../2026-04
    by mid-next year | ../2026-06
    mid to late next year | 2026-05/2026-12
    beyond this year | 2026/..
    since the start of the year | 2025/..
    in the previous year | 2024
    after last year's fire | 2024
    so far this year | 2025-01-01/2025-07-03
    in the year to date | 2025-01-01/2025-07-03
    the day after tomorrow | 2025-07-05
    the day before yesterday | 2025-07-01
    until Monday | ../2025-07-07
    by New Year | ../2026-01-01

decades
    this decade | 2020/2029
    next decade | 2030/2039
    late this decade | 2027/2029
    later this decade | 2025-07-03/2029-12-31
    mid-decade | 2024/2026
    by the end of the decade | ../2030-12
    by the end of this decade | ../2030-12
    before the decade is out | ../2030-12
    the second half of this decade | 2025/2029
    in the 2030s | 2030/2039
    in the early 2030s | 2030/2033
    in the mid-2030s | 2034/2036
    the late 1990s | 1997/1999
    in the '90s | 1990/1999
    by the mid-2030s | ../2035-06
    until the early 2040s | ../2043-12
    by the middle of next decade | ../2035-06
    the second half of the 2020s | 2025/2029
    at the beginning of the 2030s | 2030/2032
    the 1990s-era plant | 1990/1999

counted off
    within 40 months | 2025-07-03/2028-11-03
    within the next six months | 2025-07-03/2026-01-03
    within about two years | 2025-07-03/2027-07-03
    in less than two years | 2025-07-03/2027-07-03
    in six months | 2026-01
    in 18 months | 2027-01
    in 18 to 24 months | 2027-01/2027-07
    in three to five years | 2028/2030
    in a year's time | 2026
    in two years' time | 2027
    18 months from now | 2027-01
    in half a year | 2026-01
    in a year and a half | 2027-01
    in two and a half years | 2028-01
    in two weeks | 2025-07-14/2025-07-20
    in 10 days | 2025-07-13
    over the next five years | 2025-07-03/2030-07-03
    in the next 12 to 15 months | 2025-07-03/2026-10-03
    for the past two years | 2023-07-03/2025-07-03
    over the past year | 2024-07-03/2025-07-03
    during the last 18 months | 2024-01-03/2025-07-03
    over the coming decade | 2025-07-03/2035-07-03
    two years ago | 2023
    a year ago | 2024
    three months ago | 2025-04
    two weeks ago | 2025-06-16/2025-06-22
    a decade ago | 2015
    was built in 18 months |
    within 18 months of signing |
    two years later than planned |
    within a fortnight | 2025-07-03/2025-07-17
    within 8-10 weeks | 2025-07-03/2025-09-11
    in as little as 12 months | 2026-07
    in three years' time | 2028
    half a decade ago | 2020-07
    a couple of years ago | 2023
    fourteen months ago | 2024-05
    300 MW within five years | 2025-07-03/2030-07-03

counted from what was named
    opened in 2019, and two years later closed | 2019; 2021
    began in March 2024 and a month later stopped | 2024-03; 2024-04
    opened in 2019; the following year it closed | 2019; 2020
    opened in 2019 and closed that year | 2019; 2019
    begun in May 2024 and done the same month | 2024-05; 2024-05
    from 500 in 2019 to 300 a year earlier | 2019; 2018
    since then, two years later | -
    that year it closed | -
    In January 2022 it began, in May it stopped | 2022-01; 2022-05
    is expected in March 2026, and within six months of that | 2026-03; 2026-03/2026-09
    first in October 2026 and all within 30 months thereafter | 2026-10; 2026-10/2029-04
    612 t in 2024, a drop from the previous year | 2024; 2023
    1.46 GW in 2024, against 0.9 GW the year before | 2024; 2023

which one, by the verb
    In October it said so | 2024-10
    is to start in October | 2025-10
    will start in May | 2026-05
    started in May | 2025-05
    went to the customer in December | 2024-12
    has been running since March | 2025-03/..
    is expected to reach full rate in September | 2025-09
    was to have started in October | 2024-10
    was due to open in October | 2024-10
    said it was due to open in October | 2025-10
    will have made 300 by October | ../2025-10
    will be completed in October | 2025-10
    was first promised for May, then for July | 2025-05; 2025-07
    was founded in 1990, and in October it will open | 1990; 2025-10
    opened in March and will close in October | 2025-03; 2025-10
    delayed to October | 2025-10
    sales rose in the second quarter | 2025-04/2025-06
    sales fell in the fourth quarter | 2024-10/2024-12
    will start in the second half | 2025-07/2025-12
    in H2 it will start | 2025-07/2025-12
    sales rose in the first half | 2025-01/2025-06
    opens in the spring | 2026-03/2026-05
    opened in the autumn | 2024-09/2024-11
    by spring | ../2026-05
    production starts in January | 2026-01
    said in June that it would start in August | 2025-06; 2025-08
    agreed to sell crude from October 1, the minister said | 2025-10/..
    By October it had made 300 | ../2024-10
    was certified on July 1; the first is delivered in September | 2025-07-01; 2025-09
    On 14 June, the company signed | 2025-06-14
    is on track for December | 2025-12
    hopes to open in May | 2026-05
    opening was planned for May | 2025-05
    opening is planned for May | 2026-05

what is none
    soon, shortly, eventually |
    2000 workers and 2,024 samples |
    they may march on |
    in 1,950 units |
    2024 units |
    Vision 2030 |
    at Expo 2025 |
    the NATO 2030 agenda |
    Agenda 2030 |
    certified to ISO 9001:2015 |
    the Class of 2024 |
    a 2025 model |
    the MY2025 car |
    over 2000 km |
    over 2000 homes |
    more than 2024 homes |
    call +49 2000 1234 |
    24/7 and 9/11 |
    Directive 2012/27/EU |
    Regulation (EC) No 1907/2006 |
    the Inflation Reduction Act of 2022 |
    Rs 2025 crore |
    $2000 and €1999 |
    green H2 for the plant |
    an Audi Q3 |
    70 million a year |
    three quarters of the shares |
    two lines a month |
    in the fall of the price |
    spring steel |
    May I ask |
    in the second half of the project |
    in recent years |
    in the coming years |
    for three years |
    a five-year plan |
    day one of the show |
    Ramadan |
    the day-to-day work |
    2.2026 points |
    at the end of the day |
    the 2nd line of 3 |
    1900 rifles |
    Boeing 2025 |
    Euro 2024 |
    Windows 2000 |
    part no. 2027-A |
    order no. 2026/17 |
    the technology of today and tomorrow |
    the May Day holiday |
    a total of 2024 units |
    12.5 GW and 2.025 t |
    in a matter of weeks |
    every month |
    SHOT Show 2025 |
    24-hour operation |
    the year |
    a two-quarter slip |
    April Fool |
    it may be delayed |
    the fall in output |
    the first half of the money |
    H2 production |
    the firm H2 Green |
    by half and by a third |
    March on |
"""


def _cases(table):
    for line in table.splitlines():
        words, bar, expected = line.partition("|")
        if bar:
            yield words.strip(), [date.strip() for date in expected.split(";") if date.strip()]


@pytest.mark.parametrize(("words", "expected"), list(_cases(ON_3_JULY_2025)))
def test_dates_are_read(words, expected):
    found = find_dates(words, Period.from_iso("2025-07-03"))
    assert [date.period.iso() if date.period else "-" for date in found] == expected


@pytest.mark.parametrize(("words", "expected"), list(_cases(ON_3_JULY_2025)))
def test_other_clauses_change_nothing(words, expected):
    before = "The hall is large; "
    alone = find_dates(words, Period.from_iso("2025-07-03"))
    among = find_dates(f"{before}{words}; the yard is wide.", Period.from_iso("2025-07-03"))
    assert [date.period.iso() if date.period else "-" for date in among] == expected
    assert [(date.start - len(before), date.words) for date in among] == [(date.start, date.words) for date in alone]
