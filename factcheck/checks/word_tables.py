"""The English words that the checks of negation, modality and antonyms go by."""

from __future__ import annotations


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


ENGLISH_WORDS = _words(
    "the of and to is was were for with on that by at from he she it they has have had said a an as his her their this be will "
    "not are but who which after before would could been about than into over when where we you its there what"
)
OTHER_LANGUAGE_WORDS = _words(
    "der die das und ist nicht ein eine einen dem den des mit von zu auf im sich hat wurde le la les et est une un du dans pour "
    "pas que qui sur avec au el los las y en una por con para del se es il lo gli che di non per sono o os um uma em nao com "
    "het een van voor niet op zijn och att som av ett det ar pa i w z na do nie jest"
)

# Left out before two sentences are compared.
UNALIGNED = _words("a an the do does did")

IRREGULAR = {
    form: base
    for base, forms in (
        line.split(":")
        for line in """
agree:agreed agrees agreeing
be:is are was were been being am
have:has had having
will:will would
go:goes went gone going
rise:rose risen rising rises
fall:fell fallen falling falls
win:won winning wins
lose:lost losing loses
say:said says saying
make:made makes making
take:took taken takes taking
give:gave given gives giving
get:got gotten gets getting
come:came comes coming
see:saw seen sees seeing
know:knew known knows
find:found finds finding
think:thought thinks
tell:told tells telling
become:became becomes becoming
leave:left leaves leaving
feel:felt feels
bring:brought brings bringing
begin:began begun begins beginning
keep:kept keeps
hold:held holds
write:wrote written writes writing
stand:stood stands
hear:heard hears
meet:met meets
run:ran runs running
pay:paid pays
sit:sat sits sitting
speak:spoke spoken speaks
lead:led leads
grow:grew grown grows
show:shown showed shows
shoot:shot shoots
buy:bought buys
sell:sold sells
send:sent sends
build:built builds
drive:drove driven drives driving
fly:flew flown flies
steal:stole stolen steals
break:broke broken breaks
choose:chose chosen chooses choosing
throw:threw thrown throws
catch:caught catches
teach:taught teaches
fight:fought fights
seek:sought seeks
strike:struck stricken strikes striking
drink:drank drunk drinks
eat:ate eaten eats
sink:sank sunk sinks
swim:swam swum swims swimming
sing:sang sung sings
shrink:shrank shrunk shrinks
beat:beaten beats beating
die:died dies dying
lie:lied lies lying lay lain
deny:denied denies denying
withdraw:withdrew withdrawn withdraws
forget:forgot forgotten forgets forgetting
wear:wore worn wears
hide:hid hidden hides hiding
freeze:froze frozen freezes freezing
forbid:forbade forbidden forbids forbidding
man:men
woman:women
child:children
person:people
bad:worse worst
good:better best
open:opened opens opening
note:noted notes noting
doubt:doubts doubted
none:nones
uphold:upheld upholds
overthrow:overthrew overthrown overthrows
undergo:underwent undergone undergoes
spend:spent spends
lend:lent lends
flee:fled flees fleeing
swear:swore sworn swears
feed:fed feeds
understand:understood understands
""".strip().splitlines()
    )
    for form in (base, *forms.split())
}
# Comparisons stay apart: "better" and "best" have opposites of their own.
for _comparison in ("better", "best", "worse", "worst", "left", "lay"):
    IRREGULAR[_comparison] = _comparison
for _unchanged in (
    "this",
    "news",
    "always",
    "perhaps",
    "less",
    "united",
    "states",
    "series",
    "species",
    "was",
    "during",
    "nothing",
    "something",
):
    IRREGULAR[_unchanged] = IRREGULAR.get(_unchanged, _unchanged)
IRREGULAR["was"] = "be"

ADVERBS = _words(
    "also ever yet still just even really quite very so too already now then often again once soon later since always almost "
    "simply actually either both all any about"
)

NOT_ADVERBS = _words(
    "apply supply reply family rely ally july italy rally assembly early only likely unlikely daily weekly monthly yearly "
    "elderly friendly anomaly multiply imply comply monopoly butterfly melancholy belly jelly bully folly holly molly kelly "
    "billy"
)

AUXILIARIES = _words("be have will can could may might shall should must would need to get")

NEGATORS = _words("not never no without nor neither nobody none cannot nowhere nothing")
# Followed by one of these, "not" or "no" denies nothing: "not only", "no fewer than", "no doubt".
NOT_A_NEGATION = _words(
    "only just merely simply least fewer less more later sooner doubt wonder matter mention necessarily one. longer. but until "
    "till surprisingly unlike unusual uncommon"
) | {"mere", "simp"}

# Where one of these stands near, a negator more or less may leave the meaning as it is.
NEGATIVE = NEGATORS | _words(
    "fail failure refuse refusal deny denial reject lack hardly barely scarcely rarely seldom unable unwilling unlikely "
    "impossible stop avoid prevent ban bar block prohibit forbid few little decline miss absent absence except unless until "
    "only false wrong dispute doubt dismiss free neglect against instead rather than dead fruitless vain lose omit skip cancel "
    "halt end but short yet remain clear acquit innocent cease quit exclude withhold spare minus devoid nil zero least longer "
    "worse unknown unclear unsuccessful unsuccessfully incorrect untrue ignore overlook illegal reluctant resist stay keep "
    "otherwise contrary opposite oppose rule sceptical skeptical question"
)

POSSIBLE = _words(
    "may might could can possibly perhaps maybe possible possibility likely probable probably suggest think believe"
)
CERTAIN = _words("will must shall")

# Followed by one of these, a denied verb may be told without the denial: "did not close until Friday".
LIMITS = _words("until till unless but only because except before again")

# Words that say the speaker does not vouch for it.
HEDGES = _words(
    "allegedly alleged reportedly supposedly purportedly apparently suspected purported rumoured rumored unconfirmed presumably "
    "probably possibly"
)
# Where the rewrite has one of these, the claim is still said to be someone's.
ATTRIBUTION = HEDGES | _words(
    "say according accuse charge claim report believe think tell add allege allegation suspicion trial court police prosecutor "
    "officer official authority jury indict arrest may might could seem appear likely perhaps potential potentially prosecute "
    "source insist deny state testify plea plead lawsuit sue investigate investigation would hear case"
)

# "planned to open" does not say that it opened.
PLANS = _words(
    "plan hope want intend try attempt aim seek threaten expect consider propose wish schedule due set offer promise pledge vow "
    "agree prepare likely unlikely poise"
)

# What A does with B, B does with A: exchanging the names changes nothing.
SYMMETRIC = _words(
    "and or nor plus versus vs v with meet marry married wed divorce face play draw drew fight clash battle talk speak "
    "negotiate argue agree between like resemble equal join merge partner cooperate collaborate debate compete match unite "
    "share kiss hug embrace date engaged brother sister sibling twin cousin friend neighbour neighbor colleague teammate "
    "team-mate rival opponent ally enemy border near beside alongside against pit opposite other compare differ split separate "
    "distance mile kilometre kilometer together both exchange tie tied"
)
# Between two names these tell that a new statement has begun.
NEW_CLAUSE = _words(
    "and or but while whereas as when if because after before since although though than then so unless until where"
)

# Words that begin like those with "un-" or "non-" and deny nothing.
NO_PREFIX = ("under", "uni", "unc", "until", "unto")
