using Confluent.Kafka;

namespace Billing;

public class BillingOptions
{
    public string[] Brokers { get; set; } = [];
    public string InvoiceTopic { get; set; } = "";
    public string GroupId { get; set; } = "default";
    public int SessionTimeoutMs { get; set; } = 30_000;
}

public class InvoiceConsumer(IOptions<BillingOptions> options, Lazy<IConsumer<string, string>> shared) : BackgroundService
{
    private readonly BillingOptions _options = options.Value;

    protected override Task ExecuteAsync(CancellationToken token)
    {
        var config = new ConsumerConfig { GroupId = _options.GroupId, SessionTimeoutMs = _options.SessionTimeoutMs };
        using var consumer = new ConsumerBuilder<string, string>(config).Build();
        consumer.Subscribe(_options.InvoiceTopic);
        shared.Value.Subscribe("invoices.shared");
        return Task.CompletedTask;
    }
}
