"""The command line does what its help says, and says in one line what is wrong."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from kg.cli import COMMANDS, main
from kg.export import WRITERS
from kg.store.base import ALL
from kg.store.opening import open_store
from tests.query.graphs import fill

ROOT = Path(__file__).parent.parent
RELEASE = """TITLE: Example Minister visits Example City
DATE: 2018-06-21
PUBLISHER: UK Foreign Office
URL: https://example.org/visit

The Foreign Secretary, Jane Example, met Foreign Minister Jan Przykład of Poland in Warsaw on 20 June 2018.
"""


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> str:
    folder = tmp_path_factory.mktemp("store") / "kg-store"
    with open_store(str(folder)) as opened:
        fill(opened)
    return str(folder)


@pytest.fixture
def texts(tmp_path: Path) -> Path:
    folder = tmp_path / "texts"
    folder.mkdir()
    (folder / "b-visit.txt").write_text(RELEASE, encoding="utf-8")
    (folder / "a-visit.txt").write_text(RELEASE.replace("Jane", "Joan"), encoding="utf-8")
    return folder


def run(*arguments: str | Path, text: str | None = None) -> Result:
    return CliRunner().invoke(main, [str(argument) for argument in arguments], input=text)


def kg(*arguments: str, env: dict[str, str] | None = None) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "kg", *arguments]
    return subprocess.run(
        command,
        cwd=ROOT,
        env={**os.environ, **(env or {})},
        capture_output=True,
        encoding="utf-8",
        check=False,
    )


@pytest.mark.parametrize("command", COMMANDS)
def test_every_command_has_help_with_an_example(command: str) -> None:
    result = run(command, "--help")
    assert result.exit_code == 0
    assert f"Example:\n    kg {command}" in result.output.replace("\b", "")


def test_help_lists_every_command_with_the_first_words_of_its_own_help() -> None:
    output = run("--help").output
    for command, (_, line) in COMMANDS.items():
        assert f"{command} " in output
        assert line in output


def test_help_imports_no_engine() -> None:
    code = (
        "import sys; from kg.cli import main\n"
        "main(['--help'], standalone_mode=False)\n"
        "heavy = {'rdflib', 'pyoxigraph', 'flask', 'numpy', 'networkx', 'rich'} & set(sys.modules)\n"
        "sys.exit(sorted(heavy) or 0)"
    )
    done = subprocess.run([sys.executable, "-c", code], cwd=ROOT, capture_output=True, check=False)
    assert done.returncode == 0, done.stderr.decode()


@pytest.mark.parametrize(
    "arguments",
    [
        ("nonsense",),
        ("query",),
        ("query", "pair-meetings", "--text", "ASK {}"),
        ("query", "--text", "ASK {}", "--format", "excel"),
        ("query", "country-meetings", "PL"),
        ("export", "--format", "excel"),
        ("build",),
        ("facts", "x", "--published", "yesterday"),
        ("serve", "--port", "70000"),
    ],
)
def test_wrong_usage_ends_with_2(arguments: tuple[str, ...]) -> None:
    assert run(*arguments).exit_code == 2


def test_a_fault_is_one_line_on_standard_error_and_1() -> None:
    done = kg("stats", "--store", "/nowhere/at/all")
    assert done.returncode == 1
    assert done.stdout == ""
    assert done.stderr.startswith("Error: ")
    assert len(done.stderr.splitlines()) == 1


@pytest.mark.parametrize(
    ("arguments", "hint"),
    [
        (("query", "pair-meeting", "country=PL"), "pair-meetings"),
        (("query", "pair-meetings", "country=PL"), "needs other"),
        (("query", "pair-meetings", "country=PL", "other=Atlantis"), "a name such as Poland"),
        (("query", "no-such-file.rq"), "No such file"),
        (("query", "--text", "DROP ALL"), "SELECT, ASK, CONSTRUCT or DESCRIBE"),
        (("query", "--text", "SELECT * WHERE { ?s ?p }"), "line 1, column 24: '}' cannot stand here"),
        (("query", "--text", "ASK { ?s ?p ?o FILTER(?s<?o&&?p>?o) }"), "line 1, column 25: '<?o&&?p>'"),
        (("query", "--text", "SELECT *\nWHERE { ?s ?p }"), "line 2, column 15: '}' cannot stand here"),
    ],
)
def test_a_query_that_cannot_be_asked_says_why(store: str, arguments: tuple[str, ...], hint: str) -> None:
    result = run(*arguments, "--store", store)
    assert result.exit_code == 1
    assert hint in result.output


def test_a_named_query_is_asked_with_values_that_people_type(store: str) -> None:
    result = run(
        "query", "pair-agreements", "country=poland", "other=GB", "--store", store, "--format", "csv"
    )
    assert result.exit_code == 0
    assert [line.split(",")[4] for line in result.stdout.splitlines()] == [
        "label",
        "Example Action Plan",
        "Example Defence Treaty",
    ]


def test_a_table_shortens_iris_and_counts_its_rows(store: str) -> None:
    result = run("query", "country-posts", "country=GB", "--store", store)
    assert "person:GB/boris-johnson" in result.stdout
    assert "https://w3id.org" not in result.stdout
    assert result.stderr == "1 row\n"


def test_nothing_in_a_table_is_obeyed_by_a_terminal() -> None:
    text = 'SELECT ("\\u001B[31mred\\u0007" AS ?x) WHERE {}'
    result = run("query", "--text", text, "--store", "memory:")
    assert "red" in result.stdout
    assert "\x1b" not in result.stdout
    assert "\x07" not in result.stdout


def test_a_query_comes_from_a_file_or_from_standard_input(store: str, tmp_path: Path) -> None:
    file = tmp_path / "question.rq"
    file.write_text("ASK { ?s ?p ?o }", encoding="utf-8")
    assert run("query", file, "--store", store, "--format", "csv").stdout == "true\n"
    assert run("query", "-", "--store", store, "--format", "csv", text="ASK { ?s ?p ?o }").stdout == "true\n"


def test_a_query_means_what_the_standard_says(store: str) -> None:
    text = "SELECT (TRUE AS ?yes) ?o { id:nowhere secrel:party* ?o }"
    result = run("query", "--text", text, "--format", "csv", "--store", store)
    assert result.output.split() == ["yes,o", "true,https://w3id.org/secrel/id/nowhere"]


def test_the_file_of_a_named_query_takes_its_parameters(store: str) -> None:
    file = ROOT / "kg" / "query" / "country-summits.rq"
    result = run("query", file, "country=GB", "--store", store, "--format", "tsv")
    assert "Western Balkans Summit (2018)" in result.stdout


def test_a_text_needs_no_prefixes(store: str) -> None:
    text = "CONSTRUCT WHERE { country:PL a secrel:Country }".replace(
        "country:PL", "<https://w3id.org/secrel/id/country/PL>"
    )
    result = run("query", "--text", text, "--store", store, "--format", "turtle")
    assert result.exit_code == 0
    assert "Country" in result.stdout


def test_the_catalog_is_listed_and_a_query_described() -> None:
    assert "pair-meetings" in run("query", "--list").output
    assert "country=PL" in run("query", "pair-meetings", "--describe").output


def test_the_store_is_taken_from_the_environment(store: str) -> None:
    done = kg("stats", "--json", env={"KG_STORE": store})
    assert json.loads(done.stdout)["releases"] == 2


def test_stats_print_the_triples_and_quads_that_exports_hold(store: str) -> None:
    counts = json.loads(run("stats", "--json", "--store", store).stdout)
    with open_store(store, read_only=True) as opened:
        assert counts["triples"] == len(list(opened.dump(None)))
        assert counts["quads"] == len(list(opened.dump(ALL)))
    assert counts["kinds"]["Meeting"] == 3
    assert (counts["first"], counts["last"]) == ("2018-06-21", "2018-07-20")
    assert f"{counts['triples']:,}" in run("stats", "--store", store).stdout


@pytest.mark.parametrize("name", WRITERS)
def test_an_export_is_the_same_in_a_file_and_on_standard_output(
    store: str, tmp_path: Path, name: str
) -> None:
    target = tmp_path / "out"
    assert run("export", "--store", store, "--format", name, "-o", target).exit_code == 0
    assert target.read_bytes() == run("export", "--store", store, "--format", name).stdout_bytes
    assert [path.name for path in tmp_path.iterdir()] == ["out"]


def test_an_export_that_fails_leaves_the_old_file(tmp_path: Path) -> None:
    target = tmp_path / "out"
    target.write_text("old", encoding="utf-8")
    result = run("export", "--store", tmp_path / "none", "--format", "turtle", "-o", target)
    assert result.exit_code == 1
    assert target.read_text(encoding="utf-8") == "old"


def test_an_export_to_where_nothing_can_be_written_is_one_line(store: str, tmp_path: Path) -> None:
    result = run("export", "--store", store, "--format", "turtle", "-o", tmp_path / "none" / "out")
    assert result.exit_code == 1
    assert result.output.startswith("Error: ")


def test_a_reader_that_goes_away_ends_an_export_quietly(store: str) -> None:
    command = [sys.executable, "-m", "kg", "export", "--store", store, "--format", "nquads"]
    with subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE, stderr=subprocess.PIPE) as process:
        assert process.stdout
        assert process.stderr
        process.stdout.close()
        assert process.stderr.read() == b""


def test_facts_are_a_record_a_line_in_the_order_of_the_inputs(texts: Path) -> None:
    result = run("facts", texts)
    records = [json.loads(line) for line in result.stdout.splitlines()]
    assert [record["id"] for record in records] == ["a-visit", "b-visit"]
    assert "Jan Przykład" in result.stdout
    assert set(records[0]) == {
        *("id", "people", "countries", "organisations", "meetings", "agreements", "summits", "statements")
    }


def test_facts_do_not_depend_on_the_number_of_processes(texts: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    from kg.cli import facts  # noqa: PLC0415 - imported as late as the command line does

    alone = run("facts", texts, "--workers", "1").stdout
    monkeypatch.setattr(facts, "FEW", 1)
    monkeypatch.setattr(facts, "CHUNK", 1)
    assert run("facts", texts, "--workers", "2").stdout == alone


def test_a_faulty_input_is_told_and_the_rest_is_read(texts: Path) -> None:
    (texts / "c-broken.txt").write_bytes(b"")
    result = run("facts", texts)
    assert result.exit_code == 0
    assert len(result.stdout.splitlines()) == 2
    assert "c-broken.txt" in result.stderr
    assert run("facts", texts, "--strict").exit_code == 1


def test_nothing_but_faults_ends_with_1(tmp_path: Path) -> None:
    (tmp_path / "empty.txt").write_bytes(b"")
    assert run("facts", tmp_path).exit_code == 1
    assert run("build", tmp_path, "--store", tmp_path / "kg-store").exit_code == 1


def test_facts_are_utf8_whatever_the_locale(texts: Path) -> None:
    done = subprocess.run(
        [sys.executable, "-m", "kg", "facts", str(texts)],
        cwd=ROOT,
        env={**os.environ, "LC_ALL": "C", "PYTHONUTF8": "0", "PYTHONIOENCODING": "ascii"},
        capture_output=True,
        check=True,
    )
    assert "Przykład" in done.stdout.decode("utf-8")


def test_a_release_is_built_left_alone_replaced_and_removed(texts: Path, tmp_path: Path) -> None:
    store = tmp_path / "kg-store"
    assert "2 new" in run("build", texts, "--store", store).stdout
    assert "2 unchanged" in run("build", texts, "--store", store).stdout
    (texts / "a-visit.txt").write_text(RELEASE, encoding="utf-8")
    assert "1 replaced, 1 unchanged" in run("build", texts, "--store", store).stdout
    assert "removed" in run("remove", "a-visit", "--store", store).stdout
    assert json.loads(run("stats", "--json", "--store", store).stdout)["releases"] == 1
    assert run("remove", "a-visit", "--store", store).exit_code == 1


def test_nothing_is_removed_from_a_store_that_is_not_there_and_none_is_made(tmp_path: Path) -> None:
    result = run("remove", "a-visit", "--store", tmp_path / "kg-store")
    assert result.exit_code == 1
    assert "holds no store" in result.output
    assert not (tmp_path / "kg-store").exists()


def test_a_check_ends_with_1_where_something_is_wrong(store: str) -> None:
    result = run("check", "--store", store, "--workers", "1")
    assert result.exit_code == 1  # the small view of the queries has meetings without evidence
    assert "violations" in result.stdout


def test_a_page_that_cannot_be_fetched_is_a_fault(tmp_path: Path) -> None:
    result = run("fetch", "feed", "ftp://127.0.0.1/feed", "--to", tmp_path)
    assert result.exit_code == 1
    assert "http" in result.output


def test_the_demo_is_not_mixed_into_a_store_of_other_releases(tmp_path: Path) -> None:
    store = tmp_path / "kg-store"
    release = tmp_path / "a.txt"
    release.write_text(
        "TITLE: Talks\nDATE: 2020-01-01\nPUBLISHER: A Ministry\n\nThey spoke.\n", encoding="utf-8"
    )
    assert run("build", release, "--store", store).exit_code == 0
    result = run("demo", "--no-serve", "--store", store)
    assert result.exit_code == 1
    assert "holds 1 releases that are not samples" in result.stderr


def test_a_query_asks_no_other_server(store: Path) -> None:
    result = run(
        "query", "--text", "SELECT * { SERVICE <http://127.0.0.1:9/> { ?s ?p ?o } }", "--store", store
    )
    assert result.exit_code == 1
    assert "SERVICE is refused" in result.stderr
