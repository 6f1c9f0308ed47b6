"""Forms of English verbs that the text stages share."""

from __future__ import annotations


def _words(table: str) -> frozenset[str]:
    return frozenset(table.split())


FINITE = _words("""
    is are was were am has have had does did do will would can could might must shall should cannot isn't aren't wasn't weren't
    hasn't haven't hadn't doesn't didn't don't won't wouldn't can't couldn't mustn't shouldn't ain't it's he's she's that's there's
    here's who's what's i'm im ive dont cant
    said told won fell rose held met led left lost made paid ran sat saw sold sent shot shut spent spoke stole stood struck sued
    swam swept took taught thought threw understood voted went woke wore wrote became began bent bet bit bled blew bought broke
    brought built burnt burst came caught chose clung crept cost cut dealt did drank drew drove ate fed felt fled flew forbade
    forgot forgave fought found froze gave gone got grew heard hid hit hung hurt kept knelt knew laid learnt lent let lit meant
    overtook overthrew put quit read rebuilt rang rode sank sang seen sought set shook shone showed shrank slept slid spun
    split spread sprang stuck stung swore tore withdrew withheld withstood wound
""")
"""Helping verbs, and the past forms of irregular verbs: what is no present form that takes an -s."""
VERBS = _words("""
    accept accuse achieve acquire act add admit adopt advance affect agree aim allow announce appeal appear appoint approve argue
    arrest arrive ask assert attack attend avoid ban beat become begin believe blame block boost break bring build buy call cancel
    cause change charge choose claim clash climb close collapse collect come complete condemn confirm consider contain continue
    control convict cool cost crash create criticise criticize cross cut deal debut decide declare decline decrease defeat defend
    delay demand deny depart describe die disappear discover dismiss divide dominate double drive drop earn ease eat elect emerge
    end enter escape exceed expand expect explain explode export extend face fail fall fear feature feel fight file fill find fine
    fire flee float fly follow forbid force found free fuel gain get give go grow halt happen head hear help hire hit hold hope host
    hurt impose improve include increase injure insist invest investigate involve issue join jump keep kick kill know lack land last
    launch lay lead learn leave let lie lift limit live look lose lower make mark mean meet move name need offer open oppose order
    oust own pass pay peak perform plan play pledge plunge predict prepare prevent produce promise propose protect prove provide
    publish pull push put question quit raise rally reach read rebound receive recommend record recover reduce refuse register reject
    release remain remove replace reply report request require rescue resign resume retire return reveal review rise rule run save
    say see seek seem seize sell send sentence set settle shake share shoot show shrink shut sign sink sit slam slash slide slip slow
    soar speak spend split spread stand start state stay steal step stop strike strip struggle sue suffer suggest support surge
    surpass survive suspend sweep swim take target tell test think threaten tie top total trade trail triple triumph try tumble turn
    unveil urge use vanish visit vote vow wait walk want warn wear weigh welcome win withdraw work worry write yield
    abandon adjourn age aid apologise apologize assault assess assure award axe back bar battle bid bolster brace burn bury capture
    celebrate challenge chase chide clear coach combat commit compare compete complain concede conclude confess confront conquer
    contribute convince cope count crush curb damage dash declassify dedicate derail destroy detain die disclose dispute ditch donate
    doubt draw dump edge eliminate embrace enact endorse engulf enjoy erupt estimate evacuate examine exist expel expire fade fend
    fix flood foil freeze grant greet grill grip guide hail halve hammer handle hang hunt ignore injure inject inspire introduce
    jail lift light loom lure maintain march mock monitor mourn mull narrow negotiate nominate note notice obtain occupy occur
    outline outlaw outpace overhaul overturn owe paint patrol pave persist pick poll postpone praise pray press probe prompt pose
    prosecute protest punish quash raid ramp reassure recall reclaim recognise recognize reopen rebuff rebuild rebuke relocate rely
    renew repeal rescue resist respond restore restrict retain reunite revive revoke ride rip rob rock roll sack sail scrap secure
    serve sever shift shoot shout sideline silence sing skip slap smash snub solve spark spur squeeze stab stall steer stem storm
    stress strengthen stretch submit succeed surrender surround swear switch tackle tap teach tear tease throw toss torch touch
    tout tower track train transform travel treat trick trigger trounce trump uncover undergo underline undermine understand
    upend uphold veto violate volunteer weaken widen worsen wound wreck
""")
# Verb forms in -s that are plural nouns at least as often.
NOUNS_TOO = _words("""
    acts aims attacks bans beats calls causes changes charges claims clashes controls costs crashes cuts deals demands drives drops
    ends exports faces fears features fights files finds fines fires flies forces gains heads helps hits holds hopes hosts issues jumps
    kicks lands launches leads lies lifts limits lives looks marks moves names needs offers opens orders passes plans plays pledges
    pulls questions rallies reads records releases replies reports requests returns reviews rises rules runs sentences sets shakes
    shares shoots shows signs slides slips splits stands starts states steps stops strikes strips struggles supports surges tests ties
    tops totals trades trails triumphs turns uses visits votes vows walks wants wears works worries yields
""")


def third_person(verb: str) -> str:
    """The -s form of a verb: ``try -> tries``, ``go -> goes``."""
    if verb.endswith(("s", "x", "z", "ch", "sh", "o")):
        return verb + "es"
    return verb[:-1] + "ies" if verb.endswith("y") and verb[-2:-1] not in tuple("aeiou") else verb + "s"


VERBS_IN_S = frozenset(map(third_person, VERBS)) - NOUNS_TOO
