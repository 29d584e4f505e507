"""The program that converts: bounded in time and memory, alone with its files, deaf to what they ask for."""

from __future__ import annotations

import io
import threading
import time
import zipfile
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest

from pipeline.errors import DocumentError
from pipeline.run import libreoffice
from pipeline.run.libreoffice import LibreOffice, OfficeFile
from tests.ingest.docx.wordml import docx, paragraph
from tests.run.office import LIMITS, needs_libreoffice, office, saved_as, stand_in

_COPY = 'cp "$file" "$out"'
_DOES_AS_TOLD = """
case $(cat "$file") in
  hang) sleep 60;;
  crash) kill -SEGV $$;;
  refuse) ;;
  *) cp "$file" "$out";;
esac"""


def _outcomes(program: str, *contents: str, **limits: int) -> list[str]:
    """What became of each file: its content or its code."""
    converter = LibreOffice(program, LIMITS.model_copy(update=limits))
    results = converter.convert([OfficeFile(content=content.encode(), format="doc") for content in contents])
    return [result.code if isinstance(result, DocumentError) else result.decode() for result in results]


@pytest.fixture
def scratch(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Where temporary files go; empty before and, let us see, after."""
    folder = tmp_path / "scratch"
    folder.mkdir()
    monkeypatch.setattr("tempfile.tempdir", str(folder))
    return folder


def test_many_files_take_one_call(tmp_path: Path) -> None:
    program = stand_in(tmp_path, f'{_COPY}; echo "$file" >> {tmp_path}/seen')
    assert _outcomes(program, "1", "2", "3") == ["1", "2", "3"]
    folders = {Path(line).parent for line in (tmp_path / "seen").read_text().splitlines()}
    assert len(folders) == 1


@pytest.mark.parametrize(("word", "code"), [("hang", "timeout"), ("crash", "conversion_failed")])
def test_a_file_that_ends_the_program_costs_the_others_nothing(
    word: str, code: str, tmp_path: Path, scratch: Path
) -> None:
    program = stand_in(tmp_path, _DOES_AS_TOLD)
    outcomes = _outcomes(program, "1", "refuse", word, "2", word, "3", program_seconds=1)
    assert outcomes == ["1", "conversion_failed", code, "2", code, "3"]
    assert list(scratch.iterdir()) == []


def test_what_the_program_started_ends_with_it(tmp_path: Path) -> None:
    program = stand_in(tmp_path, f"sleep 60 & echo $! > {tmp_path}/child; wait")
    assert _outcomes(program, "1", program_seconds=1) == ["timeout"]
    child = int((tmp_path / "child").read_text())
    for _ in range(50):
        status = Path(f"/proc/{child}/stat")
        if not status.exists() or " Z " in status.read_text():
            return
        time.sleep(0.1)
    pytest.fail("the child lives on")


def test_the_program_has_a_home_of_its_own_and_a_bound_on_memory(
    tmp_path: Path, scratch: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("DISPLAY", ":0")
    program = stand_in(tmp_path, 'echo "$HOME $TMPDIR $(ulimit -v) ${DISPLAY:-none}" > "$out"')
    (told,) = _outcomes(program, "1", program_bytes=1 << 30)
    home, temporary, memory, display = told.split()
    assert home == temporary
    assert Path(home).parent == scratch
    assert (memory, display) == (str((1 << 30) // 1024), "none")
    assert list(scratch.iterdir()) == []


def test_a_file_that_grows_past_the_limit_is_refused(tmp_path: Path) -> None:
    program = stand_in(tmp_path, 'head -c 5000 /dev/zero > "$out"')
    assert _outcomes(program, "1", file_bytes=4999) == ["limit_exceeded"]


@needs_libreoffice
def test_what_is_damaged_is_told(scratch: Path) -> None:
    damaged = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(range(256)) * 20
    whole = saved_as(docx(paragraph("青岚镇工作总结。")), "doc")
    first, second = office().convert(
        [OfficeFile(content=damaged, format="doc"), OfficeFile(content=whole, format="doc")]
    )
    assert isinstance(first, DocumentError)
    assert first.code == "conversion_failed"
    assert isinstance(second, bytes)
    assert list(scratch.iterdir()) == []


@needs_libreoffice
def test_too_little_memory_is_a_failed_conversion() -> None:
    program = office()._program
    assert _outcomes(program, "{\\rtf1 a}", program_bytes=100 << 20) == ["conversion_failed"]


@pytest.fixture
def server() -> Iterator[tuple[str, list[str]]]:
    """A site, and what was asked of it."""
    asked: list[str] = []

    class Site(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            asked.append(self.path)
            self.send_response(404)
            self.end_headers()

        do_HEAD = do_GET  # noqa: N815 - the server calls methods by this name

        def log_message(self, *_: object) -> None:
            """Says nothing."""

    site = ThreadingHTTPServer(("127.0.0.1", 0), Site)
    threading.Thread(target=site.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{site.server_port}/", asked
    site.shutdown()
    site.server_close()


_ODF = "urn:oasis:names:tc:opendocument:xmlns:"
_MANIFEST = """<manifest:manifest xmlns:manifest="{odf}manifest:1.0" manifest:version="1.2">
<manifest:file-entry manifest:full-path="/" manifest:media-type="application/vnd.oasis.opendocument.text"/>
<manifest:file-entry manifest:full-path="content.xml" manifest:media-type="text/xml"/></manifest:manifest>"""
_LINKING = """<office:document-content office:version="1.2" xmlns:xlink="http://www.w3.org/1999/xlink"
 xmlns:office="{odf}office:1.0" xmlns:text="{odf}text:1.0" xmlns:draw="{odf}drawing:1.0"><office:body><office:text>
<text:p>走访。<draw:frame text:anchor-type="as-char"><draw:image xlink:href="{site}picture.png"/></draw:frame></text:p>
<text:section text:name="s"><text:section-source xlink:href="{site}section.odt"/><text:p>结尾。</text:p></text:section>
</office:text></office:body></office:document-content>"""


def _linking(site: str) -> OfficeFile:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as archive:
        archive.writestr("mimetype", "application/vnd.oasis.opendocument.text")
        archive.writestr("META-INF/manifest.xml", _MANIFEST.format(odf=_ODF))
        archive.writestr("content.xml", _LINKING.format(odf=_ODF, site=site))
    return OfficeFile(content=buffer.getvalue(), format="odt")


@needs_libreoffice
def test_no_link_is_followed(server: tuple[str, list[str]], monkeypatch: pytest.MonkeyPatch) -> None:
    site, asked = server
    assert isinstance(office().convert([_linking(site)])[0], bytes)
    assert asked == []
    # The file does ask: without the profile of ours the site hears of it.
    monkeypatch.setattr(libreoffice, "_PROFILE", '<oor:items xmlns:oor="http://openoffice.org/2001/registry"/>')
    office().convert([_linking(site)])
    assert "/picture.png" in asked


@needs_libreoffice
def test_nothing_of_the_user_s_is_touched(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("HOME", str(tmp_path))
    assert isinstance(office().convert([OfficeFile(content=b"{\\rtf1 a}", format="rtf")])[0], bytes)
    assert list(tmp_path.iterdir()) == []
