using FollowUp.Charts;
using Xunit;

namespace FollowUp.Tests.Charts;

/// <summary>Runs alone: its collections would slow every other test down.</summary>
[CollectionDefinition("Soak", DisableParallelization = true)]
public sealed class Soak;

/// <summary>
/// Drawing must survive the garbage collector. Paths that nobody disposes are freed by its finalizers, in mid-draw if another thread
/// makes it collect; the process then dies of a segmentation fault, and this run with it (mono/SkiaSharp#2821).
/// </summary>
[Collection("Soak")]
public sealed class ChartSoakTests
{
    private const int Charts = 2000;

    [Fact]
    public async Task Two_thousand_charts_are_drawn_while_another_thread_allocates_and_collects()
    {
        TrendModel[] models = [ChartCases.Everything, ChartCases.Emissions, ChartCases.Mathematics, .. Enumerable.Range(0, 7).Select(ChartCases.Random)];
        using CancellationTokenSource drawn = new();
        var disturbing = Task.Run(
            () =>
            {
                for (var i = 1; !drawn.IsCancellationRequested; i++)
                {
                    GC.KeepAlive(new byte[1000]);
                    if (i % 10_000 == 0)
                    {
                        GC.Collect(0);
                    }
                }
            },
            TestContext.Current.CancellationToken);

        var length = 0L;
        for (var i = 0; i < Charts; i++)
        {
            var model = models[i % models.Length];
            length += (i % 20) switch
            {
                0 => TrendChart.Png(model, ChartSize.Narrow, 1).Length,
                1 => Sparkline.Svg(model).Length,
                _ => TrendChart.Svg(model, ChartSize.Narrow).Length,
            };
        }

        await drawn.CancelAsync();
        await disturbing;
        Assert.True(length > Charts * 500);
    }
}
