"""What the pages' scripts ask for: names while typing, footnotes, vis-network's own files."""

from flask import Blueprint, Response, abort, jsonify, render_template, request, send_from_directory

from kg.rdf.iris import BASE
from kg.view.citation import CITATION_FORMS, cite
from kg.view.link import KINDS
from kg.view.states_named import pair_named
from kg.view.suggestions import suggest
from web.standalone import vis_folder
from web.stores import store
from web.words import href, pair_address, told_apart

api = Blueprint("api", __name__)

#: The two files of vis-network that pyvis carries and that we serve from its package.
VIS_FILES = ("vis-network.min.js", "vis-network.css")


@api.get("/cite/<key>")
def citation_page(key: str) -> str:
    """Show a quote as a footnote, in each form."""
    citation = cite(store(), f"{BASE}evidence/{key}")
    names = {"txt": "Plain text", "bib": "BibTeX", "ris": "RIS"}
    forms = [(form, names[form], write(citation)) for form, (_, write) in CITATION_FORMS.items()]
    return render_template("cite.html", citation=citation, key=key, forms=forms)


@api.get("/cite/<key>.<any(txt, bib, ris):form>")
def citation_file(key: str, form: str) -> Response:
    """Give a quote as a footnote, as a file."""
    media, write = CITATION_FORMS[form]
    answer = Response(write(cite(store(), f"{BASE}evidence/{key}")), mimetype=media)
    answer.headers["Content-Disposition"] = f'attachment; filename="secrel-citation.{form}"'
    return answer


@api.get("/suggest.json")
def suggestions() -> Response:
    """Give things whose names begin as the words do; first the dossier of a pair, where they name two states."""
    words = request.args.get("q", "").strip()[:80]
    found = [
        {
            "label": each.named.link.label,
            "beside": told_apart(each),
            "kind": KINDS[each.named.link.kind][0],
            "href": href(each.named.link.iri),
        }
        for each in suggest(store(), words)
    ]
    if pair := pair_named(store(), words):
        label = " and ".join(state.label for state in pair)
        found.insert(0, {"label": label, "beside": "", "kind": "Pair", "href": pair_address(*pair)})
    return jsonify(found)


@api.get("/vis/<file>")
def vis_file(file: str) -> Response:
    """Give one of vis-network's two files."""
    if file not in VIS_FILES:
        abort(404)
    return send_from_directory(vis_folder(), file, max_age=86_400)
