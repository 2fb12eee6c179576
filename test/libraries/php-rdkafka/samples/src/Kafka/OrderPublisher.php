<?php

namespace Shop\Kafka;

use RdKafka\Producer;
use RdKafka\TopicConf;

class OrderPublisher
{
    private Producer $producer;

    public function __construct(Connection $connection)
    {
        $this->producer = $connection->producer();
    }

    public function publish(string $payload, string $key): void
    {
        $topicConf = new TopicConf();
        $topicConf->setPartitioner(RD_KAFKA_MSG_PARTITIONER_MURMUR2);
        $topic = $this->producer->newTopic(Topics::Orders->value, $topicConf);
        $this->producer->beginTransaction();
        $topic->producev(RD_KAFKA_PARTITION_UA, 0, $payload, $key, ['source' => 'shop']);
        $this->audit($payload);
        $this->producer->commitTransaction(10_000);
    }

    private function audit(string $payload): void
    {
        $this->producer->newTopic(Topics::DEAD_LETTERS)->produce(RD_KAFKA_PARTITION_UA, 0, $payload);
    }
}
