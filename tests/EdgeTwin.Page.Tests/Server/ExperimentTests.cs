using System.Net;
using System.Text.Json;
using EdgeTwin.Host.Page;
using EdgeTwin.Host.Running;
using EdgeTwin.Page.Tests.Support;
using EdgeTwin.Simulation.Wearers;

namespace EdgeTwin.Page.Tests.Server;

public sealed class ExperimentTests
{
    private static readonly TwinSeam Learned = new(_ => Beats.Twin(), _ => Beats.Heart);

    [Theory]
    [InlineData("{}", "Nothing is changed")]
    [InlineData("""{"st":0}""", "The ST shift must lie between -1000 and 1000")]
    [InlineData("""{"st":1001}""", "The ST shift must lie between -1000 and 1000")]
    [InlineData("""{"st":"200"}""", "The ST shift must lie")]
    [InlineData("""{"hr":1e999}""", "The heart rate must lie")]
    [InlineData("""{"hr":24.9}""", "The heart rate must lie")]
    [InlineData("""{"pause":31}""", "The pause must lie between 0.5 and 30")]
    [InlineData("""{"af":1}""", "yes or no")]
    [InlineData("""{"st":200,"seed":-1}""", "The seed is a whole number")]
    [InlineData("""{"st":200,"seed":1.5}""", "The seed is a whole number")]
    [InlineData("""{"st":200,"heart":"mine"}""", "a field that no experiment has")]
    [InlineData("""{"st":200,"st":300}""", "no form")]
    [InlineData("[1]", "no form")]
    [InlineData("{", "no form")]
    public async Task A_form_that_cannot_be_meant_is_refused_in_a_sentence(string form, string why)
    {
        await using PageBench bench = await PageBench.StartAsync(twins: Learned);
        (HttpStatusCode status, string text) = await bench.PostAsync("/api/whatif", form);
        Assert.Equal(HttpStatusCode.BadRequest, status);
        Assert.Contains(why, Why(text), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_form_that_is_too_long_is_no_form()
    {
        await using PageBench bench = await PageBench.StartAsync(twins: Learned);
        Assert.Equal(HttpStatusCode.BadRequest, (await bench.PostAsync("/api/whatif", "{\"device\":\"" + new string('x', 8000) + "\"}")).Status);
    }

    [Fact]
    public async Task Before_enough_is_learned_it_says_so()
    {
        await using PageBench bench = await PageBench.StartAsync();
        (HttpStatusCode status, string text) = await bench.PostAsync("/api/whatif", """{"st":200}""");
        Assert.Equal(HttpStatusCode.Conflict, status);
        Assert.Contains("learned", Why(text), StringComparison.Ordinal);
    }

    [Fact]
    public async Task It_answers_and_the_same_seed_gives_the_same_answer()
    {
        await using PageBench bench = await PageBench.StartAsync(twins: Learned);
        string first = await AnswerAsync(bench, """{"pause":4,"seed":7}""");
        Assert.Contains("would have been noticed, told as pause", JsonDocument.Parse(first).RootElement.GetProperty("sentence").GetString(), StringComparison.Ordinal);
        Assert.Equal(first, await AnswerAsync(bench, """{"pause":4,"seed":7}"""));
    }

    [Fact]
    public async Task One_at_a_time_and_it_can_be_ended()
    {
        await using PageBench bench = await PageBench.StartAsync(twins: Learned);
        int number = Number((await bench.PostAsync("/api/whatif", """{"st":40,"hr":130,"pvc":20,"af":true}""")).Text);
        (HttpStatusCode status, string text) = await bench.PostAsync("/api/whatif", """{"st":200}""");
        Assert.Equal(HttpStatusCode.Conflict, status);
        Assert.Contains("one at a time", Why(text), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.NoContent, (await bench.SendAsync(HttpMethod.Delete, $"/api/whatif/{number}", null)).Status);
        JsonElement ended = await DoneAsync(bench, number);
        Assert.Contains("Ended before", ended.GetProperty("why").GetString(), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.Accepted, (await bench.PostAsync("/api/whatif", """{"pause":4}""")).Status);
    }

    [Fact]
    public async Task It_does_not_change_what_it_was_given()
    {
        int[] before = [.. Beats.Heart.Microvolts];
        await using PageBench bench = await PageBench.StartAsync(twins: Learned);
        await AnswerAsync(bench, """{"st":300}""");
        Assert.Equal(before, Beats.Heart.Microvolts);
    }

    [Fact]
    public async Task The_live_run_tells_the_same_to_the_last_byte_whether_somebody_experiments_or_not()
    {
        string quiet = await RunAsync(_ => Task.CompletedTask);
        string busy = await RunAsync(async link =>
        {
            using HttpClient client = new() { BaseAddress = new Uri(link) };
            using StringContent form = new("""{"st":300,"hr":140}""", System.Text.Encoding.UTF8, "application/json");
            using HttpResponseMessage answer = await client.PostAsync("/api/whatif", form);
            Assert.Equal(HttpStatusCode.Accepted, answer.StatusCode);
        });
        Assert.Contains("tachycardia", quiet, StringComparison.Ordinal);
        Assert.Equal(quiet, busy);
    }

    private static async Task<string> RunAsync(Func<string, Task> meanwhile)
    {
        RunOptions options = new() { Scenario = Scenario.Find("normal")!, Speed = 20, ForSeconds = 60, Page = new PageOptions(), Twins = Learned };
        Task asked = Task.CompletedTask;
        RunResult result = await Task.Run(() => RunSession.Run(options, watch => watch(new PlainRunView(TextWriter.Null)), (_, link) => asked = meanwhile(link!), TestContext.Current.CancellationToken));
        await asked;
        Assert.True(result.IsComplete);
        // The self-test tells of milliseconds that the host took.
        return string.Join('\n', result.Events.Where(one => one.Kind is not ("boot" or "self-test")).Select(one => $"{one.Seq} {one.Json}"));
    }

    private static async Task<string> AnswerAsync(PageBench bench, string form)
    {
        (HttpStatusCode status, string text) = await bench.PostAsync("/api/whatif", form);
        Assert.True(status == HttpStatusCode.Accepted, text);
        JsonElement done = await DoneAsync(bench, Number(text));
        Assert.False(done.TryGetProperty("why", out JsonElement why), why.ToString());
        return done.GetProperty("answer").GetRawText();
    }

    private static async Task<JsonElement> DoneAsync(PageBench bench, int number)
    {
        while (true)
        {
            JsonElement state = JsonDocument.Parse((await bench.GetAsync($"/api/whatif/{number}")).Text).RootElement;
            if (state.GetProperty("isDone").GetBoolean())
            {
                return state;
            }
            await Task.Yield();
        }
    }

    private static int Number(string text) => JsonDocument.Parse(text).RootElement.GetProperty("number").GetInt32();

    private static string Why(string text) => JsonDocument.Parse(text).RootElement.GetProperty("why").GetString()!;
}
