"""LibreOffice as a program that turns office files into .docx: bounded, without macros, links or traces.

Each call has a folder of its own, profile included, which is gone afterwards; it shares nothing with the LibreOffice
that the user may have open.
"""

from __future__ import annotations

import contextlib
import os
import shutil
import signal
import subprocess
import tempfile
from collections.abc import Sequence
from pathlib import Path

from pipeline.config.limits import Limits
from pipeline.errors import DocumentError, FailureCode
from pipeline.records import Record
from pipeline.run.programs import bounded

_PROGRAMS = ("soffice", "libreoffice")
_OPTIONS = ("--headless", "--norestore", "--nologo", "--nodefault", "--nolockcheck", "--nofirststartwizard")
_FILTERS = {
    ".doc": "MS Word 97",
    ".docx": "MS Word 2007 XML",
    ".odt": "writer8",
    ".rtf": "Rich Text Format",
}
"""How each format is read. Left to itself, LibreOffice takes a damaged file for plain text, and gives noise."""
_ITEM = '<item oor:path="/org.openoffice.Office.{}"><prop oor:name="{}" oor:op="fuse"><value>{}</value></prop></item>'
_SETTINGS = (
    ("Common/Security/Scripting", "MacroSecurityLevel", 3),
    ("Common/Security/Scripting", "DisableMacrosExecution", "true"),
    ("Common/Security/Scripting", "BlockUntrustedRefererLinks", "true"),
    ("Common/Security/Scripting", "DisableActiveContent", "true"),
    ("Common/Save/Document", "CreateBackup", "false"),
    ("Writer/Content/Update", "Link", 0),
    ("Writer/Content/Update", "Field", "false"),
    ("Inet/Settings", "ooInetProxyType", 2),
    ("Inet/Settings", "ooInetHTTPProxyName", "127.0.0.1"),
    ("Inet/Settings", "ooInetHTTPProxyPort", 9),
    ("Inet/Settings", "ooInetHTTPSProxyName", "127.0.0.1"),
    ("Inet/Settings", "ooInetHTTPSProxyPort", 9),
)
"""No macro runs, no link is followed, no field is computed anew; what asks for the network all the same finds none."""
_PROFILE = (
    '<?xml version="1.0" encoding="UTF-8"?><oor:items xmlns:oor="http://openoffice.org/2001/registry">'
    + "".join(_ITEM.format(*setting) for setting in _SETTINGS)
    + "</oor:items>"
)


class OfficeFile(Record, frozen=True, kw_only=True):
    content: bytes
    format: str
    """doc, rtf, odt: the suffix that LibreOffice sees."""


def find_program() -> str | None:
    """The path of LibreOffice, or None where it is not installed."""
    return next((path for name in _PROGRAMS if (path := shutil.which(name))), None)


class LibreOffice:
    """Converts files, many in one call. Holds nothing between calls."""

    def __init__(self, program: str, limits: Limits) -> None:
        self._program = program
        self._limits = limits

    def convert(self, files: Sequence[OfficeFile], target: str = "docx") -> list[bytes | DocumentError]:
        """Each file in the `target` format, or the reason why not: `conversion_failed`, `limit_exceeded`, `timeout`.

        A file that ends LibreOffice or keeps it busy costs the others a second call, and nothing else.
        """
        results: dict[int, bytes | DocumentError] = {}
        for kind in dict.fromkeys(file.format for file in files):
            waiting = [index for index, file in enumerate(files) if file.format == kind]
            while waiting:
                done = self._call([files[index] for index in waiting], target)
                results.update(zip(waiting, done, strict=False))
                waiting = waiting[len(done) :]
        return [results[index] for index in range(len(files))]

    def _call(self, files: Sequence[OfficeFile], target: str) -> list[bytes | DocumentError]:
        """Results of all files (of one format), or of those up to the one at which LibreOffice ended."""
        with tempfile.TemporaryDirectory(prefix="workreport-", ignore_cleanup_errors=True) as name:
            folder = Path(name)
            sources = _write(folder, files)
            fault = self._run(folder, sources, target)
            results = [self._result(folder, source, target) for source in sources]
        if fault is None:
            return results
        if len(files) == 1:
            return results if isinstance(results[0], bytes) else [fault]
        missing = next((index for index, one in enumerate(results) if not isinstance(one, bytes)), len(files))
        return [*results[:missing], *(self._call([file], target)[0] for file in files[missing : missing + 1])]

    def _run(self, folder: Path, sources: Sequence[Path], target: str) -> DocumentError | None:
        """Run LibreOffice over the files; returns what ended it early."""
        seconds = self._limits.program_seconds + len(sources)
        # Its own session: whatever it starts can be ended with it.
        process = subprocess.Popen(  # noqa: S603 - a fixed command; the files have names of ours
            self._command(folder, sources, target),
            cwd=folder,
            env=_environment(folder),
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            start_new_session=True,
        )
        try:
            status = process.wait(seconds)
        except subprocess.TimeoutExpired:
            return _fault("timeout", f"LibreOffice took longer than {seconds} seconds")
        finally:
            with contextlib.suppress(ProcessLookupError):
                os.killpg(process.pid, signal.SIGKILL)
            process.wait()
        return None if status == 0 else _fault("conversion_failed", f"LibreOffice ended with status {status}")

    def _command(self, folder: Path, sources: Sequence[Path], target: str) -> list[str]:
        profile = f"-env:UserInstallation={(folder / 'profile').as_uri()}"
        formats = [f"--infilter={_FILTERS[sources[0].suffix]}", "--convert-to", target]
        return [
            *bounded(self._limits),
            *(self._program, profile, *_OPTIONS, *formats),
            *("--outdir", str(folder / "out"), *map(str, sources)),
        ]

    def _result(self, folder: Path, source: Path, target: str) -> bytes | DocumentError:
        path = folder / "out" / f"{source.stem}.{target.partition(':')[0]}"
        if not path.is_file():
            return _fault("conversion_failed", "LibreOffice cannot read the file")
        if path.stat().st_size > self._limits.file_bytes:
            return _fault("limit_exceeded", "the converted file is larger than limits.file_bytes")
        return path.read_bytes()


def _write(folder: Path, files: Sequence[OfficeFile]) -> list[Path]:
    settings = folder / "profile" / "user" / "registrymodifications.xcu"
    settings.parent.mkdir(parents=True)
    settings.write_text(_PROFILE, encoding="utf-8")
    sources = [folder / f"{number:05}.{file.format}" for number, file in enumerate(files)]
    for source, file in zip(sources, files, strict=True):
        source.write_bytes(file.content)
    return sources


def _environment(folder: Path) -> dict[str, str]:
    """Nothing of the user's own: neither home nor display nor proxies."""
    return {"PATH": os.environ.get("PATH", os.defpath), "HOME": str(folder), "TMPDIR": str(folder), "LANG": "C.UTF-8"}


def _fault(code: FailureCode, message: str) -> DocumentError:
    return DocumentError(code, message, stage="read")
