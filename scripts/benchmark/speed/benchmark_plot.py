"""The picture of what `benchmark_speed` measured."""

from __future__ import annotations

from pathlib import Path
from typing import Any


def plot(figures: dict[str, Any], path: Path) -> None:
    """Time by size, and memory by pairs, as far as they were measured; on white, so that dark viewers show it legibly, too."""
    import matplotlib

    matplotlib.use("Agg")
    matplotlib.rcParams["svg.hashsalt"] = "factcheck"  # the same figures give the same file
    from matplotlib import pyplot
    from matplotlib.ticker import FormatStrFormatter, LogLocator

    panels = [(name, figures["scaling"][name]) for name in figures.get("scaling", ())]
    series = figures.get("flat", {}).get("series")
    figure, axes = pyplot.subplots(1, max(1, len(panels) + bool(series)), figsize=(11, 3.4), squeeze=False, layout="constrained")
    for axis, (name, found) in zip(axes[0], panels, strict=False):
        seconds = [step["median"] for step in found["seconds"]]
        axis.loglog(found["sizes"], seconds, "o-")
        axis.set_xticks(found["sizes"], [str(size) for size in found["sizes"]])
        axis.minorticks_off()
        axis.yaxis.set_major_locator(LogLocator(subs=(1, 2, 5)))
        axis.yaxis.set_major_formatter(FormatStrFormatter("%g"))
        axis.set(xlabel=name, ylabel="seconds", title=f"time by {name}: exponent {found['exponent']:.2f}")
    if series:
        axes[0][-1].plot([number for number, _ in series], [size / 1e6 for _, size in series])
        axes[0][-1].set(xlabel="pairs", ylabel="MB", title="memory", ylim=(0, 1.3 * max(size for _, size in series) / 1e6))
    path.parent.mkdir(parents=True, exist_ok=True)
    figure.savefig(path, facecolor="white", metadata={"Date": None} if path.suffix == ".svg" else None)
    pyplot.close(figure)
