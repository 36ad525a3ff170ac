using System.Security.Cryptography;
using System.Text;
using FollowUp.Analysis;
using FollowUp.Ui;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.Options;

namespace FollowUp.Access;

/// <summary>Passwords: what one must be, and how it is kept. ASP.NET Core Identity's way: PBKDF2 with HMAC-SHA512, each with a salt of its own.</summary>
public static class Passwords
{
    /// <summary>The fewest characters.</summary>
    public const int Shortest = 12;

    /// <summary>The most characters, so that nobody sends a book to be computed on.</summary>
    public const int Longest = 200;

    // OWASP's number for PBKDF2-HMAC-SHA512. A password kept with fewer is kept anew when its owner signs in.
    private static readonly PasswordHasher<object> _hasher = new(Options.Create(new PasswordHasherOptions { IterationCount = 210_000 }));
    private static readonly object _anybody = new();
    private static readonly string _nobodys = _hasher.HashPassword(_anybody, Convert.ToHexString(RandomNumberGenerator.GetBytes(32)));

    /// <summary>The password as it is kept.</summary>
    public static string Hash(string password) => _hasher.HashPassword(_anybody, Plain(password));

    /// <summary>Holds a password against what is kept; takes as long when nothing is.</summary>
    /// <param name="kept">What is kept; null for nobody or an account without a password.</param>
    /// <param name="password">What was typed.</param>
    /// <returns>What to keep from now on; null when the password is another.</returns>
    public static string? Verify(string? kept, string password)
    {
        if (password.Length > Longest)
        {
            return null;
        }

        var result = _hasher.VerifyHashedPassword(_anybody, kept ?? _nobodys, Plain(password));
        return kept is null || result == PasswordVerificationResult.Failed ? null
            : result == PasswordVerificationResult.SuccessRehashNeeded ? Hash(password)
            : kept;
    }

    /// <summary>Says what is wrong with a password that somebody chooses.</summary>
    /// <param name="password">What was typed.</param>
    /// <param name="again">What was typed the second time.</param>
    /// <param name="known">What others know of the person and would try: name, e-mail address.</param>
    /// <param name="errors">Gets what is wrong, at the fields Password and Again.</param>
    public static void Check(string? password, string? again, IEnumerable<string?> known, FieldErrors errors)
    {
        if (password is not { Length: >= Shortest })
        {
            errors.Add("Password", Format.Fill(AccessTexts.PasswordShort, Format.Count(Shortest)));
        }
        else if (password.Length > Longest)
        {
            errors.Add("Password", Format.Fill(AccessTexts.PasswordLong, Format.Count(Longest)));
        }
        else if (known.Any(text => string.Equals(text?.Trim(), password.Trim(), StringComparison.OrdinalIgnoreCase)))
        {
            errors.Add("Password", AccessTexts.PasswordKnown);
        }
        else if (password != again)
        {
            errors.Add("Again", AccessTexts.PasswordDiffers);
        }
    }

    /// <summary>Letters with dots and rings are typed as one character on some machines and as two on others.</summary>
    private static string Plain(string password) => password.Normalize(NormalizationForm.FormKC);
}
