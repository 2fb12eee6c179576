#include <stdio.h>
#include <stdlib.h>
#include <librdkafka/rdkafka.h>

#include "settings.h"

#define INVOICE_TOPIC TOPIC_PREFIX "invoices"

static void delivered(rd_kafka_t *rk, const rd_kafka_message_t *message, void *opaque) {
    if (message->err)
        fprintf(stderr, "%% bootstrap.servers unreachable: %s\n", rd_kafka_err2str(message->err));
}

int main(int argc, char **argv) {
    char errstr[512];
    const char *brokers = getenv("KAFKA_BROKERS");
    rd_kafka_conf_t *conf = rd_kafka_conf_new();

    if (!brokers)
        brokers = "localhost:9092";

    if (rd_kafka_conf_set(conf, "bootstrap.servers", brokers, errstr, sizeof(errstr)) != RD_KAFKA_CONF_OK ||
        rd_kafka_conf_set(conf, "queue.buffering.max.ms", "50", errstr, sizeof(errstr)) != RD_KAFKA_CONF_OK ||
        rd_kafka_conf_set(conf, "acks", REQUIRED_ACKS, errstr, sizeof(errstr)) != RD_KAFKA_CONF_OK) {
        fprintf(stderr, "%s\n", errstr);
        return 1;
    }
#if 0
    rd_kafka_conf_set(conf, "compression.codec", "gzip", errstr, sizeof(errstr));
#endif
    // rd_kafka_conf_set(conf, "retries", "3", errstr, sizeof(errstr));
    rd_kafka_conf_set(conf, "enable.idempotence", argc > 2 ? "true" : "false", errstr, sizeof(errstr));
    rd_kafka_conf_set(conf, "sasl.password", getenv("KAFKA_PASSWORD"), errstr, sizeof(errstr));
    rd_kafka_conf_set_dr_msg_cb(conf, delivered);

    rd_kafka_t *rk = rd_kafka_new(RD_KAFKA_PRODUCER, conf, errstr, sizeof(errstr));
    if (!rk)
        return 1;

    rd_kafka_init_transactions(rk, TIMEOUT_MS);
    rd_kafka_begin_transaction(rk);
    rd_kafka_producev(rk,
                      RD_KAFKA_V_TOPIC(INVOICE_TOPIC),
                      RD_KAFKA_V_MSGFLAGS(RD_KAFKA_MSG_F_COPY),
                      RD_KAFKA_V_VALUE(argv[1], 12),
                      RD_KAFKA_V_END);
    rd_kafka_commit_transaction(rk, -1);

    rd_kafka_topic_conf_t *tconf = rd_kafka_topic_conf_new();
    rd_kafka_topic_conf_set(tconf, "message.timeout.ms", "120000", errstr, sizeof(errstr));
    rd_kafka_topic_t *audit = rd_kafka_topic_new(rk, "invoice-audit", tconf);
    rd_kafka_produce(audit, RD_KAFKA_PARTITION_UA, RD_KAFKA_MSG_F_COPY, argv[1], 12, NULL, 0, NULL);

    rd_kafka_flush(rk, 10 * 1000);
    rd_kafka_destroy(rk);
    return 0;
}
