<?php

declare(strict_types=1);

namespace Shop\Kafka;

use RdKafka\Conf;
use RdKafka\KafkaConsumer;
use RdKafka\Producer;
use RdKafka\TopicConf;

/** Builds clients from one base configuration. */
final class Connection
{
    private const BASE = [
        'client.id' => 'shop',
        'socket.timeout.ms' => 30 * 1000,
    ];

    public function __construct(
        private readonly string $brokers = 'kafka-1:9092,kafka-2:9092',
        private array $overrides = [],
    ) {
    }

    public function producer(): Producer
    {
        $conf = $this->conf([
            'acks' => 'all',
            'linger.ms' => '20',
            'queue.buffering.max.messages' => '50000',
            'transactional.id' => sprintf('%s-%s', 'shop', 'outbox'),
        ]);
        $producer = new Producer($conf);
        $producer->initTransactions(10_000);

        return $producer;
    }

    public function consumer(string $group = 'shop-billing'): KafkaConsumer
    {
        $conf = $this->conf(['group.id' => $group, 'auto.offset.reset' => 'smallest'] + $this->overrides);
        $topicConf = new TopicConf();
        $topicConf->set('auto.commit.interval.ms', '100');
        $conf->setDefaultTopicConf($topicConf);

        return new KafkaConsumer($conf);
    }

    private function conf(array $more): Conf
    {
        $conf = new Conf();
        $conf->set('metadata.broker.list', $this->brokers);
        foreach (array_merge(self::BASE, $more) as $key => $value) {
            $conf->set($key, (string) $value);
        }

        return $conf;
    }
}
