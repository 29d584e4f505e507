"""workreport check-config"""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

from pipeline.classify import topics_without_model
from pipeline.config import FILES, load_config
from pipeline.run.summary import many

_LACKS = "the model has not learned these topics, so that no section gets them until it is trained with them"


def main(options: argparse.Namespace) -> int:
    """Load a folder as a run would, and tell what its model lacks. Raises ConfigError with every fault of all files."""
    folder = Path(options.folder) if options.folder else None
    config = load_config(folder)
    unknown = topics_without_model(config)
    model = " and a model" if config.topic_model is not None else ""
    number = len(FILES) if folder is None else sum((folder / f"{name}.yaml").exists() for name in FILES)
    sys.stdout.write(f"{many(number, 'file')}{model}, no faults\n")
    if unknown:
        sys.stdout.write(f"{_LACKS}: {', '.join(unknown)}\n")
    return 0
