"""How `scripts/docs` builds the site: the pages of this folder and those at the top of the repository, with Sphinx, MyST and furo.

The source folder is the repository's root, so that the links between pages are those that a reader of the repository follows.
"""

from __future__ import annotations

import ast
from pathlib import Path
from typing import TYPE_CHECKING, Any

from docutils import nodes
from sphinx.util.docutils import SphinxDirective

if TYPE_CHECKING:
    from sphinx.application import Sphinx

PACKAGE = Path(__file__).parent.parent / "factcheck"

project = "factcheck"
copyright = "the authors of factcheck"
extensions = ["myst_parser", "sphinx.ext.autodoc", "sphinx.ext.napoleon", "sphinxcontrib.mermaid"]
root_doc = "docs/index"
include_patterns = ["README.md", "CONTRIBUTING.md", "CHANGELOG.md", "docs/*.md", "docs/notes/*.md", "models/*/README.md"]
exclude_patterns = [".*", "factcheck", "tests", "scripts", "shared", "site"]
default_role = "code"  # what stands in single backticks in a docstring

myst_heading_anchors = 4
myst_fence_as_directive = ["mermaid"]
autodoc_typehints = "signature"
autoclass_content = "both"
autodoc_member_order = "bysource"
autodoc_mock_imports = ["pyspark"]

html_theme = "furo"
html_title = "factcheck"
html_copy_source = False
html_show_sphinx = False
templates_path = ["templates"]
html_additional_pages = {"index": "index.html"}


def said_of(module: Path) -> str:
    """The first paragraph of a module's docstring, on one line."""
    text = ast.get_docstring(ast.parse(module.read_text(encoding="utf-8"))) or ""
    return " ".join(text.partition("\n\n")[0].split())


class Rooms(SphinxDirective):
    """``{rooms}``: every room of the package with its docstring, and its modules with theirs."""

    def run(self) -> list[nodes.Node]:
        """Write the page as Markdown, whose docstrings are reStructuredText, and read that."""
        lines: list[str] = []
        for room in sorted(path.parent for path in PACKAGE.glob("*/__init__.py")):
            name = f"factcheck.{room.name}"
            lines += [
                f"## {name}",
                "",
                "```{eval-rst}",
                f".. automodule:: {name}",
                "",
                ".. list-table::",
                "   :widths: 30 70",
                "",
            ]
            for module in sorted(room.rglob("*.py")):
                if module != room / "__init__.py":
                    path = module.relative_to(room).as_posix().removesuffix("__init__.py")
                    lines += [f"   * - ``{path}``", f"     - {said_of(module)}"]
            lines += ["```", ""]
        return self.parse_text_to_nodes("\n".join(lines), allow_section_headings=True)


def setup(app: Sphinx) -> dict[str, Any]:
    """Register the directive."""
    app.add_directive("rooms", Rooms)
    return {"parallel_read_safe": True}
