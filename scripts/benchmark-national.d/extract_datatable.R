# Takes a table of StatBank's, as wide as it comes, into a long CSV by data.table: one row for each figure. Checks
# nothing, and writes no database.
#
# usage: Rscript extract_datatable.R TABLE.csv OUTPUT.csv
suppressPackageStartupMessages(library(data.table))
setDTthreads(1)
arguments <- commandArgs(trailingOnly = TRUE)
wide <- fread(arguments[1], skip = 2, sep = ";", header = TRUE, encoding = "Latin-1", colClasses = "character")
long <- melt(wide, id.vars = 1:3, value.name = "text")
heads <- levels(long$variable)
region <- unique(long[[1]])
long[, `:=`(
  unit = sub(" .*", "", region)[match(long[[1]], region)], measure = substr(heads, 1, nchar(heads) - 5)[as.integer(variable)],
  year = as.integer(substring(heads, nchar(heads) - 3))[as.integer(variable)], value = suppressWarnings(as.numeric(text)))]
long[, c(names(long)[1], "variable") := NULL]
fwrite(long, arguments[2])
