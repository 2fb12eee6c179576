<?php

namespace App\Services;

use Junges\Kafka\Facades\Kafka;
use Junges\Kafka\Message\Message;

class InvoicePublisher
{
    public function publish(array $invoice): bool
    {
        return Kafka::publish('kafka-eu:9092')
            ->onTopic(config('kafka.topics.invoices'))
            ->withConfigOptions(['compression.codec' => 'lz4', 'message.timeout.ms' => 5000])
            ->withMessage(new Message(body: $invoice))
            ->send();
    }

    public function publishOld(array $invoice): void
    {
        Kafka::publishOn('invoices.v1')->withBodyKey('id', 1)->send();
    }
}
