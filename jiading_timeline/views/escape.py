"""The one place where text becomes markup: every sink of every view goes through here.

HTML text and attributes are escaped by markupsafe (Jinja's autoescape uses the same); what is added is JSON
inside a script element and the addresses a link may have.
"""

from __future__ import annotations

import json
from typing import Any
from urllib.parse import urlsplit

from markupsafe import Markup, escape

__all__ = ["Markup", "html", "safe_url", "script_json", "storable"]

_IN_SCRIPT = {ord(char): f"\\u{ord(char):04x}" for char in "<>&\u2028\u2029"}


def html(text: object) -> Markup:
    """Return text that is safe between tags and inside a quoted attribute.

    Examples
    --------
    >>> html('<b title="x">')
    Markup('&lt;b title=&#34;x&#34;&gt;')
    """
    return escape(storable(str(text)))


def script_json(value: Any) -> Markup:
    r"""Return JSON that cannot end the script element it stands in.

    Examples
    --------
    >>> script_json("</script>")
    Markup('"\\u003c/script\\u003e"')
    """
    return Markup(storable(json.dumps(value, ensure_ascii=False)).translate(_IN_SCRIPT))


def safe_url(address: str) -> str:
    """Return an address that may be linked, or an empty string: only http and https, with a host.

    Examples
    --------
    >>> safe_url("javascript:alert(1)"), safe_url("https://example.org/a")
    ('', 'https://example.org/a')
    """
    cleaned = storable(address).strip()
    try:
        parts = urlsplit(cleaned)
    except ValueError:
        return ""
    plain = not any(char.isspace() or ord(char) < 32 for char in cleaned)
    return cleaned if plain and parts.scheme in ("http", "https") and parts.netloc else ""


def storable(text: str) -> str:
    """Return the text as a page can hold it: a lone surrogate or NUL becomes the replacement character."""
    return text.encode("utf-16", "surrogatepass").decode("utf-16", "replace").replace("\x00", "\ufffd")
