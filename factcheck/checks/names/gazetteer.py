"""Names that are told without context: countries with their people and capitals, places, given names, well-known bodies.

All of it is folded (lower case, no diacritics).
"""

from __future__ import annotations


def _names(text: str) -> frozenset[str]:
    return frozenset(line.strip() for chunk in text.strip().splitlines() for line in chunk.split(",") if line.strip())


# country and other names of it | its people and adjective | capital
COUNTRIES = tuple(
    tuple(tuple(name.strip() for name in part.split(",") if name.strip()) for part in line.split("|"))
    for line in """
united states, us, usa, america, u.s., u.s.a., united states of america, states | american, americans | washington
united kingdom, uk, britain, great britain, u.k. | british, briton, britons, brit, brits | london
england | english, englishman, englishmen | london
scotland | scottish, scot, scots, scotsman | edinburgh
wales | welsh, welshman | cardiff
ireland, republic of ireland | irish, irishman | dublin
northern ireland | northern irish | belfast
france | french, frenchman, frenchmen | paris
germany | german, germans | berlin
italy | italian, italians | rome
spain | spanish, spaniard, spaniards | madrid
portugal | portuguese | lisbon
netherlands, holland | dutch, dutchman | amsterdam, hague
belgium | belgian, belgians | brussels
luxembourg | luxembourgish | luxembourg
switzerland | swiss | bern
austria | austrian, austrians | vienna
poland | polish, pole, poles | warsaw
czech republic, czechia | czech, czechs | prague
slovakia | slovak, slovaks, slovakian | bratislava
hungary | hungarian, hungarians | budapest
romania | romanian, romanians | bucharest
bulgaria | bulgarian, bulgarians | sofia
greece | greek, greeks | athens
turkey | turkish, turk, turks | ankara
cyprus | cypriot, cypriots | nicosia
malta | maltese | valletta
serbia | serbian, serb, serbs | belgrade
croatia | croatian, croat, croats | zagreb
slovenia | slovenian, slovene | ljubljana
bosnia | bosnian, bosnians | sarajevo
kosovo | kosovan, kosovar | pristina
albania | albanian, albanians | tirana
macedonia | macedonian, macedonians | skopje
montenegro | montenegrin | podgorica
russia, russian federation | russian, russians | moscow, kremlin
soviet union, ussr | soviet, soviets | moscow
ukraine | ukrainian, ukrainians | kiev, kyiv
belarus | belarusian, belarusians | minsk
moldova | moldovan, moldovans | chisinau
estonia | estonian, estonians | tallinn
latvia | latvian, latvians | riga
lithuania | lithuanian, lithuanians | vilnius
finland | finnish, finn, finns | helsinki
sweden | swedish, swede, swedes | stockholm
norway | norwegian, norwegians | oslo
denmark | danish, dane, danes | copenhagen
iceland | icelandic, icelander | reykjavik
greenland | greenlandic | nuuk
georgia | georgian, georgians | tbilisi
armenia | armenian, armenians | yerevan
azerbaijan | azerbaijani, azeri | baku
kazakhstan | kazakh | astana
uzbekistan | uzbek | tashkent
afghanistan | afghan, afghans | kabul
pakistan | pakistani, pakistanis | islamabad
india | indian, indians | delhi
bangladesh | bangladeshi, bangladeshis | dhaka
nepal | nepalese, nepali | kathmandu
sri lanka | sri lankan, sri lankans | colombo
china, prc | chinese | beijing
hong kong | hongkonger | hong kong
taiwan | taiwanese | taipei
mongolia | mongolian | ulaanbaatar
japan | japanese | tokyo
north korea, dprk | north korean, north koreans | pyongyang
south korea | south korean, south koreans | seoul
korea | korean, koreans |
vietnam | vietnamese | hanoi
thailand | thai, thais | bangkok
cambodia | cambodian, cambodians | phnom penh
laos | laotian, lao | vientiane
myanmar, burma | burmese | yangon, naypyidaw
malaysia | malaysian, malaysians | kuala lumpur
singapore | singaporean, singaporeans | singapore
indonesia | indonesian, indonesians | jakarta
philippines | filipino, filipinos, philippine | manila
australia | australian, australians, aussie, aussies | canberra
new zealand | new zealander, new zealanders, kiwi | wellington
fiji | fijian, fijians | suva
papua new guinea | papuan | port moresby
iran | iranian, iranians, persian | tehran
iraq | iraqi, iraqis | baghdad
syria | syrian, syrians | damascus
lebanon | lebanese | beirut
israel | israeli, israelis | jerusalem, tel aviv
palestine | palestinian, palestinians | ramallah
jordan | jordanian, jordanians | amman
saudi arabia | saudi, saudis | riyadh
yemen | yemeni, yemenis | sanaa
oman | omani | muscat
qatar | qatari, qataris | doha
bahrain | bahraini | manama
kuwait | kuwaiti, kuwaitis | kuwait
united arab emirates, uae | emirati, emiratis | abu dhabi
egypt | egyptian, egyptians | cairo
libya | libyan, libyans | tripoli
tunisia | tunisian, tunisians | tunis
algeria | algerian, algerians | algiers
morocco | moroccan, moroccans | rabat
sudan | sudanese | khartoum
south sudan | south sudanese | juba
ethiopia | ethiopian, ethiopians | addis ababa
eritrea | eritrean, eritreans | asmara
somalia | somali, somalis | mogadishu
kenya | kenyan, kenyans | nairobi
uganda | ugandan, ugandans | kampala
tanzania | tanzanian, tanzanians | dodoma
rwanda | rwandan, rwandans | kigali
burundi | burundian | bujumbura
congo | congolese | kinshasa
nigeria | nigerian, nigerians | abuja
niger | nigerien | niamey
ghana | ghanaian, ghanaians | accra
ivory coast | ivorian, ivorians | abidjan
senegal | senegalese | dakar
mali | malian, malians | bamako
guinea | guinean, guineans | conakry
sierra leone | sierra leonean | freetown
liberia | liberian, liberians | monrovia
cameroon | cameroonian, cameroonians | yaounde
chad | chadian, chadians | n'djamena
gabon | gabonese | libreville
angola | angolan, angolans | luanda
zambia | zambian, zambians | lusaka
zimbabwe | zimbabwean, zimbabweans | harare
mozambique | mozambican | maputo
malawi | malawian | lilongwe
botswana | botswanan | gaborone
namibia | namibian | windhoek
south africa | south african, south africans | pretoria
madagascar | malagasy | antananarivo
canada | canadian, canadians | ottawa
mexico | mexican, mexicans | mexico city
guatemala | guatemalan, guatemalans | guatemala city
honduras | honduran, hondurans | tegucigalpa
el salvador | salvadoran, salvadorans | san salvador
nicaragua | nicaraguan, nicaraguans | managua
costa rica | costa rican | san jose
panama | panamanian | panama city
cuba | cuban, cubans | havana
haiti | haitian, haitians | port-au-prince
dominican republic | dominican, dominicans | santo domingo
jamaica | jamaican, jamaicans | kingston
puerto rico | puerto rican, puerto ricans | san juan
colombia | colombian, colombians | bogota
venezuela | venezuelan, venezuelans | caracas
ecuador | ecuadorian, ecuadorean | quito
peru | peruvian, peruvians | lima
bolivia | bolivian, bolivians | la paz
brazil | brazilian, brazilians | brasilia
paraguay | paraguayan | asuncion
uruguay | uruguayan, uruguayans | montevideo
chile | chilean, chileans | santiago
argentina | argentine, argentinian, argentines | buenos aires
vatican, holy see | papal | vatican city
european union, eu, europe | european, europeans | brussels
africa | african, africans |
asia | asian, asians |
antarctica | antarctic |
australasia | australasian |
""".strip().splitlines()
)

