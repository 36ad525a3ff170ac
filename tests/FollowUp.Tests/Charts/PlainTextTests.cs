using FollowUp.Charts;
using Xunit;

namespace FollowUp.Tests.Charts;

public sealed class PlainTextTests
{
    private static float OnePerCharacter(string text) => text.Length;

    [Theory]
    [InlineData("  Två \r\n\t rader ", "Två rader")]
    [InlineData("a\u202Eb\u200Fc\u2066d\uFEFF", "abcd")]
    [InlineData("hel\u00ADlång", "hellång")]
    [InlineData("\0\u0007x", "x")]
    [InlineData("A\u030A", "Å")]
    [InlineData("82\u00A0%", "82\u00A0%")]
    [InlineData("<b>&amp;", "<b>&amp;")]
    public void Cleaning_leaves_what_can_be_read_and_nothing_else(string text, string clean) => Assert.Equal(clean, PlainText.Clean(text));

    [Fact] // Not as a theory's data: attributes are stored as UTF-8, which has no halves.
    public void Halves_of_characters_and_what_no_file_may_hold_are_replaced() =>
        Assert.Equal("halv \uFFFD slut \uFFFD\uFFFD", PlainText.Clean("halv \uD83D slut \uFFFE\uFFFF"));

    [Fact]
    public void What_is_too_long_ends_in_an_ellipsis_and_fits()
    {
        Assert.Equal("Östergöt…", PlainText.Shorten("Östergötland", 9, OnePerCharacter));
        Assert.Equal("Östergötland", PlainText.Shorten("Östergötland", 12, OnePerCharacter));
        Assert.EndsWith("…", PlainText.Shorten(new string('x', 5000), 1e9f, OnePerCharacter), StringComparison.Ordinal);
    }

    [Fact]
    public void A_character_of_several_parts_is_never_cut()
    {
        var family = "\U0001F469\u200D\U0001F469\u200D\U0001F467";
        Assert.Equal("ab…", PlainText.Shorten("ab" + family + "cd", 6, OnePerCharacter));
    }

    [Fact]
    public void Lines_break_at_spaces_and_never_within_a_figure_and_its_unit()
    {
        Assert.Equal(["Liknande", "kommuner", "10,3\u00A0%"], PlainText.Wrap("Liknande kommuner 10,3\u00A0%", 9, 3, OnePerCharacter));
        Assert.Equal(["Liknande", "kommune…"], PlainText.Wrap("Liknande kommuner 10,3\u00A0%", 8, 2, OnePerCharacter));
        Assert.Equal(["åååååå…"], PlainText.Wrap("åååååååååååå", 7, 3, OnePerCharacter));
        Assert.Empty(PlainText.Wrap("", 7, 3, OnePerCharacter));
    }
}
