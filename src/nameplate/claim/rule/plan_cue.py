"""The words by which reports tell of what is to come, and of who gets the product."""

from __future__ import annotations

import re

from nameplate.claim.grammar.cue import Cues

_BUILT = (
    r"(?:lines?|plants?|factor(?:y|ies)|gigafactor(?:y|ies)|halls?|buildings?|facilit(?:y|ies)|phases?|stages?|capacity|units?"
    r"|furnaces?|kilns?|docks?|wings?|shifts?|sites?|workshops?|trains?|modules?|works|fabs?|mills?|reactors?"
    r"|electroly[sz]ers?|crackers?|smelters?|refiner(?:y|ies)|warehouses?|tranches?|expansions?|shops?|yards?"
    r"|potlines?|presses|machines?|blast\sfurnaces?|quays?|berths?|vessels?|tanks?|production)"
)
_MADE = rf"(?:{_BUILT}|products?|models?|drones?|variants?|versions?)"
_KIND = r"(?:(?!(?:in|at|of|to|for|on|with|from|and|or|across|by|is|are|was|were|will|would)\s)[\w-]{1,16}\s){0,3}?"
_MORE = r"(?:additional|further|another|extra|more|second|third|fourth|fifth|new|other|similar|larger|bigger)"
_GROW = (
    r"(?:expand(?:ing|ed)?|enlarg(?:e|ing|ed)|extend(?:ing|ed)?|doubl(?:e|ing|ed)|tripl(?:e|ing|ed)|quadrupl(?:e|ing|ed)|scal(?:e|ing|ed)\sup"
    r"|(?:increas|rais|boost|lift)(?:e|ing|ed)?\s(?:the\s|its\s|their\s|our\s)?(?:\w{1,12}\s)?(?:capacity|output|production|throughput))"
)
# What a firm may expand that is no plant.
_NO_PLANT = (
    r"(?!\sinto\b|\s(?:its\s|their\s|our\s|the\s)?(?:[\w-]{1,14}\s){0,2}?(?:network|footprint|presence|reach|shares?|base|business"
    r"|portfolio|range|cooperation|ties|partnerships?|offerings?|revenues?|sales|profits?|services|options|opportunities|deadline|list|programme|definition)\b)"
)
_ACT = (
    rf"(?:{_GROW}\b{_NO_PLANT}|(?:introduc|establish|add|creat|instal|launch|open|build|construct|erect|set\sup|commission|bring|start)(?:l|e|ing|ling)?\s(?:up\s)?(?:an?\s|the\s|its\s|two\s|three\s|several\s)?{_MORE}\s{_KIND}{_MADE}"
    rf"|introduc(?:e|ing)\s|invest(?:ing)?\sin\s(?:an?\s|its\s|further\s|new\s){_KIND}{_BUILT})"
)
FURTHER = Cues((("further", rf"""
        (?:additional|further|remaining|next|later|following|subsequent|another|extra|other|future|more)\s{_KIND}{_MADE}(?!\sof\s(?:growth|development|our|its|the))
        """), ("ordinal", rf"""
        (?:second|third|fourth|fifth|sixth)\s{_KIND}{_MADE}
        """), ("phase", r"""
        (?:phases?|stages?|trains?)\s(?:2|3|4|5|two|three|four|five|ii|iii|iv)\b
        """)))  # fmt: skip
