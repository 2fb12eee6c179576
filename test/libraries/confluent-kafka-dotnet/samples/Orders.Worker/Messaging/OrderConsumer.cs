namespace Orders.Worker.Messaging;

public sealed class OrderConsumer : BackgroundService
{
    private readonly IConsumer<string, byte[]> _consumer;
    private readonly IProducer<string, byte[]> _producer;

    public OrderConsumer(IProducer<string, byte[]> producer)
    {
        _producer = producer;
        _consumer = new ConsumerBuilder<string, byte[]>(KafkaSettings.ForConsumer("orders-worker", true))
            .SetPartitionsRevokedHandler((consumer, partitions) => consumer.Commit())
            .Build();
    }

    protected override Task ExecuteAsync(CancellationToken stoppingToken)
    {
        _consumer.Subscribe(TopicNames.All);
        _producer.InitTransactions(TimeSpan.FromSeconds(30));
        while (!stoppingToken.IsCancellationRequested)
        {
            var result = _consumer.Consume(stoppingToken);
            _producer.BeginTransaction();
            try
            {
                _producer.Produce(TopicNames.Shipped, result.Message);
                _producer.SendOffsetsToTransaction([new TopicPartitionOffset(result.TopicPartition, result.Offset + 1)], _consumer.ConsumerGroupMetadata, Timeouts.Session);
                _producer.CommitTransaction();
            }
            catch (KafkaException)
            {
                _producer.AbortTransaction();
            }
        }
        return Task.CompletedTask;
    }
}
