"""English words whose base form the rules of `lemmas` would not find."""

from __future__ import annotations


def _forms(table: str) -> dict[str, str]:
    entries = (entry.split(":") for entry in table.split(";"))
    return {form: base.strip() for base, forms in entries for form in forms.split()}


VERBS = _forms("""
    be:is are was were been being am 's 're 'm ’s ’re ’m ai; have:has had having 've 'd ’ve ’d; do:does did done doing;
    go:goes went gone gon; can:ca can could; will:wo 'll ’ll; would:would; shall:sha; arise:arose arisen; awake:awoke awoken;
    bear:bore borne born; beat:beaten; become:became; begin:began begun; bend:bent; bind:bound; bite:bit bitten; bleed:bled;
    blow:blew blown; break:broke broken; breed:bred; bring:brought; build:built; burn:burnt; buy:bought; catch:caught;
    choose:chose chosen; cling:clung; come:came; creep:crept; deal:dealt; dig:dug; draw:drew drawn; dream:dreamt;
    drink:drank drunk; drive:drove driven; dwell:dwelt; eat:ate eaten; fall:fell fallen; feed:fed; feel:felt; fight:fought;
    find:found; flee:fled; fling:flung; fly:flew flown; forbid:forbade forbidden; forecast:forecast; foresee:foresaw foreseen;
    forget:forgot forgotten; forgive:forgave forgiven; freeze:froze frozen; get:got gotten; give:gave given; grind:ground;
    grow:grew grown; hang:hung; hear:heard; hide:hid hidden; hold:held; keep:kept; kneel:knelt; know:knew known; lay:laid;
    lead:led; lean:leant; leap:leapt; learn:learnt; leave:left; lend:lent; rely:relies relied relying; lie:lain lied lying;
    light:lit; lose:lost; make:made; mean:meant; meet:met; mislead:misled; mistake:mistook mistaken; misunderstand:misunderstood;
    outgrow:outgrew outgrown; overcome:overcame; oversee:oversaw overseen; overtake:overtook overtaken;
    overthrow:overthrew overthrown; pay:paid; plead:pled; prove:proven; rebuild:rebuilt; repay:repaid; retake:retook retaken;
    ride:rode ridden; ring:rang rung; rise:rose risen; run:ran; say:said; see:saw seen; seek:sought; sell:sold; send:sent;
    sew:sewn; shake:shook shaken; shine:shone; shoot:shot; show:shown; shrink:shrank shrunk; sing:sang sung; sink:sank sunk;
    sit:sat; slay:slew slain; sleep:slept; slide:slid; sling:slung; smell:smelt; sow:sown; speak:spoke spoken; speed:sped;
    spell:spelt; spend:spent; spill:spilt; spin:spun; spit:spat; spoil:spoilt; spring:sprang sprung; stand:stood;
    steal:stole stolen; stick:stuck; sting:stung; stink:stank stunk; stride:strode; strike:struck stricken; strive:strove striven;
    swear:swore sworn; sweep:swept; swell:swollen; swim:swam swum; swing:swung; take:took taken; teach:taught; tear:tore torn;
    tell:told; think:thought; throw:threw thrown; undergo:undergoes underwent undergone; understand:understood;
    undertake:undertook undertaken; undo:undoes undid undone; uphold:upheld; wake:woke woken; wear:wore worn; weave:wove woven;
    weep:wept; win:won; wind:wound; withdraw:withdrew withdrawn; withhold:withheld; withstand:withstood; wring:wrung;
    write:wrote written; rewrite:rewrote rewritten; die:dies died dying; tie:ties tied tying; vie:vies vied vying;
    add:added adding; owe:owed owing; shed:shed shedding; embed:embedded; square:squared squaring; kayak:kayaked kayaking;
    dye:dyed dyeing; eye:eyed eyeing; focus:focused focusing focuses focussed; bias:biased biasing; exit:exited exiting;
    total:totaled totaling; create:created creating; recreate:recreated recreating; install:installed installing;
    enroll:enrolled enrolling; recall:recalled recalling; fulfil:fulfilled fulfilling; quiz:quizzed quizzing;
    change:changed changing; exchange:exchanged exchanging; arrange:arranged arranging; rearrange:rearranged rearranging;
    range:ranged ranging; challenge:challenged challenging; plunge:plunged plunging; lounge:lounged lounging; hinge:hinged;
    infringe:infringed infringing; avenge:avenged avenging; scavenge:scavenged scavenging; cringe:cringed cringing;
    waste:wasted wasting; taste:tasted tasting; paste:pasted pasting; breathe:breathed breathing; bathe:bathed bathing;
    clothe:clothed clothing; soothe:soothed soothing; loathe:loathed loathing; seethe:seethed seething; panic:panicked panicking;
    traffic:trafficked trafficking; mimic:mimicked mimicking; picnic:picnicked picnicking; axe:axed axing; sue:sued suing;
    ski:skied skiing; taxi:taxied taxiing
    """)

