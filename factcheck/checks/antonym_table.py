"""English words and their opposites."""

from __future__ import annotations

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
for | against
""".strip().splitlines():
    _left, _right = (side.split() for side in _line.split("|"))
    for _one in _left:
        for _other in _right:
            ANTONYMS[_one] = ANTONYMS.get(_one, frozenset()) | {_other}
            ANTONYMS[_other] = ANTONYMS.get(_other, frozenset()) | {_one}

# A word and its opposite, made by one of these: "specified / unspecified".
NEGATIVE_PREFIXES = ("un", "non", "non-", "in", "im", "il", "ir", "dis")
# ... except for these, where the longer word is no opposite of the shorter.
NOT_OPPOSITES = frozenset(
    """
unit union unless until under uncover income input inform impress import impact intend invest indeed instance invaluable
inhabit infamous intense discount display dispose dismiss disease dissolve disturb discover disclose inside into increase
intent insure install improve impart impose imprint implant immoral distribute dispute disorder disarm unto inning ink
inland indoor indoors inflow intake interest indent ingrain inset inquest inscribe inspire instill international inbound
insight immigrate infer include involve induce
    """.split()
)
