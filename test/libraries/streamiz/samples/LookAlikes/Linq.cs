namespace Shop.Reports;

/// <summary>Plain LINQ beside Streamiz.Kafka.Net: nothing here is a topology.</summary>
public class Report(IEnumerable<string> lines)
{
    public int Words() => lines.Select(line => line.Length).Where(length => length > 0).Count();
    public IEnumerable<IGrouping<char, string>> Groups() => lines.GroupBy(line => line[0]);
    public void To(string path) => File.WriteAllLines(path, lines);
}
