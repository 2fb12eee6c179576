import os
import subprocess

BROKERS = os.environ["BROKERS"]

subprocess.run(["kafka-topics.sh", "--create", "--topic", "orders", "--partitions", "3", "--bootstrap-server", BROKERS], check=True)
subprocess.check_output("kafka-consumer-groups --bootstrap-server kafka:9092 --list", shell=True)
os.system(f"kafka-acls --bootstrap-server {BROKERS} --add --allow-principal User:shop --operation Read --group shop")
print("kafka-topics --delete --topic orders")
subprocess.run(["ls", "kafka-logs"])
