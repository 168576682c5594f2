"""TLS, SASL, client certificates and permissions, by the ordinary client properties; secrets are in no log and on no command line."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from confluent_kafka.admin import (  # type: ignore[attr-defined]
    AclBinding,
    AclOperation,
    AclPermissionType,
    AdminClient,
    ResourcePatternType,
    ResourceType,
    ScramCredentialInfo,
    ScramMechanism,
    UserScramCredentialUpsertion,
)

from pydl4j.serving import DevBroker, KafkaScorer, ServerError
from tests.serving.certificates import PASSWORD, Certificates
from tests.serving.clients import Record, Topics, create, floats, read, send

MODULES = {
    "PLAIN": "org.apache.kafka.common.security.plain.PlainLoginModule",
    "SCRAM-SHA-512": "org.apache.kafka.common.security.scram.ScramLoginModule",
}
RULES = {
    "authorizer.class.name": "org.apache.kafka.metadata.authorizer.StandardAuthorizer",
    "super.users": "User:admin;User:CN=broker;User:ANONYMOUS",  # ANONYMOUS: the broker itself
}
ONE: list[Record] = [(b"k", np.ones(4, np.float32).tobytes(), [])]


def listener(protocol: str) -> dict[str, str]:
    return {"listener.security.protocol.map": f"CONTROLLER:PLAINTEXT,INTERNAL:PLAINTEXT,CLIENTS:{protocol}"}


def login(user: str, password: str, mechanism: str = "PLAIN") -> dict[str, str]:
    """Properties of a Java client."""
    return {
        "security.protocol": "SASL_SSL",
        "sasl.mechanism": mechanism,
        "sasl.jaas.config": f'{MODULES[mechanism]} required username="{user}" password="{password}";',
    }


@pytest.fixture(scope="module")
def certificates(tmp_path_factory: pytest.TempPathFactory) -> Certificates:
    return Certificates(tmp_path_factory.mktemp("certificates"))


@pytest.fixture(scope="module")
def admin(certificates: Certificates) -> dict[str, Any]:
    """Properties of confluent-kafka for who may everything."""
    return {
        "security.protocol": "SASL_SSL", "ssl.ca.location": certificates.path("ca.pem"),
        "sasl.mechanism": "PLAIN", "sasl.username": "admin", "sasl.password": "admin-secret",
    }  # fmt: skip


@pytest.fixture(scope="module")
def guarded(certificates: Certificates, admin: dict[str, Any]) -> Iterator[DevBroker]:
    """A broker that speaks TLS, wants names and passwords of two kinds, and gives permissions by name."""
    users = "".join(f' user_{name}="{name}-secret"' for name in ("admin", "scorer", "nobody"))
    broker = DevBroker(
        properties={
            **listener("SASL_SSL"), **RULES, **certificates.key("broker"),
            "sasl.enabled.mechanisms": "PLAIN,SCRAM-SHA-512",
            "listener.name.clients.plain.sasl.jaas.config": f"{MODULES['PLAIN']} required{users};",
            "listener.name.clients.scram-sha-512.sasl.jaas.config": f"{MODULES['SCRAM-SHA-512']} required;",
        },
        client={**login("admin", "admin-secret"), **certificates.trust()},
    )  # fmt: skip
    with broker:
        info = ScramCredentialInfo(ScramMechanism.SCRAM_SHA_512, 4096)
        wanted: list[Any] = [UserScramCredentialUpsertion("scorer", info, b"salted-secret")]
        client = AdminClient({"bootstrap.servers": broker.address, **admin})
        for made in client.alter_user_scram_credentials(wanted).values():
            made.result(30)
        yield broker


def permit(broker: DevBroker, topics: Topics, user: str, admin: dict[str, Any], transactions: bool = True) -> None:
    """Makes topics, and permits what docs/serving.md says is needed."""
    create(broker.address, {topics.source: 1, topics.out: 1, topics.letters: 1}, None, **admin)
    needed = [
        (ResourceType.TOPIC, topics.source, AclOperation.READ),
        (ResourceType.GROUP, topics.name, AclOperation.READ),
        (ResourceType.TOPIC, topics.out, AclOperation.WRITE),
        (ResourceType.TOPIC, topics.letters, AclOperation.WRITE),
    ]
    if transactions:
        needed.append((ResourceType.TRANSACTIONAL_ID, f"{topics.name}-a", AclOperation.WRITE))
    rules = [
        AclBinding(kind, name, ResourcePatternType.LITERAL, user, "*", operation, AclPermissionType.ALLOW)
        for kind, name, operation in needed
    ]
    client = AdminClient({"bootstrap.servers": broker.address, **admin})
    for made in client.create_acls(rules).values():
        made.result(30)


@pytest.mark.parametrize("delivery", ["at-least-once", "exactly-once"])
@pytest.mark.parametrize(("mechanism", "password"), [("PLAIN", "scorer-secret"), ("SCRAM-SHA-512", "salted-secret")])
def test_a_scorer_with_a_password_and_permissions_works(
    guarded: DevBroker, certificates: Certificates, admin: dict[str, Any], models: Path, delivery: str, mechanism: str, password: str
) -> None:
    topics = Topics(guarded.address, f"{mechanism}-{delivery}")
    permit(guarded, topics, "User:scorer", admin)
    send(guarded.address, topics.source, [*ONE, (b"k", b"bad", [])], **admin)
    properties = {**login("scorer", password, mechanism), **certificates.trust()}
    with KafkaScorer(models / "double.zip", properties=properties, delivery=delivery, **topics.scorer()) as scorer:
        assert floats(read(guarded.address, topics.out, 1, **admin)[0])[0] == 2
        assert read(guarded.address, topics.letters, 1, **admin)[0].value() == b"bad"
        command = Path(f"/proc/{scorer.pid}/cmdline").read_text()
        assert "secret" not in command
        settings = next(word for word in command.split("\0") if word.startswith("--kafka-config=")).split("=")[1]
        assert os.stat(settings).st_nlink == 0, "a file without a name: nothing is left of the secrets if this process is killed"
        assert scorer.stop() == 0
        assert "-secret" not in scorer.log()


@pytest.mark.parametrize(
    ("user", "password", "trusting", "code"),
    [("nobody", "nobody-secret", True, 12), ("scorer", "wrong", True, 13), ("scorer", "scorer-secret", False, 13)],
)
def test_a_scorer_that_is_not_let_in_ends_with_the_code_of_the_reason(
    guarded: DevBroker, certificates: Certificates, admin: dict[str, Any], models: Path, user: str, password: str, trusting: bool, code: int
) -> None:
    topics = Topics(guarded.address, f"no-{code}-{trusting}")
    permit(guarded, topics, "User:scorer", admin)
    properties = {**login(user, password), **(certificates.trust() if trusting else {})}
    with pytest.raises(ServerError) as ended:
        KafkaScorer(models / "double.zip", properties=properties, **topics.scorer())
    assert ended.value.exit_code == code
    assert password not in str(ended.value)


def test_exactly_once_needs_its_transactional_id(
    guarded: DevBroker, certificates: Certificates, admin: dict[str, Any], models: Path
) -> None:
    topics = Topics(guarded.address, "no-transactions")
    permit(guarded, topics, "User:scorer", admin, transactions=False)
    properties = {**login("scorer", "scorer-secret"), **certificates.trust()}
    with pytest.raises(ServerError, match="WRITE on the transactional id") as ended:
        KafkaScorer(models / "double.zip", properties=properties, delivery="exactly-once", **topics.scorer())
    assert ended.value.exit_code == 12


def test_a_scorer_with_a_certificate_of_its_own_is_let_in_by_certificate(certificates: Certificates, models: Path) -> None:
    me: dict[str, Any] = {
        "security.protocol": "SSL", "ssl.ca.location": certificates.path("ca.pem"),
        "ssl.keystore.location": certificates.path("broker.p12"), "ssl.keystore.password": PASSWORD,
    }  # fmt: skip
    stores = {**certificates.trust(), **certificates.key("broker")}
    properties = {**listener("SSL"), **RULES, **stores, "ssl.client.auth": "required"}
    with DevBroker(properties=properties, client={"security.protocol": "SSL", **stores}) as broker:
        topics = Topics(broker.address, "mutual")
        permit(broker, topics, "User:CN=scorer", me)
        send(broker.address, topics.source, ONE, **me)
        scorer = {"security.protocol": "SSL", **certificates.trust()}
        with KafkaScorer(
            models / "double.zip", properties={**scorer, **certificates.key("scorer")}, delivery="exactly-once", **topics.scorer()
        ):
            assert floats(read(broker.address, topics.out, 1, **me)[0])[0] == 2
        with pytest.raises(ServerError) as ended:  # without a certificate of its own
            KafkaScorer(models / "double.zip", properties=scorer, **topics.scorer())
        assert ended.value.exit_code == 13
