<?php

namespace Pay;

use longlang\phpkafka\Consumer\ConsumeMessage;
use longlang\phpkafka\Consumer\Consumer;
use longlang\phpkafka\Consumer\ConsumerConfig;

class Consume
{
    private string $group = 'pay';

    public function run(string $topic = 'payments'): void
    {
        $consumer = new Consumer($this->config($topic), function (ConsumeMessage $message) {
            echo $message->getValue();
        });
        $consumer->start();
    }

    private function config(string $topic): ConsumerConfig
    {
        $config = new ConsumerConfig(['autoCommit' => false, 'sessionTimeout' => 30]);
        $config->setBrokers(env('KAFKA_BROKERS', 'kafka:9092'));
        $config->setTopic($topic);
        $config->setGroupId($this->group);
        $config->setGroupHeartbeat(3);

        return $config;
    }
}
