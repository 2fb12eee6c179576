#ifndef INVOICE_SETTINGS_H
#define INVOICE_SETTINGS_H

#define TOPIC_PREFIX "billing."
#define REQUIRED_ACKS "all"
#define TIMEOUT_MS (30 * 1000)

static const char *const AUDIT_GROUP = "invoice-audit-readers";

rd_kafka_conf_t *consumer_conf(const char *group);

#endif
