"""Where other tools meet factcheck: pytest, data frames, Spark, agents and evaluation harnesses in, the same reports out.

Each module is a thin skin over one `Checker` and imports its tool when it is first used.
"""
