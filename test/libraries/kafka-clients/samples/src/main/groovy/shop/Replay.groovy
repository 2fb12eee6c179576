package shop

import org.apache.kafka.clients.consumer.ConsumerConfig
import org.apache.kafka.clients.consumer.KafkaConsumer
import org.apache.kafka.clients.producer.KafkaProducer
import org.apache.kafka.clients.producer.ProducerConfig
import org.apache.kafka.clients.producer.ProducerRecord

class Replay {
  static final String SOURCE = 'orders.dead'
  static final String TARGET = "orders.v2"
  def brokers = System.getenv('BROKERS') ?: 'localhost:9092'

  Map producerSettings() {
    [
      (ProducerConfig.BOOTSTRAP_SERVERS_CONFIG): brokers,
      'acks': 'all',
      'compression.type': 'zstd',
    ]
  }

  def run(int count) {
    def settings = new Properties()
    settings.put(ConsumerConfig.GROUP_ID_CONFIG, 'replay')
    settings['bootstrap.servers'] = brokers
    settings.with {
      put(ConsumerConfig.MAX_POLL_RECORDS_CONFIG, 10)
    }
    def consumer = new KafkaConsumer<String, String>(settings)
    def producer = new KafkaProducer<String, String>(producerSettings())
    consumer.subscribe([SOURCE])
    consumer.poll(100).each { record ->
      producer.send(new ProducerRecord<>(TARGET, record.key(), record.value()))
    }
    consumer.close()
  }
}
