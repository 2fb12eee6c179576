<?php

namespace Mailer;

use Enqueue\RdKafka\RdKafkaContext;

final class Worker
{
    private const QUEUE = 'mails';

    public function __construct(private RdKafkaContext $context)
    {
    }

    public function run(): void
    {
        $queue = $this->context->createQueue(self::QUEUE);
        $consumer = $this->context->createConsumer($queue);
        $message = $consumer->receive(120 * 1000);
        $consumer->acknowledge($message);
    }
}
