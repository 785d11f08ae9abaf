"""
A CMS's side of the webhook: sign a notice, ask the gate, check the answer's signature, say what is to be done.

    VNPROOF_SECRET=… python webhook.py http://127.0.0.1:8077 < notice.json

where notice.json is `{"fields": {"title": "…", "body": {"html": "…"}}}`. Ends with 0 for publish, 1 for review, 2 for
block.
Standard library only: read it, and write the same in the language of your CMS.
"""

from __future__ import annotations

import hashlib
import hmac
import json
import os
import sys
import urllib.request

HEADER = "X-Vnproof-Signature"
CODES = {"publish": 0, "review": 1, "block": 2}


def signature(secret: bytes, body: bytes) -> str:
    """What the header says of a body."""
    return "sha256=" + hmac.new(secret, body, hashlib.sha256).hexdigest()


def ask(service: str, secret: bytes, body: bytes) -> dict[str, object]:
    """The gate's answer. Raises ValueError where somebody else has given it."""
    headers = {"Content-Type": "application/json", HEADER: signature(secret, body)}
    request = urllib.request.Request(f"{service}/v1/webhook", body, headers)  # noqa: S310 - the caller's own address
    with urllib.request.urlopen(request, timeout=30) as answer:  # noqa: S310
        told = answer.read()
        if not hmac.compare_digest(answer.headers.get(HEADER, ""), signature(secret, told)):
            raise ValueError("the answer is not signed by the service")
    return dict(json.loads(told))


if __name__ == "__main__":
    said = ask(sys.argv[1], os.environb[b"VNPROOF_SECRET"], sys.stdin.buffer.read())
    print(json.dumps(said["reasons"], ensure_ascii=False, indent=1))  # noqa: T201
    sys.exit(CODES[str(said["decision"])])
