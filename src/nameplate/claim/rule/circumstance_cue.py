"""The words by which reports tell of obstacles, of what is to come, and of who gets the product."""

from __future__ import annotations

import re

from nameplate.claim.grammar.cue import Cues

RESTRICTION = Cues((("restriction", r"""
        sanction(?:s|ed)?
        embargo\w{0,2}
        restrict(?:s|ed|ions?|ing)
        export\s(?:controls?|curbs?|bans?|licen[cs]\w{1,3}|quotas?)
        bans?\b
        banned
        blockade\w?
        tariffs?
        shortages?
        shortfalls?
        lack(?:s|ed|ing)?\sof
        lack(?:s|ed)
        scarc\w{1,4}
        trouble\swith
        troubles?
        bottlenecks?
        constrain(?:s|ed|ts?|ing)
        hamper(?:s|ed|ing)?
        hinder(?:s|ed|ing)?
        complicat(?:es|ed|ing)
        (?:trying|tried|tries)\sto\s(?:stop|block|prevent)
        block(?:s|ed|ing)\b(?!\sof)
        obstacles?
        obstruct\w{1,4}
        refus(?:es|ed|al)\b
        withheld
        insufficient
        lawsuits?
        injunction
        strikes?\b
        growing\smore\sslowly
        weak(?:er)?\sdemand
        slower\sthan
        not\skept
        prevent(?:s|ed|ing)?
        (?:no|without|missing|pending|awaiting|awaits)\s(?:[\w-]{1,14}\s){0,3}(?:permits?|licen[cs]es?|approvals?|funding|financing|clearance)
        underfund\w{2,3}
        (?:supply|price|cost)\s(?:problems?|pressure|overruns?)
        power\scuts?
        denied
        moratorium
        limits?\sthe
        limited\sby
        (?:not|yet)\sto\s(?:secure|obtain|receive)\s(?:\w{1,12}\s){0,3}(?:permits?|licen[cs]es?|approvals?|funding|financing)
        (?:has|have)\s(?:not|yet)\s(?:yet\s|to\s|been\s){0,2}(?:secured?|obtain(?:ed)?|received?|grant(?:ed)?|won|approved)\b
        insolven\w{1,3}
        bankrupt\w{0,3}
        subject\sto\s(?:\w{1,14}\s){0,3}(?:approvals?|permits?|funding|financing|licen[cs]\w{1,3})
        (?:depends?|dependent|depending|hinges?|contingent)\son\s(?:\w{1,14}\s){0,4}(?:approvals?|permits?|funding|financing|licen[cs]\w{1,3}|imports?|imported|supply|supplies|deliver\w{1,4})
        """),))  # fmt: skip
REASONS = re.compile(
    r"\b(?:reasons?|obstacles?|factors?|problems?|difficulties|causes?)\b[^:.;]{0,40}:\s", re.IGNORECASE
)
THINGS = (
    r"(?:production\s|assembly\s|manufacturing\s)?(?:lines?|plants?|factor(?:y|ies)|halls?|buildings?"
    r"|facilit(?:y|ies)|phases?|stages?|capacity|units?|furnaces?|kilns?|docks?|wings?|shifts?"
    r"|sites?|workshops?|trains?|modules?|works|locations|products?|models?|fabs?|drones?|steps?)"
)
FURTHER = Cues(
    (
        (
            "further",
            rf"""
        (?:additional|further|remaining|more|second|third|fourth|next|later|following|subsequent|another|extra|other)\s(?:[\w-]{{1,16}}\s){{0,3}}?{THINGS}
        """,
        ),
    )
)
INTENDS = Cues((("intends", r"""
        (?:plan(?:s|ned|ning)?|intend(?:s|ed)?|aim(?:s|ed)?|want(?:s|ed)?|hope(?:s|d)?|is\sgoing|prepar(?:es|ing)|due|is\sset|will|would|could|may|might|is|are)\s(?:to\s|be\s)?(?:also\s|later\s|then\s|eventually\s|subsequently\s|further\s)?(?:expand\w{0,3}|introduce|establish|add(?:ing|ed)?\b|doubl(?:e|ed|ing)|tripl(?:e|ed|ing)|increas(?:e|ed|ing)\s(?:the\s|its\s)?(?:capacity|output|production)|enlarge|extend\b|investing\sin\s(?:an?\s|its\s)|open\s(?:another|a\ssecond|a\sfurther)|build\s(?:another|a\ssecond|a\sthird|more)|follow(?:ed)?\sby)
        expansion(?=[^.;]{0,60}\b(?:planned|will|would|plans|expected|to\sfollow|later|next)\b)
        option\s(?:to|for|on)\s(?:\w{1,12}\s){0,3}(?:expand|expansion|second|third|further|more|add)
        (?:room|space|land)\s(?:\w{1,12}\s){0,3}for\s(?:\w{1,12}\s){0,2}(?:expansion|second|third|further|more)
        (?:consider(?:s|ing)?|study(?:ing)?|weigh(?:s|ing)?|explor(?:es|ing))\s(?:\w{1,12}\s){0,3}(?:expan\w{3,5}|second|third|further|another)
        """),))  # fmt: skip
