"""One process that keeps the models warm: ``factcheck serve``, its HTTP interface and its page.

A thin skin over one `Checker`: it bounds what comes in (`guard`, `limits`), judges what is waiting in one pass (`worker`), and has no rules
of its own.
"""
