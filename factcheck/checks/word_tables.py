"""The English words that the checks of negation, modality and antonyms go by."""

from __future__ import annotations


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


ENGLISH_WORDS = _words(
    "the of and to is was were for with on that by at from he she it they has have had said a an as his her their this be will not are but "
    "who which after before would could been about than into over when where we you its there what"
)
OTHER_LANGUAGE_WORDS = _words(
    "der die das und ist nicht ein eine einen dem den des mit von zu auf im sich hat wurde le la les et est une un des du dans pour pas que qui "
    "sur avec au el los las y en una por con para del se es il lo gli che di non per sono o os um uma em nao com het een van voor niet op zijn "
    "och att som av ett det ar pa i w z na do nie jest"
)

# Left out before two sentences are compared.
UNALIGNED = _words("a an the do does did")

IRREGULAR = {
    form: base
    for base, forms in (
        line.split(":")
        for line in """
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
""".strip().splitlines()
    )
    for form in (base, *forms.split())
}
# Comparisons stay apart: "better" and "best" have opposites of their own.
for _comparison in ("better", "best", "worse", "worst", "left", "lay"):
    IRREGULAR[_comparison] = _comparison
for _unchanged in ("this", "news", "always", "perhaps", "less", "united", "states", "series", "species", "was", "during", "nothing", "something"):
    IRREGULAR[_unchanged] = IRREGULAR.get(_unchanged, _unchanged)
IRREGULAR["was"] = "be"

ADVERBS = _words(
    "also ever yet still just even really quite very so too already now then often again once soon later since always almost simply actually "
    "either both all any about"
)

AUXILIARIES = _words("be have will can could may might shall should must would need to get")

NEGATORS = _words("not never no without nor neither nobody none cannot nowhere nothing")
# Followed by one of these, "not" or "no" denies nothing: "not only", "no fewer than", "no doubt".
NOT_A_NEGATION = _words(
    "only just merely simply least fewer less more later sooner doubt wonder matter mention necessarily one. longer. doubt but until till "
    "surprisingly unlike unusual uncommon"
) | {"mere", "simp"}

# Where one of these stands near, a negator more or less may leave the meaning as it is.
NEGATIVE = NEGATORS | _words(
    "fail failure refuse refusal deny denial reject lack hardly barely scarcely rarely seldom unable unwilling unlikely impossible stop avoid "
    "prevent ban bar block prohibit forbid few little decline miss absent absence except unless until only false wrong dispute doubt dismiss "
    "free neglect against instead rather than dead fruitless vain lose omit skip cancel halt end but short yet remain clear acquit innocent "
    "cease quit exclude withhold spare minus devoid nil zero least longer worse unknown unclear unsuccessful unsuccessfully incorrect untrue "
    "ignore overlook illegal reluctant resist stay keep otherwise contrary opposite oppose rule sceptical skeptical question"
)

POSSIBLE = _words("may might could can possibly perhaps maybe")
CERTAIN = _words("will must shall")

# Words that say the speaker does not vouch for it.
HEDGES = _words("allegedly alleged reportedly supposedly purportedly apparently suspected purported rumoured rumored unconfirmed presumably probably possibly")
# Where the rewrite has one of these, the claim is still said to be someone's.
ATTRIBUTION = HEDGES | _words(
    "say according accuse charge claim report believe think tell add allege allegation suspicion trial court police prosecutor officer "
    "official authority jury indict arrest may might could seem appear likely perhaps potential potentially prosecute source insist deny "
    "state testify plea plead lawsuit sue investigate investigation would hear case"
)

# "planned to open" does not say that it opened.
PLANS = _words(
    "plan hope want intend try attempt aim seek threaten expect consider propose wish schedule due set offer promise pledge vow agree prepare"
)

