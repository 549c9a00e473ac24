# Candidates for positive deviance in R, as a skilled user would write them: glm.fit and hatvalues, all
# fits without a unit in step with one another, radix order for ten thousand draws at once, matrices
# throughout. The same work as the program's, and the same numbers but for the draws: where the program
# integrates ranks, here they are simulated.
#
# usage: Rscript candidates.R FAMILIES [FOLDER]
#
# Without a folder it makes its own figures: 357 units in each family. The folder holds columns of
# FAMILIES * 357 values: x, n (32-bit integers), c1, c2 (doubles). Every three families are one
# indicator's three years. Prints seconds for the work alone, then the sums of tau2, z_overdispersed, the
# peers' z, q, upper limits, exceedance and both limits of ranks, and the number of candidates.
arguments <- commandArgs(trailingOnly = TRUE)
here <- dirname(sub("--file=", "", grep("--file=", commandArgs(FALSE), value = TRUE)))
source(file.path(here, "expectation.R"))
families <- as.integer(arguments[1])
units <- 357L
draws <- 10000L
neighbours <- 20L
better <- -1
set.seed(20)

column <- function(name, kind, size) {
  path <- file.path(arguments[2], name)
  matrix(as.numeric(readBin(path, kind, units * families, size = size)), units)
}
made <- function() {
  n <- pmax(55, round(exp(rnorm(units, 6.5, 1.25))))
  own <- rnorm(units, 0, 0.15) - 0.8 * (seq_len(units) %% 50 == 0)
  n[seq_len(units) %% 50 == 0] <- 2000
  c1 <- rnorm(units, 41, 1.4)
  c2 <- rnorm(units, 2.2, 0.6)
  of_family <- function(values) matrix(rep(values, families), units)
  logit <- -2 - 0.12 * (c1 - 41) + 0.18 * (c2 - 2.2) + own
  x <- matrix(rbinom(units * families, rep(n, families), plogis(rep(logit, families) +
    rnorm(units * families, 0, 0.05))), units)
  list(x = x, n = of_family(n), c1 = of_family(c1), c2 = of_family(c2))
}
figures <- if (length(arguments) < 2) made() else list(
  x = column("x", "integer", 4), n = column("n", "integer", 4), c1 = column("c1", "double", 8),
  c2 = column("c2", "double", 8))

# Phi^-1 of P(X < x) + P(X = x)/2 where logits of shares are normal about p's: the derivative of that
# probability times the normal distribution function, summed on an even grid for all units at once.
grid <- seq(-9, 9, by = 0.6)
density <- dnorm(grid) / sum(dnorm(grid))
predictive_z <- function(x, n, p, s2) {
  s <- sqrt(s2)
  centre <- qlogis(p)
  for (round in 1:4) {
    share <- plogis(centre + outer(s, grid))
    centre <- centre + (p - drop(share %*% density)) / drop((share * (1 - share)) %*% density)
  }
  middle <- (x + 0.5) / (n + 1)
  width <- 1 / sqrt((n + 1) * middle * (1 - middle))
  left <- qlogis(middle) - pmax(10 * width, 25 / pmax(x, 1))
  step <- (qlogis(middle) + 10 * width - left) / 160
  logit <- left + outer(step, 0:160)
  share <- plogis(logit)
  f <- step * dbinom(x, n, share) * (x * (1 - share) + (n - x) * share) / 2
  u <- (logit - centre) / s
  below <- rowSums(f * pnorm(u))
  above <- rowSums(f * pnorm(u, lower.tail = FALSE)) + (x == 0) / 2
  ifelse(below <= above, qnorm(below), -qnorm(above))
}

expectation <- function(x, n, X) {
  y <- x / n
  v <- rep(1, length(n))
  tau2 <- 0
  exact <- FALSE
  start <- NULL
  for (round in 1:50) {
    fit <- suppressWarnings(glm.fit(
      X, y, n * v, start = start, family = quasibinomial(), control = list(epsilon = 1e-13)))
    class(fit) <- c("glm", "lm")
    start <- coef(fit)
    p <- fit$fitted.values
    h <- hatvalues(fit)
    expected <- plogis(alone(X, y, n * v, fit, h, exact))
    q <- expected * (1 - expected)
    d <- (y - expected) / q
    s2 <- 1 / (n * q) + h / (1 - h) / (v * n * p * (1 - p))
    before <- tau2
    tau2 <- robust_tau2(d, s2)
    # One step is enough until tau2 has settled; then the rounds go on exactly.
    if (abs(tau2 - before) < 1e-10 * (1e-10 + tau2)) if (exact) break else exact <- TRUE
    v <- 1 / (1 + tau2 * n * p * (1 - p))
  }
  list(
    expected = expected, difference = y - expected, z = d * sqrt(n * q),
    z_overdispersed = predictive_z(x, n, expected, tau2 + s2 - 1 / (n * q)), residual = rstudent(fit), tau2 = tau2)
}

