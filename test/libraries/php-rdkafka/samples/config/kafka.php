<?php

return [
    'brokers' => getenv('KAFKA_BROKERS') ?: 'localhost:9092',
    'region' => 'eu',
    'topics' => ['products', 'prices'],
];
