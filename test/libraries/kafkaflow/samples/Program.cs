using KafkaFlow;
using KafkaFlow.Serializer;

var services = new ServiceCollection();
services.AddKafka(kafka => kafka
    .UseConsoleLog()
    .AddCluster(cluster => cluster
        .WithBrokers(new[] { "kafka-1:9092", "kafka-2:9092" })
        .WithSecurityInformation(security =>
        {
            security.SecurityProtocol = SecurityProtocol.SaslSsl;
            security.SaslMechanism = SaslMechanism.ScramSha256;
            security.SaslUsername = "shop";
            security.SaslPassword = Environment.GetEnvironmentVariable("KAFKA_PASSWORD");
        })
        .CreateTopicIfNotExists("orders", 12, 3)
        .AddProducer("orders", producer => producer
            .DefaultTopic("orders")
            .WithAcks(Acks.All)
            .WithLingerMs(50)
            .AddMiddlewares(middlewares => middlewares.AddSerializer<JsonCoreSerializer>()))
        .AddConsumer(consumer => consumer
            .Topic("orders")
            .WithGroupId("billing")
            .WithBufferSize(100)
            .WithWorkersCount(10)
            .WithAutoOffsetReset(AutoOffsetReset.Earliest)
            .WithAutoCommitIntervalMs(2000)
            .AddMiddlewares(middlewares => middlewares.AddDeserializer<JsonCoreDeserializer>()))));

var provider = services.BuildServiceProvider();
var bus = provider.CreateKafkaBus();
await bus.StartAsync();
