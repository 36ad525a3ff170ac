using FollowUp.Analysis;

namespace FollowUp.Sources;

/// <summary>One question of a fetch and the pages it was answered with, in their order.</summary>
internal sealed record KoladaAnswered(KoladaQuestion Question, List<KeptAnswer> Pages)
{
    /// <summary>The answers by question, in the order they were asked.</summary>
    public static List<KoladaAnswered> In(IReadOnlyList<KeptAnswer> answers)
    {
        var questions = new Dictionary<string, KoladaAnswered>(StringComparer.Ordinal);
        var places = new Dictionary<string, (List<KeptAnswer> Pages, int Index)>(StringComparer.Ordinal);
        foreach (var answer in answers)
        {
            var question = KoladaQuestion.Of(answer.Address)
                ?? throw new SourceException(Format.Fill(SourceTexts.KoladaForeignAnswer, Excerpt.Of(answer.Address, 400)));
            var address = new Uri(answer.Address);
            if (!questions.TryGetValue(KoladaQuestion.NameOf(address), out var answered))
            {
                questions[KoladaQuestion.NameOf(address)] = answered = new KoladaAnswered(question, []);
            }

            if (places.TryGetValue(KoladaQuestion.PageOf(address), out var earlier))
            {
                // Asked again after a broken answer: the last one counts.
                earlier.Pages[earlier.Index] = answer;
                continue;
            }

            places.Add(KoladaQuestion.PageOf(address), (answered.Pages, answered.Pages.Count));
            answered.Pages.Add(answer);
        }

        return [.. questions.Values];
    }

    /// <summary>
    /// Reads the pages in order, one in memory at a time, and proves that none is missing at the beginning, in the middle or at the end.
    /// </summary>
    public async Task ReadAsync(Action<KoladaPage> read, CancellationToken cancellation)
    {
        Uri? expected = null;
        for (var i = 0; i < Pages.Count; i++)
        {
            var address = new Uri(Pages[i].Address);
            var follows = i == 0
                ? System.Web.HttpUtility.ParseQueryString(address.Query)["page"] is null or "1"
                : expected is not null && KoladaQuestion.PageOf(expected) == KoladaQuestion.PageOf(address);
            if (!follows)
            {
                throw new SourceException(Format.Fill(SourceTexts.KoladaPageMissing, Pages[i].Address));
            }

            cancellation.ThrowIfCancellationRequested();
            using var page = KoladaPage.Open(await Pages[i].WholeAsync(cancellation), Question.Topic);
            read(page);
            expected = page.Next;
        }

        if (expected is not null)
        {
            throw new SourceException(Format.Fill(SourceTexts.KoladaPageMissing, expected.AbsoluteUri));
        }
    }
}
