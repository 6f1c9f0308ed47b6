"""What the writer of an answer says to its reader: "Sure!", "I hope this helps!", "The key facts are as follows:"; it states nothing."""

from __future__ import annotations

import re

_TEXT = (
    r"(?:text|article|passage|document|source|story|report|page|conversation|dialogue|transcript|paper|email|e-mail"
    r"|information|content|context)"
)
_PARTS = (
    r"(?:summary|summaries|rewrites?|versions?|overviews?|lists?|points?|facts?|answers?|responses?|takeaways?"
    r"|breakdowns?|paraphrases?"
    r"|highlights?|details?|recaps?|outlines?|rundowns?|findings?|steps?|reasons?|features?|rules|things|changes|results"
    r"|bullets?"
    r"|conclusions?|statements?|claims|ideas|information|rephrasing|rewording|explanations?|text)"
)
_FOLLOWS = r"(?:as follows|the following|following|listed below|given below|below|these|here)"
_YES = (
    r"(?:sure(?: thing)?|certainly|of course|absolutely|definitely|no problem|got it|understood|great|good|excellent"
    r"|gladly|perfect|alright"
    r"|all right|right|happy to help|glad to help|my pleasure|you[’']re welcome|will do|done|noted|yes|okay|ok|hello"
    r"|hi(?: there)?)"
)
_HELP = r"(?:help|assist|answer|provide|clarify|elaborate|share|explain|summari[sz]e|rewrite|expand)"

_FORMS = (
    rf"{_YES}(?:[,!. –—-]+(?:{_YES}|i can (?:certainly )?{_HELP}.{{0,60}}|i[’']d be (?:happy|glad) to.{{0,60}}"
    rf"|here you (?:go|are)"
    rf"|here(?:[’']s| is| are)\b.{{0,80}}|let me {_HELP}.{{0,60}}|let[’']s .{{0,60}}))*:?",
    r"(?:i|we)? ?(?:really |do |sincerely )?hope (?:that |this |it |these |(?:the|my) (?:summary|answer|above|explanation"
    r"|information|list) ).{0,60}\b(?:help(?:s|ed|ful)?|useful|clear|clarif\w+"
    r"|answers?|works)\b.{0,60}",
    r"(?:please |just )?(?:let me know|feel free to|don[’']t hesitate to|do not hesitate to|just ask|ask me)\b.{0,140}",
    r"(?:if|should) you(?:[’']d| would| have| need| want| are| prefer)?\b.{0,80}\b(?:let me know|feel free|ask me"
    r"|just ask|i can|i[’']m here"
    r"|i am here|(?:happy|glad) to (?:help|assist))\b.{0,80}",
    rf"(?:i[’']m|i am|i[’']d be|i would be|we[’']re|we are) (?:always |more than )?(?:happy|glad|here|pleased"
    rf"|delighted) to {_HELP}\b.{{0,80}}",
    r"as an? (?:ai|artificial intelligence|large language|language|virtual|digital)\b(?: \w+){0,3},? (?:i|my|we)\b.{0,200}",
    rf"i(?:[’']ve| have)? (?:carefully )?(?:summari[sz]ed|rewritten|rewrote|rephrased|listed|outlined|condensed|simplified"
    rf"|paraphrased|shortened"
    rf"|kept|tried|included|provided|created|prepared|read|reviewed)\b.{{0,60}}\b(?:{_TEXT}|{_PARTS}|below"
    rf"|for you)\b.{{0,60}}",
    rf"i (?:can|will|[’']ll)(?: certainly| definitely| gladly)? {_HELP}(?: you)?(?: with (?:that|this|it)"
    rf"|\b.{{0,30}}\b{_TEXT}).{{0,40}}",
    rf"(?:here(?:[’']s| is| are)|below (?:is|are)|the following (?:is|are)|please find|you(?:[’']ll| will"
    rf"| can)? find)\b.{{0,60}}\b(?:{_PARTS}|i found"
    r"|you (?:need|asked).{0,30})\b.{0,80}",
    rf"(?:(?:the|these|some|its|my|all|most|in short,? the|overall,? the) )?(?:[\w-]+,? (?:and )?){{0,4}}{_PARTS}(?: (?:of"
    rf"|from|in|about|for|to) .{{0,60}})?"
    rf" (?:are|is|include|includes|were|can be summari[sz]ed)(?: \w+)?(?: {_FOLLOWS})?:",
    rf"(?:based on|according to|from|in|after reading) (?:the|this|your|that) .{{0,40}}\b{_TEXT}s?\b.{{0,40}},? (?:here"
    rf"|these|the|i|we) .{{0,80}}:",
    rf"(?:based on|according to|from|in) (?:the|this|your) (?:[\w-]+ ){{0,2}}{_TEXT}s?(?: \w+)?:?",
    r"here (?:you (?:go|are)|it is|they are):?",
    r"(?:thank you|thanks) for (?:your|the|asking|sharing|providing)\b.{0,60}",
    r"(?:great|good|excellent|interesting) question|(?:that[’']s|that is|this is|it[’']s|what) an? (?:really "
    r"|very )?(?:great|good|excellent|interesting|fair|important) question",
    r"(?:is there )?anything else.{0,60}",
    r"(?:let[’']s|let us|let me) (?:dive in|break (?:it|this|that) down|take a look|get started|begin|summari[sz]e"
    r"|explain|walk you through)\b.{0,60}:?",
    r"(?:to answer|in answer to|in response to|regarding|as for|coming back to) your question[,:]?",
    r"end of (?:the )?(?:summary|document|article|response|answer|rewrite)|hope (?:this|that|it) helps.{0,20}"
    r"|happy (?:reading|to help)",
    r"(?:note(?: that)?:? |please note(?: that)?:? )?(?:this|the above) (?:summary|answer|response|rewrite|version"
    r"|paraphrase) (?:was|is|has been)"
    r" (?:generated|based|written|created|produced|intended|provided|meant|only|not|a)\b.{0,120}",
    r"(?:i[’']m|i am) (?:sorry|afraid),?(?: but)? i (?:can(?:no|[’'])t|could(?: not|n[’']t)|am (?:not able"
    r"|unable)) .{0,120}",
    rf"i (?:can(?:no|[’'])t|could(?: not|n[’']t)|am (?:not able|unable) to) {_HELP}\b.{{0,120}}",
)
_FORM = re.compile("|".join(f"(?:{form})" for form in _FORMS), re.I | re.S)
_LONGEST = 260


def is_chatter(sentence: str) -> bool:
    """Whether a sentence, without its form, is talk to the reader."""
    line = " ".join(sentence.split())
    return len(line) <= _LONGEST and bool(_FORM.fullmatch(line.rstrip(".!…, 🙂😊👍")))
