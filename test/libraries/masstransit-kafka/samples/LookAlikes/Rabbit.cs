using MassTransit;

namespace Shop.Rabbit;

public static class RabbitSetup
{
    // rider.UsingKafka((context, k) => k.Host("commented:9092"));
    public static void Add(IServiceCollection services) =>
        services.AddMassTransit(x => x.UsingRabbitMq((context, rabbit) =>
        {
            rabbit.Host("rabbit", "/");
            rabbit.ReceiveEndpoint("orders", e => e.PrefetchCount = 16);
        }));
}
