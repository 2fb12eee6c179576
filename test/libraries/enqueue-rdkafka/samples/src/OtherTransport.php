<?php

use Enqueue\AmqpLib\AmqpConnectionFactory;

$context = (new AmqpConnectionFactory(['host' => 'rabbit', 'global' => ['group.id' => 'none']]))->createContext();
$context->createProducer()->send($context->createTopic('not-kafka'), $context->createMessage('x'));
