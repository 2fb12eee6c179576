using Confluent.Kafka;
using Confluent.SchemaRegistry;
using Confluent.SchemaRegistry.Serdes;

var builder = WebApplication.CreateBuilder(args);

var config = new ProducerConfig
{
    BootstrapServers = builder.Configuration["Kafka:BootstrapServers"],
    ClientId = $"orders-api-{Environment.MachineName}",
    Acks = Acks.All,
    EnableIdempotence = true,
    CompressionType = CompressionType.Zstd,
    LingerMs = 5,
    MessageTimeoutMs = (int)TimeSpan.FromMinutes(2).TotalMilliseconds,
    SecurityProtocol = SecurityProtocol.SaslSsl,
    SaslMechanism = SaslMechanism.ScramSha512,
    SaslUsername = Environment.GetEnvironmentVariable("KAFKA_USER"),
    SaslPassword = Environment.GetEnvironmentVariable("KAFKA_PASSWORD"),
    Partitioner = Partitioner.Murmur2Random,
};
config.Set("statistics.interval.ms", "60000");
config.QueueBufferingMaxMessages = 1_000_000;

var registry = new CachedSchemaRegistryClient(new SchemaRegistryConfig { Url = "http://registry:8081", BasicAuthUserInfo = "orders:secret" });

using var producer = new ProducerBuilder<string, Order>(config)
    .SetValueSerializer(new AvroSerializer<Order>(registry, new AvroSerializerConfig { AutoRegisterSchemas = false }))
    .SetErrorHandler((_, error) => Console.Error.WriteLine(error.Reason))
    .Build();

var app = builder.Build();
app.MapPost("/orders", async (Order order) =>
{
    var result = await producer.ProduceAsync("orders.placed", new Message<string, Order> { Key = order.Id, Value = order });
    producer.Produce(new TopicPartition("orders.audit", 0), new Message<string, Order> { Key = order.Id, Value = order });
    return Results.Ok(result.Offset.Value);
});
app.Run();

public record Order(string Id, decimal Total);
