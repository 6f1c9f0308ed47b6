"""Capitalised words that are no names by themselves: titles, kinds of bodies and places, months, creeds, and ordinary words."""

from __future__ import annotations


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


TITLES = _words(
    "mr mrs ms miss mx dr sir dame lord lady prof professor president vice prime minister king queen prince princess duke "
    "duchess earl count baron baroness pope cardinal archbishop bishop reverend rev father sister brother saint st judge "
    "justice chief sergeant sgt officer detective inspector constable lieutenant lt captain capt major maj colonel col general "
    "gen admiral adm commander cmdr corporal cpl private pvt pfc senator sen representative rep congressman congresswoman "
    "governor gov mayor councillor councilman chancellor secretary ambassador sheriff deputy marshal agent director chairman "
    "chairwoman ceo cfo coach manager doctor nurse imam sheikh sheik emir emperor empress first mp mep attorney solicitor jr sr "
    "ii iii iv vi vii viii ix xi xii phd md qc kc obe mbe cbe hon honourable pm superintendent commissioner chairperson premier "
    "speaker editor author"
)

# They end or begin a name whose other words tell which one is meant.
GENERIC = _words(
    "university college school academy institute institution hospital clinic centre center church cathedral abbey chapel mosque "
    "temple synagogue museum gallery library theatre theater stadium arena park garden gardens zoo hotel inn resort casino "
    "restaurant cafe bar pub club palace castle tower house hall court prison jail station airport terminal port harbour harbor "
    "bridge street road avenue lane boulevard drive square place plaza highway route way city town village county district "
    "borough parish province state states region territory republic kingdom empire union federation island islands isle isles "
    "mountain mountains mount hill hills valley lake river sea ocean bay gulf beach coast cape desert forest peninsula canal "
    "creek falls bank company corporation corp inc ltd limited llc plc group holdings industries association society foundation "
    "trust fund organisation organization agency authority board bureau commission committee council department ministry office "
    "service services force forces army navy air guard corps marines police fire rescue party parliament congress senate "
    "assembly commons lords government administration cabinet league cup championship championships tournament open games "
    "olympics olympic olympian olympians world international national federal royal imperial united central new old great big "
    "north south east west northern southern eastern western northeast northwest southeast southwest northeastern northwestern "
    "southeastern southwestern upper lower middle super grand premier division series final finals conference summit treaty act "
    "bill law code constitution amendment award awards prize medal oscar oscars emmy grammy festival show news times post daily "
    "mail sunday journal herald tribune press magazine newspaper network channel radio television tv studios pictures films "
    "records music entertainment media project programme program plan report study survey index day week month year century war "
    "revolution crisis age era earth moon sun god lord bible koran quran scripture heaven hell satan internet web online email "
    "wi-fi dvd cd pc app id dna hiv aids covid covid-19 gps sms gp ceo mp mps nhs uk's it i'm i've i'll i'd i ok am pm gmt bst "
    "est ad bc bce ce usa us u.s. u.k. uk un eu gdp vat iq bmi atm faq suv suvs mri ct dj mc vip nypd lapd swat non-profit "
    "co-founder white black asian hispanic latino latina latinos caucasian indigenous aboriginal native jewish jew jews "
    "christian christians christianity catholic catholics protestant protestants anglican muslim muslims islam islamic islamist "
    "islamists hindu hindus sikh sikhs buddhist buddhists orthodox arab arabs arabic latin roman romans victorian georgian "
    "edwardian medieval gothic nazi nazis communist communists socialist liberal conservative republican democrat democratic "
    "democrats republicans labour green tory tories marxist spring summer autumn winter fall santa mum mom dad mummy daddy "
    "grandma grandpa nan auntie uncle aunt women's men's girls boys children's people's workers team crew squad security health "
    "education defence defense foreign home justice interior finance treasury transport energy environment agriculture trade "
    "labor commerce intelligence research science technology engineering medical medicine business management development "
    "affairs relations human rights public private special supreme high crown appeal appeals magistrates crime criminal "
    "investigation unit section branch headquarters base camp field fields ground track course fc afc cf sc rugby football "
    "soccer cricket tennis golf hockey basketball baseball nfl nba mlb nhl mls f1 ufc wba wbc pga atp wta gop fa titan titans "
    "star stars trophy shield derby prix masters ryder bowl marathon race round quarter-final semi-final facebook's smart plus "
    "pro max mini ultra classic edition version model type mark phase level grade category class chapter part volume article "
    "appendix table figure item step option question answer note page line room floor block gate platform flight boeing's train "
    "bus metro subway tube underground railway railroad rail amber alert nobel fahrenheit celsius statistics information data "
    "utd man ios android deep dark red blue yellow orange purple pink golden gold silver bronze brown grey gray"
)

