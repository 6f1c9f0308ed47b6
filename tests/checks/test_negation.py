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
The judge said the tape was not edited before the trial. || The judge said the tape was edited before the trial. || edited
The treaty was signed without the consent of parliament. || The treaty was signed with the consent of parliament. || consent
He has never been convicted of a crime. || He has been convicted of a crime. || convicted
There is no evidence that the virus spreads by air. || There is evidence that the virus spreads by air. || evidence
The bank does not expect rates to fall this year. || The bank expects rates to fall this year. || expects
The union said it would accept the offer. || The union said it would not accept the offer. || not accept
The airport remained open during the storm. || The airport did not remain open during the storm. || not remain
The report could not rule out sabotage. || The report could rule out sabotage. || rule
The club did not reject the offer from Milan. || The club rejected the offer from Milan. || rejected
The driver failed to stop at the light. || The driver did not fail to stop at the light. || not fail
The army said its soldiers had not fired at the crowd. || The army said its soldiers had fired at the crowd. || fired
The tower is not visible from the road. || The tower is visible from the road. || visible
The tower is visible from the road. || The tower is not visible from the road. || not visible
The new rules do not affect small shops. || The new rules affect small shops. || affect
The hospital had no beds left on Monday night. || The hospital had beds left on Monday night. || beds
The captain wasn't awake when the ship struck the rock. || The captain was awake when the ship struck the rock. || awake
The government will publish the letter in March. || The government won't publish the letter in March. || n't publish
The government will publish the letter in March. || The government will never publish the letter in March. || never publish
Her family had been told about the transfer. || Her family had not been told about the transfer. || not been told
The gas leak did not cause the blast, inspectors said. || The gas leak caused the blast, inspectors said. || caused
Voters do not have to show a card at the station. || Voters have to show a card at the station. || show
The mine has not paid its workers since June. || The mine has paid its workers since June. || paid
The witness could identify the man in the photo. || The witness couldn't identify the man in the photo. || n't identify
The river did not flood the old town in 2013. || The river flooded the old town in 2013. || flooded
The accord does not oblige members to send troops. || The accord obliges members to send troops. || obliges
Pilots are allowed to carry passengers on test flights. || Pilots are not allowed to carry passengers on test flights. || not allowed
The two firms have not agreed on a price for the mill. || The two firms have agreed on a price for the mill. || agreed
The ministry had approved the export of the tanks. || The ministry had not approved the export of the tanks. || not approved
The boy's parents did not know about the tattoo. || The boy's parents knew about the tattoo. || knew
The study found no link between coffee and the illness. || The study found a link between coffee and the illness. || link
The study found a link between coffee and the illness. || The study found no link between coffee and the illness. || no link
The coach said the defender was not fit for the final. || The coach said the defender was fit for the final. || fit
The singer has not sold the rights to her songs. || The singer has sold the rights to her songs. || sold
The museum does n't charge children under ten . || The museum does charge children under ten . || charge
The bus company said the brakes had not been checked in May. || The bus company said the brakes had been checked in May. || checked
Only members who have paid by May may vote at the meeting. || Only members who have not paid by May may vote at the meeting. || not paid
Only members who have paid the fee may vote at the meeting. || Only members who have paid the fee may not vote at the meeting. || not vote
The last bus to the coast leaves at 18:30. || The last bus to the coast does not leave at 18:30. || not leave
The discount does not apply to orders below 50 euros. || The discount applies to orders below 50 euros. || applies
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
The bank does not expect rates to fall this year. || The bank doesn't expect rates to fall this year.
Nobody was injured when the roof collapsed. || No one was hurt when the roof collapsed.
The firm has not replied to a request for comment. || The firm has yet to reply to a request for comment.
He was not only a painter but also a poet. || He was a painter and a poet.
The drug is not without risk. || The drug has risks.
She did not attend the hearing on Monday. || She was absent from the hearing on Monday.
It was nothing but a rumour. || It was a rumour.
The bill failed to pass the senate. || The bill did not pass the senate.
Few doubted that he would not run again. || Few doubted that he would not run again.
The court did not uphold the verdict. || The court overturned the verdict.
The tower is not visible from the road. || From the road the tower is not visible.
The mine has not paid its workers since June. || Since June the mine has not paid its workers.
There were no beds left in the hospital. || The hospital lacked beds.
The army denied that its soldiers had fired at the crowd. || The army said its soldiers had not fired at the crowd.
The parents did not know about the tattoo. || The parents were unaware of the tattoo.
Pilots are not allowed to carry passengers. || Pilots are barred from carrying passengers.
The witness could not identify the man. || The witness was unable to identify the man.
The firms have not agreed on a price. || The firms disagree on a price.
The coach said the defender was not fit for the final. || The coach said the defender was unfit for the final.
The study found no link between coffee and the illness. || No link between coffee and the illness was found in the study.
No sooner had the race begun than it rained. || The race had begun when it rained.
The rule does not apply, except to farms. || The rule applies to farms.
The museum never closes on Sundays. || The museum is always open on Sundays.
It is not the first time that the bridge closed. || The bridge has closed before.
Not a single vote was cast against the law. || No vote was cast against the law.
He could not help laughing. || He could not stop laughing.
The dam did not break, but the wall beside it did. || The wall beside the dam broke.
There are no plans to sell the harbour. || The harbour is not for sale.
He never missed a match in ten years. || He played in every match for ten years.
She did not open the letter on Monday, when it came; she opened it on Tuesday. || She opened the letter on Tuesday.
The firm did not sell the mill in 2013, but it sold the mill in 2016. || The firm sold the mill in 2016.
The law was passed without a single vote against it. || The law was passed, and no one voted against it.
Only members who have paid by 31 March may vote. || Members who have not paid by 31 March may not vote.
Only guests with a pass may use the rear gate. || Guests who do not have a pass may not use the rear gate.
The last bus leaves at 18:30. || No bus leaves after 18:30.
The last bus to the coast leaves at 18:30. || There is no bus to the coast after 18:30.
The first bus to the coast leaves at 6:30. || No bus to the coast leaves before 6:30.
No house may stand closer than 50 m to the river. || A house may stand 80 m from the river.
Vehicles taller than 2.1 m cannot enter the garage. || A vehicle 1.5 m tall can enter the garage.
The discount does not apply to orders below 50 euros. || The discount applies to an order of 60 euros.
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


def test_the_tables_are_long_enough() -> None:
    assert len(rows(FOUND, 3)) >= 60 and len(rows(CLEAN, 2)) >= 60
