#include "consumer_conf.h"

#include <stdlib.h>

void set_or_die(rd_kafka_conf_t *conf, const char *key, const char *value) {
    char errstr[256];
    if (rd_kafka_conf_set(conf, key, value, errstr, sizeof(errstr)) != RD_KAFKA_CONF_OK)
        abort();
}

rd_kafka_conf_t *consumer_conf(const char *group) {
    rd_kafka_conf_t *conf = rd_kafka_conf_new();
    set_or_die(conf, "metadata.broker.list", "kafka-1:9092,"
                                             "kafka-2:9092");
    set_or_die(conf, "group.id", group);
    set_or_die(conf, "auto.offset.reset", "largest");
    return conf;
}