CALENDAR = _words(
    "january february march april may june july august september october november december jan feb mar apr jun jul aug sep sept "
    "oct nov dec monday tuesday wednesday thursday friday saturday sunday mon tue tues wed thu thur thurs fri sat sun mondays "
    "tuesdays wednesdays thursdays fridays saturdays sundays christmas easter eve new-year's boxing"
)

# Common words that may stand capitalised inside a sentence, after a quotation mark or for weight.
COMMON = _words(
    "the a an of and or but if so as at by for from in into is it its on off to up out over under with without was were be been "
    "being am are not no yes never he she we they you i me him her us them his my your our their this that these those there "
    "here then than when where why how what who whom whose which while because since until after before during about against "
    "between through both each every all any some many much more most few less least other another such own same just only even "
    "also too very still again ever once now today tomorrow yesterday tonight have has had do does did done will would shall "
    "should can could may might must let make made get got go goes going gone come came take took taken give gave given see saw "
    "seen say says said tell told think thought know knew known want wanted need needed like liked love loved hate look looked "
    "find found keep kept leave left call called try tried ask asked use used work worked feel felt seem seemed show showed "
    "shown play played run ran move moved live lived believe hold held bring brought happen happened write wrote written sit "
    "sat stand stood lose lost pay paid meet met include including continue set learn change lead led understand watch follow "
    "stop stopped create speak spoke read spend spent grow grew open opened walk win won offer remember consider appear buy "
    "bought wait serve die died send sent build built stay stayed fall fell cut reach kill killed remain man men woman women "
    "boy girl child children baby kid kids family mother father parent parents son daughter husband wife friend friends people "
    "person life death time day night week month year hour minute second morning evening afternoon home house car street city "
    "town country world money job school student students teacher police officer officers cop cops victim victims suspect "
    "suspects fan fans player players team teams game games match goal goals season club coach manager star stars king queen "
    "one two three four five six seven eight nine ten hundred thousand million billion first third last next new old young good "
    "bad best worst better worse big small large little long short high low early late great real right wrong true false sure "
    "ready free full close hard easy hot cold black white red blue green dear hello hi hey oh well thanks thank please sorry "
    "okay ok congratulations happy sad angry nice wow although though however therefore meanwhile instead perhaps maybe "
    "according despite unlike whether nothing something anything everything nobody somebody everyone anyone someone none "
    "picture pictured photo photos image video file source sources editor exclusive warning breaking update caption below above "
    "scroll click share comment former current ex senior junior deputy acting chief head striker midfielder defender goalkeeper "
    "winger forward captain skipper boss champion actor actress singer model author writer director producer presenter comedian "
    "politician lawyer attorney doctor nurse scientist researcher researchers engineer professor expert experts analyst "
    "officials official spokesman spokeswoman spokesperson resident residents local locals neighbour neighbours witness "
    "witnesses passenger passengers driver drivers pilot worker workers staff employee employees customer customers company "
    "companies firm firms hospital court prison church government ministers lawmakers lawmaker senators mps councillors "
    "investigators detectives firefighters paramedics doctors soldiers troops rebels militants protesters activists voters "
    "critics supporters opponents leaders bosses chiefs owners hundreds thousands millions dozens scores several half part lots "
    "plenty neither either mr mrs ms always often sometimes usually later earlier recently finally eventually suddenly "
    "currently previously originally initially reportedly allegedly apparently"
)
NOT_NAMES = TITLES | GENERIC | CALENDAR | COMMON
