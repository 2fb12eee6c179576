<?php

namespace Shop\Kafka;

use RdKafka;

class LegacyReader
{
    public function read(): void
    {
        $reader = new RdKafka\Consumer();
        $reader->addBrokers('kafka-1:9092');
        $topic = $reader->newTopic(Topics::AUDIT);
        $topic->consumeStart(0, RD_KAFKA_OFFSET_BEGINNING);
    }
}
