"""The client is slow, patient and bounded, and goes nowhere but where it was sent."""

from email.utils import formatdate

import pytest

from kg.errors import FetchError
from kg.ingest.client import Client, Manners
from tests.ingest.replay import Replay, Reply


class Nap:
    """Stands for `time.sleep`: keeps how long it was asked to wait, and does not."""

    def __init__(self) -> None:
        self.seconds: list[float] = []

    def __call__(self, seconds: float) -> None:
        self.seconds.append(seconds)

    @property
    def waits(self) -> list[float]:
        return [seconds for seconds in self.seconds if seconds]


@pytest.fixture
def nap() -> Nap:
    return Nap()


def client_for(replay: Replay, nap: Nap, **manners: float) -> Client:
    return Client([replay.host], Manners(**({"interval": 0.0} | manners), sleep=nap))  # type: ignore[arg-type]


def test_an_answer_comes_with_its_type_and_validators(replay: Replay, nap: Nap) -> None:
    sent = {
        "Content-Type": "Text/HTML; charset=x",
        "ETag": '"1"',
        "Last-Modified": "Thu, 21 Jun 2018 10:00:00 GMT",
    }
    url = replay.on("/a", Reply(b"\xff\x00 as sent", headers=sent))
    with client_for(replay, nap) as client:
        answer = client.get(url)
    assert (answer.body, answer.media_type, answer.etag) == (b"\xff\x00 as sent", "text/html", '"1"')
    assert answer.last_modified == sent["Last-Modified"]


def test_every_request_names_the_project_and_wants_no_compression(replay: Replay, nap: Nap) -> None:
    with client_for(replay, nap) as client:
        client.get(replay.on("/a", Reply(b"x")))
    ((_, headers),) = replay.asked
    assert headers["User-Agent"].startswith("secrel/")
    assert "https://w3id.org/secrel" in headers["User-Agent"]
    assert headers["Accept-Encoding"] == "identity"


def test_validators_are_sent_and_no_change_gives_no_body(replay: Replay, nap: Nap) -> None:
    url = replay.on("/a", Reply(status=304))
    with client_for(replay, nap) as client:
        assert client.get(url, etag='"1"', last_modified="then").body is None
    ((_, headers),) = replay.asked
    assert (headers["If-None-Match"], headers["If-Modified-Since"]) == ('"1"', "then")


def test_requests_keep_their_distance(replay: Replay, nap: Nap) -> None:
    url = replay.on("/a", Reply(b"x"))
    with client_for(replay, nap, interval=5.0) as client:
        client.get(url)
        client.get(url)
    assert [round(seconds) for seconds in nap.seconds] == [0, 5]


def test_a_busy_server_is_asked_again_after_as_long_as_it_says(replay: Replay, nap: Nap) -> None:
    url = replay.on("/a", Reply(status=429, headers={"Retry-After": "17"}), Reply(b"x"))
    with client_for(replay, nap) as client:
        assert client.get(url).body == b"x"
    assert nap.waits == [17]


def test_a_busy_server_may_name_a_time_of_day(replay: Replay, nap: Nap) -> None:
    past = formatdate(0, usegmt=True)
    url = replay.on("/a", Reply(status=503, headers={"Retry-After": past}), Reply(b"x"))
    with client_for(replay, nap) as client:
        assert client.get(url).body == b"x"
    assert nap.waits == []


def test_a_server_that_asks_for_an_hour_is_left_alone(replay: Replay, nap: Nap) -> None:
    url = replay.on("/a", Reply(status=429, headers={"Retry-After": "3600"}), Reply(b"x"))
    with client_for(replay, nap) as client, pytest.raises(FetchError, match="asks us to wait 3600 seconds"):
        client.get(url)
    assert replay.paths == ["/a"]


def test_failing_servers_are_asked_again_later_and_later(replay: Replay, nap: Nap) -> None:
    url = replay.on("/a", Reply(status=500), Reply(status=502, headers={"Retry-After": "soon"}), Reply(b"x"))
    with client_for(replay, nap) as client:
        assert client.get(url).body == b"x"
    first, second = nap.waits
    assert 1 <= first <= second <= 60


