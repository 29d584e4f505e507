"""The product's version: part of every record's provenance."""

VERSION = "0.1.0"
