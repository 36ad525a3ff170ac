using System.CommandLine;

// 0: done. 1: refused or failed, and the last line says why. 2: the command line itself is wrong.
var command = FollowUp.CommandLine.Verbs.Parse(args);
if (command.Errors.Count > 0)
{
    foreach (var error in command.Errors)
    {
        await Console.Error.WriteLineAsync(error.Message);
    }

    await Console.Error.WriteLineAsync("Try: followup --help");
    return 2;
}

return await command.InvokeAsync(new InvocationConfiguration { EnableDefaultExceptionHandler = false, ProcessTerminationTimeout = TimeSpan.FromSeconds(30) });
