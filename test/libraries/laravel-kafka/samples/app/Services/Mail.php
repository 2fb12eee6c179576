<?php

namespace App\Services;

use App\Facades\Kafka;

/** A facade of the application's own that happens to be called so. */
class Mail
{
    public function send(): void
    {
        Kafka::publishOn('not-a-topic')->withBody('x')->send();
    }
}
