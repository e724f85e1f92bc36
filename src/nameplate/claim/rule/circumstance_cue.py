"""The words by which reports tell of obstacles and of what exactly is made."""

from __future__ import annotations

import re

from nameplate.claim.grammar.cue import Cues

_LEAVE = (
    r"(?:permits?|permissions?|licen[cs]es?|approvals?|clearance|consents?|certificates?|go-ahead|green\slight|rulings?"
    r"|authori[sz]ations?|financing|funding|loans?|grants?|subsid(?:y|ies)|tax\scredits?|quotas?|visas?|concessions?)"
)
_INPUT = (
    r"(?:parts?|components?|materials?|inputs?|feedstocks?|ore|crude|gas|power|electricity|water|steel|chips?|cells?|engines?"
    r"|machines?|machinery|equipment|tools?|spares?|fuel|coal|sugar|cotton|linters|wood|pulp|clinker|milk|grain|barley|hops"
    r"|resin|explosives?|powder|propellant|primers?|nitrocellulose|wagons?|trucks?|ships?|vessels?|containers?|staff"
    r"|workers?|labou?r|mechanics|engineers?|welders?|electricians?|technicians?|drivers?|people|hands|skills|money|cash"
    r"|funds?|credit|capital|space|land|supplies|supply|deliveries|orders?|customers?|buyers?|demand|doors|seats|presses"
    r"|transformers?|turbines?|blades?|castings?|forgings?|fuselages?|them|it)"
)
_DO = (
    r"(?:find|hire|recruit|attract|train|keep|get|source|secure|obtain|buy|fill|import|ship|sell|place|pay|finance"
    r"|raise)"
)
_HIT = (
    r"(?:hampered|hindered|hit|held\sback|slowed|crippled|hobbled|disrupted|dogged|plagued|beset|curbed|capped|squeezed"
    r"|constrained|limited|restricted|throttled|hurt|hamstrung|affected|impaired|marred|undermined|undercut|strained"
    r"|impeded|thwarted|stymied|blocked|choked)"
)
_EVENT = (
    r"(?:fires?|explosions?|floods?|flooding|breakdowns?|accidents?|earthquakes?|storms?|cyclones?|hurricanes?|typhoons?"
    r"|droughts?|blackouts?|cyberattacks?|landslides?|leaks?|collapse|derailments?|outages?|frosts?|bombings?|shelling"
    r"|attacks?)"
)

