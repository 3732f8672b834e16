"""Packs files into a zip, of which equal files always give equal bytes."""

from collections.abc import Mapping
from io import BytesIO
from zipfile import ZIP_DEFLATED, ZIP_STORED, ZipFile, ZipInfo


def packed(files: Mapping[str, bytes], *, compress: bool = False) -> bytes:
    """A zip of files by name, in order, all of the first day that a zip can name.

    Without `compress` they are stored, as what is compressed already would only take time.
    """
    out = BytesIO()
    with ZipFile(out, "w") as archive:
        for name in sorted(files):
            how = ZIP_DEFLATED if compress else ZIP_STORED
            archive.writestr(ZipInfo(name), files[name], compress_type=how)
    return out.getvalue()
