"""A dependency parser of English in numpy: the tagger and the parser of spaCy's en_core_web_sm 3.8.0, without spaCy.

Importing spaCy takes more than a second, and longer where torch is installed; this takes little more than reading the weights.
"""

from factcheck.models.parser.parsing import parse, parse_many
from factcheck.models.parser.tree import Parse, Token

__all__ = ["Parse", "Token", "parse", "parse_many"]
