#include <librdkafka/rdkafka.h>

#include "consumer_conf.h"
#include "settings.h"

static int running = 1;

static rd_kafka_t *open_consumer(const char *group) {
    char errstr[256];
    rd_kafka_conf_t *conf = consumer_conf(group);
    set_or_die(conf, "fetch.wait.max.ms", "250");
    return rd_kafka_new(RD_KAFKA_CONSUMER, conf, errstr, sizeof(errstr));
}

int main(void) {
    static const char *topics[] = {"invoice-audit", "payment-audit"};
    rd_kafka_t *rk = open_consumer(AUDIT_GROUP);
    rd_kafka_topic_partition_list_t *subscription = rd_kafka_topic_partition_list_new(3);

    for (int i = 0; i < 2; i++)
        rd_kafka_topic_partition_list_add(subscription, topics[i], RD_KAFKA_PARTITION_UA);
    rd_kafka_topic_partition_list_add(subscription, "ledger-audit", RD_KAFKA_PARTITION_UA);
    rd_kafka_subscribe(rk, subscription);

    while (running) {
        rd_kafka_message_t *message = rd_kafka_consumer_poll(rk, 100);
        if (message)
            rd_kafka_message_destroy(message);
    }
    rd_kafka_consumer_close(rk);
    return 0;
}