peers <- function(x, n, C, tau2) {
  distance <- as.matrix(dist(scale(C)))
  diag(distance) <- Inf
  order <- order(rep(seq_len(units), each = units), as.vector(distance), method = "radix")
  nearest <- matrix((order - 1L) %% units + 1L, units)[seq_len(neighbours), ]
  size <- matrix(n[nearest], neighbours)
  N <- colSums(size)
  value <- colSums(matrix(x[nearest], neighbours)) / N
  q <- value * (1 - value)
  g <- colSums((size / rep(N, each = neighbours))^2 * (1 / (size * rep(q, each = neighbours)) + tau2))
  list(difference = x / n - value, z = predictive_z(x, n, value, tau2 + g))
}

beta_binomial <- function(x, n) {
  minus_likelihood <- function(v) {
    a <- plogis(v[1]) * exp(v[2])
    b <- exp(v[2]) - a
    -sum(lbeta(a + x, b + n - x) - lbeta(a, b))
  }
  slope <- function(v) {
    m <- plogis(v[1])
    s <- exp(v[2])
    a <- m * s
    b <- s - a
    whole <- digamma(s) - digamma(s + n)
    by_a <- sum(digamma(a + x) - digamma(a) + whole)
    by_b <- sum(digamma(b + n - x) - digamma(b) + whole)
    -c((by_a - by_b) * s * m * (1 - m), by_a * a + by_b * b)
  }
  best <- optim(
    c(qlogis(mean(x / n)), log(100)), minus_likelihood, slope, method = "BFGS",
    control = list(reltol = 1e-15, maxit = 200, fnscale = units, parscale = c(0.1, 1)))$par
  s <- exp(best[2])
  c(s * plogis(best[1]), s * (1 - plogis(best[1])))
}

ranks <- function(a, b) {
  drawn <- rbeta(units * draws, a, b)
  order <- order(rep(seq_len(draws), each = units), drawn, method = "radix")
  # In the order of ranks, who has them.
  who <- (order - 1L) %% units
  counts <- matrix(tabulate(who + 1L + units * rep(0:(units - 1L), draws), units * units), units)
  below <- t(apply(counts, 1, cumsum)) / draws
  list(
    expected = drop(counts %*% seq_len(units)) / draws,
    lower = rowSums(below < 0.025) + 1, upper = rowSums(below < 0.975) + 1)
}

work <- function(f) {
  x <- figures$x[, f]
  n <- figures$n[, f]
  C <- cbind(figures$c1[, f], figures$c2[, f])
  fit <- expectation(x, n, cbind(1, sweep(C, 2, colMeans(C))))
  p <- pnorm(-better * fit$z_overdispersed)
  near <- peers(x, n, C, fit$tau2)
  robust <- (x / n - median(x / n)) / mad(x / n)
  prior <- beta_binomial(x, n)
  a <- prior[1] + x
  b <- prior[2] + n - x
  c(fit, list(
    p = p, q = p.adjust(p, "BH"), peers = near, robust = robust, alpha = prior[1],
    shrunken = a / (a + b), lower = qbeta(0.025, a, b), upper = qbeta(0.975, a, b),
    exceedance = pbeta(sum(x) / sum(n), a, b), ranks = ranks(a, b)))
}

judge <- function(result, years) {
  better_years <- rowSums(vapply(years, function(y)
    better * y$difference > 0 & better * y$z_overdispersed >= 1.645, logical(units)))
  agreeing <- rowSums(better * cbind(result$residual, result$peers$z, result$robust) >= 1.645)
  better * result$difference > 0 & better * result$peers$difference > 0 &
    better * result$difference >= 0.01 & result$q <= 0.10 & (length(years) < 2 | better_years >= 2) &
    agreeing >= 2
}

started <- proc.time()
results <- lapply(seq_len(families), work)
candidates <- vapply(seq_len(families), function(f) {
  sum(judge(results[[f]], results[(f - (f - 1) %% 3):f]))
}, 0L)
seconds <- (proc.time() - started)[["elapsed"]]

total <- function(of) sum(vapply(results, function(result) sum(of(result)), 0))
cat(sprintf("%.3f", seconds), sprintf("%.9f", c(
  total(function(r) r$tau2), total(function(r) r$z_overdispersed), total(function(r) r$peers$z),
  total(function(r) r$q), total(function(r) r$upper), total(function(r) r$exceedance),
  total(function(r) r$ranks$lower), total(function(r) r$ranks$upper))), sum(candidates), "\n")
