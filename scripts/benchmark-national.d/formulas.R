# PHEindicatormethods' intervals and FunnelPlotR's funnel, their formulas written out over whole columns: Wilson for
# shares, Byar with the exact limits below ten events for rates, and the funnel of standardised ratios (the square
# root of observed over expected; z winsorised at a tenth; the variance between units by DerSimonian and Laird's
# formula from the winsorised dispersion; limits on that scale).
#
# usage: Rscript formulas.R wilson|byar|funnel INPUT.csv OUTPUT.csv
suppressPackageStartupMessages(library(data.table))
setDTthreads(1)
arguments <- commandArgs(trailingOnly = TRUE)
table <- fread(arguments[2])
z <- qnorm(0.975)
if (arguments[1] == "wilson") {
  table[, `:=`(
    value = x / n, lower = (2 * x + z^2 - z * sqrt(z^2 + 4 * x * (1 - x / n))) / 2 / (n + z^2),
    upper = (2 * x + z^2 + z * sqrt(z^2 + 4 * x * (1 - x / n))) / 2 / (n + z^2))]
} else if (arguments[1] == "byar") {
  byar <- table$x >= 10
  x <- table$x
  low <- fifelse(byar, x * (1 - 1 / (9 * x) - z / (3 * sqrt(x)))^3, qchisq(0.025, 2 * x) / 2)
  high <- fifelse(byar, (x + 1) * (1 - 1 / (9 * (x + 1)) + z / (3 * sqrt(x + 1)))^3, qchisq(0.975, 2 * x + 2) / 2)
  table[, `:=`(value = x / n, lower = low / n, upper = high / n)]
} else {
  m <- nrow(table)
  s <- 1 / (2 * sqrt(table$expected))
  u <- (sqrt(table$x / table$expected) - 1) / s
  ends <- quantile(u, c(0.1, 0.9))
  phi <- sum(pmin(pmax(u, ends[1]), ends[2])^2) / m
  w <- 1 / s^2
  tau2 <- max(0, (m * phi - (m - 1)) / (sum(w) - sum(w^2) / sum(w)))
  limit <- function(at) (pmax(0, 1 + at * sqrt(s^2 + tau2)))^2
  table[, `:=`(value = x / expected, z = u, z_overdispersed = u * s / sqrt(s^2 + tau2), lower_95 = limit(-z), upper_95 = limit(z),
    lower_998 = limit(-qnorm(0.999)), upper_998 = limit(qnorm(0.999)), phi = phi, tau2 = tau2)]
}
fwrite(table, arguments[3])
