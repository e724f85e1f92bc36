"""The words by which reports tell of steps and delays, kind by kind."""

from __future__ import annotations

from nameplate.claim.grammar.cue import Cues

_GO = (
    r"(?:begin(?:s|ning)?|began|begun|start(?:s|ed|ing)?|commenc\w{1,5}|launch(?:es|ed|ing)?|resum\w{1,4}|initiat\w{1,4}"
    r"|kick(?:s|ed|ing)?\soff)"
)
_MAKING = (
    r"(?:production|manufactur\w{1,5}|operations?|assembly|producing|making|output|milling|smelting|refining|brewing"
    r"|exports|deliveries|turning\sout|building\sthe\sfirst)"
)
_WORKS = (
    r"(?:construction|building|civil|site|ground|earth|piling|excavation|demolition)"
    r"[\s-]?(?:work(?:s)?|clearing|preparation)?"
)
_MADE = (
    r"(?:production|output|petrol|diesel|fuel|metal|ore|steel|iron|aluminium|copper|chips?|wafers?|cells?|products?|batch(?:es)?"
    r"|concentrate|gas|oil|lng|power|hydrogen|ammonia|urea|rifles?|rounds?|units?|shells?|engines?|vehicles?|cars?|trucks?"
    r"|buses|doses?|vials?|modules?|panels?|batter(?:y|ies)|packs?|blades?|turbines?|towers?|trains?|trainsets?|coaches|tonnes?"
    r"|paper|pulp|board|cement|clinker|powder|milk|silicon|ingots?|drones?|missiles?|aircraft|jets?|planes?|devices?|servers?"
    r"|phones?|tyres?|lithium|carbonate|hydroxide|charge|pour|heat|coil|commercial\s(?:production|output|sales))"
)

