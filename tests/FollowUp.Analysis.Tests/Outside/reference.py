#!/usr/bin/python3
"""What pandas, numpy and scipy make of series on standard input: a JSON list of {years, values, share, to}."""
import json
import sys

import numpy
import pandas
import scipy
from scipy import stats

answers = []
for one in json.load(sys.stdin):
    series = pandas.Series(one["values"], index=one["years"])
    slope, intercept, _, _ = stats.theilslopes(series.to_numpy(), series.index.to_numpy())
    late = series.iloc[-10:]
    late_slope, late_intercept, _, _ = stats.theilslopes(late.to_numpy(), late.index.to_numpy())
    rises = numpy.subtract.outer(series.to_numpy(), series.to_numpy()) / (numpy.subtract.outer(series.index.to_numpy(), series.index.to_numpy()) + numpy.eye(len(series)))
    pairwise = rises[numpy.tril_indices(len(series), -1)]
    answers.append({
        "cagr": (series.iloc[-1] / series.iloc[0]) ** (1 / (series.index[-1] - series.index[0])) - 1,
        "numpyQuantile": numpy.quantile(series.to_numpy(), one["share"]),
        "pandasQuantile": series.quantile(one["share"]),
        "median": series.median(),
        "slope": slope,
        "intercept": intercept,
        "low": numpy.percentile(pairwise, 10),
        "high": numpy.percentile(pairwise, 90),
        "projected": late_slope * one["to"] + late_intercept,
        "rank": int(series.rank(method="min", ascending=False).iloc[0]),
    })
json.dump({"versions": f"pandas {pandas.__version__}, numpy {numpy.__version__}, scipy {scipy.__version__}", "answers": answers}, sys.stdout)
