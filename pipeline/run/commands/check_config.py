"""workreport check-config"""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

from pipeline.classify import model_digest
from pipeline.config import FILES, load_config
from pipeline.run.summary import many


def main(options: argparse.Namespace) -> int:
    """Load a folder as a run would. Raises ConfigError with every fault of every file."""
    folder = Path(options.folder) if options.folder else None
    config = load_config(folder)
    model = ""
    if config.topic_model is not None:
        model_digest(config)
        model = " and a model"
    number = len(FILES) if folder is None else sum((folder / f"{name}.yaml").exists() for name in FILES)
    sys.stdout.write(f"{many(number, 'file')}{model}, no faults\n")
    return 0
