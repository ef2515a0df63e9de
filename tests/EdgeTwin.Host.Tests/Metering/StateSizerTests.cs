using EdgeTwin.Host.Metering;

namespace EdgeTwin.Host.Tests.Metering;

public sealed class StateSizerTests
{
    [Fact]
    public void An_object_is_12_bytes_and_12_a_field_and_an_array_its_bytes_and_23() =>
        Assert.Equal((12 + (3 * 12)) + (10 + 23), new StateSizer().Reachable(new Holder { Bytes = new byte[10] }));

    [Fact]
    public void An_array_of_structs_is_48_bytes_an_element_and_one_of_references_12()
    {
        Assert.Equal((3 * 48) + 23, new StateSizer().Reachable(new Pair[3]));
        Assert.Equal((3 * 12) + 23, new StateSizer().Reachable(new object[3]));
        Assert.Equal((4 * 8) + 23, new StateSizer().Reachable(new long[4]));
        Assert.Equal(4 + 23, new StateSizer().Reachable(new Small[4]));
    }

    [Fact]
    public void A_shared_or_circular_object_counts_once_and_an_excluded_one_not_at_all()
    {
        Holder first = new();
        Holder second = new() { Other = first };
        first.Other = second;
        Assert.Equal(2 * (12 + (3 * 12)), new StateSizer().Reachable(first));
        StateSizer without = new();
        without.Exclude(second);
        Assert.Equal(12 + (3 * 12), without.Reachable(first));
    }

    [Fact]
    public void Static_fields_count_with_what_they_hold() =>
        Assert.Equal(12 + (5 * 4) + 23, new StateSizer().Statics([typeof(Tables)]));

    [Fact]
    public void Bytes_are_told_by_class_and_those_of_an_array_by_the_class_that_holds_it()
    {
        StateSizer sizer = new();
        long bytes = sizer.Reachable(new Holder { Bytes = new byte[10], Other = new Holder() }) + sizer.Statics([typeof(Tables)]);
        IReadOnlyList<ClassState> classes = sizer.Largest(10);
        Assert.Equal([new ClassState(typeof(Holder).FullName!.Replace('+', '.'), 2, (2 * 48) + 33), new ClassState(typeof(Tables).FullName!.Replace('+', '.'), 0, 55)], classes);
        Assert.Equal(bytes, classes.Sum(c => c.Bytes));
        Assert.Single(sizer.Largest(1));
    }

    private enum Small : byte
    {
        None,
    }

    private readonly record struct Pair(int A, int B);

    private sealed class Holder
    {
        public int Number = 1;
        public byte[]? Bytes;
        public Holder? Other;
    }

    private static class Tables
    {
        public const int Literal = 3;
        public static readonly int[] Five = [1, 2, 3, 4, Literal];
    }
}
