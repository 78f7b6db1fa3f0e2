"""Reads a tidy survey and draws its heat map: topics by ministry, passages of each thousand.

    seisaku-query --survey=topics.tsv --long --by=ministry -f csv > survey.csv
    python3 survey.py survey.csv survey.png
"""
import sys

import matplotlib
matplotlib.use("Agg")
import matplotlib.pyplot as plot
import pandas

rows = pandas.read_csv(sys.argv[1], comment="#", keep_default_na=False)
rates = rows.pivot_table(index="topic", columns="ministry", values="per_1000", aggfunc="sum", fill_value=0)
plot.rcParams["font.family"] = ["Noto Sans CJK JP", "sans-serif"]
figure, axes = plot.subplots(figsize=(2 + 0.5 * len(rates.columns), 2 + 0.5 * len(rates)), layout="constrained")
image = axes.imshow(rates, cmap="Blues", aspect="auto")
axes.set_xticks(range(len(rates.columns)), rates.columns, rotation=90)
axes.set_yticks(range(len(rates)), rates.index)
figure.colorbar(image, label="passages per 1000")
figure.savefig(sys.argv[2])
print(rows.groupby("topic")["passages"].sum().to_string())
