"""A polite HTTP client: slow, patient, bounded, and on no host but those it was given."""

import time
from collections.abc import Callable, Collection
from dataclasses import dataclass
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime
from importlib.metadata import version
from types import TracebackType
from typing import Self
from urllib.parse import urljoin, urlsplit

import httpx
from tenacity import RetryCallState, Retrying, retry_if_exception_type, stop_after_attempt
from tenacity.wait import wait_exponential_jitter

from kg.errors import FetchError
from kg.ingest.input import BYTES_LIMIT

USER_AGENT = f"secrel/{version('secrel')} (+https://w3id.org/secrel)"
#: Seconds between two requests; publishers of press releases ask for one a second or slower.
INTERVAL = 1.0
ATTEMPTS = 5
#: Seconds: the longest that a server may make us wait; one that asks for more is left for another day.
LONGEST_WAIT = 300.0
#: Seconds without a byte, and for a whole answer: a server that drips must not hold a run for ever.
SILENCE, PATIENCE = 30.0, 300.0
REDIRECTS = 5
BUSY = frozenset({429, 500, 502, 503, 504})
BACKOFF = wait_exponential_jitter(initial=1, max=60)


class _TryAgainError(FetchError):
    """A request that may go well later; `wait` is what the server asked for, in seconds."""

    def __init__(self, message: str, wait: float | None = None) -> None:
        super().__init__(message)
        self.wait = wait


@dataclass(frozen=True, slots=True)
class Answer:
    """What a server sent, as received; `body` is None where it said that nothing changed."""

    url: str
    body: bytes | None
    media_type: str
    etag: str
    last_modified: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Manners:
    """How a client behaves.

    Units:
        `interval` and `patience` are in seconds, `limit` in bytes.
    """

    interval: float = INTERVAL
    attempts: int = ATTEMPTS
    patience: float = PATIENCE
    limit: int = BYTES_LIMIT
    sleep: Callable[[float], None] = time.sleep


