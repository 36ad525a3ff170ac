using System.Diagnostics;
using System.Globalization;
using Xunit;

namespace FollowUp.Tests.Database;

/// <summary>A process of its own that uses a cluster: what a test must be able to kill, or to run as somebody else.</summary>
internal sealed class Child : IAsyncDisposable
{
    /// <summary>The environment variable that tells the child what to do.</summary>
    public const string Task = "FOLLOWUP_TEST_CHILD";

    private readonly Process _process;

    private Child(Process process) => _process = process;

    public int Id => _process.Id;

    /// <summary>Everything it has said so far.</summary>
    public List<string> Lines { get; } = [];

    /// <param name="task">As <see cref="ChildProgram"/> reads it.</param>
    /// <param name="user">The number of the user it runs as; null for our own. Only root can choose.</param>
    public static Child Start(IEnumerable<string> task, int? user = null)
    {
        var program = Environment.ProcessPath!;
        var number = user?.ToString(CultureInfo.InvariantCulture);
        var start = number is null
            ? new ProcessStartInfo(program)
            : new ProcessStartInfo("setpriv", ["--reuid", number, "--regid", number, "--clear-groups", program]);
        start.Environment[Task] = string.Join('|', task);
        start.Environment["DOTNET_STARTUP_HOOKS"] = typeof(Child).Assembly.Location;
        start.Environment["HOME"] = "/";
        start.RedirectStandardInput = start.RedirectStandardOutput = true;
        return new Child(Process.Start(start)!);
    }

    /// <summary>Reads on until a line begins so.</summary>
    /// <exception cref="InvalidOperationException">It ended, or a minute went, without such a line.</exception>
    public async Task<string> ReadUntilAsync(string beginning)
    {
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
        patience.CancelAfter(TimeSpan.FromMinutes(1));
        while (await _process.StandardOutput.ReadLineAsync(patience.Token) is { } line)
        {
            Lines.Add(line);
            if (line.StartsWith(beginning, StringComparison.Ordinal))
            {
                return line;
            }
        }

        throw new InvalidOperationException($"The child ended without '{beginning}'. It said: {string.Join('\n', Lines)}");
    }

    /// <summary>Kills it as a power cut would, and reads what it had said before.</summary>
    public async Task KillAsync()
    {
        _process.Kill();
        await ReadRestAsync();
        await _process.WaitForExitAsync();
    }

    /// <summary>Lets it end by itself.</summary>
    /// <returns>Its exit code.</returns>
    public async Task<int> EndAsync()
    {
        _process.StandardInput.Close();
        await ReadRestAsync();
        await _process.WaitForExitAsync();
        return _process.ExitCode;
    }

    public async ValueTask DisposeAsync()
    {
        if (!_process.HasExited)
        {
            _process.Kill();
            await _process.WaitForExitAsync();
        }

        _process.Dispose();
    }

    private async Task ReadRestAsync()
    {
        while (await _process.StandardOutput.ReadLineAsync() is { } line)
        {
            Lines.Add(line);
        }
    }
}
