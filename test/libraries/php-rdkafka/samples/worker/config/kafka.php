<?php

return [
    'connections' => [
        'default' => [
            'metadata.broker.list' => env('KAFKA_BROKERS', 'kafka:9092'),
            'security.protocol' => 'sasl_ssl',
            'sasl.username' => env('KAFKA_USER'),
            'sasl.password' => env('KAFKA_PASSWORD'),
        ],
    ],
    'consumers' => [
        'orders' => ['topic' => 'orders', 'settings' => ['group.id' => 'worker', 'enable.auto.commit' => false]],
    ],
];