class Client:
    """Asks for pages, one at a time.

    Shape:
        `hosts` are ``host`` or ``host:port``; an address or a redirect to another is refused, so that no page
        can send us into a network of our own.
    """

    def __init__(self, hosts: Collection[str], manners: Manners | None = None) -> None:
        self._hosts = {host.lower() for host in hosts if host}
        self._manners = manners or Manners()
        self._next = time.monotonic()
        # Not compressed: a file is stored as received, and a small answer cannot unfold into a large one.
        headers = {"User-Agent": USER_AGENT, "Accept-Encoding": "identity"}
        self._http = httpx.Client(headers=headers, timeout=SILENCE, follow_redirects=False)

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._http.close()

    @classmethod
    def for_address(cls, url: str, *hosts: str) -> Self:
        """Return a client for the host of `url` and the further `hosts`.

        Raises:
            FetchError: where `url` is no web address.
        """
        try:
            client = cls([urlsplit(url).netloc, *hosts])
        except ValueError:
            client = cls([])
        if not client.allows(url):
            raise FetchError(f"{url!r:.200}: no web address; it starts with https:// or http://")
        return client

    def allows(self, url: str) -> bool:
        """Whether `url` is http(s) on one of the client's hosts."""
        try:
            address = urlsplit(url)
            return address.scheme in {"http", "https"} and _host(address.netloc) in self._hosts
        except ValueError:
            return False

    def get(self, url: str, *, etag: str = "", last_modified: str = "") -> Answer:
        """Return the answer of `url`, after as many tries as it takes; with a validator, perhaps "no change".

        Raises:
            FetchError: where there is none after all tries, or it is refused, too large or not allowed.
        """
        conditions = {"If-None-Match": etag, "If-Modified-Since": last_modified}
        headers = {name: value for name, value in conditions.items() if value}
        retrying = Retrying(
            stop=stop_after_attempt(self._manners.attempts),
            retry=retry_if_exception_type(_TryAgainError),
            wait=_wait,
            sleep=self._manners.sleep,
            reraise=True,
        )
        return retrying(self._follow, url, headers)

    def _follow(self, url: str, headers: dict[str, str]) -> Answer:
        here = url
        for _ in range(REDIRECTS):
            if not self.allows(here):
                raise FetchError(
                    f"{here!r:.200}: not on the host that was named; name its host too if you trust it"
                )
            answer = self._request(here, headers)
            if isinstance(answer, Answer):
                return answer
            try:
                there = urljoin(here, answer)
            except ValueError:
                raise FetchError(
                    f"{url}: sent on to {answer!r:.200}, no web address; try again later"
                ) from None
            if here.startswith("https:") and there.startswith("http:"):
                raise FetchError(f"{url}: sent on to {there!r:.200}, which is not https; check the address")
            here = there
        raise FetchError(f"{url}: sent on {REDIRECTS} times; check the address")

    def _request(self, url: str, headers: dict[str, str]) -> Answer | str:
        """Return the answer of one request, or the address that it sends us on to."""
        self._manners.sleep(max(0.0, self._next - time.monotonic()))
        try:
            with self._http.stream("GET", url, headers=headers) as response:
                return self._read(url, response)
        except httpx.TransportError as error:
            raise _TryAgainError(f"{url}: {_reason(error)}; check the network and try again later") from None
        except (httpx.HTTPError, httpx.InvalidURL) as error:
            raise FetchError(f"{url}: {_reason(error)}; check the address") from None
        finally:
            self._next = time.monotonic() + self._manners.interval

    def _read(self, url: str, response: httpx.Response) -> Answer | str:
        status, sent = response.status_code, response.headers
        if response.has_redirect_location:
            return str(sent["Location"])
        if status in BUSY:
            raise _busy(url, response)
        if status not in {200, 304}:
            raise FetchError(f"{url}: status {status} {response.reason_phrase}; check the address")
        if sent.get("Content-Encoding", "identity") != "identity":
            raise FetchError(f"{url}: sent compressed, which was not asked for; save the page by hand")
        media_type = sent.get("Content-Type", "").partition(";")[0].strip().lower()
        body = None if status == httpx.codes.NOT_MODIFIED else self._body(url, response)
        return Answer(url, body, media_type, sent.get("ETag", ""), sent.get("Last-Modified", ""))

    def _body(self, url: str, response: httpx.Response) -> bytes:
        body, end = bytearray(), time.monotonic() + self._manners.patience
        for piece in response.iter_raw():
            body += piece
            if len(body) > self._manners.limit:
                raise FetchError(
                    f"{url}: over {self._manners.limit:,} bytes, too much for a release; leave it out"
                )
            if time.monotonic() > end:
                raise _TryAgainError(f"{url}: too slow to come whole; try again later")
        return bytes(body)


def _busy(url: str, response: httpx.Response) -> FetchError:
    asked = _retry_after(response.headers.get("Retry-After", ""))
    if asked is not None and asked > LONGEST_WAIT:
        return FetchError(f"{url}: asks us to wait {asked:.0f} seconds; try again then")
    return _TryAgainError(f"{url}: status {response.status_code} to the last try; try again later", asked)


def _retry_after(value: str) -> float | None:
    """Return the seconds that a Retry-After header asks for; None where it has none that can be read."""
    if value.isascii() and value.isdigit():
        return float(value)
    try:
        return max(0.0, (parsedate_to_datetime(value) - datetime.now(UTC)).total_seconds())
    except (ValueError, TypeError):
        return None


def _wait(state: RetryCallState) -> float:
    error = state.outcome.exception() if state.outcome else None
    asked = error.wait if isinstance(error, _TryAgainError) else None
    return BACKOFF(state) if asked is None else asked


def _host(netloc: str) -> str:
    """Return host and port; an address with a user's name in it is of no host."""
    return "" if "@" in netloc else netloc.lower()


def _reason(error: Exception) -> str:
    text = " ".join(str(error).split()) or type(error).__name__
    return text[:1].lower() + text[1:200]
