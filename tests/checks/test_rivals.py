"""Tables of words put for another of their kind, and of texts in which they may stand side by side: source || rewrite (|| marked)."""

from __future__ import annotations

import pytest
from one_claim import assert_offsets, one_claim, rows

from factcheck.checks.registry import CHECKS
from factcheck.checks.vocabulary.rivals import are_rivals
from factcheck.checks.vocabulary.words import stem
from factcheck.report import Reason

FOUND = """
She has been in bed since breaking her hip on the stairs in May. || She has been in bed since breaking her arm on the stairs in May. || arm
The jockey broke his neck in the fall and cannot walk. || The jockey broke his back in the fall and cannot walk. || back
Surgeons took out her left kidney in a six-hour operation. || Surgeons took out her left lung in a six-hour operation. || lung
The midfielder has left the club after nine seasons. || The goalkeeper has left the club after nine seasons. || goalkeeper
Amber walls frame the black door of the inn. || Amber walls frame the green door of the inn. || green
Nuria Tan won bronze in the long jump at Turin. || Nuria Tan won silver in the long jump at Turin. || silver
The prosecutor asked for an adjournment until Friday. || The defendant asked for an adjournment until Friday. || defendant
A dentist from Ystad found the ring in the sand. || A plumber from Ystad found the ring in the sand. || plumber
The mayor of Orvik opened the new rink on Sunday. || The governor of Orvik opened the new rink on Sunday. || governor
Her daughter plays the cello in the town's youth orchestra. || Her daughter plays the flute in the town's youth orchestra. || flute
A fox killed nine hens on the farm in one night. || A wolf killed nine hens on the farm in one night. || wolf
The lorry ran into a bus stop near the market at noon. || The tram ran into a bus stop near the market at noon. || tram
He drinks a cup of coffee with the crew before each flight. || He drinks a cup of tea with the crew before each flight. || tea
The cables carry up to 400 amps in summer. || The cables carry up to 400 volts in summer. || volts
The train reached 280 kilometres per hour on the new line. || The train reached 280 kilometres per minute on the new line. || minute
The choir meets again next week in the old hall. || The choir meets again next month in the old hall. || month
The clinic ran out of the antibiotic in March. || The clinic ran out of the vaccine in March. || vaccine
The cottage has a roof of copper over the east wing. || The cottage has a roof of zinc over the east wing. || zinc
A fire in the cellar damaged the stairs on Monday. || A fire in the attic damaged the stairs on Monday. || attic
The statue is carved out of a single block of marble. || The statue is carved out of a single block of glass. || glass
The cyclist was taken to hospital with a broken wrist. || The pedestrian was taken to hospital with a broken wrist. || pedestrian
The landlord has to pay for the new boiler. || The tenant has to pay for the new boiler. || tenant
The court found her guilty of perjury in June. || The court found her guilty of arson in June. || arson
Farmers in the valley planted less barley than last year. || Farmers in the valley planted less maize than last year. || maize
The old factory on the quay is to be pulled down. || The old church on the quay is to be pulled down. || church
The village was cut off by an avalanche for three days. || The village was cut off by a flood for three days. || flood
The newsletter comes out weekly and is read by 4,000 people. || The newsletter comes out monthly and is read by 4,000 people. || monthly
The navy bought twelve drones from the firm in Bergen. || The army bought twelve drones from the firm in Bergen. || army
She teaches physics at a school for the deaf in Lund. || She teaches history at a school for the deaf in Lund. || history
The team lost the semi-final by a single point. || The team lost the quarter-final by a single point. || quarter-final
"""

