"""Texts that try to break out of every format."""

from __future__ import annotations

HOSTILE = [
    "<script>window.hacked = 1</script>",
    "</title><script>window.hacked = 1</script>",
    "</script></style></textarea><script>window.hacked = 1</script>",
    '"><img src=x onerror="window.hacked = 1">',
    "' onmouseover='window.hacked = 1' x='",
    "<svg/onload=window.hacked=1>",
    "[click](javascript:window.hacked=1) <a href='javascript:window.hacked=1'>here</a>",
    "<!-- --> <![CDATA[ ]]> ]]> &lt;b&gt; &amp;amp; &#60;",
    "{{ 7 * 7 }} {% raw %} ${7 * 7} %s {0}",
    "| pipe | `code` ``more`` ~~gone~~ **bold** __under__ \\| \\` # head\n- item\n> quote\n***\n```",
    "@somebody #1 GH-1 https://example.org www.example.org a@example.org <https://example.org>",
    "=HYPERLINK(1) \t=1+1",
    "+1\r\n-1\r@SUM(A1)",
    "control \x00\x01\x08\x0b\x0c\x1b[31m\x7f\x85\ufffe\uffff end",
    "lone surrogate \ud800 and \udfff",
    "right to left \u202eabc\u2066 \u2028 \u2029 \ufeff zero\u200bwidth",
    "🚢 𝔘𝔫𝔦 e\u0301 \U0010ffff",
    " \n\t ",
    "",
    "x" * 70_000,
    "<" * 40_000,
]
