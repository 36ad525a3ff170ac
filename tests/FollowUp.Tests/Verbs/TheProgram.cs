using System.Diagnostics;
using System.Globalization;
using System.Text;
using FollowUp.Tests.House;

namespace FollowUp.Tests.Verbs;

/// <summary>The program as an operator runs it: processes of its own on a data folder of their own.</summary>
public sealed class TheProgram : IAsyncDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("followup-program-");
    private readonly List<Process> _started = [];

    /// <param name="kolada">Kolada's address; null for one where nobody listens.</param>
    public TheProgram(Uri? kolada = null)
    {
        // Others may enter, as they may a data folder under /var/lib: else root would not run the server as another user.
        File.SetUnixFileMode(_folder.FullName, File.GetUnixFileMode(_folder.FullName) | UnixFileMode.GroupExecute | UnixFileMode.OtherExecute);
        Environment["FollowUp__DataFolder"] = DataFolder;
        Environment["FollowUp__Kolada__BaseAddress"] = kolada?.AbsoluteUri ?? "http://127.0.0.1:9/v3";
        Environment["ASPNETCORE_URLS"] = "http://127.0.0.1:0";
    }

    public string DataFolder => Path.Combine(_folder.FullName, "data");

    /// <summary>What the next process is told besides our own environment.</summary>
    public Dictionary<string, string> Environment { get; } = [];

    /// <summary>The project's framework file.</summary>
    public static string Framework => Path.Combine(SourceTree.Root, "dashboards", "framework.yaml");

    /// <summary>Runs a verb to its end.</summary>
    public async Task<Ended> RunAsync(CancellationToken ct, params string[] verb)
    {
        using var process = Start(verb);
        var output = process.StandardOutput.ReadToEndAsync(ct);
        var error = process.StandardError.ReadToEndAsync(ct);
        await process.WaitForExitAsync(ct);
        return new Ended(process.ExitCode, await output, await error);
    }

    /// <summary>Starts a verb and lets it run.</summary>
    public Process Start(params string[] verb)
    {
        var start = new ProcessStartInfo("dotnet", [Path.Combine(AppContext.BaseDirectory, "followup.dll"), .. verb])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            StandardOutputEncoding = Encoding.UTF8,
            WorkingDirectory = _folder.FullName,
        };
        foreach (var (name, value) in Environment)
        {
            start.Environment[name] = value;
        }

        var process = Process.Start(start)!;
        _started.Add(process);
        return process;
    }

    /// <summary>Starts the service and waits until it says that it is ready.</summary>
    /// <returns>The process, its address, and the lines it said before.</returns>
    public async Task<(Process Process, Uri Address, List<string> Said)> ServeAsync(CancellationToken ct)
    {
        var process = Start("serve");
        process.ErrorDataReceived += (_, _) => { };
        process.BeginErrorReadLine();
        var said = new List<string>();
        while (await process.StandardOutput.ReadLineAsync(ct) is { } line)
        {
            if (line.StartsWith("FollowUp: http", StringComparison.Ordinal))
            {
                _ = process.StandardOutput.BaseStream.CopyToAsync(Stream.Null, CancellationToken.None);
                return (process, new Uri(line["FollowUp: ".Length..]), said);
            }

            said.Add(line);
        }

        throw new InvalidOperationException($"The service ended with {process.ExitCode}: {string.Join('\n', said)}");
    }

    /// <summary>The database server's process, by the file it leaves in the data folder; null while there is none.</summary>
    public int? ServerProcess() =>
        Directory.Exists(DataFolder) && Directory.EnumerateFiles(DataFolder, "postmaster.pid", SearchOption.AllDirectories).FirstOrDefault() is { } file
            && int.TryParse(File.ReadLines(file).FirstOrDefault(), NumberStyles.None, CultureInfo.InvariantCulture, out var id)
            ? id
            : null;

    public async ValueTask DisposeAsync()
    {
        foreach (var process in _started)
        {
            if (!HasEnded(process))
            {
                process.Kill();
                await process.WaitForExitAsync();
            }

            process.Dispose();
        }

        // The server of a killed program shuts down by itself within moments.
        for (var tries = 0; tries < 100 && ServerProcess() is { } id && Directory.Exists($"/proc/{id}"); tries++)
        {
            await Task.Delay(50);
        }

        _folder.Delete(recursive: true);
    }

    private static bool HasEnded(Process process)
    {
        try
        {
            return process.HasExited;
        }
        catch (InvalidOperationException)
        {
            return true; // disposed by the one who ran it to its end
        }
    }
}

/// <summary>A verb that has ended.</summary>
public sealed record Ended(int ExitCode, string Output, string Error)
{
    /// <summary>The last line of the output.</summary>
    public string LastLine => Output.TrimEnd('\n').Split('\n')[^1];
}
