using FollowUp.Benchmarks;

// dotnet run -c Release --project tests/FollowUp.Benchmarks -- NAME [WORDS]
return args switch
{
    ["store", .. var words] => await StoreBenchmark.RunAsync(words),
    ["store-import", var connection, var file] => await StoreImport.RunAsync(connection, file),
    ["queries", .. var words] => await QueryBenchmark.RunAsync(words),
    ["judge", .. var words] => await JudgeBenchmark.RunAsync(words),
    _ => Usage(),
};

static int Usage()
{
    Console.Error.WriteLine("""
        Measures what the issues and the README state, side by side in one run. Medians of the rounds; give the machine nothing else to do.

          store   [--rows 20000000] [--rounds 5]     imports against psql \copy of the same rows with the same keys
          queries [--rows 20000000] [--rounds 200]   one municipality's figures on 1 million rows and on many
          judge   [--series 1900000] [--looped 20000] [--rounds 5]   every indicator of every area judged, against pandas and numpy
        """);
    return 2;
}
