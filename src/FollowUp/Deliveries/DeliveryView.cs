using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace FollowUp.Deliveries;

/// <summary>A delivery as those who hand in and decide see it: its file read again, beside what is held now.</summary>
/// <param name="Delivery">Where it stands.</param>
/// <param name="Rules">What it is read by.</param>
/// <param name="Reading">What its file says; null when the file is not kept any more.</param>
/// <param name="Comparison">What it would change; null when the file is gone, or the framework has changed so that it can no longer be taken in.</param>
/// <param name="Replaces">The organisation's deliveries that wait and speak of the same figures: a draft that is handed in takes their place.</param>
public sealed record DeliveryView(DeliveryRow Delivery, DeliveryRules Rules, DeliveryReading? Reading, DeliveryComparison? Comparison, IReadOnlyList<int> Replaces)
{
    /// <summary>
    /// A check sum of everything that a person decides on: the file, each row, what it does, and what it replaces. When it has changed since
    /// the page was opened, the person has not seen what would now be approved.
    /// </summary>
    public string Seen
    {
        get
        {
            var text = new StringBuilder().Append(CultureInfo.InvariantCulture, $"{Delivery.Id} {Convert.ToHexString(Delivery.Sha256)}\n");
            foreach (var (row, change, before) in Comparison?.Rows ?? [])
            {
                var now = row.Observation;
                text.Append(CultureInfo.InvariantCulture, $"{row.Indicator}|{row.Area}|{row.Breakdown}|{now.Period.Code}|{now.Value:R}|{(int)now.Status}|{change}|{before?.Value:R}|{(int?)before?.Status}\n");
            }

            return Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text.ToString())));
        }
    }
}
