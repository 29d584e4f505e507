"""Clean texts damaged as copies of them are: for tests, for training and for measuring what ingest mends."""

from pipeline.damage.edits import Change, Damaged, Edit, EditKind, apply, move
from pipeline.damage.ways import Way, all_ways, damage

__all__ = ["Change", "Damaged", "Edit", "EditKind", "Way", "all_ways", "apply", "damage", "move"]
