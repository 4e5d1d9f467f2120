"""What the tests of the endpoint ask."""

#: As a browser says it.
BROWSER = {"Accept": "text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8"}

ASKED = "SELECT ?s WHERE { ?s a <https://w3id.org/secrel#Agreement> } ORDER BY ?s"
ALL = "SELECT ?s ?p ?o WHERE { ?s ?p ?o }"
BUILT = "CONSTRUCT { ?s a ?c } WHERE { ?s a ?c } LIMIT 5"
#: Would run for hours.
RUNAWAY = "SELECT (COUNT(*) AS ?n) WHERE { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i . ?j ?k ?l . ?m ?n ?o }"

FORM = "application/x-www-form-urlencoded"
QUERY = "application/sparql-query"
JSON = "application/sparql-results+json"
