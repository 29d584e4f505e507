"""configs/limits.yaml: what a single document may cost."""

from __future__ import annotations

from pydantic import PositiveInt

from pipeline.config.base import ConfigModel


class Limits(ConfigModel):
    """Bounds on input; past one the document fails with `limit_exceeded`. Sizes are bytes."""

    file_bytes: PositiveInt
    archive_entries: PositiveInt
    part_bytes: PositiveInt
    """One part of a .docx, inflated."""
    parts_bytes: PositiveInt
    """All parts that are read, inflated; `xml_nodes` and `xml_attributes` are those of all parts, too."""
    inflation_ratio: PositiveInt
    """Inflated to packed size; checked past `ratio_from_bytes`."""
    ratio_from_bytes: PositiveInt
    xml_depth: PositiveInt
    xml_nodes: PositiveInt
    xml_attributes: PositiveInt
    text_characters: PositiveInt
    text_lines: PositiveInt
    text_figures: PositiveInt
    text_signs: PositiveInt
    """Figures, quotation marks and nouns that end names: wherever one stands, something is looked for."""
    archive_nesting: PositiveInt
    grid_span: PositiveInt
    numbering_counter: PositiveInt
    style_chain: PositiveInt
    program_seconds: PositiveInt
    """Processor time of a program that reads for us (LibreOffice, bsdtar); for LibreOffice also time by the clock."""
    program_bytes: PositiveInt
    """Its address space."""
    conversion_files: PositiveInt
    """Files that LibreOffice converts in one call."""
    worker_bytes: PositiveInt
    """Memory of a process that mines; a document that makes it need more fails with `out_of_memory`."""
