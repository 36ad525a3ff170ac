using FollowUp.Analysis;
using FollowUp.Framework;
using FollowUp.Sources;
using FollowUp.Yaml;

namespace FollowUp;

/// <summary>What was asked for on the command line; what is not said the framework decides.</summary>
/// <param name="Keys">Indicators by the source's own names.</param>
/// <param name="Areas">Four digits each.</param>
/// <param name="Whole">Everything in the source's catalogue instead of indicators by name.</param>
/// <param name="Since">Only what has changed on this day or later; null: everything.</param>
/// <param name="Units">The organisational units of the followed municipality too.</param>
public sealed record ImportOrder(string[] Keys, string[] Areas, bool Whole, DateOnly? Since, bool Units)
{
    /// <summary>What the source is to be asked for; null when nothing was said, so that the framework decides all of it.</summary>
    /// <exception cref="RefusedException">The source cannot be asked so.</exception>
    public async Task<SourceRequest?> RequestAsync(FrameworkReader framework, ISource source, CancellationToken cancellation)
    {
        if (Keys.Length == 0 && Areas.Length == 0 && !Whole && Since is null && !Units)
        {
            return null;
        }

        if (!source.TellsChanges && (Whole || Units || Since is not null))
        {
            throw new RefusedException(Format.Fill(AppTexts.CannotBeAskedSo, source.Name));
        }

        string Bare(string key) => key.StartsWith(source.Name + ":", StringComparison.Ordinal) ? key[(source.Name.Length + 1)..] : key;
        var keys = Whole ? [] : Keys.Length > 0 ? [.. Keys.Select(Bare).Distinct()] : await framework.KeysToFetchAsync(source.Name, cancellation) is { Count: > 0 } followed ? followed : source.Keys;
        var areas = Areas.Length > 0 ? [.. Areas.Distinct()] : source.AnswersForEveryArea ? [] : await framework.AreasToFetchAsync(cancellation);
        var unitsOf = Units ? await framework.InForceAsync(cancellation) : null;
        return Units && unitsOf is null
            ? throw new RefusedException(AppTexts.NoMunicipality)
            : new SourceRequest(keys, areas) { WholeCatalogue = Whole, Since = Since, UnitsOf = unitsOf is null ? [] : [unitsOf.Municipality] };
    }
}
