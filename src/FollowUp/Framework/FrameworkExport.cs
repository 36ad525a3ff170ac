using System.Text;
using FollowUp.Analysis;
using FollowUp.Sources;
using FollowUp.Yaml;

namespace FollowUp.Framework;

/// <summary>Gives the framework in force as the text of a file, which taken in again changes nothing. Comments are no part of a framework.</summary>
public sealed class FrameworkExport(FrameworkReader reader)
{
    /// <summary>The text.</summary>
    /// <exception cref="RefusedException">No framework is in force.</exception>
    public async Task<string> TextAsync(CancellationToken cancellation) =>
        await reader.InForceAsync(cancellation) is { } framework
            ? FrameworkFile.Write(framework, Recorded.Areas())
            : throw new RefusedException(FrameworkTexts.NothingInForce);

    /// <summary>Writes a text to a file: the whole of it, or nothing.</summary>
    /// <param name="text">What the file is to hold.</param>
    /// <param name="path">Where; its folder is there.</param>
    /// <param name="replace">Whether a file that lies there already may go.</param>
    /// <param name="cancellation">Stops it; nothing is written then.</param>
    /// <exception cref="RefusedException">A file lies there, or it cannot be written.</exception>
    public static async Task WriteAsync(string text, string path, bool replace, CancellationToken cancellation)
    {
        if (!replace && File.Exists(path))
        {
            throw new RefusedException(Format.Fill(FrameworkTexts.FileIsThere, path));
        }

        var beside = $"{Path.GetFullPath(path)}.{Path.GetRandomFileName()}";
        try
        {
            await File.WriteAllTextAsync(beside, text, new UTF8Encoding(false), cancellation);
            File.Move(beside, path, replace);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new RefusedException(Format.Fill(FrameworkTexts.FileNotWritable, path), e);
        }
        finally
        {
            if (File.Exists(beside))
            {
                File.Delete(beside);
            }
        }
    }
}
