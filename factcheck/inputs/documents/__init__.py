"""Kinds of files that are given seldom: RTF, OpenDocument, EPUB, slides, mail, news and subtitles; their extra is ``documents``."""
