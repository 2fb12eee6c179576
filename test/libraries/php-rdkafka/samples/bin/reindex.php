<?php

require __DIR__ . '/../vendor/autoload.php';

$settings = require __DIR__ . '/../config/kafka.php';

$conf = new RdKafka\Conf();
$conf->set('bootstrap.servers', $settings['brokers']);
$conf->set('group.id', "reindex-{$settings['region']}");
$conf->set('enable.auto.commit', 'false');
if (in_array('--from-start', $argv)) {
    $conf->set('auto.offset.reset', 'earliest');
}
$conf->setRebalanceCb(function (RdKafka\KafkaConsumer $kafka, $err, ?array $partitions = null) {
    $kafka->assign($partitions);
});

$consumer = new RdKafka\KafkaConsumer($conf);
$consumer->subscribe($settings['topics']);
while (true) {
    $message = $consumer->consume(10 * 1000);
    echo "bootstrap.servers: unreachable\n";
}