COMING = re.compile(
    r"\b(?:plan(?:s|ned)?|will|would|to\sbe|is\sto|are\sto|expect\w{0,3}|should|soon|shortly|future"
    r"|intend\w{0,2}|follow\w{0,3}|decision|could|may|later|option|envisag\w{2})\b",
    re.I,
)
FORCES = (
    r"(?:army|armies|military|militaries|police|armed\sforces|security\s(?:forces|agencies|services)|air\sforce"
    r"|navy|navies|national\sguard|law\senforcement|coast\s?guard|border\sguards?"
    r"|(?:defen[cs]e|interior)\sministry|ministry\sof\s(?:defen[cs]e|interior)|troops|militias?)"
)
CONSUMER = Cues((("consumer", rf"""
        to\s(?:meet|cover|serve|satisfy)\sthe\s(?:needs|demand|requirements)\sof
        (?:for|to|by|with)\s(?:the\s|its\s|their\s|\w{{1,15}}['’]s\s)?(?:own\s)?(?:[\w-]{{1,16}}\s){{0,2}}?{FORCES}\b(?=\s?(?:[,.;:)]|$|(?:and|or|of|in|from|with|will|itself|at|by|units|personnel|professionals|first)\b))
        {FORCES}\s(?:come\sfirst|will\s(?:get|receive|use)|get\b|receive|to\sreceive|are\sthe\s(?:first|main))
        (?:customers?|buyers?|recipients?|clients?|end[\s-]users?|off-?takers?)\s(?:include|are|is|will\sbe)
        go(?:es)?\sto\s(?-i:(?=[A-Z]))
        went\sto\s(?-i:(?=[A-Z]))
        (?:destined|earmarked|intended|meant|reserved)\sfor\s(?:the\s)?(?-i:(?=[A-Z]|export|domestic|foreign|customers|markets?|hospitals|schools|farmers))
        export(?:s|ed)?\sto
        (?:suppl(?:y|ies|ied|ying)|deliver(?:ed|s)?|s(?:ell|old))\s(?:\w{{1,15}}\s){{0,3}}?to\s(?-i:(?=[A-Z]))
        users?\sof
        third\scountries
        (?:main|first|sole|only|biggest|largest|launch|anchor)\s(?:customer|buyer|client|user|off-?taker)s?
        """),))  # fmt: skip
MAKES = re.compile(
    r"\b(?:mak(?:e|es|ing)|produc(?:e|es|ing|tion)|manufactur(?:e|es|ing)|assembl(?:e|es|y|ing)|build|turn\sout"
    r"|for|plants?|factory|version\sof|licen[cs]\w{1,3}|rifles?"
    r"|engines?|aircraft|missiles?|vehicles?|cells?)\b",
    re.IGNORECASE,
)
