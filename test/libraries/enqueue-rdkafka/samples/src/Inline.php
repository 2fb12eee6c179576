<?php

use Enqueue\RdKafka\RdKafkaConnectionFactory;

$factory = new RdKafkaConnectionFactory([
    'global' => [
        'group.id' => 'mailer',
        'metadata.broker.list' => 'kafka:9092',
        'enable.auto.commit' => 'false',
    ],
    'topic' => [
        'auto.offset.reset' => 'beginning',
    ],
    'commit_async' => true,
]);
$context = $factory->createContext();
$message = $context->createMessage('hello');
$context->createProducer()->send($context->createTopic('mails'), $message);
