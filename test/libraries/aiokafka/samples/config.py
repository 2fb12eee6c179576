from dataclasses import dataclass
from types import SimpleNamespace


@dataclass
class LedgerConfig:
    brokers: str = "kafka:9093"


class settings:
    group = "ledger"
    reset = "earliest"
    topic = "ledger-corrections"
