"""SASL and permissions, by the ordinary client properties; secrets are in no log and on no command line."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from pydl4j.serving import DevBroker, KafkaScorer, ServerError
from tests.serving.clients import Topics, create, floats, read, send

PLAIN = "org.apache.kafka.common.security.plain.PlainLoginModule"
ADMIN: dict[str, Any] = {
    "security.protocol": "SASL_PLAINTEXT",
    "sasl.mechanism": "PLAIN",
    "sasl.username": "admin",
    "sasl.password": "admin-secret",
}


def login(user: str, password: str) -> dict[str, str]:
    return {
        "security.protocol": "SASL_PLAINTEXT", "sasl.mechanism": "PLAIN",
        "sasl.jaas.config": f'{PLAIN} required username="{user}" password="{password}";',
    }  # fmt: skip


@pytest.fixture(scope="module")
def guarded() -> Iterator[DevBroker]:
    """A broker that wants names and passwords, and gives permissions by name."""
    users = 'user_admin="admin-secret" user_scorer="scorer-secret" user_nobody="nobody-secret"'
    broker = DevBroker(
        properties={
            "listener.security.protocol.map": "CONTROLLER:PLAINTEXT,PLAINTEXT:SASL_PLAINTEXT",
            "sasl.enabled.mechanisms": "PLAIN",
            "sasl.mechanism.inter.broker.protocol": "PLAIN",
            "listener.name.plaintext.plain.sasl.jaas.config": f'{PLAIN} required username="admin" password="admin-secret" {users};',
            "authorizer.class.name": "org.apache.kafka.metadata.authorizer.StandardAuthorizer",
            "super.users": "User:admin;User:ANONYMOUS",
        },
        client=login("admin", "admin-secret"),
    )
    with broker:
        yield broker


def test_a_scorer_with_a_password_and_permissions_works(guarded: DevBroker, models: Path) -> None:
    topics = Topics(guarded.address, "sasl")
    create(guarded.address, {topics.source: 1, topics.out: 1, topics.letters: 1}, None, **ADMIN)
    from confluent_kafka.admin import (  # type: ignore[attr-defined]
        AclBinding,
        AclOperation,
        AclPermissionType,
        AdminClient,
        ResourcePatternType,
        ResourceType,
    )

    def allow(kind: ResourceType, name: str, operation: AclOperation) -> AclBinding:
        return AclBinding(kind, name, ResourcePatternType.PREFIXED, "User:scorer", "*", operation, AclPermissionType.ALLOW)

    rules = [
        allow(ResourceType.TOPIC, topics.source, AclOperation.READ),
        allow(ResourceType.GROUP, "sasl", AclOperation.READ),
        allow(ResourceType.TOPIC, topics.out, AclOperation.WRITE),
        allow(ResourceType.TOPIC, topics.letters, AclOperation.WRITE),
    ]
    admin = AdminClient({"bootstrap.servers": guarded.address, **ADMIN})
    for made in admin.create_acls(rules).values():
        made.result(30)
    send(guarded.address, topics.source, [(b"k", np.ones(4, np.float32).tobytes(), [])], **ADMIN)
    properties = login("scorer", "scorer-secret")
    with KafkaScorer(models / "double.zip", properties=properties, **topics.scorer()) as scorer:
        assert floats(read(guarded.address, topics.out, 1, **ADMIN)[0])[0] == 2
        command = Path(f"/proc/{scorer.pid}/cmdline").read_text()
        assert "secret" not in command
        assert "scorer-secret" not in scorer.log()


@pytest.mark.parametrize(("user", "password", "code"), [("nobody", "nobody-secret", 12), ("scorer", "wrong", 13)])
def test_who_may_not_is_told_so(guarded: DevBroker, models: Path, user: str, password: str, code: int) -> None:
    topics = Topics(guarded.address, f"no{code}")
    create(guarded.address, {topics.source: 1, topics.out: 1, topics.letters: 1}, None, **ADMIN)
    with pytest.raises(ServerError) as ended:
        KafkaScorer(models / "double.zip", properties=login(user, password), **topics.scorer())
    assert ended.value.exit_code == code
    assert password not in str(ended.value)
