<?php

namespace Mailer;

use Enqueue\RdKafka\RdKafkaContext;

final class ContextFactory
{
    public function __construct(private string $brokers)
    {
    }

    public function producing(): RdKafkaContext
    {
        return $this->context(['global' => $this->settings(['acks' => 'all'])]);
    }

    private function settings(array $more): array
    {
        return ['bootstrap.servers' => $this->brokers, 'linger.ms' => '0', ...$more];
    }

    private function context(array $config): RdKafkaContext
    {
        return new RdKafkaContext($config);
    }
}
