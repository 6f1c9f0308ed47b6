"""Tables of negations that must and must not be found; one line a case: source || rewrite (|| what is marked)."""

from __future__ import annotations

import pytest
from one_claim import assert_offsets, one_claim, rows

from factcheck.checks import negation

FOUND = """
The jury found the banker guilty on all counts. || The jury found the banker not guilty on all counts. || not guilty
The jury found the banker not guilty on all counts. || The jury found the banker guilty on all counts. || guilty
The bridge will open to traffic in May. || The bridge will not open to traffic in May. || not open
The bridge won't open to traffic in May. || The bridge will open to traffic in May. || open
The striker did not train with the squad on Tuesday. || The striker trained with the squad on Tuesday. || trained
The striker trained with the squad on Tuesday. || The striker didn't train with the squad on Tuesday. || n't train
Doctors found no sign of a stroke in the scan. || Doctors found a sign of a stroke in the scan. || sign
Doctors found a sign of a stroke in the scan. || Doctors found no sign of a stroke in the scan. || no sign
The crew left the port without a permit on Sunday. || The crew left the port with a permit on Sunday. || permit
The mayor has never lived in the city. || The mayor has lived in the city. || lived
The mayor has lived in the city for years. || The mayor has never lived in the city for years. || never lived
The company said it would not sell the plant in Ohio. || The company said it would sell the plant in Ohio. || sell
The company said it would sell the plant in Ohio. || The company said it wouldn't sell the plant in Ohio. || n't sell
The two drivers were not wearing seat belts at the time. || The two drivers were wearing seat belts at the time. || wearing
The law does not apply to farms with five workers. || The law applies to farms with five workers. || applies
The law applies to farms with five workers. || The law doesn't apply to farms with five workers. || n't apply
The governor can't remove a judge under the law. || The governor can remove a judge under the law. || remove
The vaccine cannot cause the disease, doctors say. || The vaccine can cause the disease, doctors say. || cause
Police have not named the victim of the crash. || Police have named the victim of the crash. || named
Police have named the victim of the crash. || Police have not named the victim of the crash. || not named
Officers aren't treating the fire as arson. || Officers are treating the fire as arson. || treating
The senator has not endorsed a candidate in the race. || The senator has endorsed a candidate in the race. || endorsed
No passengers were hurt when the bus overturned. || Passengers were hurt when the bus overturned. || Passengers
The minister said she did not read the letter before the vote. || The minister said she read the letter before the vote. || read
The airline isn't planning to cut jobs this year. || The airline is planning to cut jobs this year. || planning
The pilot reported a fault before take-off. || The pilot never reported a fault before take-off. || never reported
"""

CLEAN = """
The jury found the banker guilty on all counts. || The jury found the banker guilty on all counts.
The jury found the banker not guilty on all counts. || The banker was found not guilty by the jury on all counts.
The bridge will not open to traffic in May. || The bridge won't open to traffic in May.
The striker did not train with the squad. || The striker didn't train with the squad.
The vaccine cannot cause the disease. || The vaccine can't cause the disease.
The bank failed to report the loss. || The bank did not report the loss.
The bank did not report the loss. || The bank failed to report the loss.
The minister refused to answer questions on tax. || The minister would not answer questions on tax.
The minister declined to comment on the case. || The minister did not comment on the case.
She was not happy with the result of the vote. || She was unhappy with the result of the vote.
The plan is unlikely to pass the senate this year. || The plan is not likely to pass the senate this year.
Not only did the firm cut jobs, it closed a plant. || The firm cut jobs and closed a plant.
No fewer than 40 people were hurt in the crash. || 40 people were hurt in the crash.
The factory did not close until Friday night. || The factory closed on Friday night.
There is no doubt that the ship sank in 1912. || The ship sank in 1912.
The home lacks heating and hot water. || The home has no heating and hot water.
Nobody was hurt in the fire at the mill. || No one was hurt in the fire at the mill.
Officials ruled out a delay to the vote. || Officials said there would be no delay to the vote.
He did not win; she won the seat in Leeds. || She won the seat in Leeds.
The senate rejected the bill on Monday. || The senate did not pass the bill on Monday.
The mayor never lived in the city. || The mayor did not live in the city.
It was not the pilot who erred but the tower. || The tower erred.
Neither team scored in the first half. || The teams did not score in the first half.
The club has yet to name a manager. || The club has not named a manager.
Do not use the lift in a fire. || In a fire, never use the lift.
Did the minister read the letter? || The minister did not read the letter.
The firm denied that it sold data. || The firm said it had not sold data.
The deal was called off without a vote. || There was no vote before the deal was called off.
The museum is free on Sundays. || Entry to the museum is free on Sundays.
The dog was hardly hurt in the fall. || The dog was not hurt in the fall.
"""


@pytest.mark.parametrize(("source", "rewrite", "marked"), rows(FOUND, 3))
def test_a_negation_added_or_lost_is_an_error(source: str, rewrite: str, marked: str) -> None:
    claim = one_claim(source, rewrite)
    found = negation.find(claim)
    assert_offsets(claim, found)
    assert [(reason.kind, reason.severity) for reason in found] == [("negation", "error")]
    assert rewrite[found[0].start : found[0].end] == marked
    assert found[0].source is not None


@pytest.mark.parametrize(("source", "rewrite"), rows(CLEAN, 2))
def test_the_same_sense_is_no_finding(source: str, rewrite: str) -> None:
    assert negation.find(one_claim(source, rewrite)) == []


def test_a_sentence_that_agrees_outweighs_one_that_does_not() -> None:
    source = "The firm did not sell the plant in 2019. The firm sold the plant in 2021."
    assert negation.find(one_claim(source, "The firm sold the plant in 2021.")) == []
