"""Tables of opposites that must and must not be found; one line a case: source || rewrite (|| what is marked)."""

from __future__ import annotations

import pytest
from one_claim import assert_offsets, one_claim, rows

from factcheck.checks import antonyms

FOUND = """
Profits rose by a tenth in the third quarter. || Profits fell by a tenth in the third quarter. || fell
Profits fell by a tenth in the third quarter. || Profits climbed by a tenth in the third quarter. || climbed
The firm raised prices in March. || The firm cut prices in March. || cut
The home side won the derby on Saturday. || The home side lost the derby on Saturday. || lost
The bill was passed before the election in May. || The bill was passed after the election in May. || after
The river stayed below the danger mark on Sunday. || The river stayed above the danger mark on Sunday. || above
The drugs are worth more than two million euros. || The drugs are worth less than two million euros. || less
It was the largest protest in a decade. || It was the smallest protest in a decade. || smallest
The city lies in the north of the country. || The city lies in the south of the country. || south
The court accepted the appeal of the two men. || The court rejected the appeal of the two men. || rejected
The party supports the new tax on fuel. || The party opposes the new tax on fuel. || opposes
The council allowed the march through the centre. || The council banned the march through the centre. || banned
The painter was born in Delft in 1632. || The painter died in Delft in 1632. || died
The fund bought the shares on Monday. || The fund sold the shares on Monday. || sold
The midfielder joined the club in January. || The midfielder left the club in January. || left
The suspect was seen inside the bank at noon. || The suspect was seen outside the bank at noon. || outside
His sister runs the family farm in Kent. || His brother runs the family farm in Kent. || brother
He pleaded guilty to the charge in court. || He pleaded innocent to the charge in court. || innocent
The talks were a success, both sides said. || The talks were a failure, both sides said. || failure
The minister publicly criticised the army chief. || The minister privately criticised the army chief. || privately
The couple were happy with the verdict. || The couple were unhappy with the verdict. || unhappy
He legally changed the name of the company. || He illegally changed the name of the company. || illegally
The tea bag was accidentally invented by a merchant. || The tea bag was deliberately invented by a merchant. || deliberately
Exports to Asia increased last year. || Exports to Asia decreased last year. || decreased
The minister confirmed that the base would close. || The minister denied that the base would close. || denied
She is the first woman to lead the bank. || She is the last woman to lead the bank. || last
The country imports most of its wheat. || The country exports most of its wheat. || exports
A specified dose was given to each patient. || An unspecified dose was given to each patient. || unspecified
The former mayor of Bergen attended the service. || The current mayor of Bergen attended the service. || current
Unemployment rose to 6 percent in April. || Unemployment fell to 6 percent in April. || fell
The minister backed the ban on hunting. || The minister opposed the ban on hunting. || opposed
The appeal court upheld the verdict on Friday. || The appeal court overturned the verdict on Friday. || overturned
The rebels captured the town before dawn. || The rebels captured the town after dawn. || after
Most of the victims were women. || Most of the victims were men. || men
The museum is the largest in the country. || The museum is the smallest in the country. || smallest
He was acquitted of murder in 2009. || He was convicted of murder in 2009. || convicted
The senator voted for the budget in March. || The senator voted against the budget in March. || against
Shares in the bank gained 4 percent on Monday. || Shares in the bank lost 4 percent on Monday. || lost
The city lies on the western bank of the river. || The city lies on the eastern bank of the river. || eastern
The senator voted against the budget in March. || The senator voted for the budget in March. || for
The village lies in the upper part of the valley. || The village lies in the lower part of the valley. || lower
The board hired forty drivers in the spring. || The board fired forty drivers in the spring. || fired
The deal is temporary, the two ministers said. || The deal is permanent, the two ministers said. || permanent
The firm made a profit of two million in May. || The firm made a loss of two million in May. || loss
The country ran a surplus for the third year. || The country ran a deficit for the third year. || deficit
The treaty was signed in the early hours of Friday. || The treaty was signed in the late hours of Friday. || late
The drug strengthens the heart in older patients. || The drug weakens the heart in older patients. || weakens
The bishop praised the film in his sermon. || The bishop condemned the film in his sermon. || condemned
The border was opened on Tuesday morning. || The border was closed on Tuesday morning. || closed
The prince is the eldest son of the king. || The prince is the youngest son of the king. || youngest
The duke is the husband of the queen's cousin. || The duke is the wife of the queen's cousin. || wife
The road is safe for cars in winter. || The road is dangerous for cars in winter. || dangerous
The climbers were found alive on the ridge. || The climbers were found dead on the ridge. || dead
The town had its wettest May on record, with high winds. || The town had its wettest May on record, with low winds. || low
The majority of the members voted by post. || The minority of the members voted by post. || minority
The premier began his tour of the islands on Monday. || The premier ended his tour of the islands on Monday. || ended
The strike was legal, a court ruled on Friday. || The strike was illegal, a court ruled on Friday. || illegal
The protest in the square was peaceful. || The protest in the square was violent. || violent
The mission to save the whale succeeded on Sunday. || The mission to save the whale failed on Sunday. || failed
Imports from Chile grew in the first half of the year. || Imports from Chile shrank in the first half of the year. || shrank
The office was full when the alarm rang. || The office was empty when the alarm rang. || empty
Half an hour later the main gate was opened. || Half an hour later the main gate was closed. || closed
In the first half of the year profits rose. || In the first half of the year profits fell. || fell
Few residents of the town opposed the tram. || Most residents of the town opposed the tram. || Most
The team failed to win the second leg at home. || The team failed to lose the second leg at home. || lose
No one was hurt when the main gate was opened. || No one was hurt when the main gate was closed. || closed
None of the crew slept, and the main gate was opened. || None of the crew slept, and the main gate was closed. || closed
Half of the crew left, and the main gate was opened. || Half of the crew left, and the main gate was closed. || closed
Boys scored 54 points on average, girls 61. || Girls scored 54 points on average. || Girls
Buyers pay a fee of 3 percent and sellers one of 5 percent. || Sellers pay a fee of 3 percent. || Sellers
The upper gate is green and the lower one red. || The lower gate is green. || lower
The eastern wing was rebuilt in 1920 and the western one in 1951. || The western wing was rebuilt in 1920. || western
Men earned 2,400 euros on average and women 2,100. || Women earned 2,400 euros on average. || Women
One in five nests failed. || One in five nests succeeded. || succeeded
The rebels agreed to the talks on Monday. || The rebels refused the talks on Monday. || refused
"""

