<?php

namespace Pay;

use Pay\Mail\Producer;
use Pay\Mail\ProducerConfig;

// mails are no records, whatever the names say: longlang\phpkafka is not used here
$config = new ProducerConfig();
$config->setBootstrapServer('smtp.example.com:25');
(new Producer($config))->send('someone@example.com', 'body');
