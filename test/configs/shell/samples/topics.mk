TOPIC ?= orders
PARTITIONS := 6

topics:
	@$(KAFKA_HOME)/bin/kafka-topics.sh --bootstrap-server $(BROKERS) --create --topic $(TOPIC) \
		--partitions $(PARTITIONS) --replication-factor $(COPIES)
	rpk topic create "run-$$(date +%s)" -p 1
	kafka-proxy server --bootstrap-server-mapping "kafka:9092,0.0.0.0:32400" --sasl-enable --sasl-password hunter2
