#!/bin/bash
cat > /tmp/mm2.properties <<EOF
# both ways
clusters = a, b
a.bootstrap.servers = ${A_BROKERS}
b.bootstrap.servers = b:9092
b.sasl.jaas.config = PlainLoginModule required password="hunter2";
a->b.enabled = true
EOF
tee connect-file-sink.properties <<'END' > /dev/null
name=local-file-sink
connector.class=FileStreamSink
topics=connect-test
END
cat <<EOF
usage: bootstrap.servers is needed
EOF
