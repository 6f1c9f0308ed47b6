"""Where the models run, and how their loading errors become ours."""

from __future__ import annotations

import os
import platform
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from importlib.util import find_spec
from pathlib import Path

from factcheck.errors import InputError, ModelError
from factcheck.version import installing

PRECISIONS = ("auto", "fp32", "bf16", "int8", "fp16")
"""Every precision that some model can be run in; which ones a model can be run in, it says itself."""


def known_precision(name: str) -> str:
    """A precision as it is; raises InputError for a name that none has, before anything else is said to be missing for it."""
    if name not in PRECISIONS:
        raise InputError(f"unknown precision {name!r}: choose one of {', '.join(PRECISIONS)}")
    return name


def resolve_device(name: str) -> str:
    """The torch device for ``auto``, ``cpu``, ``cuda``, ``cuda:N`` or ``mps``; imports torch only where it may be other than ``cpu``.

    ``auto`` is ``cpu`` where torch is not installed. Raises InputError for an unknown name, a device that this machine does not have, or
    one that needs torch where it is not installed.
    """
    kind, _, number = name.partition(":")
    if kind not in ("auto", "cpu", "cuda", "mps") or (":" in name and (kind != "cuda" or not number.isdecimal())):
        raise InputError(f"unknown device {name!r}: choose auto, cpu, cuda, cuda:N or mps")
    if kind == "cpu" or (kind == "auto" and not (may_have_gpu() and find_spec("torch"))):
        return "cpu"
    need_torch(f"the device {name!r}")
    import torch

    available = {"cuda": torch.cuda.is_available(), "mps": torch.backends.mps.is_available()}
    if kind == "auto":
        return next((device for device in available if available[device]), "cpu")
    if not available[kind] or (number and int(number) >= torch.cuda.device_count()):
        raise InputError(f"the device {name!r} is not available on this machine")
    return name


def may_have_gpu(root: Path = Path("/"), system: str = sys.platform) -> bool:
    """Whether this machine has anything that torch might run on besides the processor, told in no time by what its drivers leave.

    Args:
        root: where the file system begins.
        system: the operating system, as `sys.platform` names it.
    """
    if system == "darwin":
        return platform.machine() == "arm64"
    if system == "win32":
        return (Path(os.environ.get("SYSTEMROOT", r"C:\Windows")) / "System32" / "nvcuda.dll").exists()
    # NVIDIA's driver, the same within Windows' Linux, AMD's
    traces = ("dev/nvidiactl", "dev/nvidia0", "proc/driver/nvidia", "dev/nvhost-gpu", "dev/dxg", "dev/kfd")
    return any((root / trace).exists() for trace in traces)


def need_torch(what: str) -> None:
    """Raise InputError, naming `what` needs them, where the packages of the extra ``torch`` are not installed."""
    missing = next((name for name in ("torch", "transformers", "sentence_transformers") if find_spec(name) is None), None)
    if missing:
        raise InputError(f"{what} needs {missing}, which is not installed: {installing('torch')}")


@contextmanager
def loading(kind: str, name: str) -> Iterator[None]:
    """Turn whatever a library raises while a model is loaded into a ModelError of one sentence, and keep its bars off the terminal."""
    from transformers.utils import logging

    bars, level = logging.is_progress_bar_enabled(), logging.get_verbosity()
    logging.disable_progress_bar()
    logging.set_verbosity_error()
    try:
        yield
    except ModelError:
        raise
    except Exception as error:
        first = str(error).strip().splitlines()[0] if str(error).strip() else type(error).__name__
        raise ModelError(f"the {kind} {name!r} could not be loaded: {first}") from error
    finally:
        logging.set_verbosity(level)
        if bars:
            logging.enable_progress_bar()


def local_folder(kind: str, name: str) -> str:
    """A model name as transformers takes it: a folder that exists, or a hub id.

    Raises ModelError for something that can only be a path (it starts with ``.``, ``/`` or ``~``) and is not a model folder.
    """
    path = Path(name).expanduser()
    if path.is_dir():
        if not (path / "config.json").is_file() and not (path / "modules.json").is_file():
            raise ModelError(f"the {kind} folder {name!r} has no config.json")
        return str(path)
    if path.is_absolute() or name.startswith((".", "~")) or name.count("/") > 1 or os.sep * 2 in name:
        raise ModelError(f"the {kind} folder {name!r} does not exist")
    return name


def downloaded_folder(name: str) -> Path:
    """The local folder that holds a loaded model's files, be it a folder or a hub id in the cache."""
    path = Path(name)
    if path.is_dir():
        return path
    from huggingface_hub import snapshot_download

    return Path(snapshot_download(name, local_files_only=True))
