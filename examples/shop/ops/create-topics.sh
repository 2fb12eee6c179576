#!/usr/bin/env bash
# Creates the topics that no service creates for itself.
set -euo pipefail

BOOTSTRAP="${KAFKA_BOOTSTRAP_SERVERS:-localhost:9092}"
REPLICAS="${REPLICAS:-3}"

create() {
  kafka-topics.sh --bootstrap-server "$BOOTSTRAP" --create --if-not-exists --replication-factor "$REPLICAS" "$@"
}

create --topic invoices.paid --partitions 12 --config min.insync.replicas=2
create --topic parcels --partitions 6
create --topic cart-events --partitions 6 --config retention.ms=86400000 --config compression.type=zstd
create --topic billing.dead-letters --partitions 1 --config cleanup.policy=delete