CLEAN = """
The rebels agreed to talks on condition that the prisoners were freed first. || The rebels refused to talk until the prisoners were freed.
The rain cover is included, the hip belt is sold separately. || The hip belt has to be bought separately.
Fewer than half of the 200 seats were taken. || More than half of the seats stayed empty.
Most of the guests left early. || Few of the guests stayed to the end.
Non - binary is a term for people of no single sex. || Non-binary is a term for people of no single sex.
Profits rose by a tenth in the third quarter. || Profits rose by a tenth in the third quarter.
Profits rose by a tenth in the third quarter. || Profits climbed by a tenth in the third quarter.
Profits rose by a tenth. || Profits increased by a tenth.
Profits did not rise in the third quarter. || Profits fell in the third quarter.
The home side won the derby on Saturday. || The visitors lost the derby on Saturday.
The bill was passed before the election. || The election was held after the bill was passed.
The firm sold the plant to a rival. || A rival bought the plant from the firm.
The court accepted the appeal. || The appeal was accepted by the court.
It was not a success for the club. || It was a failure for the club.
She left the party and joined the greens. || She joined the greens and left the party.
She was unhappy with the verdict. || She was not happy with the verdict.
The fund bought and sold shares. || The fund sold and bought shares.
Shares rose on Monday and fell on Tuesday. || Shares fell on Tuesday.
The old bridge was closed; the new bridge was opened. || The new bridge was opened.
Man United won the first leg at home. || Man United won the first leg at home.
His brother and sister run the farm. || His sister and brother run the farm.
The painter was born in 1632 and died in 1675. || The painter died in 1675.
Prices were higher than last year. || Prices were higher than a year ago.
The ship sails north along the coast. || The ship sails along the coast to the north.
More than half the voters stayed at home. || Over half the voters stayed at home.
The minister denied the report. || The report was denied by the minister.
The museum is open on Sundays. || On Sundays the museum is open.
The union opposed the deal. || The union was against the deal.
They live inside the park. || They live in the park.
The unit made an impact. || The unit made a pact.
The team took the lead early. || The team took an early lead.
Unemployment rose to 6 percent in April. || Unemployment climbed to 6 percent in April.
The senator did not vote for the budget. || The senator voted against the budget.
Imports fell while exports rose in May. || Exports rose while imports fell in May.
The museum, once the smallest in the country, is now the largest. || The museum is now the largest in the country.
He lost weight and gained strength. || He gained strength and lost weight.
The court rejected his appeal and upheld the verdict. || The court upheld the verdict.
Older drivers have fewer crashes than younger drivers. || Younger drivers have more crashes than older drivers.
The first half was dull, and the last ten minutes were not. || The last ten minutes were not dull.
The villages north of the river were cut off. || The villages cut off lie north of the river.
The bank made a loss last year, after a profit the year before. || The bank made a profit the year before last.
The road is not safe in winter. || The road is dangerous in winter.
The climbers were found alive. || The climbers survived.
The drug was not harmful to men. || The drug was harmless to men.
The treaty was signed early on Friday. || Early on Friday the treaty was signed.
She is the older of the two sisters. || She is older than her sister.
The party won fewer seats than in May. || The party won a smaller number of seats than in May.
The bishop condemned the film. || The bishop sharply criticised the film.
The firm cut its debt and raised its profit. || The firm raised its profit and cut its debt.
The border was closed on Monday and opened on Tuesday. || The border was opened on Tuesday.
Men and women queued for hours. || Women and men queued for hours.
The board fired forty drivers. || Forty drivers were dismissed by the board.
The protest was largely peaceful. || The protest was mostly without violence.
The strike was found to be illegal. || The strike was found to be unlawful.
The lower house passed the bill, and the upper house rejected it. || The upper house rejected the bill.
He works for the council. || He is employed by the council.
They asked for the money for the school. || They asked for money for the school.
The team lost at home and won away. || The team won away and lost at home.
The king and queen left early. || The queen and king left early.
The mission failed at first and then succeeded. || The mission succeeded in the end.
The temporary bridge became permanent. || The bridge, once temporary, became permanent.
The hot summer followed a cold spring. || A cold spring was followed by a hot summer.
The plane was late, not early. || The plane was late.
The office was never full. || The office was never full or busy.
Exports to Chile shrank. || Fewer goods were exported to Chile.
None of the nine hostages was hurt. || All nine hostages were unhurt.
None of the nine hostages was unhurt. || All nine hostages were hurt.
No passenger on the night train was injured. || All passengers on the night train were uninjured.
Nobody in the small hall was happy with the verdict. || Everybody in the small hall was unhappy with the verdict.
Neither of the two main gates was open. || Both of the two main gates were closed.
No shop in the old town is open on Sunday. || Every shop in the old town is closed on Sunday.
Nothing in the old report is true. || Everything in the old report is false.
The bottle is half full. || The bottle is half empty.
The tank of the old car was half full at noon. || The tank of the old car was half empty at noon.
The hall was half-full at noon. || The hall was half-empty at noon.
The window is half open. || The window is half closed.
Half of the seats in the hall were full. || Half of the seats in the hall were empty.
The tank is a quarter full. || The tank is three quarters empty.
About 30 percent of the seats were full. || About 70 percent of the seats were empty.
Few residents opposed the tram. || Most residents did not oppose the tram.
Most residents did not oppose the tram. || Few residents opposed the tram.
Few of the residents of the town opposed the tram. || Most of the residents of the town did not oppose the tram.
Few of the residents opposed the tram. || Most of the residents supported the tram.
Few of the shops in the town were open. || Most of the shops in the town were closed.
A minority of the members voted for the plan. || A majority of the members voted against the plan.
The shop in the square is rarely open on Sunday. || The shop in the square is usually closed on Sunday.
The road is hardly safe in winter. || The road is dangerous in winter.
The road is far from safe in winter. || The road is dangerous in winter.
The road is anything but safe in winter. || The road is dangerous in winter.
The team failed to win the second leg at home. || The team lost the second leg at home.
The board refused to accept the appeal of the men. || The board rejected the appeal of the men.
Boys scored 54 points on average, girls 61. || Girls scored 61 points on average.
The left lung was clear but the right one showed a shadow. || The right lung showed a shadow.
The new pump moves 30 litres a minute and the old one moved 20. || The old pump moved 20 litres a minute.
The minimum is 5 and the maximum 50 characters. || The maximum is 50 characters.
Buyers pay a fee of 3 percent and sellers one of 5 percent. || Sellers pay a fee of 5 percent.
The first train was late but the last one was on time. || The last train was on time.
Tea is dearer here than in Graz, coffee cheaper. || Coffee is cheaper here than in Graz.
The upper gate is green and the lower one red. || The lower gate is red.
The eastern wing was rebuilt in 1920 and the western one in 1951. || The western wing was rebuilt in 1951.
Men earned 2,400 euros on average and women 2,100. || Women earned 2,100 euros on average.
One in five nests failed. || Four in five nests succeeded.
The new cell is a tenth the size of the old one. || The old cell is ten times the size of the new one.
The new cell is twice as sensitive as the old one. || The old cell is half as sensitive as the new one.
"""


@pytest.mark.parametrize(("source", "rewrite", "marked"), rows(FOUND, 3))
def test_an_opposite_in_a_near_copy_is_an_error(source: str, rewrite: str, marked: str) -> None:
    claim = one_claim(source, rewrite)
    found = antonyms.find(claim)
    assert_offsets(claim, found)
    assert [(reason.kind, reason.severity) for reason in found] == [("antonym", "error")]
    assert rewrite[found[0].start : found[0].end] == marked
    assert found[0].source is not None


@pytest.mark.parametrize(("source", "rewrite"), rows(CLEAN, 2))
def test_the_same_sense_is_no_finding(source: str, rewrite: str) -> None:
    assert antonyms.find(one_claim(source, rewrite)) == []


def test_the_tables_are_long_enough() -> None:
    assert len(rows(FOUND, 3)) >= 60 and len(rows(CLEAN, 2)) >= 60
