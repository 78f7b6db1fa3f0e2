# Reads hits with their marks, which a table has as 【…】 in its column `snippet`: how often each form is found.
#
#     seisaku-query -f csv -n 100 IPEF > hits.csv
#     Rscript hits.R hits.csv
file <- commandArgs(trailingOnly = TRUE)
hits <- read.csv(file, fileEncoding = "UTF-8", stringsAsFactors = FALSE, na.strings = "")
marks <- regmatches(hits$snippet, gregexpr("【[^】]*】", hits$snippet))
forms <- table(gsub("【|】", "", unlist(marks)))
print(data.frame(form = names(forms), count = as.vector(forms)), row.names = FALSE)
print(table(year = hits$fiscal_year, kind = hits$kind))
