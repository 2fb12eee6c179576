<?php

namespace App\Console\Commands;

use Illuminate\Console\Command;
use Junges\Kafka\Contracts\ConsumerMessage;
use Junges\Kafka\Facades\Kafka;

class ConsumeInvoices extends Command
{
    protected $signature = 'kafka:invoices';

    private const OPTIONS = ['max.poll.interval.ms' => 600000];

    public function handle(): void
    {
        $consumer = Kafka::consumer(['shop.invoices', 'shop.refunds'], 'invoices')
            ->withBrokers('kafka-eu:9092')
            ->withOptions(self::OPTIONS)
            ->withOption('auto.offset.reset', 'earliest')
            ->withDlq('shop.invoices.dlq')
            ->withHandler(fn (ConsumerMessage $message) => $this->info($message->getKey()))
            ->build();
        $consumer->consume();
    }

    private function replay(string $topic): void
    {
        Kafka::consumer()->subscribe($topic, 'replays')->withConsumerGroupId('invoices-replay')->build()->consume();
    }
}
