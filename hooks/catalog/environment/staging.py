"""Makes a site in a folder beside the one in use, and swaps it in when it is whole."""

import shutil
from pathlib import Path


class Staging:
    """`site` is untouched until `close()`, and then only if the build was `complete`."""

    def __init__(self, site: Path) -> None:
        self.site = site
        self.new = site.with_name(f".{site.name}-new")
        self.old = site.with_name(f".{site.name}-old")
        self.complete = False

    def close(self) -> None:
        """Puts the new site in place, or throws it away."""
        if self.complete:
            shutil.rmtree(self.old, ignore_errors=True)
            if self.site.exists():
                self.site.rename(self.old)
            self.new.rename(self.site)
        for folder in (self.new, self.old):
            shutil.rmtree(folder, ignore_errors=True)