ANTONYMS: dict[str, frozenset[str]] = {}
for _line in """
rise climb surge jump soar | fall drop decline plunge plummet slump tumble sink
increase expand grow gain | decrease shrink reduce lower cut lose
raise | lower cut reduce
win | lose
victory win | defeat loss
before | after
above | below
more | less fewer
most | least fewest
larger bigger | smaller
largest biggest | smallest
higher | lower
highest | lowest
high | low
older | younger
oldest eldest | youngest
old | young new
longer | shorter
longest | shortest
long | short
better | worse
best | worst
stronger | weaker
strong | weak
faster | slower
fast | slow
richer | poorer
rich | poor
heavier | lighter
hotter warmer | colder cooler
hot warm | cold cool
wet | dry
north | south
east | west
northern | southern
eastern | western
northeast northeastern | southwest southwestern
northwest northwestern | southeast southeastern
open reopen | close shut
accept approve | reject refuse
support back endorse | oppose
supporter | opponent
allow permit | ban forbid prohibit
legalise legalize | ban criminalise criminalize
begin start | end finish stop
beginning start | end
birth | death
born | died
buy | sell
buyer | seller
arrive | leave depart left
join | leave quit left
enter | leave exit left
early | late
earlier | later
earliest | latest
inside | outside
indoors | outdoors
upper | lower
major | minor
majority | minority
man | woman
male | female
boy | girl
father | mother
dad | mum mom
son | daughter
brother | sister
husband | wife
uncle | aunt
nephew | niece
grandfather | grandmother
grandson | granddaughter
king | queen
prince | princess
guilty | innocent
convict | acquit
legal | illegal
legally | illegally
success | failure
succeed | fail
successful | unsuccessful
successfully | unsuccessfully
possible | impossible
likely | unlikely
public | private
publicly | privately
married | divorced
marry | divorce
always | never
with | without
all every | none
agree | refuse
confirm admit | deny
remember | forget
safe | dangerous unsafe
safely | dangerously
war | peace
alive | dead
survive | die
praise | criticise criticize condemn
applaud | condemn
ally | enemy
friend | enemy foe
friendly | hostile
maximum | minimum
strengthen | weaken
widen | narrow
improve | worsen deteriorate
accelerate | slow
hire recruit | fire sack dismiss
employ | dismiss
lengthen extend | shorten
lend | borrow
import | export
importer | exporter
attack | defend
deny | confirm admit acknowledge
optimistic | pessimistic
pro | anti
domestic home | foreign
temporary | permanent
temporarily | permanently
voluntary | compulsory mandatory
accidentally | deliberately intentionally
accidental | deliberate intentional
urban | rural
full | empty
cheap cheaper | expensive dearer
easy | difficult hard
easier | harder
easily | hardly
useful helpful | useless
presence | absence
present | absent
left | right
top | bottom
up | down
over | under
upstairs | downstairs
ahead | behind
profit | loss
surplus | deficit
asset | liability
lift | impose
encourage | discourage
include | exclude
attach | detach
load | unload
lock | unlock
appear emerge | disappear vanish
connect | disconnect
remain stay | leave
protect | endanger
create | destroy
build | demolish
heighten intensify | lessen ease
exclude | include
deepen | ease
happy | unhappy sad
kind | cruel
heal | injure
calm | angry
clean | dirty
loud | quiet
hungry | full
thick | thin
deep | shallow
wide | narrow
simple | complex complicated
ancient | modern
permanent | temporary
peacefully | violently
peaceful | violent
generous | mean
love | hate
reward | punish
release free | imprison jail detain
freed released | jailed imprisoned detained arrested
uphold | overturn quash
first | last
former | current
former | future
current | former previous
next | previous last
many | few
both | neither
many most | few
""".strip().splitlines():
    _left, _right = (side.split() for side in _line.split("|"))
    for _one in _left:
        for _other in _right:
            ANTONYMS[_one] = ANTONYMS.get(_one, frozenset()) | {_other}
            ANTONYMS[_other] = ANTONYMS.get(_other, frozenset()) | {_one}

# A word and its opposite, made by one of these: "specified / unspecified".
NEGATIVE_PREFIXES = ("un", "non", "non-", "in", "im", "il", "ir", "dis")
# ... except for these, where the longer word is no opposite of the shorter.
NOT_OPPOSITES = _words(
    "unit union unless until under uncover income input inform impress import impact intend invest indeed instance invaluable inhabit infamous "
    "intense discount display dispose dismiss disease dissolve disturb discover disclose inside into increase intent insure install improve "
    "impart impose imprint implant immoral distribute dispute disorder disarm unto inning ink inland indoor indoors inflow intake interest "
    "indent ingrain inset inquest inscribe inspire instill international inbound insight immigrate infer include involve induce"
)

# What A does with B, B does with A: exchanging the names changes nothing.
SYMMETRIC = _words(
    "and or nor plus versus vs v with meet marry married wed divorce face play draw drew fight clash battle talk speak negotiate argue agree "
    "between like resemble equal join merge partner cooperate collaborate debate compete match unite share kiss hug embrace date engaged "
    "brother sister sibling twin cousin friend neighbour neighbor colleague teammate team-mate partner rival opponent ally enemy border near "
    "beside alongside opposite other compare differ split separate distance mile kilometre kilometer together both exchange tie tied"
)
# Between two names these tell that a new statement has begun.
NEW_CLAUSE = _words("and or but while whereas as when if because after before since although though than then so unless until where")
