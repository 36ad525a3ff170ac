using CsCheck;
using Xunit;
using static FollowUp.Analysis.PositionClass;

namespace FollowUp.Analysis.Tests;

public sealed class PositionTests
{
    [Theory]
    [InlineData(8, 2, 6)]
    [InlineData(9, 2, 7)]
    [InlineData(11, 2, 9)]
    [InlineData(12, 3, 9)]
    [InlineData(290, 72, 218)]
    public void A_fourth_is_best_and_as_many_are_worst(int count, int lastBest, int lastMiddle)
    {
        for (var own = 1; own <= count; own++)
        {
            var others = Enumerable.Range(1, count).Where(v => v != own).Select(v => (double)v);
            var (down, up) = (Position.Of(own, others, Direction.Down), Position.Of(own, others, Direction.Up));
            Assert.Equal((own <= lastBest ? Best : own <= lastMiddle ? Middle : Worst, own, count), (down.Class, down.Rank, down.Count));
            Assert.Equal((count + 1 - own, 1), (up.Rank, up.Alike));
        }

        Assert.Equal(lastBest, count - lastMiddle);
    }

    [Theory]
    [InlineData(6, TooFew)]
    [InlineData(7, Best)]
    public void Of_fewer_than_eight_there_is_a_rank_but_no_class(int others, PositionClass expected)
    {
        var position = Position.Of(100, Enumerable.Range(1, others).Select(v => (double)v), Direction.Up);
        Assert.Equal((expected, 1, others + 1), (position.Class, position.Rank, position.Count));
    }

    [Fact]
    public void Those_who_are_alike_share_the_better_rank_and_class()
    {
        // 9 8 7 7 7 3 2 2: the three sevens are third, the two twos seventh of eight and so among the worst two.
        double[] all = [9, 8, 7, 7, 7, 3, 2, 2];
        Position At(int i) => Position.Of(all[i], all.Where((_, j) => j != i), Direction.Up);
        Assert.Equal([1, 2, 3, 3, 3, 6, 7, 7], all.Select((_, i) => At(i).Rank));
        Assert.Equal([Best, Best, Middle, Middle, Middle, Middle, Worst, Worst], all.Select((_, i) => At(i).Class));
        Assert.Equal([1, 1, 3, 3, 3, 1, 2, 2], all.Select((_, i) => At(i).Alike));

        // Alike across a line: the better class for both.
        double[] across = [9, 7, 7, 6, 5, 2, 2, 1];
        Assert.Equal(Best, Position.Of(7, across.Where((_, j) => j != 2), Direction.Up).Class);
        Assert.Equal(Middle, Position.Of(2, across.Where((_, j) => j != 6), Direction.Up).Class);
    }

    [Fact]
    public void Figures_that_differ_by_binary_noise_are_alike() =>
        Assert.Equal((1, 2), Position.Of(0.1 + 0.2, [0.3, 0.2], Direction.Up) is var p ? (p.Rank, p.Alike) : default);

    [Fact]
    public void What_cannot_be_ranked_still_has_its_range()
    {
        double[] others = [1, 2, 3, 4, 5, 6, 7, 8];
        Assert.Equal(new Position(NoData, null, new(8, 4.5, 1, 8)), Position.Of(null, others, Direction.Up));
        Assert.Equal(new Position(NoDirection, null, new(9, 5, 1, 9)), Position.Of(9, others, Direction.None));
        Assert.Equal(new Position(NoData, null, null), Position.Of(null, [], Direction.Up));
        Assert.Throws<ArgumentException>(() => Position.Of(1, [double.NaN], Direction.Up));
    }

    [Fact]
    public void No_more_than_a_fourth_is_worst_and_nobody_worse_has_a_better_class() =>
        Gen.Select(Gen.Int[0, 12].Select(i => (double)i).Array[8, 40], Gen.Bool).Sample(
            (all, up) =>
            {
                var positions = all.Select((own, i) => (Own: own, Position: Position.Of(own, all.Where((_, j) => j != i), up ? Direction.Up : Direction.Down))).OrderBy(p => p.Position.Rank).ToList();
                Assert.True(4 * positions.Count(p => p.Position.Class == Worst) <= all.Length);
                Assert.Contains(positions, p => p.Position.Class == Best);
                Assert.Equal(positions.Select(p => p.Position.Class), positions.Select(p => p.Position.Class).Order());
                Assert.Equal(positions.Select(p => p.Own), up ? positions.Select(p => p.Own).OrderDescending() : positions.Select(p => p.Own).Order());
            },
            iter: 2000);
}
