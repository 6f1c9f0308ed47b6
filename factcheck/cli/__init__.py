"""The command line: options and files in, exit codes and printed reports out.

A thin skin: it reads what the user gave, calls `factcheck.checker.Checker` and hands reports to `factcheck.rendering`.
"""
