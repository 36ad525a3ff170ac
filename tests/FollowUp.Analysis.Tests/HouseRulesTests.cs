using System.Reflection.Metadata;
using System.Reflection.PortableExecutable;
using System.Xml.Linq;
using Xunit;

namespace FollowUp.Analysis.Tests;

/// <summary>Rule 1 of the house: the judgement of figures depends neither on where they come from nor on how they are shown.</summary>
public sealed class HouseRulesTests
{
    private const string Reason = "FollowUp.Analysis is the meaning and judgement of figures and nothing else: ";

    [Fact]
    public void Analysis_references_only_the_data_frame_and_the_framework()
    {
        var project = XDocument.Load(Path.Combine(Shared.Root(), "src", "FollowUp.Analysis", "FollowUp.Analysis.csproj"));
        var references = project.Descendants().Where(e => e.Name.LocalName is "PackageReference" or "ProjectReference" or "FrameworkReference" or "Reference")
            .Select(e => e.Attribute("Include")!.Value);
        string[] allowed = ["Microsoft.Data.Analysis", "MathNet.Numerics"];
        Assert.True(!references.Except(allowed).Any(), Reason + $"it may reference {string.Join(" and ", allowed)}, not {string.Join(", ", references.Except(allowed))}.");

        var loaded = typeof(Series).Assembly.GetReferencedAssemblies().Select(a => a.Name!)
            .Where(name => !name.StartsWith("System.", StringComparison.Ordinal) && !allowed.Contains(name));
        Assert.True(!loaded.Any(), Reason + $"it uses {string.Join(", ", loaded)}.");
    }

    [Fact]
    public void Analysis_reads_no_file_no_clock_and_no_setting()
    {
        using var file = new PEReader(File.OpenRead(typeof(Series).Assembly.Location));
        var metadata = file.GetMetadataReader();
        var used = metadata.MemberReferences.Select(handle => metadata.GetMemberReference(handle))
            .Where(member => member.Parent.Kind == HandleKind.TypeReference)
            .Select(member => (Type: metadata.GetTypeReference((TypeReferenceHandle)member.Parent), Member: metadata.GetString(member.Name)))
            .Select(use => $"{metadata.GetString(use.Type.Namespace)}.{metadata.GetString(use.Type.Name)}.{use.Member}")
            .ToList();
        Assert.NotEmpty(used);

        string[] forbidden =
        [
            "System.IO.", "System.Net.", "System.Console.", "System.Environment.", "System.Diagnostics.Process", "System.TimeProvider.", "System.Threading.",
            "System.DateTime.get_Now", "System.DateTime.get_UtcNow", "System.DateTime.get_Today", "System.DateTimeOffset.get_Now", "System.DateTimeOffset.get_UtcNow",
            "System.Random.", "System.Guid.NewGuid",
        ];
        var found = used.Where(name => forbidden.Any(f => name.StartsWith(f, StringComparison.Ordinal))).ToList();
        Assert.True(found.Count == 0, Reason + $"it calls {string.Join(", ", found)}.");
    }
}
