"""Tables of names that must and must not be found; one line a case: source || rewrite (|| what is marked)."""

from __future__ import annotations

import pytest
from one_claim import assert_offsets, one_claim, rows

from factcheck.checks.names import check as names

ERRORS = """
The minister met union leaders in Lyon on Monday. || The minister met union leaders in Marseille on Monday. || Marseille
The fire began in a warehouse near Leeds. || The fire began in a warehouse near Bradford. || Bradford
Police in Ohio arrested two men. || Police in Utah arrested two men. || Utah
Angela Reyes chairs the committee. || Monica Reyes chairs the committee. || Monica
The award went to Daniel Okafor. || The award went to Daniel Mensah. || Mensah
The award went to Daniel Okafor. || The award went to Peter Lindqvist. || Peter Lindqvist
The firm hired lawyers from Brussels. || The firm hired lawyers from Brussels and Hogan Whitlock. || Hogan Whitlock
The plane landed in Pakistan. || The plane landed in Iran. || Iran
The plane landed in Pakistan. || The plane landed in Bangladesh. || Bangladesh
Troops left the valley, a general said. || Troops left the valley, Ukrainian officers said. || Ukrainian
The Spanish coach praised his team. || The Portuguese coach praised his team. || Portuguese
The company moved to Denver last year. || The company moved to Seattle last year. || Seattle
Samsung recalled the phone. || Nokia recalled the phone. || Nokia
The patient was flown to Geneva. || The patient was flown to Zurich. || Zurich
Judge Harlan Moss adjourned the case. || Judge Harlan Pruitt adjourned the case. || Pruitt
The mayor, Ruth Calder, opened the bridge. || The mayor, Alice Calder, opened the bridge. || Alice
He was born in Lagos. || He was born in Kano. || Kano
The refugees reached Europe in May. || The refugees reached Asia in May. || Asia
The summit took place in Kyoto, Japan. || The summit took place in Tokyo, Japan. || Tokyo
She plays for Everton. || She plays for Fulham. || Fulham
The photos were shared on Twitter. || The photos were shared on Instagram. || Instagram
The report was written by Karen Silva and Omar Haddad. || The report was written by Karen Silva and Nadia Haddad. || Nadia
The strike closed schools in Quebec. || The strike closed schools in Ontario. || Ontario
A court in Munich rejected the appeal. || A court in Hamburg rejected the appeal. || Hamburg
The band comes from Glasgow. || The band comes from Dundee. || Dundee
The bank said Thomas Weller would leave. || The bank said Thomas Weller would leave for Credit Montclair. || Credit Montclair
Prosecutors questioned the driver. || Prosecutors questioned the driver, Vernon Stack. || Vernon Stack
The study was led by researchers in Sweden. || The study was led by researchers in Norway. || Norway
The vaccine is made by Bexaro. || The vaccine is made by Trivolin. || Trivolin
The ship sank off Sicily. || The ship sank off Sardinia. || Sardinia
Dr. Helen Brandt signed the letter. || Dr. Helen Fosse signed the letter. || Fosse
Dr. Helen Brandt signed the letter. || Dr. Ingrid Brandt signed the letter. || Ingrid
Voters in Kansas go to the polls. || Voters in Nebraska go to the polls. || Nebraska
She told Reuters about the deal. || She told Bloomberg about the deal. || Bloomberg
The dam burst above the town of Orvetto. || The dam burst above the town of Calmora. || Calmora
The minister flew to Cairo for talks. || The minister flew to Tunis for talks. || Tunis
the minister flew to cairo for talks. || the minister flew to casablanca for talks. || casablanca
he was arrested in pakistan on friday. || he was arrested in afghanistan on friday. || afghanistan
the painting hangs in florence and was sold by michael. || the painting hangs in florence and was sold by stephanie. || stephanie
Lena Ortiz beat her rival in the final. || Lena Ortiz beat Mira Vance in the final. || Mira Vance
The senator's aide, Paul Grange, resigned. || The senator's aide, Paul Denholm, resigned. || Denholm
The march ended outside the embassy. || The march ended outside the Turkish embassy. || Turkish
The striker joined Juventus in June. || The striker joined Bayern in June. || Bayern
NASA launched the probe. || The probe was launched by the agency from Florida. || Florida
The museum bought the painting from Otto Brenner. || The museum bought the painting from Greta Vogel. || Greta Vogel
The suspect lived in Leicester with his wife. || The suspect lived in Coventry with his wife. || Coventry
The charity works in Kenya and Uganda. || The charity works in Kenya and Rwanda. || Rwanda
The charity works in Kenya and Uganda. || The charity works in Zambia and Uganda. || Zambia
Chancellor Ute Lang answered questions. || Chancellor Ute Kessler answered questions. || Kessler
The rebels hold the port of Aden. || The rebels hold the port of Hodeida. || Hodeida
The film stars Juliette Marceau. || The film stars Camille Duret. || Camille Duret
Mr Aldous runs the shelter. || Mr Pemberton runs the shelter. || Pemberton
The flight from Lisbon was late. || The flight from Porto was late. || Porto
The inquiry heard from Sgt. Roy Tate. || The inquiry heard from Sgt. Roy Buckley. || Buckley
The Danish firm will close two plants. || The Finnish firm will close two plants. || Finnish
A spokesman for Toyota declined to comment. || A spokesman for Hyundai declined to comment. || Hyundai
The tribe lives along the Amazon. || The tribe lives along the Orinoco. || Orinoco
The tunnel links Basel and Milan. || The tunnel links Basel and Turin. || Turin
The tunnel links Basel and Milan. || The tunnel links Basel with Genoa. || Genoa
The treaty was signed in Vienna by Ivan Petrov. || The treaty was signed in Vienna by Ivan Markov. || Markov
She studied in Oxford before moving to Leeds. || She studied in Norwich before moving to Leeds. || Norwich
Canada sent two ships. || Two ships were sent by Australia. || Australia
The police named the victim as Ellis Harper, 34. || The police named the victim as Jonah Harper, 34. || Jonah
The road to Mosul was closed. || The road to Tikrit was closed. || Tikrit
Fans of Leeds and Burnley met. The winger was signed from Hull in July. || The winger was signed from Burnley in July. || Burnley
Cllr Hume left the room. The vote was 7 to 4. || Hume told Penn that he did not say how she voted. || Penn
Cllr Hume left the room. The vote was 7 to 4. || The minutes do not mention the vote, Penn says. || Penn
Cllr Hume left the room. The vote was 7 to 4. || The minutes mention Penn. || Penn
Cllr Hume left the room. The vote was 7 to 4. || Hume says that Penn does not mention the vote. || Penn
The Greens won 41 seats, seven more than before, while the Liberals lost. || The Liberals won 41 seats, seven more than before. || Liberals
"""

