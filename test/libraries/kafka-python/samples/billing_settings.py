INVOICES = "invoices"
HOURS = 60 * 60 * 1000

CONSUMER_OPTIONS = {
    "group_id": "billing",
    "enable_auto_commit": False,
    "max_poll_interval_ms": HOURS,
    "isolation_level": "read_committed",
}


def brokers():
    return "kafka-1:9092,kafka-2:9092"


def options_for(name):
    options = dict(bootstrap_servers=brokers(), client_id="billing")
    options["fetch_min_bytes"] = 1024
    return options
