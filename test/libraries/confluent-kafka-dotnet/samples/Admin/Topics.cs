using Confluent.Kafka;
using Confluent.Kafka.Admin;

namespace Shop.Admin;

public class Topics
{
    private const int Partitions = 12;
    private const short Replicas = 3;

    public async Task Ensure(IConfiguration configuration)
    {
        using var admin = new AdminClientBuilder(new AdminClientConfig { BootstrapServers = configuration.GetSection("Kafka")["Brokers"] }).Build();
        await admin.CreateTopicsAsync(new[]
        {
            new TopicSpecification
            {
                Name = "orders.placed",
                NumPartitions = Partitions,
                ReplicationFactor = Replicas,
                Configs = new Dictionary<string, string> { { "retention.ms", "604800000" }, ["cleanup.policy"] = "compact" },
            },
            new() { Name = "orders.shipped", NumPartitions = -1 },
        });
        await admin.IncrementalAlterConfigsAsync(Changes());
        var consumer = new ConsumerBuilder<Ignore, Ignore>(new Dictionary<string, string> { ["bootstrap.servers"] = "localhost:9092", ["group.id"] = "offsets" }).Build();
        consumer.Assign(Enumerable.Range(0, Partitions).Select(at => new TopicPartitionOffset("orders.placed", at, Offset.Beginning)));
    }

    private static Dictionary<ConfigResource, List<ConfigEntry>> Changes() => [];
}
