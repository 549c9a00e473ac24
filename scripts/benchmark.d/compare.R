# The same comparisons as `nullpunkt calc compare` in R: data.table reads and writes, formulas over whole
# columns, and the score limits by the Illinois method on all rows at once.
#
# usage: Rscript compare.R INPUT.csv OUTPUT.csv
suppressPackageStartupMessages(library(data.table))
arguments <- commandArgs(trailingOnly = TRUE)

# Mee's statistic at a difference; Miettinen and Nurminen's closed form of the fit.
score <- function(delta, x1, n1, x2, n2) {
  total <- n1 + n2
  events <- x1 + x2
  l2 <- (n1 + 2 * n2) * delta - total - events
  l1 <- (n2 * delta - total - 2 * x2) * delta + events
  l0 <- x2 * delta * (1 - delta)
  q <- l2^3 / (27 * total^3) - l1 * l2 / (6 * total^2) + l0 / (2 * total)
  p <- sqrt(pmax(l2^2 / (9 * total^2) - l1 / (3 * total), 0)) * ifelse(q > 0, 1, -1)
  ratio <- q / p^3
  ratio[is.nan(ratio)] <- 0
  angle <- (pi + acos(pmin(pmax(ratio, -1), 1))) / 3
  p2 <- pmin(pmax(2 * p * cos(angle) - l2 / (3 * total), 0), 1)
  p1 <- pmin(pmax(p2 + delta, 0), 1)
  (x1 / n1 - x2 / n2 - delta) / sqrt(p1 * (1 - p1) / n1 + p2 * (1 - p2) / n2)
}

# The difference where the statistic is z, between a and b. Rows that are done are left out.
limit <- function(a, b, fa, fb, z, x1, n1, x2, n2, tolerance = 1e-12) {
  answer <- numeric(length(a))
  rows <- seq_along(a)
  side <- integer(length(a))
  for (round in 1:200) {
    at <- (a * fb - b * fa) / (fb - fa)
    bad <- !is.finite(at)
    at[bad] <- (a[bad] + b[bad]) / 2
    f <- score(at, x1[rows], n1[rows], x2[rows], n2[rows]) - z
    right <- f * fb > 0
    fa <- ifelse(right & side == 1L, fa / 2, fa)
    fb <- ifelse(!right & side == -1L, fb / 2, fb)
    side <- ifelse(right, 1L, -1L)
    b <- ifelse(right, at, b)
    fb <- ifelse(right, f, fb)
    a <- ifelse(right, a, at)
    fa <- ifelse(right, fa, f)
    done <- abs(f) < tolerance | abs(b - a) < tolerance
    answer[rows[done]] <- at[done]
    keep <- !done
    if (!any(keep)) break
    rows <- rows[keep]
    a <- a[keep]; b <- b[keep]; fa <- fa[keep]; fb <- fb[keep]; side <- side[keep]
  }
  answer
}

mee <- function(x1, n1, x2, n2, z) {
  d <- x1 / n1 - x2 / n2
  # A first bracket some standard errors out, widened where it is not enough.
  reach <- function(sign) {
    step <- 2 * z * sqrt((x1 + 1) * (n1 - x1 + 1) / (n1 + 2)^3 + (x2 + 1) * (n2 - x2 + 1) / (n2 + 2)^3)
    end <- pmax(pmin(d + sign * step, 1 - 1e-9), -1 + 1e-9)
    f <- score(end, x1, n1, x2, n2) + sign * z
    short <- sign * f > 0
    end[short] <- sign * (1 - 1e-9)
    f[short] <- score(end[short], x1[short], n1[short], x2[short], n2[short]) + sign * z
    list(end = end, f = f)
  }
  low <- reach(-1)
  high <- reach(1)
  z0 <- rep(0, length(d))
  list(lower = limit(low$end, d, low$f, z0 - z, z, x1, n1, x2, n2),
       upper = limit(d, high$end, z0 + z, high$f, -z, x1, n1, x2, n2))
}

rows <- fread(arguments[1], colClasses = "numeric")
setnames(rows, c("x", "n", "X", "N"))
rows[, c("value", "benchmark", "w") := .(x / n, X / N, n / N)]
rows[, difference := value - benchmark]
rows[, z := difference / sqrt(benchmark * (1 - benchmark) * (1 - w) / n)]
rows[, p_value := 2 * pnorm(-abs(z))]
for (level in c("95", "998")) {
  limits <- mee(rows$x, rows$n, rows$X - rows$x, rows$N - rows$n, qnorm(if (level == "95") 0.975 else 0.999))
  rows[, paste0(c("lower_", "upper_"), level) := .((1 - w) * limits$lower, (1 - w) * limits$upper)]
}
fwrite(rows, arguments[2])