# Labels: law and permit, input, trouble, demand, money. A cause that stands within a delay is told apart only where it
# is a permit or an input that is waited for.
RESTRICTION = Cues((
    ("permit", rf"""
        until\s(?:[\w-]{{1,15}}\s){{1,6}}?(?:{_LEAVE})\b
        (?:no|without|missing|pending|awaiting|awaits|lacks|lacking)\s(?:[\w-]{{1,14}}\s){{0,3}}?{_LEAVE}\b
        (?:not|yet|still)\s(?:yet\s)?to\s(?:secure|obtain|receive|grant|issue|approve|give|clear|sign\soff)\b
        yet\sto\sbe\s(?:granted|approved|issued|cleared|financed|funded|permitted|licensed)
        (?:has|have|had)\s(?:not|yet|still\snot)\s(?:yet\s|to\s|been\s){{0,2}}(?:secured?|obtain(?:ed)?|received?|grant(?:ed)?|won|issued|approved|cleared|sought|financed|funded)\b
        (?:hasn|haven|hadn)['’]t\s(?:yet\s)?(?:been\s)?(?:secured?|obtained|received|granted|won|issued|approved|cleared|sought|financed|funded)\b
        (?:needs?|requires?|requiring)\s(?:[\w-]{{1,14}}\s){{0,4}}?(?:permits?|permission|licen[cs]es?|approvals?|clearance|consent|go-ahead)\b
        (?:subject|tied)\sto\s(?:[\w-]{{1,14}}\s){{0,4}}?(?:{_LEAVE}|controls?|licensing|regulat\w{{3,5}}\sapproval)\b
        (?:depends?|dependent|depending|hinges?|contingent|conditional|conditioned)\son\s(?:[\w-]{{1,14}}\s){{0,5}}?(?:{_LEAVE}|imports?|imported|supply|supplies|deliver\w{{1,4}})\b
        (?:permit|permits|licen[cs]e|approval|permission|application|financing|funding)\s(?:[\w-]{{1,12}}\s){{0,5}}?(?:is|are|was|were|has\sbeen|had\sbeen|remains?)\s(?:still\s)?(?:outstanding|pending|missing|refused|rejected|denied|revoked|withdrawn|suspended|annulled|quashed|contested|challenged|lapsed|expired|uncertain|lacking|in\sdoubt)
        (?:refus|reject|den|revok|withdr|withh|annul|quash|overturn|contest|challeng)\w{{1,5}}\s(?:[\w-]{{1,14}}\s){{0,4}}?(?:permits?|licen[cs]es?|approvals?|permission|consent|application|visas?|funding)\b
        """),
    ("law", r"""
        (?<!at\s)sanctions\b
        sanctioned\s(?:by|entit\w{1,3}|compan\w{1,3}|firms?|countr\w{1,3}|goods|banks?|vessels?)
        embargo(?:e?s|ed)?
        restrict(?:s|ed|ions?|ing)\b
        export\s(?:controls?|curbs?|bans?|licen[cs]\w{1,3}|quotas?|restrictions?)
        import\s(?:controls?|curbs?|bans?|licen[cs]\w{1,3}|quotas?|restrictions?|duties)
        (?:import|anti-dumping|punitive|customs|countervailing)\s(?:duty|duties|tariffs?)
        bans?\b
        banned(?!\sfor\s(?:\w{1,8}\s)?(?:games|matches|years|life))
        blacklist(?:ed|s)?
        blockade[ds]?
        tariffs?
        moratorium
        injunctions?
        (?:lawsuits?|litigation|court\schallenges?|legal\schallenges?|appeals?)\s(?:by|from|over|against|brought|filed)
        (?:objections?|opposition|resistance|protests?)\s(?:by|from|among|over|against)
        (?:trying|tried|tries|seeking|sought)\sto\s(?:stop|block|prevent|halt)
        (?:customs|authorities|regulators?|port|court|inspectors|police|agency)\s(?:[\w-]{1,14}\s){0,3}?(?:holding|held|holds|seized|impounded|detained|stopped|blocked|confiscated)\b
        (?:stuck|held|detained|impounded|stranded)\s(?:in|at)\s(?:the\s)?(?:customs|port|border)
        duty-free
        """),
    ("input", rf"""
        shortages?\s(?:of|in)
        (?:labou?r|staff|skills?|chips?|semiconductor|power|water|gas|parts?|component|fuel|crude|cash|housing|driver|worker|gunpowder|explosives?|wafer|raw[\s-]material|supply|steel|feedstock|energy|talent|manpower|workforce|container)\s(?:shortages?|crunch|squeeze|gaps?|bottlenecks?|constraints?|scarcity|deficits?)
        (?:shortages?|scarcity)\b
        shortfalls?\s(?:of|in)\s(?!output\b|production\b|deliveries\b)
        (?:paucity|dearth|absence|unavailability|non-availability)\sof\s
        (?:supply|supplies|market|availability)\s(?:[\w-]{{1,15}}\s){{0,5}}?(?:remains?|is|are|was|were|stays?)\s(?:very\s|extremely\s|still\s)?(?:tight|short|scarce|limited|constrained|stretched|patchy|uncertain)\b
        lack(?:s|ed|ing)?\s(?:of\s)?(?:[\w-]{{1,14}}\s){{0,4}}?{_INPUT}\b
        scarce\b
        (?:short|starved|deprived)\sof\s(?:[\w-]{{1,14}}\s){{0,3}}?{_INPUT}\b
        (?:runs?|running|ran)\s(?:out\sof|short\sof|low\son)\b
        (?:cannot|can['’]t|(?:could|would)(?:\snot|n['’]t))\s(?:yet\s)?(?:[\w-]{{1,12}}\s){{0,3}}?(?:enough|keep\sup|cope)\b
        (?:can['’]t|could(?:\snot|n['’]t))\s(?:{_DO}|supply|deliver)\b
        (?:cannot|unable\sto|struggl(?:es|ed|ing|e)\sto|difficult(?:y|ies)\s(?:in|with)|hard\sto)\s(?:{_DO}|supply|deliver|finding|hiring|recruiting|getting|sourcing|securing|obtaining)\b
        (?:not|too\sfew|n['’]t)\s(?:\w{{1,10}}\s)?(?:enough|sufficient)\s(?:[\w-]{{1,12}}\s){{0,2}}?{_INPUT}\b
        too\s(?:few|little)\s(?:[\w-]{{1,12}}\s){{0,2}}?{_INPUT}\b
        insufficient
        (?:has|have|had|with)\sno\s(?:[\w-]{{1,12}}\s){{0,2}}?(?:{_INPUT})\b
        (?:late|delayed|missing|slow|patchy|erratic|irregular|unreliable)\s(?:arrival|receipt|deliver(?:y|ies)|shipments?|supply|supplies|parts|components)\b
        (?:isn|aren|wasn|weren)['’]t\sready\b
        (?:waits?|waiting|waited)\s(?:for|on)\s(?:[\w-]{{1,14}}\s){{0,4}}?{_INPUT}\b
        trouble\swith
        (?:for|from|through)\s(?:want|lack)\sof\s
        (?:will|would|are|is|was|were)\snot\s(?:yet\s)?(?:be\s)?ready\b
        late\swith\s
        (?:has|have|had)(?:\snot|n['’]t)\s(?:yet\s)?(?:paid|delivered|supplied|shipped)\b
        power\scuts?
        (?:load|power)[\s-]shedding
        rationing
        underfund\w{{2,3}}
        understaffed
        """),
    ("trouble", rf"""
        (?<!no\s)troubles?\b(?!-?shoot|-free)
        bottlenecks?
        (?:sticking|choke|pinch|weak)\spoints?
        (?:stumbling|road)[\s-]?blocks?
        (?:hurdles?|obstacles?|impediments?|headwinds?)
        constrain(?:s|ts?|ing)\b
        {_HIT}\sby
        (?:hamper|hinder|imped|disrupt|thwart|cripple|hobble|curtail)(?:s|ed|es|ing)?\b
        (?:hurting|hurts|squeezing|crippling|strangling)\s(?:[\w-]{{1,14}}\s){{0,2}}?(?:plants?|producers?|makers?|mills?|production|output|manufacturers?|sales|margins?|business)
        (?:suffer|suffers|suffered|suffering)\sfrom
        complicat(?:es|ed|ing)
        obstruct(?:s|ed|ion|ing)
        prevent(?:s|ed|ing)?\s(?:[\w-]{{1,14}}\s){{1,5}}?from
        (?:made|makes|making)\s(?:the\s)?(?:[\w-]{{1,14}}\s){{1,4}}?(?:hard|difficult|impossible|harder|uneconomic)\b
        (?:limits?|limited|limiting)\s(?:the|its|their|imports?|exports?|output|production|supply|supplies|access)\b
        limited\sby
        (?:was|were|is|are|been)\s(?:also\s)?(?:down\s(?:from\s(?-i:(?=[A-Z]))|for\s|since\s|in\s(?-i:(?=[A-Z]))|until\s)|out\sof\s(?:action|service|order|operation)|offline|(?:fully\s)?booked(?!\s(?:for|on|in|by|at|as)\b))
        (?:heavy|torrential|monsoon|unseasonal)\s(?:rains?|snow(?:fall)?|flooding)\b
        not\skept
        forced?\s(?:it|them|us|the\s(?:\w{{1,14}}\s){{1,2}}?)\s?to\s(?:shut|cut|close|idle|stop|halt|reduce|curtail|suspend|mothball|delay)
        (?:curb|halt|stop|suspend|block|limit|restrict|ban|cut)\w{{0,4}}\s(?:the\s|all\s)?(?:exports?|shipments|supplies|deliveries)\s(?:of|to)
        (?:teething|technical|quality|supply|supplier|software|logistics?|labou?r|financial|production|yield|welding|design|cash-?flow|liquidity|safety|cost)\s(?:problems?|troubles?|difficulties|issues|defects?|faults?)
        (?:strikes?|walkouts?)\b(?!\s(?:lengths?|rates?|prices?|zones?|fighters?|aircraft|drones?|group|capabilit\w{{1,3}}|missiles?|balance|a\s|an\s|the\s|back|out|team|gold|force|weapons?|package))
        (?:industrial\saction|labou?r\sdisputes?|lock-?outs?|go-slow)
        (?:after|since|following|because\sof|due\sto|by)\s(?:an?|the)\s(?:[\w-]{{1,14}}\s){{0,3}}?{_EVENT}\b
        (?:an?|the)\s(?:[\w-]{{1,14}}\s){{0,3}}?{_EVENT}\s(?:on|in|at|last|that|had|has|has\sbeen|which|damaged|destroyed|shut|knocked|put|cut|stopped|halted)\b
        """),
    ("demand", r"""
        growing\smore\sslowly
        (?:weak(?:er)?|soft(?:er|ening)?|slack|sluggish|slow(?:er|ing)?|slump(?:ing)?|falling|declining|faltering|disappointing|lower|shrinking|subdued|tepid|muted|poor|insufficient|flagging|waning|dwindling|collapsing)\s(?:\w{1,12}\s){0,2}?(?:demand|sales|orders|market|uptake|order\sintake|consumption)\b
        (?:slump|drop|fall|decline|collapse|downturn|slowdown)\sin\s(?:\w{1,12}\s){0,3}?(?:demand|sales|orders|market|construction|prices)\b
        (?:demand|orders|sales)\s(?:[\w-]{1,14}\s){0,5}?(?:dried\sup|collapsed|slumped|faltered|evaporated|plunged|weakened|fell\sshort)
        (?:without|few|no|too\sfew)\s(?:\w{1,10}\s){0,1}?(?:customers|buyers|orders|takers)\b
        (?:oversupply|overcapacity|excess\s(?:capacity|supply)|glut)\b
        (?:cheap|cheaper|subsidi[sz]ed|low-cost|dumped)\s(?:\w{1,12}\s){0,2}?imports?
        """),
    ("money", r"""
        (?:funding|financing|budget|liquidity|cash)\s(?:gaps?|shortfalls?|crunch|squeeze|cuts?|constraints?|problems?)
        (?:price|cost)\s(?:pressures?|overruns?|increases?|inflation)
        (?:soaring|surging|spiralling|exploding)\s(?:\w{1,12}\s){0,2}?(?:costs?|prices)
        insolven(?:t|cy)
        bankrupt(?:cy)?
        embezzl\w{2,5}
        (?:unpaid|outstanding)\s(?:\w{1,12}\s)?(?:bills|invoices|wages|debts?|salaries)
        (?:investors?|lenders?|banks?|backers?)\s(?:\w{1,12}\s){0,2}?(?:pulled\sout|withdrew|walked\saway|backed\sout)
        """),
))  # fmt: skip
"""The label tells what sort of obstacle it is."""
NEGATED = re.compile(
    r"(?:\b(?:no|not|never|without|free\sof|nor|despite\sno|avoid(?:s|ed|ing)?|rather\sthan|den(?:y|ies|ied)|dismiss(?:es|ed)?|overc[oa]me|solv\w{1,3}|lift(?:ed|ing|s)?"
    r"|eas(?:ed|ing|es)|end(?:ed|ing|s)?|exempt\s(?:\w{1,8}\s)?from)|n['’]t)\s(?:[\w-]{1,14}\s){0,2}$",
    re.IGNORECASE,
)
ABROAD = re.compile(r"\b(?:the\sworld|worldwide|global(?:ly)?|world's|industry-wide)\b", re.IGNORECASE)
"""A shortage all over the world is demand rather than an obstacle."""
LEADS_IN = re.compile(
    r"\b(?:because(?:\sof)?|since|that|where|when|whether|due\sto|on\saccount\sof|owing\sto|amid|thanks\sto|said|says"
    r"|blam(?:ed|es|ing)|cit(?:ed|es|ing)|saying|admitted|noted|added|warned)\s(?=[\w“\"])",
    re.IGNORECASE,
)
"""An obstacle is quoted from behind these words."""
SAYS_NOTHING = re.compile(
    r"(?:they|it|that|this|these|those|he|she|we|there)\s(?:is|are|was|were|remains?)\s(?:\w{1,10}\s){0,2}$",
    re.IGNORECASE,
)
REASONS = re.compile(
    r"\b(?:reasons?|obstacles?|factors?|problems?|difficulties|causes?)\b[^:.;]{0,40}:\s", re.IGNORECASE
)
MAKES = re.compile(
    r"\b(?:mak(?:e|es|ing)|produc(?:e|es|ing|tion)|manufactur(?:e|es|ing)|assembl(?:e|es|y|ing)|build|turn\sout|comes?\sout"
    r"|for|plants?|factory|version\sof|licen[cs]\w{1,3}|rifles?"
    r"|engines?|aircraft|missiles?|vehicles?|cells?)\b",
    re.IGNORECASE,
)
SPEC = Cues((("product_spec", r"""
        (?:battery|food|pharma(?:ceutical)?|semiconductor|electronic|solar|reactor|aerospace|automotive|marine|medical|military|nuclear|technical|industrial|feed|fertili[sz]er|infant|weapons?|ballistic|reagent|polymer|fuel|cosmetic|bottle|fibre|fiber)[\s-]grade\s[\w-]{3,20}(?:\s(?!from\b|for\b|and\b|or\b|at\b|in\b|to\b|with\b|by\b|per\b|which\b|the\b|of\b|is\b|are\b|was\b|on\b|that\b|will\b|into\b)[\w-]{3,20}){0,2}
        licen[cs]ed\sversions?\sof\s(?:the\s)?[\w-]{2,20}(?:\s[\w-]{2,20})?
        """),))  # fmt: skip
