"""Write what an installed factcheck-nli is made of, as CycloneDX: the packages of locks/default.txt and the models, each with its hash.

python scripts/release/bill_of_materials.py --out dist/factcheck-nli.cdx.json
"""

from __future__ import annotations

import argparse
import hashlib
import re
import tomllib
from collections.abc import Iterator
from pathlib import Path

from cyclonedx.model import HashAlgorithm, HashType
from cyclonedx.model.bom import Bom
from cyclonedx.model.component import Component, ComponentType
from cyclonedx.model.license import LicenseExpression
from cyclonedx.output import make_outputter
from cyclonedx.schema import OutputFormat, SchemaVersion
from packageurl import PackageURL

ROOT = Path(__file__).parent.parent.parent
MODELS = {  # folder: its name, the licence of what it is made from
    "nli": ("gte-small, fine-tuned for NLI", "MIT"),
    "parser": ("en_core_web_sm, tagger and parser", "MIT"),
    "encoder": ("all-MiniLM-L6-v2, as fp16", "Apache-2.0"),
}
_LOCKED = re.compile(r"^(?P<name>[\w.-]+)==(?P<version>[\w.+!-]+)(?P<rest>(?:.*\\\n)*.*)", re.MULTILINE)
_HASH = re.compile(r"--hash=sha256:([0-9a-f]{64})")


def packages(lock: str) -> Iterator[Component]:
    """The packages of a lock file, each with the hashes of its files."""
    for found in _LOCKED.finditer(lock):
        name, version = found["name"], found["version"]
        yield Component(
            name=name,
            version=version,
            purl=PackageURL("pypi", name=name, version=version),
            hashes=[HashType(alg=HashAlgorithm.SHA_256, content=digest) for digest in _HASH.findall(found["rest"])],
            type=ComponentType.LIBRARY,
        )


def models(folder: Path) -> Iterator[Component]:
    """The weights that the distributions hold, each with its hash."""
    for place, (name, licence) in MODELS.items():
        for path in sorted((folder / place).glob("*.safetensors")):
            yield Component(
                name=f"{name}: {path.name}",
                licenses=[LicenseExpression(licence)],
                hashes=[HashType(alg=HashAlgorithm.SHA_256, content=hashlib.sha256(path.read_bytes()).hexdigest())],
                type=ComponentType.MACHINE_LEARNING_MODEL,
            )


def bill(root: Path) -> Bom:
    """What the checkout at `root` makes."""
    project = tomllib.loads((root / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    made = Bom()
    made.metadata.component = Component(
        name=project["name"],
        version=project["version"],
        purl=PackageURL("pypi", name=project["name"], version=project["version"]),
        licenses=[LicenseExpression(project["license"])],
        type=ComponentType.APPLICATION,
    )
    made.components.update(packages((root / "locks" / "default.txt").read_text(encoding="utf-8")))
    made.components.update(models(root / "models"))
    made.register_dependency(made.metadata.component, made.components)
    return made


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--out", type=Path, required=True)
    out = parser.parse_args().out
    make_outputter(bill(ROOT), OutputFormat.JSON, SchemaVersion.V1_6).output_to_file(str(out), allow_overwrite=True, indent=2)
