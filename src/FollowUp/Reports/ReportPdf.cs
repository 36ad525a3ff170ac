using System.Diagnostics;
using System.Text;
using FollowUp.Analysis;

namespace FollowUp.Reports;

/// <summary>
/// Prints documents with Chromium: tagged PDF with language, title, outline and alternative texts. It is asked for nothing but to print a file:
/// no network, no scripts, no profile that outlives it.
/// </summary>
/// <param name="program">The browser to use; null for the machine's own.</param>
public sealed class ReportPdf(string? program)
{
    private static readonly TimeSpan _limit = TimeSpan.FromMinutes(2);
    private static readonly string[] _places = ["/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome-stable", "/usr/bin/google-chrome"];

    /// <summary>The browser that would be used; null when there is none.</summary>
    public static string? Find(string? program) => program is null ? _places.FirstOrDefault(File.Exists) : File.Exists(program) ? program : null;

    /// <summary>Prints one document.</summary>
    /// <exception cref="ReportException">It could not be printed; the message says why and what to do.</exception>
    public async Task<byte[]> OfAsync(string html, CancellationToken ct)
    {
        var browser = program ?? _places.FirstOrDefault(File.Exists) ?? throw new ReportException(ReportTexts.NoChromium);
        var folder = Directory.CreateTempSubdirectory("followup-report-");
        try
        {
            await ReportFonts.PutAsync(folder.FullName, ct);
            var pdf = Path.Combine(folder.FullName, "rapport.pdf");
            var pages = await PrintAsync(browser, folder.FullName, html, pdf, ct);

            // Browsers cannot say on which page something stands until they have printed it: so the contents get their numbers the second time.
            return PdfPages.Numbered(html, pages) is { } numbered ? await PrintAsync(browser, folder.FullName, numbered, pdf, ct) : pages;
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    private static async Task<byte[]> PrintAsync(string browser, string folder, string html, string pdf, CancellationToken ct)
    {
        var page = Path.Combine(folder, "rapport.html");
        await File.WriteAllTextAsync(page, ReportStyle.BesideFonts(html), Encoding.UTF8, ct);
        File.Delete(pdf);
        var (exitCode, said) = await RunAsync(browser, folder, page, pdf, ct);
        return exitCode == 0 && File.Exists(pdf)
            ? await File.ReadAllBytesAsync(pdf, ct)
            : throw new ReportException(Format.Fill(ReportTexts.PdfFailed, browser, Format.Count(exitCode), said));
    }

    private static async Task<(int ExitCode, string Said)> RunAsync(string browser, string folder, string page, string pdf, CancellationToken ct)
    {
        var start = new ProcessStartInfo(browser, Arguments(folder, page, pdf)) { RedirectStandardError = true, RedirectStandardOutput = true, RedirectStandardInput = true, WorkingDirectory = folder };
        start.Environment["HOME"] = folder;
        using var process = Started(start);
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(ct);
        limit.CancelAfter(_limit);
        try
        {
            process.StandardInput.Close();
            var said = process.StandardError.ReadToEndAsync(limit.Token);
            var unused = process.StandardOutput.ReadToEndAsync(limit.Token);
            await process.WaitForExitAsync(limit.Token);
            await unused;
            return (process.ExitCode, LastLine(await said));
        }
        catch (OperationCanceledException) when (!ct.IsCancellationRequested)
        {
            throw new ReportException(Format.Fill(ReportTexts.PdfTooSlow, browser, Format.Count((long)_limit.TotalSeconds)));
        }
        finally
        {
            if (!process.HasExited)
            {
                process.Kill(entireProcessTree: true);
                await process.WaitForExitAsync(CancellationToken.None);
            }
        }
    }

    private static Process Started(ProcessStartInfo start)
    {
        try
        {
            return Process.Start(start) ?? throw new ReportException(Format.Fill(ReportTexts.PdfNotStarted, start.FileName, ""));
        }
        catch (System.ComponentModel.Win32Exception e)
        {
            throw new ReportException(Format.Fill(ReportTexts.PdfNotStarted, start.FileName, e.Message));
        }
    }

    private static IEnumerable<string> Arguments(string folder, string page, string pdf)
    {
        // Chromium refuses to sandbox as root; for everybody else it does.
        string[] asRoot = Environment.UserName == "root" ? ["--no-sandbox"] : [];
        return
        [
            "--headless", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking", "--disable-component-update", "--disable-sync",
            "--disable-extensions", "--disable-dev-shm-usage", "--host-resolver-rules=MAP * ~NOTFOUND", "--user-data-dir=" + Path.Combine(folder, "profile"), .. asRoot,
            "--no-pdf-header-footer", "--generate-pdf-document-outline", "--print-to-pdf=" + pdf, new Uri(page).AbsoluteUri,
        ];
    }

    private static string LastLine(string said) => said.TrimEnd().Split('\n')[^1].Trim();
}

/// <summary>A report could not be made. The message is Swedish and says why.</summary>
public sealed class ReportException(string message) : Exception(message);
