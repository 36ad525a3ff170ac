using System.Diagnostics;
using FollowUp.Analysis;

namespace FollowUp.Database;

/// <summary>Makes a new cluster: beside its place, then one rename, so that a kill never leaves half a cluster under the final name.</summary>
internal sealed class ClusterCreation(ClusterFolder folder, ClusterPrograms programs, ClusterUser user, ClusterOptions options)
{
    private const string Beside = "data.new";

    public async Task RunAsync(CancellationToken ct)
    {
        var beside = Path.Combine(folder.Server, Beside);
        if (Directory.Exists(beside))
        {
            Directory.Delete(beside, recursive: true);
        }

        await InitdbAsync(beside, ct);

        // The socket's folder is closed to others, which is the whole protection; and no other way in is opened.
        await File.WriteAllTextAsync(Path.Combine(beside, "pg_hba.conf"), "local all all trust\n", ct);
        Directory.Move(beside, folder.Data);
        if (options.Durable)
        {
            Libc.Keep(folder.Server);
        }
    }

    private async Task InitdbAsync(string target, CancellationToken ct)
    {
        // C.UTF-8 sorts by code point on every machine; a libc that sorts otherwise after an upgrade would break indexes in silence.
        List<string> command =
        [
            programs.Initdb, "-D", target, "-U", "postgres", "-A", "trust", "-E", "UTF8", "--locale=C.UTF-8", "--data-checksums", "--no-instructions",
        ];
        if (!options.Durable)
        {
            command.Add("--no-sync");
        }

        var start = user.Start(command, folder.Server);
        start.RedirectStandardOutput = start.RedirectStandardError = true;
        using var process = Process.Start(start)!;
        try
        {
            var output = process.StandardOutput.ReadToEndAsync(ct);
            var errors = await process.StandardError.ReadToEndAsync(ct);
            await output;
            await process.WaitForExitAsync(ct);
            if (process.ExitCode != 0)
            {
                throw new ClusterException(errors.Contains("No space left on device", StringComparison.Ordinal)
                    ? Format.Fill(DatabaseTexts.ServerDiskFull, folder.Path)
                    : Format.Fill(DatabaseTexts.CreationFailed, folder.Data, errors.Trim()));
            }
        }
        catch (OperationCanceledException)
        {
            process.Kill(entireProcessTree: true);
            throw;
        }
    }
}
