# The search for what lasts in R, as a skilled user would write it out: all units' covariances are factored side by
# side, the penalised likelihood is left to optim, and units are left out exactly.
#
# usage: Rscript lasting.R FOLDER
#
# The folder holds columns of 357 units in ten years, year by year: x, n (32-bit integers), c1, c2 (doubles). Prints
# processor seconds for the work alone, then the sums of pi, of pi without the tested year, of P(2 delta), and the number named.
folder <- commandArgs(trailingOnly = TRUE)[1]
here <- dirname(sub("--file=", "", grep("--file=", commandArgs(FALSE), value = TRUE)))
source(file.path(here, "expectation.R"))
units <- 357L
years <- 10L
delta <- 0.01
q <- 0.10

column <- function(name, kind, size) {
  matrix(as.numeric(readBin(file.path(folder, name), kind, units * years, size = size)), units)
}
x <- column("x", "integer", 4)
n <- column("n", "integer", 4)
c1 <- column("c1", "double", 8)
c2 <- column("c2", "double", 8)

fitted_glm <- function(x, n, X, v, start) {
  fit <- suppressWarnings(glm.fit(
    X, x / n, n * v, start = start, family = quasibinomial(), control = list(epsilon = 1e-13)))
  class(fit) <- c("glm", "lm")
  fit
}

tested_tau2 <- function(x, n, X) {
  v <- rep(1, length(n))
  tau2 <- 0
  exact <- FALSE
  start <- NULL
  for (round in 1:50) {
    fit <- fitted_glm(x, n, X, v, start)
    start <- coef(fit)
    p <- fit$fitted.values
    h <- hatvalues(fit)
    e <- plogis(alone(X, x / n, n * v, fit, h, exact))
    s <- e * (1 - e)
    before <- tau2
    tau2 <- robust_tau2((x / n - e) / s, 1 / (n * s) + h / (1 - h) / (v * n * p * (1 - p)))
    if (abs(tau2 - before) < 1e-10 * (1e-10 + tau2)) if (exact) break else exact <- TRUE
    v <- 1 / (1 + tau2 * n * p * (1 - p))
  }
  tau2
}

expected_without <- function(x, n, X, tau2) {
  fit <- fitted_glm(x, n, X, rep(1, length(n)), NULL)
  for (round in 1:2) {
    p <- fit$fitted.values
    v <- 1 / (1 + tau2 * n * p * (1 - p))
    fit <- fitted_glm(x, n, X, v, coef(fit))
  }
  p <- fit$fitted.values
  h <- hatvalues(fit)
  list(e = plogis(alone(X, x / n, n * v, fit, h, TRUE)), g = h / (1 - h) / (v * n * p * (1 - p)))
}

# Cholesky factors of all units side by side: a list of rows, each units x columns.
factors <- function(par, sv, vbar, periods, without = NULL) {
  lasting <- par$sigma2 + par$kappa * vbar
  L <- list()
  for (a in seq_along(periods)) {
    row <- matrix(0, length(vbar), a)
    for (b in seq_len(a)) {
      lag <- periods[a] - periods[b]
      taken <- if (is.null(without)) 0 else without[a] * without[b]
      rest <- lasting * (par$phi^lag - taken) +
        (par$omega2 + par$c * sv[, periods[a]] * sv[, periods[b]]) * par$r^lag
      if (b > 1) rest <- rest - rowSums(row[, seq_len(b - 1), drop = FALSE] * L2(L, row, a, b))
      row[, b] <- if (a == b) sqrt(rest) else rest / L[[b]][, b]
    }
    L[[a]] <- row
  }
  L
}
L2 <- function(L, row, a, b) (if (a == b) row else L[[b]])[, seq_len(b - 1), drop = FALSE]

forward <- function(L, y) {
  z <- y
  for (a in seq_along(L)) {
    if (a > 1) z[, a] <- y[, a] - rowSums(L[[a]][, seq_len(a - 1), drop = FALSE] * z[, seq_len(a - 1), drop = FALSE])
    z[, a] <- z[, a] / L[[a]][, a]
  }
  z
}

unpacked <- function(w) list(
  sigma2 = exp(w[1]), kappa = exp(w[2]), phi = plogis(w[3]), omega2 = exp(w[4]), c = exp(w[5]), r = plogis(w[6]))
centre <- c(log(0.02), log(0.5), 3, log(0.004), 0, -0.6)
width <- c(3, 1.5, 1, 1.5, 0.35, 0.7)