"""Things that may be what is to come; the sentence has to say so."""
INTENDS = Cues((("intends", rf"""
        (?:plan(?:s|ned|ning)?|intend(?:s|ed|ing)?|aim(?:s|ed|ing)?|want(?:s|ed)?|hope(?:s|d)?|expect(?:s|ed|ing)?|prepar(?:es|ing|ed)|seek(?:s|ing)?|propos(?:es|ed|ing)|pledg(?:es|ed)|vow(?:s|ed)|promis(?:es|ed)|look(?:s|ing)?|due|set|ambition|option|scope|possibility|right)\s(?:to\s|for\s|of\s|at\s)(?:also\s|later\s|then\s|eventually\s|subsequently\s|further\s|significantly\s|be\s)?{_ACT}
        (?:will|would|could|may|might|can|is\sgoing\sto)\s(?:also\s|later\s|then\s|eventually\s|subsequently\s|further\s|one\sday\s|be\s)?{_GROW}\b{_NO_PLANT}
        to\s(?:doubl|tripl|quadrupl)e\s(?:its|their|the|our|capacity|output|production)\b
        (?:will|would|could|may|might|is\sto|are\sto)\s(?:also\s|later\s|then\s|eventually\s|subsequently\s|be\s)?(?:follow(?:ed)?\s(?:by\s|in\s|later|after|once)|come\slater|go\sup\s(?:on|in|at|next))
        (?:will|would|could|may|might|allow\w{{0,3}}|enabl\w{{1,3}}|planning|plans?|expects?|expecting|intends?|wants?)\s(?:\w{{1,15}}\s){{0,3}}?to\sadd\s(?:an?\s|the\s|two\s|three\s)?{_MORE}\s{_KIND}{_MADE}
        add(?:ing)?\s(?:more|further|another|additional|a\ssecond|a\sthird)\s{_KIND}{_MADE}
        set\saside\s(?:[\w-]{{1,15}}\s){{1,8}}?for\s(?:an?|another|further|future|its)\s
        invest(?:s|ing)\sin\san?\s{_KIND}{_BUILT}
        (?:constructing|building|erecting|opening)\s[“"‘'](?:[\w-]{{2,20}})[”"’']
        (?:constructing|building|erecting|opening)\s(?:\w{{1,12}}\s){{0,2}}?(?:gigafactories|factories|plants|sites|lines)\s(?:in|across|on|abroad)
        """), ("noun", rf"""
        (?:parallel|further|future|planned|proposed|possible|potential|eventual|subsequent|second|next|later)\s(?:\w{{1,14}}\s){{0,2}}?expansions?\b
        expansions?\s(?:is|are|was|were)\s(?:also\s)?(?:planned|possible|foreseen|envisaged|under\s\w{{4,14}}|being\s(?:planned|considered|studied))
        expansion\s(?:plans?|projects?|options?)\b
        plans?\s(?:for|on)\s(?:an?\s|the\s)?(?:{_MORE}\s)?{_KIND}(?:expansions?|{_BUILT})\b
        plans\sto\s(?:build\sout|roll\sout|establish|introduce|open|add|launch)\b
        option\s(?:to|for|on)\s(?:\w{{1,12}}\s){{0,3}}?(?:expand|expansion|second|third|further|more|add)
        (?:room|space|land|provision|potential|scope)\s(?:\w{{1,12}}\s){{0,3}}?(?:for|to)\s(?:\w{{1,12}}\s){{0,2}}?(?:expansion|expanded|expand|second|third|further|more\slines|grow)\b
        (?:consider(?:s|ing|ed)?|stud(?:y|ies|ying|ied)|weigh(?:s|ing|ed)?|explor(?:es|ing|ed)|mull(?:s|ing|ed)?|ey(?:es|ing|ed)|examin(?:es|ing|ed)|evaluat(?:es|ing|ed)|assess(?:es|ing|ed)?)\s(?:\w{{1,12}}\s){{0,3}}?(?:expan\w{{3,5}}|second|third|further|another|additional|doubling)\b
        (?:feasibility|scoping|engineering)\sstud(?:y|ies)\s(?:for|on|into|of)\s(?:\w{{1,12}}\s){{0,4}}?(?:expan\w{{3,5}}|{_BUILT})
        bidding\sfor\s(?!\d)
        """), ("pending", r"""
        (?:under\sstudy|under\sconsideration|under\sreview|on\sthe\sdrawing\sboard)\b
        """)))  # fmt: skip