# Verbs in -e whose stem looks like that of a verb without it, such as `compet-` beside `market-`.
VERBS_IN_E = frozenset(
    "compete complete delete deplete obsolete unite cite invite excite ignite incite recite expedite reunite bite write rewrite spite "
    "ignore explore restore score outscore store adore bore implore deplore snore shore core interfere adhere persevere revere "
    "cohere postpone phone telephone condone clone dethrone stone tone hone atone convene intervene contravene welcome become come "
    "overcome hope cope grope scope scale inhale exhale console parole cajole whale hole note vote quote promote devote denote "
    "demote theme scheme name close probe robe describe use bare".split()
)
# Verbs without -e whose stem looks like that of a verb with it.
NOT_IN_E = frozenset(
    "debut pivot pilot ballot riot canvas gas bus murmur visit limit edit combat format gossip worship orbit ruin hurl curl whirl swirl "
    "snarl twirl stir equip control patrol enrol parol extol scar star tar mar bar spar fur blur kid rid skid bid outbid forbid nod plod "
    "prod wed shed embed lag flag drag brag tag wag nag bag beg dig plug hug mug tug log jog clog blog slog shrug drug rig wig sin pin "
    "spin win grin thin begin chin skin slam jam cram dam ram ham trim skim swim slim dim hum drum sum plum tap map wrap trap slap snap "
    "strap clap cap flap nap kidnap trek chat bat pat cut shut put input hit sit quit".split()
)

NOUNS = _forms("""
    man:men; woman:women; child:children; grandchild:grandchildren; stepchild:stepchildren; specimen:specimen; regimen:regimens;
    foot:feet; tooth:teeth; goose:geese; mouse:mice; louse:lice; ox:oxen; people:people peoples; life:lives; wife:wives;
    housewife:housewives; midwife:midwives; knife:knives; wolf:wolves; leaf:leaves; shelf:shelves; half:halves; calf:calves;
    thief:thieves; loaf:loaves; self:selves; scarf:scarves; elf:elves; hoof:hooves; dwarf:dwarves; criterion:criteria;
    phenomenon:phenomena; alumnus:alumni; nucleus:nuclei; stimulus:stimuli; cactus:cacti; fungus:fungi; bacterium:bacteria;
    curriculum:curricula; memorandum:memoranda; crisis:crises; analysis:analyses; basis:bases; thesis:theses;
    hypothesis:hypotheses; diagnosis:diagnoses; oasis:oases; axis:axes; parenthesis:parentheses; emphasis:emphases;
    synthesis:syntheses; index:indices; appendix:appendices; matrix:matrices; vertex:vertices; shoe:shoes; toe:toes; foe:foes;
    canoe:canoes; movie:movies; cookie:cookies; zombie:zombies; selfie:selfies; rookie:rookies; calorie:calories;
    prairie:prairies; pie:pies; tie:ties; lie:lies; die:dies; brownie:brownies; hoodie:hoodies; bus:buses; virus:viruses;
    bonus:bonuses; campus:campuses; census:censuses; status:statuses; gas:gases; lens:lenses; quiz:quizzes; ache:aches;
    headache:headaches; niche:niches; cache:caches; avalanche:avalanches; series:series; species:species; means:means; news:news;
    headquarters:headquarters; barracks:barracks; crossroads:crossroads; politics:politics; economics:economics; physics:physics;
    mathematics:mathematics; athletics:athletics; statistic:statistics; corps:corps; chorus:choruses; genius:geniuses;
    focus:focuses; pancreas:pancreases; alias:aliases; canvas:canvases; atlas:atlases; Christmas:christmases
    """)

COMPARED = _forms("""
    good:better best; bad:worse worst; far:farther farthest further furthest; old:elder eldest; more:more; most:most; less:less;
    least:least; late:later latest; large:larger largest; close:closer closest; nice:nicer nicest; safe:safer safest;
    wide:wider widest; wise:wiser wisest; strange:stranger strangest; simple:simpler simplest; free:freer freest;
    fine:finer finest; rare:rarer rarest; dense:denser densest; able:abler ablest; gentle:gentler gentlest; brave:braver bravest;
    pure:purer purest; huge:huger hugest; severe:severer severest; fierce:fiercer fiercest; scarce:scarcer scarcest;
    cute:cuter cutest; ripe:riper ripest; early:earlier earliest
    """)

OTHERS = _forms("""
    not:n't n’t nt; i:me; we:us 's; he:him; she:her; they:them 'em
    """)
