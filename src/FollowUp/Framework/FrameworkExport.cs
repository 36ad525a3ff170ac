using System.Text;
using FollowUp.Analysis;
using FollowUp.Sources;
using FollowUp.Yaml;

namespace FollowUp.Framework;

/// <summary>Gives the framework as the text of a file.</summary>
public sealed class FrameworkExport(FrameworkReader reader)
{
    /// <summary>What is in force, which taken in again changes nothing. Comments are no part of it.</summary>
    /// <exception cref="RefusedException">No framework is in force.</exception>
    public async Task<byte[]> InForceAsync(CancellationToken cancellation) =>
        await reader.InForceAsync(cancellation) is { } framework
            ? Encoding.UTF8.GetBytes(FrameworkFile.Write(framework, Recorded.Areas()))
            : throw new RefusedException(FrameworkTexts.NothingInForce);

    /// <summary>The very text that a version was read from.</summary>
    /// <param name="n">The version's number; the first is 1.</param>
    /// <param name="cancellation">Stops it.</param>
    /// <exception cref="RefusedException">There is no such version, or it is older than the keeping of texts.</exception>
    public async Task<byte[]> VersionAsync(int n, CancellationToken cancellation)
    {
        var newest = await reader.VersionInForceAsync(cancellation) ?? throw new RefusedException(FrameworkTexts.NothingInForce);
        var version = await reader.VersionAsync(n, cancellation) ?? throw new RefusedException(Format.Fill(FrameworkTexts.NoSuchVersion, Format.Number(n, 0), Format.Number(newest.Number, 0)));
        return version.Text ?? throw new RefusedException(Format.Fill(FrameworkTexts.VersionWithoutText, Format.Number(n, 0)));
    }

    /// <summary>Writes a text to a file: the whole of it, or nothing.</summary>
    /// <param name="text">What the file is to hold.</param>
    /// <param name="path">Where; its folder is there.</param>
    /// <param name="replace">Whether a file that lies there already may go.</param>
    /// <param name="cancellation">Stops it; nothing is written then.</param>
    /// <exception cref="RefusedException">A file lies there, or it cannot be written.</exception>
    public static async Task WriteAsync(byte[] text, string path, bool replace, CancellationToken cancellation)
    {
        if (!replace && File.Exists(path))
        {
            throw new RefusedException(Format.Fill(FrameworkTexts.FileIsThere, path));
        }

        var beside = $"{Path.GetFullPath(path)}.{Path.GetRandomFileName()}";
        try
        {
            await File.WriteAllBytesAsync(beside, text, cancellation);
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
