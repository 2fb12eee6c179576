<?php

declare(strict_types=1);

namespace Shop\Kafka;

enum Topics: string
{
    case Orders = 'orders.placed';
    case Refunds = 'orders.refunded';

    public const AUDIT = 'audit';
    public const DEAD_LETTERS = self::AUDIT . '.dlq';
}
