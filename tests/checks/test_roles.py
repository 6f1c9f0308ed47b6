"""Tables of exchanged names that must and must not be found; one line a case: source || rewrite."""

from __future__ import annotations

import pytest
from one_claim import assert_offsets, one_claim, rows

from factcheck.checks import roles

FOUND = """
On Monday, Okafor thanked Lindqvist for the help. || On Monday, Lindqvist thanked Okafor for the help.
In the final, Norway beat Denmark in extra time. || In the final, Denmark beat Norway in extra time.
On Friday, Anna Holt sued Ben Crane over the will. || On Friday, Ben Crane sued Anna Holt over the will.
Police say that Marsh shot Dunn outside the bar. || Police say that Dunn shot Marsh outside the bar.
The bank Norrland bought Vestia for two billion. || The bank Vestia bought Norrland for two billion.
After the vote, Silva replaced Moreno as party leader. || After the vote, Moreno replaced Silva as party leader.
The winger moved from Leeds to Hull in June. || The winger moved from Hull to Leeds in June.
Last week Russia accused Ukraine of breaking the truce. || Last week Ukraine accused Russia of breaking the truce.
The court heard that Pike owed Tanner the money. || The court heard that Tanner owed Pike the money.
In 1990 Iraq invaded Kuwait without warning. || In 1990 Kuwait invaded Iraq without warning.
In 1990 Iraq invaded Kuwait without warning. || In 1990 Iraq was invaded by Kuwait without warning.
The report says that Kuwait was invaded by Iraq. || The report says that Iraq was invaded by Kuwait.
In May Gupta succeeded Weiss at the bank. || In May Weiss succeeded Gupta at the bank.
The town of Lorne lies north of Apsley. || The town of Apsley lies north of Lorne.
in 1990 iraq invaded kuwait without warning. || in 1990 kuwait invaded iraq without warning.
"""

CLEAN = """
On Monday, Okafor thanked Lindqvist for the help. || On Monday, Okafor thanked Lindqvist for the help.
On Monday, Okafor thanked Lindqvist for the help. || On Monday, Lindqvist was thanked by Okafor for the help.
In the final, Norway met Denmark in Oslo. || In the final, Denmark met Norway in Oslo.
In the final, Norway and Denmark drew. || In the final, Denmark and Norway drew.
On Friday, Anna Holt married Ben Crane. || On Friday, Ben Crane married Anna Holt.
In 2002 Brazil beat Germany. In 2014 Germany beat Brazil. || In 2014 Germany beat Brazil.
Talks between Russia and Ukraine resumed. || Talks between Ukraine and Russia resumed.
In May Gupta succeeded Weiss at the bank. || In May Weiss left and Gupta succeeded at the bank.
The winger moved from Leeds to Hull. || The winger left Leeds for Hull.
Police say that Marsh, who shot Dunn, fled. || Police say that Marsh shot Dunn and fled.
In March Holt praised Crane, and Crane praised Holt. || In March Crane praised Holt.
The final pits Norway against Denmark. || The final pits Denmark against Norway.
In Oslo, Anna Holt thanked Ben Holt. || In Oslo, Ben Holt thanked Anna Holt and others.
The town of Lorne is near Apsley. || The town of Apsley is near Lorne.
"""


@pytest.mark.parametrize(("source", "rewrite"), rows(FOUND, 2))
def test_exchanged_names_are_an_error(source: str, rewrite: str) -> None:
    claim = one_claim(source, rewrite)
    found = roles.find(claim)
    assert_offsets(claim, found)
    assert [(reason.kind, reason.severity) for reason in found] == [("role", "error")]


@pytest.mark.parametrize(("source", "rewrite"), rows(CLEAN, 2))
def test_names_in_their_roles_are_no_finding(source: str, rewrite: str) -> None:
    assert roles.find(one_claim(source, rewrite)) == []
