"""python -m deploy publish | rollback | nginx | fetch | carry"""

from __future__ import annotations

import argparse
import os
import signal
import sys
from collections.abc import Sequence
from pathlib import Path

from catalog.environment.last_net import run_guarded
from catalog.environment.refusal import Refused
from catalog.environment.settings import read_settings

from .failure import Failed
from .fetching import carry, fetch
from .live import Live
from .nginx import server_block
from .releasing import Publisher
from .target import read_target


def main(arguments: Sequence[str] | None = None) -> int:
    """Runs one command; returns 0 if it was done, 1 if it was not, 2 for a wrong call."""
    options = _parser().parse_args(arguments)
    return run_guarded(lambda: _begin(options), Path())


def _begin(options: argparse.Namespace) -> int:
    for stop in (signal.SIGHUP, signal.SIGTERM):
        signal.signal(stop, signal.default_int_handler)
    try:
        print(_run(options))
    except (Failed, Refused) as failure:
        print(failure, file=sys.stderr)
        return 1
    except KeyboardInterrupt:
        print("dừng giữa chừng — trang đang có vẫn đủ; chạy lại lúc nào cũng được", file=sys.stderr)
        return 1
    return 0


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m deploy", description=__doc__)
    commands = parser.add_subparsers(dest="command", required=True)
    publish = commands.add_parser("publish", help="dựng trang rồi đưa lên")
    publish.add_argument("target", help="thư mục /srv/trang, hoặc ten@may:/srv/trang")
    publish.add_argument(
        "--discard", action="store_true", help="bỏ những gì ai đó sửa tay ở bản đang hiện"
    )
    rollback = commands.add_parser("rollback", help="trở về bản trước")
    rollback.add_argument("target")
    nginx = commands.add_parser("nginx", help="viết cấu hình cho máy chủ nginx")
    nginx.add_argument("root", help="thư mục để đăng vào, thí dụ /srv/trang")
    nginx.add_argument("--listen", default="80", help="cổng, hoặc địa chỉ:cổng (80)")
    nginx.add_argument(
        "--no-brotli", dest="brotli", action="store_false", help="khi nginx không có mô-đun brotli"
    )
    fetched = commands.add_parser("fetch", help="lấy danh mục của trang đang hiện")
    fetched.add_argument("folder", type=Path)
    carried = commands.add_parser("carry", help="giữ trong trang mới kiểu chữ của trang đang hiện")
    carried.add_argument("folder", type=Path)
    carried.add_argument("site", type=Path)
    return parser


def _run(options: argparse.Namespace) -> str:
    """What to print at the end. Raises Failed, or Refused for a wrong setting."""
    if options.command == "carry":
        return carry(options.folder, options.site)
    address = _public_address()
    if options.command == "nginx":
        site = Path("site")
        return server_block(site, options.root, address, options.listen, brotli=options.brotli)
    if options.command == "fetch":
        return fetch(Live(address), options.folder)
    publisher = Publisher(Path(), read_target(options.target), Live(address))
    if options.command == "rollback":
        return f"Đã trở về bản {publisher.rollback()}."
    return f"Đã đăng bản {publisher.publish(discard=options.discard)}."


def _public_address() -> str:
    url = os.environ.get("SITE_URL", "")
    if not url:
        raise Failed("chưa có SITE_URL — đặt địa chỉ công khai của trang, thí dụ https://vidu.vn/")
    return read_settings(Path(), {}, site_url=url, edit_url="").site_url


if __name__ == "__main__":
    sys.exit(main())
