"""Writes version.json: which state of the texts a site was made from, for whoever publishes it."""

import json
from collections.abc import Iterator

from catalog.collected.addresses import all_paths
from catalog.outputs.shared.edition import Edition


def files(edition: Edition) -> Iterator[tuple[str, str]]:
    """One file: `commit` (null outside git), `date` (YYYY-MM-DD) and `counts`."""
    catalog, settings = edition.catalog, edition.settings
    counts = {kind: len(records) for kind, records in catalog.records.items()}
    counts["pages"] = len(list(all_paths(catalog))) * len(catalog.language_codes)
    version = {
        "commit": settings.commit or None,
        "date": settings.build_date.isoformat(),
        "counts": counts,
    }
    yield "version.json", json.dumps(version, indent=2) + "\n"