NO_PLANT = re.compile(
    r"\b(?:prices?|profits?|revenues?|sales|earnings|demand|shares?|costs?|imports?|turnover|margins?|spending|backlog|traffic"
    r"|bills?|rents?|taxes|consumption|market|wages?)\s(?:\w{1,12}\s){0,2}$|\bno\s(?:\w{1,12}\s){0,2}$",
    re.IGNORECASE,
)
"""What may double without anything being built, and plans that there are not."""
COMING = re.compile(
    r"\b(?:plan(?:s|ned|ning)?|will|would|to\sbe|is\sto|are\sto|expect\w{0,3}|should|soon|shortly|future|propos\w{1,3}"
    r"|intend\w{0,2}|follow(?!s\b)\w{0,3}|decision|could|may|might|later|option|envisag\w{2}|wants?|consider\w{0,3}|stud(?:y|ied|ies)"
    r"|eye[ds]?|mull\w{0,3}|hopes?|aims?|possible|talks)\b",
    re.IGNORECASE,
)
FORCES = (
    r"(?:army|armies|military|militaries|police|armed\sforces|security\s(?:forces|agencies|services)|air\sforce"
    r"|navy|navies|national\sguard|law\senforcement|coast\s?guard|border\sguards?"
    r"|(?:defen[cs]e|interior)\sministry|ministry\sof\s(?:defen[cs]e|interior)|troops|militias?)"
)
_USERS = (
    r"(?:hospitals?|schools?|farmers|farms|households|airlines|utilities|carmakers|automakers|shipyards|railways|breweries|builders"
    r"|retailers|supermarkets|installers|operators|refiners|mills|contractors|clients|customers|patients|consumers|buyers"
    r"|distributors|wholesalers|pharmacies|manufacturers|exporters|governments|municipalities|the\sexport\smarket|export"
    r"|foreign\smarkets|the\s(?:domestic|home|local|world)\smarket)"
)
CONSUMER = Cues((("consumer", rf"""
        to\s(?:meet|cover|serve|satisfy)\sthe\s(?:needs|demand|requirements)\sof
        (?:for|to|by|with)\s(?:the\s|its\s|their\s|\w{{1,15}}['’]s\s)?(?:own\s)?(?:[\w-]{{1,16}}\s){{0,2}}?{FORCES}\b(?=\s?(?:[,.;:)]|$|(?:and|or|of|in|from|with|will|itself|at|by|units|personnel|professionals|first)\b))
        {FORCES}\s(?:come\sfirst|will\s(?:get|receive|use)|get\b|receive|to\sreceive|are\sthe\s(?:first|main))
        (?:customers|buyers|recipients|clients|end[\s-]users|off-?takers)\s(?:include|are\s(?!expected|likely|asking|urged)|will\sbe\s(?-i:(?=[A-Z]))|such\sas|like\s(?-i:(?=[A-Z])))
        (?:go(?:es)?|went)\sto\s(?:[\w-]{{1,14}}\s){{0,3}}?(?:{_USERS}|makers|producers)\b
        used\sby\s(?:the\s)?(?-i:(?=[A-Z]))
        suppl(?:y|ies|ied|ying)\s(?-i:[A-Z])[\w-]{{1,20}}(?:\s(?-i:[A-Z])[\w-]{{1,20}}){{0,2}}\swith\b
        go(?:es)?\sto\s(?-i:(?=[A-Z][a-z]+(?:[,.]|\s(?:and|in|for)\b|$)))
        went\sto\s(?-i:(?=[A-Z]))
        (?:destined|earmarked|intended|meant|reserved|bound)\sfor\s(?:the\s|use\s(?:in|by)\s)?(?:(?-i:(?=[A-Z]))|(?={_USERS}))
        (?:suppl(?:y|ies|ied|ying)|deliver(?:ed|s)?|s(?:ell|old))\s(?:[\w,.-]{{1,15}}\s){{1,12}}?to\s(?:(?:the|an?|two|three|four|five|six|several)\s)?(?:[\w-]{{1,14}}\s){{0,2}}?(?:makers|producers|builders|utilities|airlines|hospitals|carmakers|automakers|operators)\b
        (?:order|commitments?|contracts?|bookings?)\sfrom\s(?:the\s)?(?-i:(?!Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec|Q\d)(?=[A-Z]))
        (?:bought|ordered|purchased|commissioned)\sby\s(?:the\s)?(?-i:(?=[A-Z]))
        (?:export(?:s|ed)?|exporting)\sto\s(?-i:(?=[A-Z]|the\s|neighbou?r))
        (?:suppl(?:y|ies|ied|ying)|deliver(?:ed|s)?|s(?:ell|old))\s(?:(?!crude|gas|power|electricity|land|stake|shares|assets|ore|coal)\w{{1,15}}\s){{0,3}}?to\s(?:(?-i:(?=[A-Z]))|(?={_USERS}))
        (?:used|use)\s(?:in|by)\s(?:the\s)?(?:[\w-]{{1,14}}\s){{0,2}}?(?:{_USERS}|{FORCES}|industry|industries|sector|batteries|vehicles|engines|phones|aircraft|packaging|construction)\b
        for\s(?:the\s)?(?-i:[A-Z])[\w-]{{2,15}}['’]s\s(?:[\w-]{{1,14}}\s){{0,4}}?(?:lines|network|fleet|railways?|metro|forces|airline|operator|utility|grid|hospitals|buses|navy|army|launchers?|submarines?|reactors?)\b
        demand\sin\s(?-i:(?=[a-z0-9]))(?:[\w-]{{1,16}}\s?){{1,3}},\s(?:[\w-]{{1,16}}\s?){{1,3}},\s
        (?:applications|end\smarkets|end\suses)\s(?:such\sas|including|like|range\sfrom|ranging\sfrom|in)\s
        third\scountries
        (?:main|first|sole|only|biggest|largest|launch|anchor|key|principal)\s(?:customer|buyer|client|user|off-?taker)s?\b
        """), ("with", r"""
        (?:is|are|was|were|be)\swith\s(?:an?\s|the\s)?(?:[\w-]{1,14}\s){0,2}?(?-i:(?=[A-Z]))
        """)))  # fmt: skip
CONTRACT = re.compile(r"\b(?:contracts?|orders?|agreements?|deals?|off-?take)\b", re.IGNORECASE)
