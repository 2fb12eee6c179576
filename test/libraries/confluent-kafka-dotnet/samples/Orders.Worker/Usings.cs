global using Confluent.Kafka;
global using Orders.Worker.Settings;
