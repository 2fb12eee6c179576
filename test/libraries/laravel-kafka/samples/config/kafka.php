<?php

return [
    /* brokers to connect to */
    'brokers' => env('KAFKA_BROKERS', 'localhost:9092'),
    'securityProtocol' => env('KAFKA_SECURITY_PROTOCOL', 'PLAINTEXT'),
    'sasl' => [
        'mechanisms' => env('KAFKA_MECHANISMS'),
        'username' => env('KAFKA_USERNAME'),
        'password' => env('KAFKA_PASSWORD'),
    ],
    'consumer_group_id' => env('KAFKA_CONSUMER_GROUP_ID', 'shop'),
    'offset_reset' => 'latest',
    'auto_commit' => true,
    'compression' => 'snappy',
    'batch_repository' => \Junges\Kafka\BatchRepositories\InMemoryBatchRepository::class,
    'topics' => ['invoices' => 'shop.invoices'],
];
