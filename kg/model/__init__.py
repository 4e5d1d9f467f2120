"""The words of the domain, as frozen dataclasses: releases, documents and the facts read from them."""