fitted_covariance <- function(d, sv, vbar, start) {
  objective <- function(w) {
    L <- factors(unpacked(w), sv, vbar, seq_len(years))
    z <- forward(L, d)
    sum(log(vapply(seq_along(L), function(a) L[[a]][, a], vbar))) + sum(z^2) / 2 + sum(((w - centre) / width)^2) / 2
  }
  optim(start, objective, method = "L-BFGS-B", lower = c(-9, -6, -1, -12, 0, -5), upper = c(2, 3, 7, 0, 2, 3),
    control = list(factr = 100, maxit = 200, ndeps = rep(1e-4, 6)))$par
}

working <- function(variance, theta) {
  middle <- qlogis(e) - variance * (1 - 2 * e) / 2
  p <- plogis(middle + theta)
  s <- p * (1 - p)
  v <- 1 / (n * s)
  list(middle = middle, d = theta + (x / n - p) / s, sv = sqrt(v), vbar = rowMeans(v))
}

estimates <- function(work, par, periods) {
  carried <- par$phi^(years - periods)
  L <- factors(par, work$sv, work$vbar, periods, carried)
  a <- forward(L, matrix(carried, units, length(periods), byrow = TRUE))
  information <- rowSums(a^2)
  list(
    value = rowSums(a * forward(L, work$d[, periods])) / information, variance = 1 / information + rowMeans(g),
    prior = par$sigma2 + par$kappa * work$vbar)
}

scales <- c(0, 0.5, 0.71, 1, 1.41, 2, 2.83, 4)
densities <- function(est) {
  V <- est$variance + outer(est$prior, scales^2)
  f <- -(log(V) + est$value^2 / V) / 2
  exp(f - apply(f, 1, max))
}
mixture <- function(est) {
  f <- densities(est)
  w <- rep(1 / length(scales), length(scales))
  for (round in 1:2000) {
    sums <- w * colSums(f / drop(f %*% w)) + (scales == 1)
    after <- sums / sum(sums)
    moved <- max(abs(after - w))
    w <- after
    if (moved < 1e-7) break
  }
  w
}
posterior <- function(est, w, middle) {
  R <- densities(est) * rep(w, each = units)
  prior <- outer(est$prior, scales^2)
  shrink <- prior / (prior + est$variance)
  list(R = R / rowSums(R), mean = middle + shrink * est$value, sd = sqrt(pmax(shrink * est$variance, 1e-14)))
}
probability <- function(post, difference) {
  limit <- e[, years] - difference
  ifelse(limit > 0, rowSums(post$R * pnorm((qlogis(pmax(limit, 1e-300)) - post$mean) / post$sd)), 0)
}

begun <- sum(proc.time()[1:2])
design <- function(year) cbind(1, scale(c1[, year]), scale(c2[, year]))
tau2 <- tested_tau2(x[, years], n[, years], design(years))
expectations <- lapply(seq_len(years), function(year) expected_without(x[, year], n[, year], design(year), tau2))
e <- vapply(expectations, `[[`, n[, 1], "e")
g <- vapply(expectations, `[[`, n[, 1], "g")

theta <- rep(0, units)
variance <- rep(0.03, units)
place <- c(log(0.02), log(0.5), 3, log(0.004), 0.1, -0.6)
for (round in 1:3) {
  work <- working(variance, theta)
  place <- fitted_covariance(work$d, work$sv, work$vbar, place)
  par <- unpacked(place)
  est <- estimates(work, par, seq_len(years))
  variance <- est$prior + par$omega2
  theta <- pmin(pmax(est$prior / (est$prior + est$variance) * est$value, -1.5), 1.5)
}
w <- mixture(est)
middle <- work$middle[, years]
post <- posterior(est, w, middle)
chance <- rowMeans(1 / (n * e * (1 - e)))
afresh <- working(
  par$sigma2 + par$kappa * chance + par$omega2, rowSums(post$R * post$mean) - middle)
before <- posterior(estimates(afresh, par, seq_len(years - 1)), w, middle)
p <- probability(post, delta)
p_before <- probability(before, delta)
order <- order(-p)
held <- which(cumsum(1 - p[order]) <= q * seq_len(units))
in_set <- seq_len(units) %in% order[seq_len(max(0, held))]
beyond <- rep(FALSE, units)
for (C in list(c1[, years], c2[, years])) {
  spread <- sqrt(mean((C - mean(C))^2))
  o <- order(C)
  if (C[o[units]] - C[o[units - 1]] > spread) beyond[o[units]] <- TRUE
  if (C[o[2]] - C[o[1]] > spread) beyond[o[1]] <- TRUE
}
named <- (p >= 0.9 | (in_set & p >= 0.5)) & p_before >= 0.5 & !beyond
seconds <- sum(proc.time()[1:2]) - begun
cat(sprintf("%.3f %.9f %.9f %.9f %d\n", seconds, sum(p), sum(p_before), sum(probability(post, 2 * delta)), sum(named)))
