using Confluent.Kafka;
using MassTransit;

var builder = Host.CreateApplicationBuilder(args);
builder.Services.AddMassTransit(x =>
{
    x.UsingInMemory();
    x.AddRider(rider =>
    {
        rider.AddConsumer<OrderPlacedConsumer>();
        rider.AddProducer<string, OrderShipped>("orders.shipped", (context, producer) =>
        {
            producer.Linger = TimeSpan.FromMilliseconds(20);
            producer.EnableIdempotence = true;
        });
        rider.AddProducer<OrderAudited>("orders.audited", new ProducerConfig { CompressionType = CompressionType.Lz4 });

        rider.UsingKafka((context, k) =>
        {
            k.ClientId = "shop";
            k.Acks = Acks.All;
            k.SecurityProtocol = SecurityProtocol.SaslSsl;
            k.Host(builder.Configuration["Kafka:Host"], host =>
            {
                host.UseSasl(sasl =>
                {
                    sasl.Mechanism = SaslMechanism.Plain;
                    sasl.Username = "shop";
                    sasl.Password = builder.Configuration["Kafka:Password"];
                });
                host.UseSsl(ssl => ssl.CaLocation = "/etc/ssl/ca.pem");
            });

            k.TopicEndpoint<OrderPlaced>("orders.placed", "shop-orders", e =>
            {
                e.AutoOffsetReset = AutoOffsetReset.Earliest;
                e.SessionTimeout = TimeSpan.FromSeconds(30);
                e.CheckpointInterval = TimeSpan.FromSeconds(10);
                e.CreateIfMissing(topic =>
                {
                    topic.NumPartitions = 6;
                    topic.ReplicationFactor = 3;
                });
                e.ConfigureConsumer<OrderPlacedConsumer>(context);
            });
        });
    });
});
builder.Build().Run();