CLEAN = """
She broke her hip and hurt her arm on the stairs in May. || She hurt her arm on the stairs in May.
The jockey broke his neck; his back was not hurt. || The jockey's back was not hurt.
The flag is red and white. || The flag is white and red.
The door was green before it was painted black. || The door, painted black now, was once green.
She fell ill on the first day of the tour. || She fell ill in the first week of the tour.
Later that day the ferry sailed again. || Later that week the ferry sailed again.
The goalkeeper passed to the midfielder, who scored. || The midfielder scored after a pass from the goalkeeper.
The lorry hit the bus. || The bus was hit by the truck.
He drank coffee in the morning and tea in the evening. || He drank tea in the evening.
The firefighter carried the child down the ladder. || The fireman carried the child down the ladder.
The film was shot in Malta. || The movie was shot in Malta.
The train runs every 60 minutes. || The train runs every hour.
The cook and the waiter shared the tips. || The waiter and the cook shared the tips.
Her son and her nephew run the shop. || Her nephew and her son run the shop.
Karl is Ines's father. || Ines is Karl's daughter.
The doctor sent the patient home. || The physician sent the patient home.
The mouse ran from the cat. || The cat chased the mouse.
The wine is kept in the cellar under the kitchen. || The wine is kept under the kitchen, in the cellar.
The teacher thanked her pupil. || The pupil was thanked by his teacher.
The statue is not of marble but of glass. || The statue is of glass.
It was a hip, not a knee, that was replaced. || It was not a knee that was replaced.
The landlord and the tenant signed the lease on Monday. || The tenant signed the lease on Monday.
The theater in the park shows Hamlet. || The theatre in the park shows Hamlet.
A grey seal and a black dog met on the beach. || A gray seal and a black dog met on the beach.
The navy and the army share the airfield. || The army shares the airfield with the navy.
Snow turned into rain in the evening. || In the evening it was raining instead of snowing.
The driver and the passenger were unhurt. || Neither the passenger nor the driver was hurt.
The pianist is a singer too. || The singer also plays the piano.
The library is next to the church. || The church stands beside the library.
The bus takes an hour, the train half as long. || The train takes half an hour.
The author of the book is a teacher. || The book was written by a teacher.
Mary Hill came with her daughter Ann and her son Tom. Her daughter won the race. || Tom's sister won the race.
His son Tim and his brother Karl came. His son sold the house in May. || Karl's nephew sold the house in May.
He bought a motorbike in May. The motorbike was stolen on Monday. || The motorcycle was stolen on Monday.
The robbery victim identified the man in court. || A witness identified the man in court.
The young reader wrote a letter to the paper. || The author wrote a letter to the paper.
The turquoise dress was sold. || The blue dress was sold.
The police found the truck in a field. || The police found the van in a field.
The doctor treated the boy on Monday. || The vet treated the boy on Monday.
The plant makes 24 cars per day. || The plant makes one car per hour.
The plant makes 60 cars per hour. || The plant makes one car per minute.
The golden cup is kept in the museum. || The gold cup is kept in the museum.
"""


def _errors(source: str, rewrite: str) -> list[Reason]:
    claim = one_claim(source, rewrite)
    found = [*CHECKS["antonym"](claim), *CHECKS["role"](claim)]
    assert_offsets(claim, found)
    return [reason for reason in found if reason.severity == "error"]


@pytest.mark.parametrize(("source", "rewrite", "marked"), rows(FOUND, 3))
def test_another_word_of_the_kind_in_the_place_of_one_is_an_error(source: str, rewrite: str, marked: str) -> None:
    found = _errors(source, rewrite)
    assert any(marked in rewrite[reason.start : reason.end] and reason.source for reason in found)


@pytest.mark.parametrize(("source", "rewrite"), rows(CLEAN, 2))
def test_two_words_of_a_kind_may_stand_side_by_side(source: str, rewrite: str) -> None:
    assert _errors(source, rewrite) == []


@pytest.mark.parametrize(
    ("one", "other", "before", "exclude"),
    [
        ("red", "blue", "", True),
        ("grey", "gray", "", False),
        ("hip", "knee", "", True),
        ("hip", "red", "", False),
        ("day", "week", "that", False),
        ("day", "week", "next", True),
        ("day", "day", "next", False),
        ("feet", "necks", "", True),
    ],
)
def test_words_of_one_kind_and_another_meaning_exclude_each_other(one: str, other: str, before: str, exclude: bool) -> None:
    assert are_rivals(stem(one), stem(other), before) == exclude == are_rivals(stem(other), stem(one), before)
