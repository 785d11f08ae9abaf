"""The description of the service is true: whatever it allows is answered as it says, and never by a fault of ours."""

import jsonschema
import pytest
from hypothesis import HealthCheck, settings
from starlette.testclient import TestClient

from vnproof.memory.memory import Memory
from vnproof.server.app import create_app
from vnproof.server.settings import Settings

schemathesis = pytest.importorskip("schemathesis")
pytestmark = pytest.mark.slow

ENOUGH = 300  # seconds, for a machine that has much else to do

APP = create_app(Settings(memory=Memory("sqlite://")))
API = schemathesis.openapi.from_asgi("/openapi.json", APP)
CHECKS = [
    schemathesis.checks.load_all_checks() or schemathesis.checks.CHECKS.get_one(name)
    for name in (
        "not_a_server_error",
        "status_code_conformance",
        "content_type_conformance",
        "response_schema_conformance",
    )
]


@API.parametrize()
@settings(max_examples=10, deadline=None, suppress_health_check=list(HealthCheck))
def test_as_described(case):
    case.call_and_validate(checks=CHECKS, timeout=ENOUGH)


def test_a_verdict_is_as_described():
    client = TestClient(APP)
    described = client.get("/openapi.json").json()["components"]
    verdict = client.post("/v1/gate", json={"text": "Ban tô chức"}).json()
    jsonschema.validate(verdict, {**described["schemas"]["verdict"], "components": described})
