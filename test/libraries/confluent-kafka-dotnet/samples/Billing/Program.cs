using Confluent.Kafka;
using Billing;

var builder = Host.CreateApplicationBuilder(args);
builder.Services.Configure<BillingOptions>(builder.Configuration.GetSection("Messaging:Kafka"));
builder.Services.AddSingleton<IProducer<string, string>>(provider =>
{
    var options = provider.GetRequiredService<IOptions<BillingOptions>>().Value;
    return new ProducerBuilder<string, string>(new ProducerConfig { BootstrapServers = string.Join(",", options.Brokers), Acks = Acks.Leader }).Build();
});

var audit = builder.Configuration.GetSection("KafkaConsumer").Get<ConsumerConfig>();
audit.AllowAutoCreateTopics = false;
builder.Services.AddHostedService<InvoiceConsumer>();
var host = builder.Build();
await host.Services.GetRequiredService<IProducer<string, string>>().ProduceAsync("billing.started", new Message<string, string> { Value = "" });
host.Run();