def test_a_server_that_never_recovers_is_given_up(replay: Replay, nap: Nap) -> None:
    url = replay.on("/a", Reply(status=503))
    with (
        client_for(replay, nap, attempts=3) as client,
        pytest.raises(FetchError, match="status 503 to the last try"),
    ):
        client.get(url)
    assert replay.paths == ["/a"] * 3


def test_a_cut_body_is_fetched_again_and_never_taken_for_whole(replay: Replay, nap: Nap) -> None:
    url = replay.on("/a", Reply(b"half of", length=100), Reply(b"half of it no more"))
    with client_for(replay, nap) as client:
        assert client.get(url).body == b"half of it no more"
    always = replay.on("/b", Reply(b"half of", length=100))
    with (
        client_for(replay, nap, attempts=2) as client,
        pytest.raises(FetchError, match="peer closed connection"),
    ):
        client.get(always)


def test_a_body_that_comes_too_slowly_is_given_up(replay: Replay, nap: Nap) -> None:
    url = replay.on("/a", Reply(b"x"))
    with (
        client_for(replay, nap, patience=-1, attempts=2) as client,
        pytest.raises(FetchError, match="too slow"),
    ):
        client.get(url)


def test_a_missing_page_is_not_asked_for_again(replay: Replay, nap: Nap) -> None:
    with (
        client_for(replay, nap) as client,
        pytest.raises(FetchError, match=r"/none: status 404 .*check the address"),
    ):
        client.get(replay.base + "/none")
    assert replay.paths == ["/none"]


def test_an_answer_that_is_too_large_is_refused_unread(replay: Replay, nap: Nap) -> None:
    url = replay.on("/a", Reply(b"x" * 5000))
    with client_for(replay, nap, limit=1000) as client, pytest.raises(FetchError, match="over 1,000 bytes"):
        client.get(url)


def test_a_compressed_answer_is_refused(replay: Replay, nap: Nap) -> None:
    url = replay.on("/a", Reply(b"\x1f\x8b", headers={"Content-Encoding": "gzip"}))
    with client_for(replay, nap) as client, pytest.raises(FetchError, match="sent compressed"):
        client.get(url)


def test_a_redirect_on_the_same_host_is_followed(replay: Replay, nap: Nap) -> None:
    url = replay.on("/a", Reply(status=301, headers={"Location": "/b"}))
    replay.on("/b", Reply(b"x"))
    with client_for(replay, nap) as client:
        assert client.get(url).body == b"x"


@pytest.mark.parametrize(
    "place", ["http://127.0.0.1:9/x", "//other.example/x", "file:///etc/hosts", "http://[bad"]
)
def test_a_redirect_to_elsewhere_is_refused(place: str, replay: Replay, nap: Nap) -> None:
    url = replay.on("/a", Reply(status=302, headers={"Location": place}))
    with client_for(replay, nap) as client, pytest.raises(FetchError):
        client.get(url)
    assert replay.paths == ["/a"]


def test_a_ring_of_redirects_ends(replay: Replay, nap: Nap) -> None:
    url = replay.on("/a", Reply(status=302, headers={"Location": "/a"}))
    with client_for(replay, nap) as client, pytest.raises(FetchError, match="sent on 5 times"):
        client.get(url)


def test_a_server_that_is_not_there_is_a_fetch_error(nap: Nap) -> None:
    with (
        Client(["127.0.0.1:9"], Manners(attempts=2, sleep=nap)) as client,
        pytest.raises(FetchError, match="check the network and try again later"),
    ):
        client.get("http://127.0.0.1:9/")


@pytest.mark.parametrize(
    "url", ["", "x", "file:///etc/hosts", "ftp://a.example/", "http://", "http://u@a.example/", "http://[a/"]
)
def test_there_is_no_client_for_what_is_no_web_address(url: str) -> None:
    with pytest.raises(FetchError, match="no web address"):
        Client.for_address(url)


def test_a_client_is_for_the_host_of_an_address_and_those_named_with_it() -> None:
    with Client.for_address("https://A.example/feed", "b.example") as client:
        assert client.allows("https://a.example/x")
        assert client.allows("http://b.example/x")
        for url in (
            "https://c.example/",
            "https://a.example:8443/",
            "https://a.example@c.example/",
            "file://a.example/",
        ):
            assert not client.allows(url)
