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
In court Lewis accused Brandt of theft. || In court Brandt accused Lewis of theft.
On Sunday Chelsea beat Arsenal 2-1. || On Sunday Arsenal beat Chelsea 2-1.
The ambassador said Syria attacked Turkey first. || The ambassador said Turkey attacked Syria first.
Weeks later Disney bought Lucasfilm for four billion. || Weeks later Lucasfilm bought Disney for four billion.
In 2001 Anna Moss hired Carl Dean as her aide. || In 2001 Carl Dean hired Anna Moss as his aide.
Police said Rossi was attacked by Conti. || Police said Conti was attacked by Rossi.
The train from Leeds to York was late. || The train from York to Leeds was late.
In the vote Hughes defeated Patel by nine votes. || In the vote Patel defeated Hughes by nine votes.
Lawyers say Novak lent Kovac the car. || Lawyers say Kovac lent Novak the car.
In June Meyer took over from Lang. || In June Lang took over from Meyer.
The committee heard that Barnes bribed Castro for years. || The committee heard that Castro bribed Barnes for years.
At the summit Canada warned China about the tariffs. || At the summit China warned Canada about the tariffs.
In the second half Madrid outplayed Valencia. || In the second half Valencia outplayed Madrid.
Witnesses said Boyd pushed Keller down the stairs. || Witnesses said Keller pushed Boyd down the stairs.
After the raid Egypt blamed Libya for the deaths. || After the raid Libya blamed Egypt for the deaths.
In his will Harlan left Winslow the house. || In his will Winslow left Harlan the house.
The paper says that Google sued Oracle over the code. || The paper says that Oracle sued Google over the code.
On Tuesday Nadal knocked out Murray in Rome. || On Tuesday Murray knocked out Nadal in Rome.
The letter shows that Einstein advised Roosevelt on the bomb. || The letter shows that Roosevelt advised Einstein on the bomb.
The inquiry found that Doyle misled Farrell about the loan. || The inquiry found that Farrell misled Doyle about the loan.
By noon Rebecca Stone had called Martin Voss twice. || By noon Martin Voss had called Rebecca Stone twice.
In 1972 Spassky lost to Fischer in Reykjavik. || In 1972 Fischer lost to Spassky in Reykjavik.
The ferry runs from Dover to Calais four times a day. || The ferry runs from Calais to Dover four times a day.
The money was sent from Zurich to Panama by courier. || The money was sent from Panama to Zurich by courier.
In the cup Ghana eliminated Angola on penalties. || In the cup Angola eliminated Ghana on penalties.
Prosecutors claim Silva paid Mendes to keep quiet. || Prosecutors claim Mendes paid Silva to keep quiet.
In spring Volvo was taken over by Geely. || In spring Geely was taken over by Volvo.
The court ruled that Apple infringed patents of Nokia. || The court ruled that Nokia infringed patents of Apple.
On stage Dylan introduced Baez to the crowd. || On stage Baez introduced Dylan to the crowd.
The diary says that Hooke envied Newton all his life. || The diary says that Newton envied Hooke all his life.
In the debate Walker interrupted Lopez nine times. || In the debate Lopez interrupted Walker nine times.
The minutes show that Berlin overruled Warsaw on fuel. || The minutes show that Warsaw overruled Berlin on fuel.
On the last lap Hamilton overtook Vettel. || On the last lap Vettel overtook Hamilton.
In the play Othello kills Desdemona. || In the play Desdemona kills Othello.
Records show that Jansen employed Pieters for a year. || Records show that Pieters employed Jansen for a year.
In exile Zola wrote to Cezanne every week. || In exile Cezanne wrote to Zola every week.
The island of Skerra is west of Tarnby. || The island of Tarnby is west of Skerra.
In the semi-final Kenya upset Ireland by two runs. || In the semi-final Ireland upset Kenya by two runs.
In private Cole mocked Hastings for his hat. || In private Hastings mocked Cole for his hat.
In May Portugal lent Greece two fire planes. || In May Greece lent Portugal two fire planes.
Her memoir says that Ruth forgave Daniel at once. || Her memoir says that Daniel forgave Ruth at once.
The tape proves that Nixon recorded Haldeman in secret. || The tape proves that Haldeman recorded Nixon in secret.
Last year Jensen inherited the farm from Olsen. || Last year Olsen inherited the farm from Jensen.
At noon Pearce relieved Dutton at the wheel. || At noon Dutton relieved Pearce at the wheel.
In the film Bogart rescues Bergman from the bar. || In the film Bergman rescues Bogart from the bar.
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
On Sunday Chelsea beat Arsenal 2-1. || On Sunday Arsenal were beaten by Chelsea 2-1.
In court Lewis accused Brandt of theft. || In court Brandt was accused of theft by Lewis.
On Monday Merkel met Macron in Berlin. || On Monday Macron met Merkel in Berlin.
In June Meyer took over from Lang. || In June Lang handed over to Meyer.
The train from Leeds to York was late. || The Leeds to York train was late.
In 1998 Tyson fought Lewis in Memphis. || In 1998 Lewis fought Tyson in Memphis.
Moss praised Dean, who thanked Moss in turn. || Dean thanked Moss.
Talks between Iran and Iraq broke down. || Talks between Iraq and Iran broke down.
In the vote Hughes defeated Patel. || In the vote Patel lost to Hughes.
Weeks later Disney bought Lucasfilm. || Weeks later Lucasfilm was sold to Disney.
In 1972 Spassky lost to Fischer in Reykjavik. || In 1972 Fischer beat Spassky in Reykjavik.
On Tuesday Nadal knocked out Murray in Rome. || On Tuesday Murray was knocked out by Nadal in Rome.
At the summit Canada warned China about the tariffs. || China was warned about the tariffs by Canada at the summit.
In 2010 Spain beat Holland, and in 2014 Holland beat Spain. || In 2014 Holland beat Spain.
In May Portugal lent Greece two fire planes. || In May Greece borrowed two fire planes from Portugal.
The ferry runs from Dover to Calais and from Calais to Dover. || The ferry runs from Calais to Dover.
On stage Dylan sang with Baez. || On stage Baez sang with Dylan.
In the cup Ghana drew with Angola. || In the cup Angola drew with Ghana.
The border between Norway and Sweden is long. || The border between Sweden and Norway is long.
In the play Othello kills Desdemona. || In the play Desdemona is killed by Othello.
The town of Lorne is twinned with Apsley. || The town of Apsley is twinned with Lorne.
Ruth and Daniel wrote the book. || The book was written by Daniel and Ruth.
In the debate Walker and Lopez interrupted each other. || In the debate Lopez and Walker interrupted each other.
Boyd, who had pushed Keller, apologised. || Boyd apologised for having pushed Keller.
Ann Harlan sued Ben Harlan. || Ben Harlan was sued by Ann Harlan.
In the final Kenya plays Ireland. || In the final Ireland plays Kenya.
Last year Jensen sold the farm to Olsen. || Last year Olsen bought the farm from Jensen.
Sony competes with Nintendo in Japan. || Nintendo competes with Sony in Japan.
In March Cole called Hastings. Later Hastings called Cole. || Later Hastings called Cole.
The road links Basel with Milan. || The road links Milan with Basel.
The paper says that Google sued Oracle. || The paper says that Oracle was sued by Google.
The distance between Leeds and York is small. || The distance between York and Leeds is small.
Marta Lind is married to Peter Aldous. || Peter Aldous is married to Marta Lind.
The tape shows Nixon talking to Haldeman. || The tape shows Haldeman talking to Nixon.
In court Pike and Tanner blamed each other. || In court Tanner and Pike blamed each other.
Berlin and Warsaw signed the treaty in June. || Warsaw and Berlin signed the treaty in June.
In spring Geely took over Volvo. || In spring Volvo was taken over by Geely.
At noon Pearce relieved Dutton at the wheel. || At noon Dutton was relieved by Pearce at the wheel.
After the raid Egypt blamed Libya. || After the raid Libya was blamed by Egypt.
In exile Zola wrote to Cezanne, and Cezanne wrote to Zola. || In exile Cezanne wrote to Zola.
Everton host Fulham on Saturday. || Fulham visit Everton on Saturday.
The union sued the bank in Oslo. || In Oslo the union sued the bank.
The film compares Bogart to Bergman. || In the film Bergman stars beside Bogart.
The match between Leeds and Hull was stopped. || The match between Hull and Leeds was stopped.
Records show that Jansen employed Pieters. || Records show that Pieters worked for Jansen.
The island of Skerra is west of Tarnby. || The island of Tarnby is east of Skerra.
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


def test_the_tables_are_long_enough() -> None:
    assert len(rows(FOUND, 2)) >= 60 and len(rows(CLEAN, 2)) >= 60
