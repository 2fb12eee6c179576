#pragma once
#include <librdkafka/rdkafka.h>

void set_or_die(rd_kafka_conf_t *conf, const char *key, const char *value);
rd_kafka_conf_t *consumer_conf(const char *group);