PLACES = _names(
    """
alabama, alaska, arizona, arkansas, california, colorado, connecticut, delaware, florida, hawaii, idaho, illinois, indiana, iowa, kansas
kentucky, louisiana, maryland, massachusetts, michigan, minnesota, mississippi, missouri, montana, nebraska, nevada, ohio
oklahoma, oregon, pennsylvania, tennessee, texas, utah, vermont, wisconsin, wyoming
ontario, quebec, alberta, manitoba, saskatchewan, queensland, tasmania
lincolnshire, yorkshire, lancashire, cheshire, derbyshire, nottinghamshire, leicestershire, staffordshire, shropshire, warwickshire
worcestershire, gloucestershire, oxfordshire, buckinghamshire, hertfordshire, bedfordshire, cambridgeshire, norfolk, suffolk, essex, kent
surrey, hampshire, wiltshire, dorset, somerset, devon, cornwall, cumbria, northumberland, merseyside, berkshire, sussex
bavaria, saxony, catalonia, andalusia, tuscany, sicily, sardinia, lombardy, normandy, brittany, provence, flanders, siberia, crimea
chechnya
los angeles, chicago, houston, philadelphia, phoenix, san antonio, san diego, dallas, san francisco, seattle, denver, boston, detroit
memphis, baltimore, milwaukee, albuquerque, sacramento, atlanta, miami, minneapolis, cleveland, tampa, pittsburgh, cincinnati, orlando
st louis, new orleans, las vegas, manhattan, brooklyn, honolulu, anchorage, charlotte, nashville, louisville, indianapolis, reno
birmingham, manchester, liverpool, leeds, sheffield, bristol, newcastle, nottingham, leicester, southampton, portsmouth, plymouth
cambridge
oxford, brighton, norwich, sunderland, coventry, bradford, hull, glasgow, aberdeen, dundee, swansea, blackpool, middlesbrough
wolverhampton
toronto, montreal, vancouver, calgary, edmonton, winnipeg, sydney, melbourne, brisbane, perth, adelaide, auckland, christchurch
munich, hamburg, frankfurt, cologne, stuttgart, dortmund, dresden, leipzig, marseille, lyon, toulouse, bordeaux, strasbourg, lille
barcelona, seville, valencia, bilbao, malaga, milan, turin, naples, florence, venice, genoa, bologna, palermo, porto, antwerp, rotterdam
geneva, zurich, basel, salzburg, krakow, gdansk, gothenburg, malmo, bergen, tampere, istanbul, izmir, thessaloniki, odessa, donetsk
kharkiv, lviv, st petersburg, vladivostok, mumbai, kolkata, chennai, bangalore, hyderabad, karachi, lahore, peshawar, shanghai, guangzhou
shenzhen, wuhan, chengdu, tianjin, osaka, kyoto, nagoya, hiroshima, nagasaki, fukushima, busan, bali, phuket, pattaya, penang, dubai
jeddah
mecca, medina, gaza, haifa, aleppo, homs, mosul, basra, fallujah, tikrit, kandahar, kirkuk, benghazi, alexandria, casablanca, marrakesh
lagos, kano, johannesburg, durban, cape town, soweto, mombasa, timbuktu, sao paulo, rio de janeiro, medellin, guadalajara, tijuana
monterrey
cancun, acapulco, kashmir, tibet, xinjiang, punjab, gujarat, darfur, zanzibar, bermuda, guam, okinawa, bahamas, barbados, trinidad
north america, south america, latin america, central america, middle east, caribbean, scandinavia, balkans, mediterranean, atlantic
pacific
"""
)

