using System.Net;
using FollowUp.Access;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace FollowUp.Tests.Access;

/// <summary>Somebody can always keep accounts. Each test has a site of its own.</summary>
public sealed class LastAdministratorTests(TestDatabase server) : IAsyncLifetime
{
    private readonly AccountSite _site = new(server);

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    public ValueTask InitializeAsync() => _site.InitializeAsync();

    public ValueTask DisposeAsync() => _site.DisposeAsync();

    [Fact]
    public async Task The_last_one_can_neither_be_closed_nor_given_another_role_and_one_only_invited_does_not_count()
    {
        var admin = await _site.NewVisitorAsync(Role.Admin);
        using var client = _site.Client(admin);
        using var invited = await Form.SendAsync(client, "/konton", "/konton", ("Name", "Ny"), ("Email", "ny@kommunen.example"), ("Role", "admin"));
        Assert.Contains("Engångskod till Ny", await Form.TextAsync(invited), StringComparison.Ordinal);
        var address = $"/konton/{admin.Person.AccountId}";
        using var closed = await Form.SendAsync(client, address + "/avsluta", address + "/avsluta");
        Assert.Contains("enda administratören", await Form.TextAsync(closed), StringComparison.Ordinal);
        using var changed = await Form.SendAsync(client, address, address, ("Role", "reader"), ("Organisation", ""));
        Assert.Contains("enda administratören", await Form.TextAsync(changed), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.OK, (await client.GetAsync("/konton", Ct)).StatusCode);
        Assert.Equal(["account.created", "account.invited"], await _site.ActionsAsync(admin.Person.Email));
    }

    [Fact]
    public async Task Of_two_who_close_each_other_at_once_one_stays()
    {
        var (one, other) = (await _site.NewVisitorAsync(Role.Admin), await _site.NewVisitorAsync(Role.Admin));
        var accounts = _site.Services.GetRequiredService<Accounts>();
        async Task<bool> CloseAsync(Visitor who, Visitor whom) =>
            await accounts.CloseAsync(Actor.Of(who.Person), (await accounts.FindAsync(whom.Person.AccountId, Ct))!, new(), Ct);
        Assert.Single(await Task.WhenAll(CloseAsync(one, other), CloseAsync(other, one)), done => done);
        Assert.Single(await accounts.AllAsync(Ct), account => account.ClosedAt is null);
    }
}
