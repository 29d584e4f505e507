"""What may be said on the command line: commands, options, help. Nothing here loads what a command needs.

A module for each family of commands; `parser` puts them together.
"""

from pipeline.options.folders import FORMS, PARTITIONS
from pipeline.options.parser import read
from pipeline.options.run import ENGINES

__all__ = ["ENGINES", "FORMS", "PARTITIONS", "read"]
