"""A server on 127.0.0.1 that replays answers written for a test, and keeps a list of what it was asked."""

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Thread


@dataclass(frozen=True)
class Reply:
    body: bytes = b""
    status: int = 200
    headers: Mapping[str, str] = field(default_factory=dict)
    length: int | None = None  # what Content-Length says, where it is not true


@dataclass
class Replay:
    """The answers by path with query; of several, each is given once and the last for ever."""

    base: str
    host: str
    replies: dict[str, list[Reply]] = field(default_factory=dict)
    asked: list[tuple[str, dict[str, str]]] = field(default_factory=list)

    def on(self, path: str, *replies: Reply) -> str:
        self.replies[path] = list(replies)
        return self.base + path

    @property
    def paths(self) -> list[str]:
        return [path for path, _ in self.asked]


@contextmanager
def replaying() -> Iterator[Replay]:
    replay = Replay("", "")

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            replay.asked.append((self.path, dict(self.headers)))
            waiting = replay.replies.get(self.path, [Reply(b"no such page", 404)])
            reply = waiting.pop(0) if len(waiting) > 1 else waiting[0]
            self.send_response(reply.status)
            for name, value in reply.headers.items():
                self.send_header(name, value)
            length = len(reply.body) if reply.length is None else reply.length
            if reply.status != 304:
                self.send_header("Content-Length", str(length))
            self.end_headers()
            self.wfile.write(reply.body)

        def log_message(self, *_: object) -> None:
            pass

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    replay.host = f"127.0.0.1:{server.server_port}"
    replay.base = f"http://{replay.host}"
    thread = Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01})
    thread.start()
    try:
        yield replay
    finally:
        server.shutdown()
        thread.join()
        server.server_close()