# As ordinary words in lower case they are no sure names.
AMBIGUOUS_IN_LOWER_CASE = _names(
    """
turkey, china, chad, jordan, georgia, guinea, us, states, reading, bath, hull, phoenix, mobile, pole, poles, polish, scot, swede, dane
finn
kiwi, niger, mali, congo, oman, cologne, florence, charlotte, sydney, sofia, lima, santiago, victoria, kent, devon, chelsea, brit, turk
kingston, wellington, perth, hamburg, bergen, may, mark, rob, will, bill, jack, art, frank, grace, hope, faith, joy, rose, lily, daisy
ivy
ruby, amber, dawn, summer, autumn, april, june, august, drew, pat, nick, dean, miles, gene, ray, rich, chase, grant, wade, dale, glen
cliff
lance, josh, tom, jill, penny, max, sue, harry, don, ben, sandy, holly, iris, gale, hazel, paris, austin, dakota, savannah, lao, persian
states, guam, essex, delaware, lagos, reno, juba, muscat, kiev, homs, denver, boston, jersey, panama, bali, medina, alexandria, english
berkshire, plymouth, bristol, seville, porto, naples, turin, kano, durban, charity, angel, mercy, jasmine, olive, rusty, buddy, sky
virginia, carolina, ally, earl, duke, rod, skip, van, lane, reed, jay, robin, martin, gay, misty, crystal, pearl, melody, harmony
valencia, phuket, reading, soviet, papal, atlantic, pacific, mediterranean, caribbean, china
"""
)

