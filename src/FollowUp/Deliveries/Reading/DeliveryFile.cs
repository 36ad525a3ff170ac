using System.Security.Cryptography;

namespace FollowUp.Deliveries;

/// <summary>The bytes somebody hands in, read: every row, or everything that is wrong.</summary>
public static class DeliveryFile
{
    /// <summary>Reads a file. Pure: no database, no clock, no network, and never an exception for what a file may hold.</summary>
    /// <param name="fileName">The name it was handed in under.</param>
    /// <param name="bytes">The whole file.</param>
    /// <param name="rules">Who hands it in, for what, and the day it is.</param>
    public static DeliveryReading Read(string fileName, ReadOnlyMemory<byte> bytes, DeliveryRules rules)
    {
        var sha256 = Convert.ToHexStringLower(SHA256.HashData(bytes.Span));
        return new() { Rows = [], Problems = [], Sha256 = sha256 };
    }
}
