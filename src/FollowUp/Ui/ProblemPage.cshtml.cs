using System.Diagnostics;
using FollowUp.Analysis;
using FollowUp.Dashboards;
using FollowUp.Yaml;
using Microsoft.AspNetCore.Diagnostics;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace FollowUp.Ui;

/// <summary>What is shown instead of a page that is not there, not allowed, or failed. It asks nothing of the database.</summary>
[IgnoreAntiforgeryToken]
[ResponseCache(NoStore = true, Location = ResponseCacheLocation.None)]
public sealed class ProblemPage(DashboardFolder dashboards, IWebHostEnvironment environment) : PageModel
{
    public string Title { get; private set; } = "";

    public string Lead { get; private set; } = "";

    /// <summary>What finds the fault in the server's log; null where there is nothing to find.</summary>
    public string? Trace { get; private set; }

    /// <summary>A dashboard file that an edit broke, told to the one who edits; never outside development.</summary>
    public string? BrokenFile { get; private set; }

    /// <summary>The ways on.</summary>
    public IReadOnlyList<DashboardFile> Dashboards => dashboards.AtStart;

    public IActionResult OnGet(int status) => Show(status);

    public IActionResult OnPost(int status) => Show(status);

    private PageResult Show(int status)
    {
        (Title, Lead) = status switch
        {
            400 => (UiTexts.ProblemTitle400, UiTexts.ProblemLead400),
            403 => (UiTexts.ProblemTitle403, UiTexts.ProblemLead403),
            500 => (UiTexts.ProblemTitle500, UiTexts.ProblemLead500),
            >= 405 and < 500 => (UiTexts.ProblemTitle400, UiTexts.ProblemLead400),
            _ => (UiTexts.ProblemTitle404, UiTexts.ProblemLead404),
        };
        var fault = HttpContext.Features.Get<IExceptionHandlerFeature>()?.Error;
        Trace = status >= 500 ? Format.Fill(UiTexts.ProblemTrace, Activity.Current?.TraceId.ToString() ?? HttpContext.TraceIdentifier) : null;
        BrokenFile = environment.IsDevelopment() && fault is FileRefusedException ? fault.Message : null;
        Response.StatusCode = status is >= 400 and < 600 && IsForwarded() ? status : StatusCodes.Status404NotFound;
        new PageHead(Title, Menu: Dashboards).Put(ViewData);
        return Page();
    }

    /// <summary>False when somebody asked for this page by its own address: there is nothing at it.</summary>
    private bool IsForwarded() =>
        HttpContext.Features.Get<IExceptionHandlerFeature>() is not null || HttpContext.Features.Get<IStatusCodeReExecuteFeature>() is not null;
}
