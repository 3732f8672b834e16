"""Makes a site in a folder beside the one in use, and swaps it in when it is whole."""

import shutil
from pathlib import Path

from catalog.environment.refusal import Refused
from catalog.environment.site_lock import lock_site


class Staging:
    """`site` is untouched until `close()`, and then only if the build was `complete`.

    What `old` holds is a whole site at any moment, so that a build that was killed between the
    moves of a swap costs nothing: the next one puts it back.
    """

    def __init__(self, site: Path) -> None:
        """Waits until no other process builds this site. Raises Refused.

        If `site` is a link, the folder that it leads to is built, and the link stays.
        """
        self.site = site.resolve()
        self.new = self.site.with_name(f".{self.site.name}-new")
        self.old = self.site.with_name(f".{self.site.name}-old")
        self.complete = False
        for folder in (self.new, self.old):
            if folder.is_symlink() or (folder.exists() and not folder.is_dir()):
                message = f"`{folder.name}` cạnh {self.site.name}/ không phải thư mục"
                raise Refused(f"{message} — xóa đi, rồi chạy lại")
        self._lock = lock_site(self.site)
        self._tidy()

    def close(self) -> None:
        """Puts the new site in place, or throws it away."""
        try:
            if self.complete:
                self._swap()
            shutil.rmtree(self.new, ignore_errors=True)
        finally:
            self._lock.release()

    def _tidy(self) -> None:
        """Puts right what a build that was killed has left."""
        if self.new.exists():
            shutil.rmtree(self.new)
        if self.old.exists():
            self._put_old_away()
            shutil.rmtree(self.new, ignore_errors=True)

    def _put_old_away(self) -> None:
        """Moves the old site back if there is none, or else to where everything is thrown away."""
        self.old.rename(self.new if self.site.exists() else self.site)

    def _swap(self) -> None:
        if not self.site.exists():
            self.new.rename(self.site)
            return
        self.site.rename(self.old)
        try:
            self.new.rename(self.site)
        finally:
            self._put_old_away()
