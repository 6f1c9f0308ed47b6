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
The company may cut up to 400 jobs in Kent. || The company will cut up to 400 jobs in Kent. || error
The alleged gunman was held at the airport. || The gunman was held at the airport. || warning
He allegedly took bribes from builders. || He took bribes from builders. || warning
The council plans to close the library in June. || The council closed the library in June. || error
The virus could spread to other farms. || The virus spread to other farms. || warning
The storm is expected to hit the coast on Friday. || The storm hit the coast on Friday. || error
The senate is likely to reject the bill. || The senate rejected the bill. || error
The suspected arsonist was seen near the barn. || The arsonist was seen near the barn. || warning
The crew apparently ignored the alarm. || The crew ignored the alarm. || warning
The painting might be a forgery. || The painting is a forgery. || error
The leak could have killed dozens of people in the town. || The leak killed dozens of people in the town. || error
The senate is unlikely to approve the budget this week. || The senate approved the budget this week. || error
The ministry intends to sell the airline to a rival. || The ministry sold the airline to a rival. || error
The rebels vowed to take the capital by winter. || The rebels took the capital by winter. || error
The bank proposed to close nine branches in Wales. || The bank closed nine branches in Wales. || error
The airline aims to scrap the route to Lima. || The airline scrapped the route to Lima. || error
The team is due to fly to Doha on Tuesday. || The team flew to Doha on Tuesday. || error
The owner promised to repair the roof of the school. || The owner repaired the roof of the school. || error
The reforms may lead to higher rents in the city. || The reforms lead to higher rents in the city. || error
The reforms might lead to higher rents in the city. || The reforms will lead to higher rents in the city. || error
The fault may have delayed the launch by a day. || The fault delayed the launch by a day. || error
The minister supposedly knew about the deal in May. || The minister knew about the deal in May. || warning
The singer purportedly owns a castle near Bath. || The singer owns a castle near Bath. || warning
The pilot was presumably unaware of the ice on the wing. || The pilot was unaware of the ice on the wing. || warning
The rumoured merger of the two banks lifted shares. || The merger of the two banks lifted shares. || warning
The unconfirmed death of the general alarmed the town. || The death of the general alarmed the town. || warning
The chef hopes to win a star this year. || The chef won a star this year. || error
The mayor wanted to ban cars from the old town. || The mayor banned cars from the old town. || error
The state is preparing to build a wall along the river. || The state built a wall along the river. || error
The firm pledged to cut emissions by half. || The firm cut emissions by half. || error
The driver attempted to flee across the border. || The driver fled across the border. || error
The virus may be older than the doctors thought. || The virus is older than the doctors thought. || error
The lava may reach the village by Sunday morning. || The lava will reach the village by Sunday morning. || error
The broker probably lost the money on the horses. || The broker lost the money on the horses. || warning
"""

CLEAN = """
The suspect, Richard White, died on Sunday after treatment. || Richard White died on Sunday after treatment.
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
The company may cut up to 400 jobs in Kent. || The company might cut up to 400 jobs in Kent.
He allegedly took bribes from builders. || Prosecutors say he took bribes from builders.
The council plans to close the library in June. || The council intends to close the library in June.
The storm is expected to hit the coast on Friday. || Forecasters expect the storm to hit the coast on Friday.
The alleged gunman was held at the airport. || The suspected gunman was held at the airport.
He may not leave the country. || He is not allowed to leave the country.
The painting might be a forgery. || Experts suspect that the painting is a forgery.
The bridge reportedly cost two billion. || The bridge cost two billion, according to reports.
Parents may collect their children at noon. || Parents can collect their children at noon.
The firm wanted to move to Leeds and moved in May. || The firm moved to Leeds in May.
The couple hoped to win, and won by a length. || The couple won by a length.
She tried to swim the lake and swam it in two hours. || She swam the lake in two hours.
The climbers could see the lights of the town. || The climbers saw the lights of the town.
The nurse could hear shots from the yard. || The nurse heard shots from the yard.
The lava may reach the village by Sunday. || The lava could reach the village by Sunday.
The leak could have killed dozens of people. || The leak might have killed dozens of people.
The senate is likely to reject the bill. || The senate will probably reject the bill.
The team is due to fly to Doha on Tuesday. || The team flies to Doha on Tuesday.
The owner promised to repair the roof. || The owner has promised that he will repair the roof.
The fault may have delayed the launch. || The fault possibly delayed the launch.
The minister supposedly knew about the deal. || The minister is said to have known about the deal.
The suspect attempted to flee. || The suspect made an attempt to flee.
In May the firm cut two hundred jobs. || In May the firm cut two hundred jobs.
May voters turned out in great numbers. || May voters turned out in great numbers.
The broker probably lost the money. || The broker is thought to have lost the money.
The mayor wanted to ban cars. || The mayor wanted cars banned.
The will was read in May in Oslo. || The will was read in Oslo in May.
Ministers may and often do overrule the board. || Ministers often overrule the board.
The state is preparing to build a wall. || The state will build a wall.
The rules may be changed by a vote. || A vote can change the rules.
The rebels vowed to take the capital. || The rebels swore that they would take the capital.
The reforms may lead to higher rents. || Higher rents may follow the reforms.
The pilot was presumably unaware of the ice. || It is believed that the pilot was unaware of the ice.
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


def test_the_tables_are_long_enough() -> None:
    assert len(rows(FOUND, 3)) >= 60 and len(rows(CLEAN, 2)) >= 60
