namespace FollowUp.Access;

/// <summary>
/// Where every request for an address that exists is let in or turned away, by <see cref="RouteRoles"/>. It stands in the way itself and not
/// as an attribute or a policy, so that nothing written on a page can open another way.
/// </summary>
public static class Gate
{
    /// <summary>Lets the request on, sends it to sign in, or refuses it.</summary>
    public static Task CheckAsync(HttpContext context, RequestDelegate next)
    {
        if (context.GetEndpoint() is not RouteEndpoint endpoint)
        {
            return next(context); // nothing is there, or routing has refused the method already
        }

        var template = RouteRoles.Template(endpoint.RoutePattern);
        if (RouteRoles.Find(context.Request.Method, template) is not { } rule)
        {
            return RefuseMethod(context, template);
        }

        var person = context.User.SignedIn();
        if (rule.Allows(person, context.Request.RouteValues["organisation"] as string))
        {
            return next(context);
        }

        if (person is null)
        {
            context.Response.Redirect(SignInAddress(context.Request));
        }
        else
        {
            context.Response.StatusCode = StatusCodes.Status403Forbidden;
        }

        return Task.CompletedTask;
    }

    private static Task RefuseMethod(HttpContext context, string template)
    {
        var methods = RouteRoles.All.Where(rule => rule.Template == template).Select(rule => rule.Method).ToList();
        context.Response.StatusCode = methods.Count > 0 ? StatusCodes.Status405MethodNotAllowed : StatusCodes.Status403Forbidden;
        context.Response.Headers.Allow = string.Join(", ", methods);
        return Task.CompletedTask;
    }

    /// <summary>The sign-in page, with the way back: to the page asked for, or to the one whose form was sent.</summary>
    private static string SignInAddress(HttpRequest request)
    {
        var back = HttpMethods.IsPost(request.Method)
            ? Uri.TryCreate(request.Headers.Referer, UriKind.Absolute, out var from) && from.Authority == request.Host.Value ? from.PathAndQuery : "/"
            : request.PathBase + request.Path + request.QueryString;
        return $"/logga-in?till={Uri.EscapeDataString(back)}";
    }
}
