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
"""

CLEAN = """
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
