namespace Orders.Worker.Settings;

public static class TopicNames
{
    private const string Prefix = "orders.";
    public const string Placed = Prefix + "placed";
    public const string Shipped = Prefix + "shipped";
    public static readonly string[] All = [Placed, Shipped];
}

public static class Timeouts
{
    public static readonly TimeSpan Session = TimeSpan.FromSeconds(45);
}
