"""Archives, read in memory: no member is ever unpacked onto the disk, so no member's path can harm."""

from pipeline.run.archives.members import Member, members

__all__ = ["Member", "members"]
