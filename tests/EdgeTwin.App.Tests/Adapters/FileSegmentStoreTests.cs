using EdgeTwin.App.Adapters;
using EdgeTwin.Device.Ports;
using EdgeTwin.NanoShim.Fabric;

namespace EdgeTwin.App.Tests.Adapters;

public sealed class FileSegmentStoreTests
{
    private static readonly byte[] Ten = [1, 2, 3, 4, 5, 6, 7, 8, 9, 10];

    [Fact]
    public void What_was_appended_is_there_after_a_start()
    {
        Board board = new();
        using IDisposable scope = board.Enter();
        FileSegmentStore store = new("I:\\log", 3);
        Assert.Equal(StoreStatus.Ok, store.Append(1, Ten, 2, 5));
        Assert.Equal(StoreStatus.Ok, store.Append(1, Ten, 0, 2));
        FileSegmentStore again = new("I:\\log", 3);
        Assert.Equal(7, again.LengthOf(1));
        Assert.Equal(0, again.LengthOf(0));
        byte[] read = new byte[10];
        Assert.Equal(5, again.Read(1, 2, read, 1, 9));
        Assert.Equal([0, 5, 6, 7, 1, 2, 0, 0, 0, 0], read);
        Assert.Equal(["I:\\log001.seg"], board.Files.Names);
    }

    [Fact]
    public void A_power_loss_before_close_leaves_the_file_as_it_was()
    {
        Board board = new();
        using IDisposable scope = board.Enter();
        FileSegmentStore store = new("I:\\log", 2);
        store.Append(0, Ten, 0, 4);
        board.Files.PowerDown();
        Assert.NotEqual(StoreStatus.Ok, store.Append(0, Ten, 0, 10));
        board.Files.PowerUp();
        Assert.Equal(4, new FileSegmentStore("I:\\log", 2).LengthOf(0));
    }

    [Fact]
    public void No_room_is_told_and_changes_nothing()
    {
        Board board = new();
        using IDisposable scope = board.Enter();
        board.Files.CapacityBytes = 12;
        FileSegmentStore store = new("I:\\log", 2);
        Assert.Equal(StoreStatus.Ok, store.Append(0, Ten, 0, 10));
        // One failure may be anything; the log tries again, and then it is told that there is no room.
        Assert.Equal(StoreStatus.Failed, store.Append(1, Ten, 0, 10));
        Assert.Equal(StoreStatus.Full, store.Append(1, Ten, 0, 10));
        Assert.Equal(0, store.LengthOf(1));
        Assert.Equal(10, store.LengthOf(0));
        Assert.Equal(2, store.Failures);
    }

    [Fact]
    public void A_failure_is_told_and_the_next_try_may_do()
    {
        Board board = new();
        using IDisposable scope = board.Enter();
        FileSegmentStore store = new("I:\\log", 2);
        board.Files.FailNext();
        Assert.Equal(StoreStatus.Failed, store.Append(0, Ten, 0, 3));
        Assert.Equal(0, store.LengthOf(0));
        Assert.Equal(StoreStatus.Ok, store.Append(0, Ten, 0, 3));
        board.Files.FailNext();
        Assert.Equal(-1, store.Read(0, 0, new byte[3], 0, 3));
        Assert.Equal(3, store.Read(0, 0, new byte[3], 0, 3));
        board.Files.FailNext();
        Assert.Equal(StoreStatus.Failed, store.Delete(0));
        Assert.Equal(3, store.LengthOf(0));
        Assert.Equal(StoreStatus.Ok, store.Delete(0));
        Assert.Equal(StoreStatus.Ok, store.Delete(0));
        Assert.Empty(board.Files.Names);
    }
}
