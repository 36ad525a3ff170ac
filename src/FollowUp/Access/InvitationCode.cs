using System.Security.Cryptography;
using System.Text;

namespace FollowUp.Access;

/// <summary>
/// A one-time code: 28 characters by chance (140 bits), in groups that can be read aloud and typed. Crockford's alphabet: without I, L, O
/// and U, and when read, case, spaces and hyphens do not count, and O is 0, I and L are 1.
/// </summary>
public static class InvitationCode
{
    private const string Alphabet = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";
    private const int Length = 28;
    private const int Group = 4;

    /// <summary>A new code, as it is shown.</summary>
    public static string New() => string.Join('-', RandomNumberGenerator.GetString(Alphabet, Length).Chunk(Group).Select(group => new string(group)));

    /// <summary>What is kept of a code.</summary>
    /// <param name="typed">The code as somebody typed it.</param>
    /// <returns>Its SHA-256; null when it cannot be a code at all.</returns>
    public static byte[]? Hash(string? typed)
    {
        var plain = string.Concat((typed ?? "").ToUpperInvariant().Where(c => !char.IsWhiteSpace(c) && c is not ('-' or '\u2010' or '\u2011' or '\u2012' or '\u2013')))
            .Replace('O', '0').Replace('I', '1').Replace('L', '1');
        return plain.Length == Length && plain.All(Alphabet.Contains) ? SHA256.HashData(Encoding.ASCII.GetBytes(plain)) : null;
    }
}