SOFT = """
South Korea fired warning shots. || Seoul fired warning shots. || Seoul || info
Talks with Pyongyang have stalled. || Talks with North Korea have stalled. || North Korea || info
Moscow rejected the plan. || The plan was rejected by Russia. || Russia || info
Officials in Washington were told. || Officials in America were told. || America || info
The English side won. || The British side won. || British || info
Sara Lindqvist won the race. || Sarah Lindqvist won the race. || Sarah || warning
The Defense Department confirmed it. || The Pentagon confirmed it. || Pentagon || info
Mr Okafor resigned. || Mr Okafor resigned, and Emmanuel Okafor will not return. || Emmanuel || warning
Prime Minister Benjamin Netanyahu spoke. || Israel's Netanyahu spoke. || Israel's || warning
Hamilton was fastest. || Hamilton was fastest, and the Briton smiled. || Briton || warning
"""

CLEAN = """
Thomas Berg and his brother Nils founded the bakery in 1988; Nils left in 2001. || Nils Berg left the bakery in 2001.
The orchestra will play in Lyon on 3 May and in Turin two days later. || The orchestra plays in Turin on 5 May.
Marta Quist and her daughter Ines run the farm in Salo. || Ines Quist runs the farm in Salo with her mother.
The minister met union leaders in Lyon. || Union leaders met the minister in Lyon.
President Barack Obama spoke in Ohio. || Obama spoke in Ohio.
President Barack Obama spoke in Ohio. || Mr Obama's speech was held in Ohio.
J. K. Marsden wrote the book. || Marsden wrote the book.
J.K. Marsden wrote the book. || The book is by J. K. Marsden.
The World Health Organization sent doctors. || The WHO sent doctors.
The WHO sent doctors. || The World Health Organization sent doctors.
The North Atlantic Treaty Organisation met. || NATO met.
The Federal Bureau of Investigation opened a case. || The FBI opened a case.
The U.S. economy grew. || The economy of the US grew.
The United States economy grew. || The American economy grew.
The French president resigned. || The president of France resigned.
France's president resigned. || The French president resigned.
The Smith family left. || The Smiths left.
The Williams sisters won. || Serves by Williams' sister won.
Beyoncé sang at the gala. || Beyonce sang at the gala.
Zürich voted on Sunday. || On Sunday, Zurich voted.
Al-Shabab claimed the attack. || The attack was claimed by al Shabab.
The Anglo-Dutch firm cut jobs. || The Anglo Dutch firm cut jobs.
Robert Hale retired. || Bob Hale retired.
William Carver was jailed. || Bill Carver was jailed.
Police arrested two men in Leeds. || Officers in Leeds arrested two men.
the police in leeds arrested two men. || Police in Leeds arrested two men.
Police in Leeds arrested two men. || police in leeds arrested two men.
The company has offices in Paris, London and Rome. || The company has offices in Rome, Paris and London.
A new hospital opened. || Yesterday a new Hospital opened.
The president met the prime minister. || The President met the Prime Minister.
The trial starts on Monday. || The trial starts on Tuesday in March.
The bank cut jobs. || However, the bank cut jobs.
The bank cut jobs. || Bosses at the bank cut jobs.
Shares fell. || Shares fell, and "Everyone was nervous", it was said.
The council approved the plan. || The Council approved the plan.
The match ended in a draw. || The match ended: No goals were scored.
The minister denied it. || "Never," the minister said when asked.
Two men were held. || Two men were held (Two others fled).
The storm hit the coast. || Forecasters said the Storm hit the coast.
Ministers from Germany and Poland met. || German and Polish ministers met.
The Dutch team lost. || The team from the Netherlands lost.
Protesters marched in Hong Kong. || Hong Kong saw a march of protesters.
The Ministry of Health warned residents. || The Health Ministry warned residents.
The University of Leeds ran the study. || A study by Leeds University was run.
Dr. Amy Wong treated him. || Amy Wong, a doctor, treated him.
Sir Ian Crane died. || Ian Crane died.
Nelson O'Hara sued. || O'Hara sued, the court said.
Macdonald's farm burned. || The farm of Macdonald burned.
Ms. Ortega-Ruiz spoke. || Ortega Ruiz spoke.
She tweeted about the film. || She tweeted on Monday about the film.
The pope visited Cuba. || Pope visits Cuba.
They met at Christmas. || They met at Christmas in December.
The app runs on phones. || The App runs on an iOS phone.
The mosque was attacked. || A Muslim place of worship was attacked.
He won a silver medal at the games. || He won a silver medal at the Olympic Games.
It is the biggest bank in Spain. || Spain's biggest bank is it.
The committee, led by Tom Reed, agreed. || Reed's committee agreed.
Anna wrote to Mark. || Mark got a letter from Anna.
The BBC reported it. || It was reported by the B.B.C.
Die Regierung in Berlin hat den Plan nicht gebilligt. || Die Kanzlerin hat den Vorschlag der Opposition und das Gesetz nicht gebilligt.
Le ministre est arrivé. || Le Premier ministre est arrivé avec une délégation de Bretagne et des élus.
Police arrest man after chase. || Police Arrest Man After Long Chase Through Town Centre And Park
The dog barked. || THE DOG BARKED LOUDLY
Rain fell in Wales. || In Wales, Rain fell.
Cristiano Ronaldo scored twice. || Ronaldo scored twice.
Ban Ki-moon called for calm. || Ban called for calm.
The New York Times reported it. || The Times of New York reported it.
Manchester United won. || United won.
The Bank of England raised rates. || The Bank raised rates.
Cllr Hume left the room. The vote was 7 to 4. || The minutes do not mention Cllr Penn.
Cllr Hume left the room. The vote was 7 to 4. || The minutes do not say how Penn voted.
Cllr Hume left the room. The vote was 7 to 4. || There is no mention of Penn.
Cllr Hume left the room. The vote was 7 to 4. || Nothing is said about Zurich.
Cllr Hume left the room. The vote was 7 to 4. || The text says nothing about Switzerland.
Cllr Hume left the room. The vote was 7 to 4. || It does not say who Penn is.
Cllr Hume left the room. The vote was 7 to 4. || Penn is not mentioned.
Cllr Hume left the room. The vote was 7 to 4. || Mayor Olsen is nowhere named in the letter.
Cllr Hume left the room. The vote was 7 to 4. || The recipe doesn't mention Zurich or Graz.
Cllr Hume left the room. The vote was 7 to 4. || The report makes no reference to Zurich.
Cllr Hume left the room. The vote was 7 to 4. || The review leaves out whether Mayor Olsen attended.
The Greens won 41 seats, seven more than last time, while the Liberals lost nine. || The Liberals won fewer seats than last time.
The Reds scored 30 points, five more than last year, while the Blues lost ground. || The Blues scored fewer points than last year.
"""


