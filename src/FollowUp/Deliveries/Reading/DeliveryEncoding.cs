using System.Globalization;
using FollowUp.Tables;

namespace FollowUp.Deliveries;

/// <summary>A delivery's bytes as text, and what is told when they are none or look misread.</summary>
internal static class DeliveryEncoding
{
    /// <summary>The text; null when it was refused.</summary>
    public static string? Read(ReadOnlySpan<byte> bytes, ProblemList problems)
    {
        var text = TextEncoding.Read(bytes, out var fault);
        if (fault is not null)
        {
            var row = fault.Row?.ToString(CultureInfo.InvariantCulture) ?? "";
            string[] parts = fault.Encoding is null ? [row] : [fault.Encoding, row];
            problems.Add(Code(fault.Trouble), fault.Row, null, null, parts);
        }
        else if (TextEncoding.Misread(text!) is { } misread)
        {
            problems.Add(DeliveryCodes.EncodingSuspicious, misread, null, null, misread.ToString(CultureInfo.InvariantCulture));
        }

        return text;
    }

    private static string Code(EncodingTrouble trouble) => trouble switch
    {
        EncodingTrouble.Invalid => DeliveryCodes.EncodingInvalid,
        EncodingTrouble.Mixed => DeliveryCodes.EncodingMixed,
        _ => DeliveryCodes.EncodingUnknown,
    };
}
