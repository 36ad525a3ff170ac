using FollowUp.Analysis;
using FollowUp.Charts;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.ModelBinding;
using Microsoft.AspNetCore.Mvc.Razor;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Mvc.ViewFeatures;

namespace FollowUp.Reports;

/// <summary>Makes a report's document of its content. The same content always gives the same bytes: nothing here asks for the time or the database.</summary>
public sealed class ReportHtml(IRazorViewEngine views, ITempDataProvider tempData, IServiceScopeFactory scopes, ChartCache charts)
{
    private const string Template = "/Reports/Report.cshtml";

    /// <summary>The document, whole: style, symbols and charts within, fonts from where the service has them.</summary>
    public async Task<string> OfAsync(ReportContent content)
    {
        var style = ReportStyle.Of(
            Format.Fill(ReportTexts.Running, content.AreaName, content.Title, content.AudienceTitle),
            content.Standing == ReportStanding.Draft ? ReportTexts.Draft : content.Synthetic ? ReportTexts.SyntheticMark : null);
        await using var scope = scopes.CreateAsyncScope();
        var action = new ActionContext(new DefaultHttpContext { RequestServices = scope.ServiceProvider }, new(), new());
        var view = views.GetView(null, Template, isMainPage: false).View ?? throw new InvalidOperationException($"{Template} is not in the program.");
        await using var html = new StringWriter { NewLine = "\n" };
        var data = new ViewDataDictionary<ReportView>(new EmptyModelMetadataProvider(), new ModelStateDictionary()) { Model = ReportView.Of(content, style, charts) };
        await view.RenderAsync(new ViewContext(action, view, data, new TempDataDictionary(action.HttpContext, tempData), html, new HtmlHelperOptions()));
        return html.ToString();
    }
}
