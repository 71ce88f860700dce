using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Text;

namespace Isms.Monitor.EndToEnd.Crash;

/// <summary>Gives the slices to a server process one after the other, and starts it again each time it was killed, until all of the input is in. A sender as it should
/// be: it appends to the file once, and repeats a request with its Idempotency-Key until the answer is 200.</summary>
sealed class CrashDriver(string folder, IReadOnlyList<Slice> slices) : IDisposable
{
    const int Killed = 137;

    static readonly UTF8Encoding Utf8 = new(encoderShouldEmitUTF8Identifier: false);

    readonly HttpClient _client = new() { Timeout = TimeSpan.FromMinutes(1) };
    readonly HashSet<int> _acknowledged = [];
    readonly HashSet<int> _appended = [];
    Process? _child;
    Task<string> _errors = Task.FromResult("");
    string _url = "";
    string _armed = "";
    CancellationTokenSource? _kill;
    int _nextStartKill = 2;

    /// <summary>Where the next processes end by themselves, in this order.</summary>
    public Queue<string> Points { get; init; } = [];

    /// <summary>Slices from whose beginning somebody waits, and then kills the process; in order.</summary>
    public Queue<(int Slice, TimeSpan Delay)> Kills { get; init; } = [];

    /// <summary>Kills so long after a start, now and then between the others: they meet the recovery.</summary>
    public Queue<TimeSpan> KillsAfterStart { get; init; } = [];

    public bool AcknowledgesFirst { get; init; }

    /// <summary>Points that ended a process.</summary>
    public List<string> Hit { get; } = [];

    /// <summary>How often it was killed from outside.</summary>
    public int KilledFromOutside { get; private set; }

    public async Task RunAsync(CancellationToken abort)
    {
        for (var at = 0; at < slices.Count; at++) await UntilDoneAsync(at, GiveAsync, abort);
        // A kill that is still to come is waited for: every one must hit something.
        while (_kill is not null)
        {
            if (_child is not null) await BuryAsync(abort);
            await StartAsync(slices[^1].NowMicros, abort);
        }
        await UntilDoneAsync(slices.Count - 1, async (_, stop) => (await _client.PostAsync(_url + "/stop", null, stop)).EnsureSuccessStatusCode(), abort);
        await _child!.WaitForExitAsync(abort);
        Assert.True(_child.ExitCode == 0, await _errors);
    }

    public void Dispose()
    {
        _kill?.Dispose();
        if (_child is { HasExited: false }) _child.Kill();
        _child?.Dispose();
        _client.Dispose();
    }

    async Task UntilDoneAsync(int slice, Func<int, CancellationToken, Task> step, CancellationToken abort)
    {
        while (true)
        {
            if (_child is null && !await StartAsync(slices[slice].NowMicros, abort)) continue;
            try
            {
                await step(slice, abort);
                return;
            }
            catch (HttpRequestException)
            {
                await BuryAsync(abort);
            }
        }
    }

    /// <summary>The kill comes while the slices go on.</summary>
    void KillAfter(TimeSpan delay)
    {
        var child = _child!;
        _kill = new CancellationTokenSource();
        _kill.Token.Register(child.Kill);
        _kill.CancelAfter(delay);
    }

    async Task<bool> StartAsync(long now, CancellationToken abort)
    {
        _armed = Points.Count > 0 ? Points.Peek() : "";
        var start = new ProcessStartInfo("dotnet", [typeof(CrashDriver).Assembly.Location]) { RedirectStandardError = true, RedirectStandardOutput = true };
        new CrashChildSettings(folder, now, _armed, AcknowledgesFirst).AddTo(start.Environment);
        _child = Process.Start(start)!;
        _errors = _child.StandardError.ReadToEndAsync(abort);
        if (_kill is null && KilledFromOutside >= _nextStartKill && KillsAfterStart.TryDequeue(out var delay))
        {
            KillAfter(delay);
            _nextStartKill += 4;
        }
        if (await _child.StandardOutput.ReadLineAsync(abort) is { } url)
        {
            _url = url;
            return true;
        }
        await BuryAsync(abort);
        return false;
    }

    /// <summary>The process is gone, and it was the kill that ended it.</summary>
    async Task BuryAsync(CancellationToken abort)
    {
        await _child!.WaitForExitAsync(abort);
        Assert.True(_child.ExitCode == Killed, $"The server ended with {_child.ExitCode} instead of being killed: {await _errors}");
        if (_kill is not null)
        {
            KilledFromOutside++;
            _kill.Dispose();
            _kill = null;
        }
        else
        {
            Assert.NotEqual("", _armed);
            Hit.Add(Points.Dequeue());
        }
        _child.Dispose();
        _child = null;
    }

    async Task GiveAsync(int at, CancellationToken abort)
    {
        var slice = slices[at];
        if (_kill is null && Kills.TryPeek(out var due) && due.Slice <= at) KillAfter(Kills.Dequeue().Delay);
        (await _client.PutAsync($"{_url}/clock/{slice.NowMicros.ToString(CultureInfo.InvariantCulture)}", null, abort)).EnsureSuccessStatusCode();
        Append(at);
        if (slice.Http.Count > 0 && !_acknowledged.Contains(at)) await PostAsync(at, abort);
        var length = File.Exists(LogPath) ? new FileInfo(LogPath).Length : 0;
        (await _client.GetAsync($"{_url}/stored/{length.ToString(CultureInfo.InvariantCulture)}", abort)).EnsureSuccessStatusCode();
        if (slice.Seals) (await _client.PostAsync(_url + "/seal", null, abort)).EnsureSuccessStatusCode();
    }

    string LogPath => new CrashChildSettings(folder, 0, "", false).LogPath;

    void Append(int at)
    {
        if (slices[at].File.Count == 0 || !_appended.Add(at)) return;
        using var log = new FileStream(LogPath, FileMode.Append, FileAccess.Write, FileShare.ReadWrite);
        log.Write(Utf8.GetBytes(string.Concat(slices[at].File.Select(line => line + "\n"))));
    }

    async Task PostAsync(int at, CancellationToken abort)
    {
        while (true)
        {
            using var request = new HttpRequestMessage(HttpMethod.Post, _url + "/ingest/auto") { Content = new StringContent(string.Join('\n', slices[at].Http) + "\n", Utf8) };
            request.Headers.Add("Idempotency-Key", $"slice-{at.ToString(CultureInfo.InvariantCulture)}");
            using var answer = await _client.SendAsync(request, abort);
            if (answer.StatusCode == HttpStatusCode.OK) break;
            Assert.True(answer.StatusCode == HttpStatusCode.ServiceUnavailable, await answer.Content.ReadAsStringAsync(abort));
            await Task.Delay(TimeSpan.FromMilliseconds(10), TimeProvider.System, abort);
        }
        _acknowledged.Add(at);
    }
}
