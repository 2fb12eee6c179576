<?php

use longlang\phpkafka\Producer\ProduceMessage;
use longlang\phpkafka\Producer\Producer;
use longlang\phpkafka\Producer\ProducerConfig;

const TOPIC = 'payments';

$config = new ProducerConfig();
$config->setBootstrapServer('127.0.0.1:9092');
$config->setAcks(-1);
$config->setConnectTimeout(2.5);
$producer = new Producer($config);
$producer->send(TOPIC, '{}', uniqid('', true));
$producer->sendBatch([
    new ProduceMessage(TOPIC, 'a', 'k1'),
    new ProduceMessage('ledger', 'b', 'k2'),
]);
