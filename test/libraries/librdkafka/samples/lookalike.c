#include <stdio.h>
#include "conf.h"

/* Another library's handle: rd_kafka_ is only in this comment. */
typedef struct kafka_s kafka_t;

int main(void) {
    conf_t *conf = conf_new();
    conf_set(conf, "bootstrap.servers", "localhost:9092");
    kafka_t *producer = kafka_new(PRODUCER, conf);
    kafka_subscribe(producer, "orders");
    printf("group.id=%s acks=all\n", conf_get(conf, "group.id"));
    return 0;
}
