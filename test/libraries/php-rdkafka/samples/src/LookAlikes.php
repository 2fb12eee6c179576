<?php

namespace Shop;

use Shop\Queue\Producer;
use Shop\Queue\Conf;

/** Its own queue, whose classes have the same names: no Kafka. Was: new RdKafka\Producer($conf) */
class LookAlikes
{
    public function run(\Redis $redis): void
    {
        $conf = new Conf();
        $conf->set('queue.name', 'orders');
        $producer = new Producer($conf);
        $producer->newTopic('not-kafka')->produce('x');
        $redis->subscribe(['channel'], fn ($r, $c, $m) => print $m);
    }
}
