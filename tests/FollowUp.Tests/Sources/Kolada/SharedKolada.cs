using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Sockets;
using Xunit;

namespace FollowUp.Tests.Sources;

/// <summary>The recorded Kolada answers beside the repository, and the stand-in that serves them; tests skip where they are absent.</summary>
internal sealed class SharedKolada : IAsyncDisposable
{
    private readonly Process _process;

    private SharedKolada(Process process, Uri baseAddress)
    {
        _process = process;
        BaseAddress = baseAddress;
    }

    public Uri BaseAddress { get; }

    /// <summary>Starts the shared stand-in; skips the test where it or Python is absent.</summary>
    public static async Task<SharedKolada> StartAsync(params string[] options)
    {
        var program = Shared.File("tools/kolada-replay");
        var python = (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator).Prepend("/usr/bin")
            .Select(folder => Path.Combine(folder, "python3")).FirstOrDefault(File.Exists);
        Assert.SkipWhen(python is null, "There is no python3 here to run tools/kolada-replay.");
        var port = FreePort();
        var process = Process.Start(new ProcessStartInfo(python!, [program, "--port", port.ToString(CultureInfo.InvariantCulture), .. options])
        {
            RedirectStandardOutput = true,
        })!;
        var started = new SharedKolada(process, new Uri(string.Create(CultureInfo.InvariantCulture, $"http://127.0.0.1:{port}/v3")));
        if (await process.StandardOutput.ReadLineAsync().WaitAsync(TimeSpan.FromSeconds(30)) is null)
        {
            await started.DisposeAsync();
            throw new InvalidOperationException("tools/kolada-replay ended before it listened.");
        }

        return started;
    }

    public async ValueTask DisposeAsync()
    {
        _process.Kill(entireProcessTree: true);
        await _process.WaitForExitAsync();
        _process.Dispose();
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
