"""OpenVINO, imported without what it does besides."""

from __future__ import annotations

import sys

_CONVERTER = "openvino.tools.ovc"
"""Importing it takes as long as all the rest of openvino, and sends a message to its makers."""

if _CONVERTER in sys.modules:
    import openvino
else:
    sys.modules[_CONVERTER] = None  # type: ignore[assignment]  # what "cannot be imported" looks like; openvino goes on without
    try:
        import openvino
    finally:
        del sys.modules[_CONVERTER]

op = openvino.opset13

__all__ = ["op", "openvino"]
