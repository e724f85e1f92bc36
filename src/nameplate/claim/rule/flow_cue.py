"""The words that tell what an amount is: made, ordered, held, needed, or what could be made."""

from __future__ import annotations

from nameplate.claim.grammar.cue import Cues

AMOUNT = Cues((
    ("stock", r"""
        stock(?:s|ed|pile\w{0,3}|holding)?
        inventor(?:y|ies)
        crates?
        warehouse\w{0,2}
        in\s(?:storage|reserve|hand|transit|the\s(?:shed|yard|store|port))
        on\shand
        stored
        lying\s(?:in|at|idle)
        parked
        unsold
        in\sstore
        in\sthe\sfield
        (?:held|holds|holding|kept|keeps)(?=\s(?:about\s|some\s|around\s|over\s)?\d)
        (?:awaiting|waiting\sfor)\s(?:delivery|shipment|parts|collection|engines|seats|customers)
    """),
    ("order", r"""
        (?:re|pre-?)?orders?
        ordered
        ordering
        contracts?\s(?:for|to)
        contract(?:ed|s)?
        purchas\w{1,3}
        bought
        buy(?:s|ing)?
        procure\w{0,4}
        book(?:ed|ings?)
        tender
        backlog
        order\s(?:bank|book)
        off-?take\w{0,2}
        reserved
        firmed\sup
        pre-?sold
        sold\sout
        (?:supply|sales|framework|purchase)\s(?:agreement|contract|deal)
        deal\s(?:for|worth|covering)
        call(?:ed)?[\s-]off
        letters?\sof\sintent\sfor
        commit(?:ments?|ted)\s(?:for|to\s(?:buy|take))
        options?\s(?:for|on)
        expect(?:s|ed)?\s(?:to\s(?:receive|get)\s)?(?=\d)
        for\sdelivery\s(?:through|from|between|by|in|over)
        cover(?:s|ing)\s(?=\d)
    """),
    ("demand", r"""
        demand\w{0,2}
        consum(?:es?|ed|ption|ing)
        requir(?:es|ed|ements?|ing)
        needs?
        needed
        market\s(?:of|for|size|will|is|was)
        (?:global|world|worldwide|domestic|national|annual)\s(?:market|sales|shipments|needs?|use)
        sales\sforecast
        fires
        uses
        to\suse
        will\swant
        burns
        imports?(?!\s(?:licen|dut))
        imported
        shortfall
        deficit
        world['’]s\sneed
        appetite
    """),
    ("output", r"""
        produced
        produces
        producing
        made
        makes
        making
        built
        builds
        manufactured
        assembled
        turn(?:s|ed|ing)?\sout
        deliver(?:ed|s|ies|y|ing)
        hand(?:ed|s|ing)?\sover
        handovers?
        ship(?:ped|s|ping)
        shipments?
        dispatch(?:ed|es)
        despatch(?:ed|es)
        rolled\s(?:off|out)
        com(?:e|es|ing)\soff
        came\soff
        leav(?:e|es|ing)\s(?:the|its)
        left\s(?:the|its)\s(?:\w{1,15}\s)?(?:gate|line|plant|factory|works|yard)
        output
        put\stogether
        put\sout
        puts\sout
        saw
        production
        complet(?:ed|es)
        cumulative
        so\sfar
        to\sdate
        ramp[\s-]?up
        milled
        mined
        crushed
        processed
        treated
        smelted
        refined
        poured
        cast
        rolled
        loaded
        exported
        exports
        generated
        filled
        packed
        bottled
        yielded
        harvested
        pressed
        sold
        sales
        guidance
        volumes?
        tally
        throughput\swas
    """),
    ("capacity", r"""
        capacit\w{1,3}
        capable
        able\sto
        can\s(?:already\s|now\s|then\s|each\s)?(?:produce|make|turn|process|handle|build|deliver|fill|treat|assemble|supply|hold|ship|cover)
        throughput
        nameplate
        rated\s(?:at|for|output)
        design(?:ed)?\s(?:rate|output|capacity|for|to)
        rate\sof
        rates?
        at\sfull
        run[\s-]rate
        factory
        plant
        electrolys\w{1,4}
        start\swith
        (?:target|goal|aim|objective)\sof
        enough\sfor
        (?:to|will|would|should|shall|could|may|might)\s(?:then\s|eventually\s|be\sable\sto\s|initially\s|then\s|each\s)?(?:produce|make|turn\sout|build|manufacture|deliver|start\swith|yield|process|assemble|supply|churn\sout|handle|crush|roll|mill|fill|pack|be\s(?:producing|making|building))
        (?:to\sbe|been)\s(?:making|building|producing|delivering|turning\sout)
        ramp(?:s|ed|ing)?(?:\sup)?\s(?:to|towards?)
        rais(?:e|es|ed|ing)
        lift(?:s|ed|ing)?
        increas(?:e|es|ed|ing)
        doubl(?:e|es|ed|ing)
        boost(?:s|ed|ing)?
        expand(?:s|ed|ing)?
        scal(?:e|es|ed|ing)\s(?:up|to)
    """),
))  # fmt: skip
"""What an amount is, by the word nearest to it."""

MONEY = Cues((
    ("none", r"""
        revenues?
        turnover
        profits?
        earnings
        ebitda?
        market\s(?:cap\w{0,12}|value)
        valu(?:ation|ed)
        shares?\b(?!\s(?:of\sthe\s(?:cost|investment)))
        share\sprice
        stock\s(?:to|price|fell|rose)
        embezzl\w{1,4}
        stole
        fin(?:e|ed|es)(?!\w)
        penalt(?:y|ies)
        salar(?:y|ies)
        wages?
        annuali[sz]ed
        bribes?
        tax\s(?:credit|break)\w?\sof
        damages
        theft
        dividend
        apiece
        each\b
        per\s(?:unit|piece|head|vehicle|car|tonne|share|kilogram|kilo|barrel)
        net\s(?:income|loss|debt)
        cash\s(?:of|position|balance|flow|at|and)
        (?:group|net)\scash
        sales\s(?:of|rose|fell|were|grew|reached)
        (?:product\s)?sales\s(?:exceeding|above|over)
        pric(?:e|es|ed|ing)
        costs?\s(?:per|rose\sto|of\s(?:goods|production))
        unit\scosts?
        gdp
        budget\sdeficit
        imports?\sworth
        raised\sfrom\s(?:the\s)?(?:public|market)
        seed\sround
    """),
    ("order", r"""
        orders?
        ordered
        contract\w{0,2}
        purchas\w{1,3}
        procure\w{0,4}
        backlog
        bookings?
        list\sprices?
        framework
        (?:supply|purchase)\s(?:contract|agreement|deal)
        deal\s(?:worth|valued)
        tender
    """),
))  # fmt: skip
"""Where money is no investment."""

PEOPLE = Cues((
    ("jobs", r"""
        employ(?:s|ed|ing|ment|ees?|ers?)?
        hir(?:e|es|ed|ing)
        recruit\w{0,4}
        tak(?:e|en|ing)\son
        took\son
        jobs?
        work\s?force
        headcount
        payroll
        staff(?:ed|ing)?
        on\ssite
        lay(?:s|ing)?\soff
        laid\soff
        work(?:s|ing|ed)?\s(?:at|on|in|there|here)
        additional\speople
        work
        team\sof
        crew
        shifts?
        vacanc(?:y|ies)
        posts
        positions
    """),
))  # fmt: skip
"""Words that make people into jobs."""
