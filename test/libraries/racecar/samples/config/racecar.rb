Racecar.configure do |config|
  config.brokers = ENV.fetch("KAFKA_BROKERS", "localhost:9092")
  config.group_id = "analytics"
  config.session_timeout = 45
  config.max_wait_time = 0.5
  config.producer = ["message.max.bytes=26214400", "linger.ms=5"]
  config.sasl_password = ENV["KAFKA_PASSWORD"]
end
