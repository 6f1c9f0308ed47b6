"""Tables of changed certainty that must and must not be found; one line a case: source || rewrite (|| severity)."""

from __future__ import annotations

import pytest
from one_claim import assert_offsets, one_claim, rows

from factcheck.checks import modality

FOUND = """
The plant may close at the end of the year. || The plant will close at the end of the year. || error
The plant might close at the end of the year. || The plant will close at the end of the year. || error
The drug may raise the risk of a stroke. || The drug raises the risk of a stroke. || error
The blast may have been caused by a gas leak. || The blast was caused by a gas leak. || error
The blast might have been caused by a gas leak. || The blast has been caused by a gas leak. || error
The firm plans to open a store in Leeds. || The firm opened a store in Leeds. || error
The firm planned to buy the rival for a billion dollars. || The firm bought the rival for a billion dollars. || error
He tried to sell the painting to a museum. || He sold the painting to a museum. || error
He attempted to rob the bank on Friday. || He robbed the bank on Friday. || error
The union threatened to block the port next week. || The union blocked the port next week. || error
The senator hopes to win the seat in June. || The senator won the seat in June. || error
The two sides agreed to sign a treaty in Geneva. || The two sides signed a treaty in Geneva. || error
The court is expected to reject the appeal of the bank. || The court rejected the appeal of the bank. || error
The group wants to build a tower near the river. || The group built a tower near the river. || error
The club offered to pay the fine of the player. || The club paid the fine of the player. || error
He allegedly stole three cars from the yard. || He stole three cars from the yard. || warning
The actor reportedly turned down the role of the king. || The actor turned down the role of the king. || warning
The alleged thief left the shop at noon. || The thief left the shop at noon. || warning
The suspected bomber entered the station at noon. || The bomber entered the station at noon. || warning
The painting was possibly made in Venice in 1610. || The painting was made in Venice in 1610. || warning
The ship was probably lost in a storm off Norway. || The ship was lost in a storm off Norway. || warning
The purported letter was sent in May. || The letter was sent in May. || warning
The couple apparently met in Rome in 2004. || The couple met in Rome in 2004. || warning
The fire presumably started in the kitchen of the hotel. || The fire started in the kitchen of the hotel. || warning
The rumoured merger of the banks fell through. || The merger of the banks fell through. || warning
The minister vowed to lower taxes by a third. || The minister lowered taxes by a third. || error
"""

CLEAN = """
The plant may close at the end of the year. || The plant may close at the end of the year.
The plant may close at the end of the year. || The plant could close at the end of the year.
The plant may close at the end of the year. || The plant might close at the end of the year.
The plant will close at the end of the year. || The plant will close at the end of the year.
He allegedly stole three cars from the yard. || He is accused of stealing three cars from the yard.
He allegedly stole three cars from the yard. || Police say he stole three cars from the yard.
He allegedly stole three cars from the yard. || He stole three cars from the yard, prosecutors said.
The actor reportedly turned down the role. || The actor turned down the role, according to a newspaper.
The firm plans to open a store in Leeds. || The firm will open a store in Leeds.
The firm plans to open a store in Leeds. || The firm wants to open a store in Leeds.
The firm plans to open a store in Leeds. || The firm is to open a store in Leeds.
The firm plans to open a store in Leeds. || A store in Leeds is planned by the firm.
He tried to sell the painting. || He attempted to sell the painting.
The firm opened a store in Leeds. || The firm opened a store in Leeds.
The drug may cause nausea and may raise the risk of a stroke. || The drug may cause nausea and raise the risk of a stroke.
The drug may raise the risk of a stroke. || The drug could raise the risk of a stroke.
The drug may raise the risk of a stroke. || It is possible that the drug raises the risk of a stroke.
The blast may have been caused by gas. || The blast was possibly caused by gas.
The blast may have been caused by gas. || Gas is thought to have caused the blast.
Parliament opens on 4 May in Oslo. || Parliament will open on 4 May in Oslo.
The union threatened to block the port. || The union has threatened to block the port.
She agreed to sign the treaty and signed it in Geneva. || She signed it in Geneva.
The court is expected to reject the appeal. || The court will probably reject the appeal.
The suspect entered the station at noon. || The suspect entered the station at noon.
Voters may cast ballots by post until noon. || Voters can cast ballots by post until noon.
The likely cause was a fault in the engine. || A fault in the engine was the likely cause.
He hopes to win the race. || He is hoping to win the race.
"""


@pytest.mark.parametrize(("source", "rewrite", "severity"), rows(FOUND, 3))
def test_uncertain_made_certain_is_found(source: str, rewrite: str, severity: str) -> None:
    claim = one_claim(source, rewrite)
    found = modality.find(claim)
    assert_offsets(claim, found)
    assert [(reason.kind, reason.severity) for reason in found] == [("modality", severity)]
    assert found[0].source is not None


@pytest.mark.parametrize(("source", "rewrite"), rows(CLEAN, 2))
def test_the_same_certainty_is_no_finding(source: str, rewrite: str) -> None:
    assert modality.find(one_claim(source, rewrite)) == []