GIVEN_NAMES = _names(
    """
aaron, abby, abdul, abigail, adam, adrian, agnes, ahmed, aidan, alan, albert, alex, alexander, alexandra, alexis, alfred, ali, alice
alicia
alison, allison, amanda, amy, ana, andrea, andrew, andy, angela, anita, ann, anna, anne, anthony, antonio, archie, arthur, ashley, audrey
barbara, barry, beatrice, becky, ben, benjamin, bernard, beth, betty, beverly, bill, billy, bob, bobby, bradley, brandon, brenda, brian
bridget, bruce, bryan, caitlin, callum, calvin, cameron, carl, carla, carlos, carmen, carol, caroline, carolyn, carrie, catherine, cathy
charles, charlie, charlotte, chloe, chris, christian, christina, christine, christopher, cindy, claire, clara, claudia, clive, colin
connor
craig, cristiano, crystal, cynthia, daisy, daniel, danielle, danny, darren, dave, david, deborah, debra, denise, dennis, derek, diana
diane
diego, dmitry, dominic, don, donald, donna, doris, dorothy, doug, douglas, duncan, dylan, eddie, edith, eduardo, edward, edwin, eileen
elaine, eleanor, elena, elizabeth, ella, ellen, emily, emma, eric, erica, erin, ernest, esther, ethan, eugene, eva, evelyn, felix
fernando
fiona, florence, frances, francesca, francis, francisco, frank, fred, freddie, frederick, gabriel, gareth, gary, gavin, gemma, geoffrey
george, georgia, gerald, gerard, gina, giovanni, gloria, gordon, grace, graham, greg, gregory, guy, hannah, harold, harriet, harry, hassan
heather, hector, heidi, helen, henry, herbert, hillary, holly, howard, hugh, hugo, ian, ibrahim, ingrid, irene, isaac, isabel, isabella
ivan, jack, jackie, jacob, jacqueline, jake, james, jamie, jan, jane, janet, janice, jason, javier, jean, jeff, jeffrey, jennifer, jenny
jeremy, jerry, jesse, jessica, jill, jim, jimmy, joan, joanna, joanne, joe, joel, john, johnny, jonathan, jordan, jorge, jose, joseph
josh
joshua, joyce, juan, judith, judy, julia, julian, julie, juliet, justin, karen, karl, kate, katherine, kathleen, kathryn, katie, keith
kelly, ken, kenneth, kerry, kevin, kimberly, kirsten, kyle, larry, laura, lauren, lawrence, leah, lee, leo, leon, leonard, leslie, liam
linda, lindsay, lisa, liz, lloyd, logan, lois, lorraine, louis, louise, luca, lucas, lucy, luis, luke, lydia, lynn, malcolm, manuel, marco
margaret, maria, marie, marilyn, mario, marion, marjorie, mark, martha, martin, mary, mateo, matt, matthew, maureen, maurice, max
megan, melanie, melissa, mia, michael, michelle, miguel, mike, mildred, mohamed, mohammed, molly, monica, muhammad, nancy, naomi, natalie
natasha, nathan, neil, nicholas, nick, nicola, nicole, nigel, nina, noah, noel, norman, oliver, olivia, omar, oscar, owen, pablo, pamela
patricia, patrick, paul, paula, pauline, pedro, peggy, penelope, pete, peter, phil, philip, phillip, phyllis, rachel, rafael, ralph
ramon, raymond, rebecca, ricardo, richard, rick, ricky, rita, robert, roberto, robin, rodney, roger, roland, ron, ronald, rosa
rosemary, ross
roy, russell, ruth, ryan, sally, sam, samantha, samuel, sandra, sara, sarah, scott, sean, sergio, shannon, sharon, sheila, shirley, simon
sophia, sophie, spencer, stacey, stanley, stella, stephanie, stephen, steve, steven, stuart, susan, suzanne, sylvia, tamara, tara, ted
teresa, terry, theodore, theresa, thomas, tiffany, tim, timothy, tina, todd, tom, tommy, tony, tracy, trevor, valerie, vanessa, vera
veronica, victor, victoria, vincent, virginia, vivian, vladimir, walter, wanda, wayne, wendy, wesley, william, yvonne, zachary, zoe
"""
)