# In this order, at one place of the text: a foundation stone is no opening, a start of production no start of works.
CUES = Cues((
    ("delay", r"""
        (?<!no\s)(?<!without\s)delay(?:s|ed|ing)?
        postpon(?:e|es|ed|ement|ing)
        slip(?:ped|s|page|ping)?
        halt(?:ed|s|ing)?
        suspended
        suspension
        suspends?
        paus(?:ed|es|ing)
        pause
        (?:ground\sto\sa\s)?standstill
        cancel(?:led|ed|s|lation)
        behind\s(?:schedule|plan|time)
        overdue
        stall(?:ed|s)
        set\s?backs?
        shelved
        shelves
        scrapped\s(?:plans|the|its|a)
        mothballed
        abandon(?:ed|s)
        deferr(?:ed|al|ing)
        defers?
        (?:been|was|were)\srescheduled
        (?:was|were|been|has|is)\s(?:interrupted|idled|frozen)
        lies\sidle
        stands\sidle
        sat\sidle
        dormant
        lag(?:s|ged|ging)?\sbehind
        axed
        (?:stood|stands?|standing)\sstill
        terminat(?:ed|es|ion)
        (?:shut|shuts|shutting)\sdown
        (?:was|were|be|been)\s(?:closed|shut|scrapped|axed|dropped)\b
        put(?:s|ting)?\sback
        clos(?:e|es|ed|ing)\s(?:its|the|a|one|two|both|paper)\s(?:[\w-]{1,14}\s){0,3}?(?:lines?|machines?|plants?|mills?|factor(?:y|ies)|furnaces?|kilns?|works|sites?)
        shutdown
        wound\sdown
        (?:was|were|been)\sstopped
        (?:stopped|stops)\s(?:it|work|production|construction|the\s(?:project|line|plant|works))
        later\sthan\s(?:planned|expected|promised|announced)
        (?:timeline|schedule|date)\s(?:shifts?|slips?|changes?)
        (?:hold|holds|held|holding)\s(?:[\w$€£.]{1,15}\s){0,6}?back
        (?:we|it|they|he|which|programme|project|company)\s(?:have\s|has\s|had\s)?lost\s(?:\w{1,12}\s){0,3}(?:years?|months?|weeks?|days?|quarters?)
        (?:years?|months?|weeks?|quarters?)\s(?:late|after\sthe\s(?:date|deadline|target|original)|later\sthan|behind|beyond)
        (?:put|puts|putting)\s(?:[\w-]{1,15}\s){0,8}?off\b(?!\sthe\sfirst)
        had\sto\sstop
        has\syet\sto\s(?:start|begin|open|be)
        froze
        """),
    ("delay", r"""
        push(?:ed|es|ing)?\s(?:\w{1,15}\s){0,4}(?:back|out|to\sthe\sright)
        (?:put|placed|been)\son\s(?:hold|ice)
        ground\sto\sa\s(?:halt|stop)
        (?:been|was|were|is|are)\s(?:pushed|moved|put|shifted)\s(?:back\s)?(?:from|to|until|by|again)\b
        (?:arrive[sd]?|running|run|runs|finish(?:ed)?|deliver(?:ed|y)?|opened|came|started|is|was|be)\s(?:\w{1,12}\s){0,3}late(?!\s(?:19|20)\d\d|[r-])
        (?:year|month|week)s?\s(?:late|behind)
        (?:miss(?:ed|es)?|overr[au]n)\s(?:\w{1,12}\s){0,3}(?:deadlines?|dates?|targets?|milestones?|schedule)
        put\spaid\sto
        slow\sto\sarrive
        first\spromised\sfor
        been\smoved\sto
        put\soff
        putting\soff
        held\s(?:up|back)
        still\s(?:waiting|waits)
        wait\s(?:\w{1,10}\s){1,3}longer
        later\sthan\s(?:\w{1,12}\s){0,2}(?:planned|expected|scheduled|promised|announced|thought|hoped|originally)
        (?:took|taken|taking|takes|take)\s(?:\w{1,10}\s){0,3}longer
        did\snot\s(?:happen|materiali[sz]e|start|open)
        never\s(?:happened|materiali[sz]ed|started|opened|came)
        failed\sto\s(?:start|open|meet|materiali[sz]e|arrive)
        dropped\s(?:its|the|their)\s(?:\w{1,12}\s){0,2}(?:target|plan|date)
        called\soff
        (?:work|production|construction|deliver\w{1,3})\s(?:was|were|has\sbeen|had\sbeen)\sstopped
        """),
    ("construction_start", r"""
        ground[\s-]?breaking
        foundation[\s-]stone
        first\ssteel\s(?:was\s)?cut
        ground\s(?:was|has\sbeen|had\sbeen|is\sto\sbe|will\sbe)\sbroken
        br(?:oke|oken|eak|eaks|eaking)\sground
        (?:foundation|corner)(?:\s?stone)?s?\s(?:\w{1,15}\s){0,6}(?:was\s|were\s|being\s|been\s)?laid
        (?:lay|laid|laying|lays)\s(?:of\s)?(?:the\s|its\s|a\s)?(?:foundation|corner)(?:\s?stone)?
        first\s(?:sod|spade|stone|concrete)
        turn(?:ed|s|ing)\s(?:the\s)?(?:first\s)?sod
        """),
    ("construction_start", rf"""
        {_WORKS}(?:\s[\w’'-]{{1,15}}){{0,7}}?[\s,]{{1,2}}(?:which\s)?(?:\w{{1,12}}\s){{0,5}}?(?:{_GO}|under\s?way)
        {_GO}\s(?:the\s|its\s|with\s|on\s)?(?:{_WORKS}|work\son|works|building)
        works?\s(?:on\s(?:[\w’'-]{{1,15}}\s){{1,6}})?(?:began|started|begins?|starts?|will\s(?:begin|start)|is\sto\s(?:begin|start)|got\sunder\s?way)
        building\swork\w?\s(?:began|started)
        first\s(?:concrete|pile)
        (?:start|launch|beginning|commencement)\sof\s(?:\w{{1,15}}\s){{0,2}}(?:construction|works|building)
        earthworks?
        site\s(?:clearance|preparation)
        """),
    ("agreement_date", r"""
        sign(?:ed|s|ing|ature)
        (?<!than\s)(?<!as\s)agree(?:d|s)?\b(?!\sto\ssell)
        agreement\b(?!\s(?:obliges|requires|provides|stipulates|runs|expires|ends|says|covers))
        memorand\w{2}
        letters?\sof\sintent
        contracts?\s(?:\w{1,8}\s){0,2}awarded
        award(?:ed|s)?
        (?:permission|permits?|licen[cs]e|approval|clearance|go-ahead)\s(?:\w{1,8}\s){0,3}(?:granted|given|issued|received|obtained|secured)
        (?:grant(?:ed|s)?|gave|gives|given|issued|received?|receives|obtain(?:ed|s)|secured?|won|got)\s(?:\w{1,14}\s){0,4}?(?:permission|permits?|licen[cs]e|approval|clearance|go-ahead|green\slight|nod)
        (?:won|wins?|secured?|landed|received)\s(?:[\w$€£.,-]{1,12}\s){1,4}?(?:contract|order)
        approv(?:ed|es|al)
        deal\b(?!\s(?:obliges|requires|provides|stipulates|runs|expires|ends|says|covers))
        treaty
        ratified
        (?:has|have|had)\s(?:today\s|now\s)?decided\s(?:on|to\s(?:build|invest|proceed|go))
        contract\swith
        lease\sagreement
        (?:executed|entered\sinto|struck|reached|finali[sz]ed|closed|concluded)\s(?:[\w-]{1,15}\s){0,5}?(?:agreement|contract|deal|pact|terms|awards?|loan|term\ssheet)
        authori[sz](?:ed|ation)
        (?:was|were|been|has|have)\s(?:been\s)?(?:selected|chosen|picked)
        (?:named|picked|selected|chose)\s(?:\w{1,15}\s){1,4}as\s(?:\w{1,12}\s){0,3}(?:supplier|contractor|partner|builder)
        green\slight
        final\sinvestment\sdecision
        clinched
        inked
        sealed\s(?:a|the|its)
        cleared\s(?:the|its|plans)
        concluded\s(?:a|an|the)
        """),
    ("start_of_production", rf"""
        {_GO}\s(?:[\w’'-]{{1,15}}\s){{0,5}}?{_MAKING}
        {_MAKING}\s(?:[\w’',-]{{1,20}}\s){{0,9}}?(?:{_GO}|under\s?way|on\sschedule)
        (?:start|launch|commencement|beginning|onset|restart)\sof\s(?:[\w-]{{1,15}}\s){{0,4}}?{_MAKING}
        production\s(?:target|date|start)\sof
        (?:serial|mass|series|volume|commercial|pilot|trial|regular|full-scale)\sproduction(?!\s(?:line|plant|facility|capacity|of\s\d))
        (?:go|goes|going|went|come|comes|came|brought|bring|put|enter|enters|entered|moved?|moving)\sinto\s(?:full\s|serial\s|mass\s|series\s)?(?:operation|production|service)
        will\sbe\sproducing
        """),
    ("start_of_production", rf"""
        first\s(?:[\w-]{{2,14}}\s){{0,2}}?{_MADE}(?!\s(?:plant|factory|line|facility))
        (?:go|goes|going|went|come|comes|came|brought|bring|brings|put|get|is|are|be)\s(?:live|on[\s-]?stream|on[\s-]?line)
        (?:be|is|are|was|been|being|become|becomes|became|fully|up\sand|make)\s(?:fully\s|partly\s)?(?:operational|running|in\soperation|in\sproduction|launched|commissioned|producing|working)
        start[\s-]?ups?
        roll(?:s|ed|ing)?\soff
        launch\b
        are\sto\sfollow
        (?:to|will|would|should|could)\s(?:now\s)?(?:begin|commence)(?=\s(?:no|by|in|on|from|before|after|at|early|late|mid|next|this|around|within|only)\b)
        to\sstart\swith
        would\sstart
        will\sstart
        is\sto\sstart
        enters?\s(?:service|production)
        (?:to|will)\s(?:build|make|produce|assemble|manufacture)\s[^,.;\d]{{2,50}}?\sfrom\s(?=\d{{4}}|early|mid|late|the|Q)
        (?:make|makes|made|produced?|turned\sout|poured|shipped|cast|rolled)\sits\sfirst
        """),
    ("milestone_date", r"""
        (?:re)?open(?:s|ed|ing)?
        inaugurat\w{1,4}
        (?<!third\s)(?<!half\s)(?<!percent\s)(?<!per\scent\s)(?<!%\s)complet(?:e|es|ed|ion|ing)
        finish(?:ed|es)?
        finali[sz]ed
        commission(?:s|ed|ing)
        (?:to|will|would|should|shall|may|can)\scommission
        switch(?:ed|es|ing)?\son
        move(?:s|d)?\s(?:\w{1,12}\s)?in(?:to)?
        reopen(?:s|ed|ing)?
        (?:gets?|receives?|received|got|takes?|took)\s(?:\w{1,12}\s)?(?:the|its|their)\sfirst
        resum(?:e|es|ed|ption|ing)
        restart(?:s|ed|ing)?
        closing\b
        unveil(?:s|ed)?
        certif\w{3,7}
        qualif(?:y|ies|ied|ication)
        hand(?:ed|ing|s)?[\s-]?over
        full\s(?:production|capacity|rate|output|operation|utili[sz]ation|load|swing)
        ready\b
        topping[\s-]out
        topped\sout
        install(?:s|ed|ation|ing)?
        accept(?:ed|ance)
        unveiled
        energi[sz]ed
        connected\sto\sthe\s(?:\w{1,10}\s)?grid
        """),
    ("milestone_date", r"""
        shipping
        shipments?
        shipped
        deliver(?:y|ies|ed|s)?
        went\sto\b
        arriv(?:e|es|ed|al)
        decision\b
        pencilled\sin
        reach(?:ed|es)?
        looked\sat
        tests?\b
        tested
        testing
        trials?
        warranty
        still\s(?:being\sbuilt|under\sconstruction|unfinished|incomplete|to\sbe\s(?:built|finished|launched))
        construction\s(?:\w{1,12}\s){0,3}?(?:according\sto\splan|on\sschedule|on\strack|to\splan)
        being\sbuilt\s(?:as\splanned|to\splan|on\sschedule)
        ramp(?:s|ed|ing)?(?:[\s-]up)?
        roll[\s-]?out
        rolled\sout
        validat(?:ed|ion)
        relocat(?:ed|ion)
        moved?\sin(?:to)?
        acquired
        bought\sthe
        took\sover
        taken\sover
        """),
))  # fmt: skip
"""The label of each is a kind of claim."""
