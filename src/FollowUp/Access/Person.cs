using FollowUp.Access.Pages;
using FollowUp.Ui;

namespace FollowUp.Access;

/// <summary>Somebody who did something, as sentences name them.</summary>
internal static class Person
{
    /// <summary>Who, by name and without the address, in the middle of a sentence.</summary>
    /// <param name="actor">As the audit trail has it.</param>
    public static string Named(string actor) => actor.Split(" <") is [var name, _, ..] ? name : Words.LowerFirst(EventWords.Actor(actor));
}
