using System.Text.RegularExpressions;
using FollowUp.Ui;

namespace FollowUp.Access;

/// <summary>What is written of a person, as it is kept.</summary>
public static partial class PersonalData
{
    private const int LongestName = 100;
    private const int LongestEmail = 254;

    /// <summary>An e-mail address in lower case without space around it; null when it is none.</summary>
    public static string? Email(string? typed) =>
        typed?.Trim().ToLowerInvariant() is { Length: <= LongestEmail } email && EmailForm().IsMatch(email) ? email : null;

    /// <summary>An address, or what is wrong with it at the field Email.</summary>
    public static string? Email(string? typed, FieldErrors errors)
    {
        var email = Email(typed);
        if (email is null)
        {
            errors.Add("Email", AccessTexts.EmailWrong);
        }

        return email;
    }

    /// <summary>A name, or what is wrong with it at the field Name.</summary>
    public static string? Name(string? typed, FieldErrors errors)
    {
        var name = typed?.Trim();
        if (name is { Length: > 0 and <= LongestName } && !name.Any(char.IsControl))
        {
            return name;
        }

        errors.Add("Name", string.IsNullOrEmpty(name) ? AccessTexts.NameMissing : AccessTexts.NameWrong);
        return null;
    }

    [GeneratedRegex(@"\A[!-?A-~]+@[!-?A-~]+\.[!-?A-~]+\z")]
    private static partial Regex EmailForm();
}