NICKNAMES = tuple(
    frozenset(line.split())
    for line in """
michael mike mick mickey micky
robert rob bob bobby robbie bert
william will bill billy willie liam
richard rick dick ricky rich
james jim jimmy jamie
john johnny jack jon jonathan
joseph joe joey
thomas tom tommy
daniel dan danny
david dave davey
matthew matt
christopher chris kit
anthony tony
andrew andy drew
steven stephen steve stevie
edward ed eddie ted teddy ned
theodore ted teddy
charles charlie chuck chas
samuel sam sammy samantha
benjamin ben benny
alexander alex alec sandy alexandra alexis
nicholas nick nicky nicola
gregory greg
kenneth ken kenny
ronald ron ronnie
donald don donnie
lawrence larry
raymond ray
timothy tim
philip phillip phil
peter pete
patrick pat paddy patricia
frederick fred freddie freddy
francis frank frankie
gerald gerry jerry gerard
jeffrey jeff geoffrey geoff
jerome jerry jeremy
leonard len leo lenny
vincent vince
zachary zach zack
joshua josh
jacob jake
nathan nathaniel nate
dmitry dimitri dmitri
elizabeth liz beth betty lizzie eliza betsy
margaret maggie peggy meg
katherine catherine kathryn kate katie kathy cathy kat kathleen
jennifer jen jenny
jessica jess jessie
rebecca becky becca
deborah debra debbie deb
susan sue susie suzanne
barbara barb barbie
victoria vicky vicki tori
christina christine chris tina chrissie
stephanie steph
kimberly kim
pamela pam
cynthia cindy
sandra sandy alexandra
patricia pat patty trish tricia
theresa teresa terry tess
abigail abby
mohammed muhammad mohamed mohammad mohamad muhamed mo
""".strip().splitlines()
)

ORGANISATIONS = _names(
    """
google, microsoft, facebook, twitter, instagram, youtube, samsung, sony, nokia, toyota, honda, nissan, hyundai, volkswagen, bmw, mercedes
volvo, fiat, renault, peugeot, chrysler, chevrolet, tesla, boeing, airbus, ryanair, easyjet, lufthansa, emirates, qantas, walmart, tesco
sainsbury's, asda, waitrose, aldi, lidl, ikea, starbucks, mcdonald's, nike, adidas, puma, pepsi, coca-cola, nestle, unilever
hsbc, barclays, lloyds, citigroup, jpmorgan, goldman sachs, deutsche bank, ubs, bbc, cnn, itv, nbc, cbs, abc, espn, reuters
associated press
netflix, amazon, paypal, ebay, uber, airbnb, spotify, snapchat, whatsapp, nato, unesco, unicef, opec, fifa, uefa, interpol, europol, cia
fbi, nasa, isis, hamas, hezbollah, taliban, al-qaeda, boko haram, greenpeace, oxfam, wimbledon, glastonbury
chelsea, arsenal, tottenham, everton, fulham, sunderland, juventus, bayern, ajax, celtic, rangers, lakers, yankees
labour, conservatives, tories, democrats, republicans, ukip
"""
)

# Buildings and streets that stand for what sits there.
STAND_INS = _names(
    """
pentagon, kremlin, whitehall, downing, westminster, vatican, hollywood, wall, washington, brussels, capitol, broadway, silicon, holyrood
westminster, congress, parliament, senate, buckingham, brexit, christmas, easter, ramadan, hanukkah, thanksgiving, halloween
"""
)
