# Reads a tidy survey and draws its heat map: topics by ministry, passages of each thousand.
#
#     seisaku-query --survey=topics.tsv --long --by=ministry -f csv > survey.csv
#     Rscript survey.R survey.csv survey.pdf
files <- commandArgs(trailingOnly = TRUE)
rows <- read.csv(files[1], comment.char = "#", fileEncoding = "UTF-8", stringsAsFactors = FALSE)
rates <- xtabs(per_1000 ~ topic + ministry, rows)
cairo_pdf(files[2], width = 4 + 0.4 * ncol(rates), height = 4 + 0.4 * nrow(rates))
par(mar = c(12, 12, 1, 1))
image(seq_len(ncol(rates)), seq_len(nrow(rates)), t(unclass(rates)), col = hcl.colors(20, "Blues", rev = TRUE),
      axes = FALSE, xlab = "", ylab = "")
axis(1, seq_len(ncol(rates)), colnames(rates), las = 2)
axis(2, seq_len(nrow(rates)), rownames(rates), las = 2)
invisible(dev.off())
print(aggregate(passages ~ topic, rows, sum), row.names = FALSE)