@pytest.mark.parametrize(("source", "rewrite", "marked"), rows(ERRORS, 3))
def test_a_name_that_no_source_has_is_an_error(source: str, rewrite: str, marked: str) -> None:
    claim = one_claim(source, rewrite)
    found = names.find(claim)
    assert_offsets(claim, found)
    assert [rewrite[reason.start : reason.end] for reason in found if reason.severity == "error"] == [marked]
    assert all(reason.kind == "name" for reason in found)


@pytest.mark.parametrize(("source", "rewrite", "marked", "severity"), rows(SOFT, 4))
def test_a_name_that_may_mean_one_in_the_source_is_a_hint(source: str, rewrite: str, marked: str, severity: str) -> None:
    found = names.find(one_claim(source, rewrite))
    assert [(rewrite[reason.start : reason.end], reason.severity) for reason in found] == [(marked, severity)]


@pytest.mark.parametrize(("source", "rewrite"), rows(CLEAN, 2))
def test_a_name_told_otherwise_is_no_finding(source: str, rewrite: str) -> None:
    assert [reason for reason in names.find(one_claim(source, rewrite)) if reason.severity != "info"] == []


def test_the_name_in_its_place_is_pointed_at() -> None:
    claim = one_claim("It rained. The award went to Daniel Okafor on Friday.", "The award went to Peter Lindqvist on Friday.")
    (reason,) = names.find(claim)
    assert reason.source is not None and reason.source.text == "Daniel Okafor"
    assert reason.message == '"Peter Lindqvist" where the source has "Daniel Okafor"'


def test_the_tables_are_long_enough() -> None:
    assert len(rows(ERRORS, 3)) >= 60 and len(rows(CLEAN, 2)) >= 60
