# What lasts of each unit, as scripts/benchmark.d/lasting.R does it for columns without gaps: here a unit may lack
# periods. A period without a figure has variance 1, no covariance and distance 0, which changes nothing.
fitted_glm <- function(x, n, X, v, start) {
  fit <- suppressWarnings(glm.fit(X, x / n, n * v, start = start, family = quasibinomial(), control = list(epsilon = 1e-13)))
  class(fit) <- c("glm", "lm")
  fit
}
tested <- function(x, n, X) {
  v <- rep(1, length(n)); tau2 <- 0; exact <- FALSE; start <- NULL
  for (round in 1:50) {
    fit <- fitted_glm(x, n, X, v, start)
    start <- coef(fit)
    p <- fit$fitted.values
    h <- hatvalues(fit)
    e <- plogis(alone(X, x / n, n * v, fit, h, exact))
    s <- e * (1 - e)
    before <- tau2
    s2 <- 1 / (n * s) + h / (1 - h) / (v * n * p * (1 - p))
    tau2 <- robust_tau2((x / n - e) / s, s2)
    if (abs(tau2 - before) < 1e-10 * (1e-10 + tau2)) if (exact) break else exact <- TRUE
    v <- 1 / (1 + tau2 * n * p * (1 - p))
  }
  list(tau2 = tau2, expected = e, z = predictive_z(x, n, e, tau2 + s2 - 1 / (n * s)))
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
  cbind(plogis(alone(X, x / n, n * v, fit, h, TRUE)), h / (1 - h) / (v * n * p * (1 - p)))
}
row_means <- function(m, known) rowSums(m * known) / rowSums(known)
factors <- function(par, w, periods, without = NULL) {
  lasting <- par$sigma2 + par$kappa * w$vbar
  L <- list()
  for (a in seq_along(periods)) {
    row <- matrix(0, length(lasting), a)
    for (b in seq_len(a)) {
      lag <- periods[a] - periods[b]
      taken <- if (is.null(without)) 0 else without[a] * without[b]
      rest <- lasting * (par$phi^lag - taken) + (par$omega2 + par$c * w$sv[, periods[a]] * w$sv[, periods[b]]) * par$r^lag
      both <- w$known[, periods[a]] * w$known[, periods[b]]
      rest <- if (a == b) ifelse(both == 1, rest, 1) else rest * both
      if (b > 1) rest <- rest - rowSums(row[, seq_len(b - 1), drop = FALSE] *
        (if (a == b) row else L[[b]])[, seq_len(b - 1), drop = FALSE])
      row[, b] <- if (a == b) sqrt(rest) else rest / L[[b]][, b]
    }
    L[[a]] <- row
  }
  L
}
forward <- function(L, y) {
  z <- y
  for (a in seq_along(L)) {
    if (a > 1) z[, a] <- y[, a] - rowSums(L[[a]][, seq_len(a - 1), drop = FALSE] * z[, seq_len(a - 1), drop = FALSE])
    z[, a] <- z[, a] / L[[a]][, a]
  }
  z
}
unpacked <- function(w) list(sigma2 = exp(w[1]), kappa = exp(w[2]), phi = plogis(w[3]), omega2 = exp(w[4]), c = exp(w[5]), r = plogis(w[6]))
centre <- c(log(0.02), log(0.5), 3, log(0.004), 0, -0.6)
width <- c(3, 1.5, 1, 1.5, 0.35, 0.7)
scales <- c(0, 0.5, 0.71, 1, 1.41, 2, 2.83, 4)
densities <- function(est) {
  V <- est$variance + outer(est$prior, scales^2)
  f <- -(log(V) + est$value^2 / V) / 2
  exp(f - apply(f, 1, max))
}

# x, n: units by periods, NA without a figure; contexts: for each period a matrix of columns, or NULL; better: -1 or 1.
lasting <- function(x, n, contexts, better, delta, q = 0.10) {
  years <- ncol(x)
  # Design matrices of each period's members; a period with too few for a regression has none.
  members <- lapply(seq_len(years), function(t) which(is.finite(x[, t]) & (if (is.null(contexts[[t]])) TRUE else
    rowSums(!is.finite(contexts[[t]])) == 0)))
  design <- function(t) {
    C <- contexts[[t]][members[[t]], , drop = FALSE]
    if (is.null(contexts[[t]])) matrix(1, length(members[[t]]), 1) else cbind(1, scale(C))
  }
  last <- members[[years]]
  now <- tested(x[last, years], n[last, years], design(years))
  e <- g <- matrix(NA_real_, nrow(x), years)
  for (t in seq_len(years)) {
    m <- members[[t]]
    columns <- if (is.null(contexts[[t]])) 0 else ncol(contexts[[t]])
    if (length(m) < 3 || (columns > 0 && length(m) < 10 * (columns + 1))) next
    found <- expected_without(x[m, t], n[m, t], design(t), now$tau2)
    e[m, t] <- found[, 1]
    g[m, t] <- found[, 2]
  }
  units <- which(rowSums(is.finite(e)) > 0)
  known <- is.finite(e[units, , drop = FALSE]) * 1
  fill <- function(m, value) { m <- m[units, , drop = FALSE]; m[known == 0] <- value; m }
  e <- fill(e, 0.5); g <- fill(g, 0); N <- fill(n, 1); Y <- fill(x, 0.5) / N
  working <- function(variance, theta) {
    middle <- qlogis(e) - variance * (1 - 2 * e) / 2
    p <- plogis(middle + theta)
    s <- p * (1 - p)
    v <- 1 / (N * s)
    list(middle = middle, d = (theta + (Y - p) / s) * known, sv = sqrt(v), vbar = row_means(v, known), known = known)
  }
  estimates <- function(w, par, periods) {
    carried <- par$phi^(years - periods)
    L <- factors(par, w, periods, carried)
    a <- forward(L, sweep(known[, periods, drop = FALSE], 2, carried, "*"))
    information <- rowSums(a^2)
    list(value = rowSums(a * forward(L, w$d[, periods, drop = FALSE])) / information,
      variance = 1 / information + row_means(g, known), prior = par$sigma2 + par$kappa * w$vbar)
  }
  fitted <- function(w, start) {
    objective <- function(at) {
      L <- factors(unpacked(at), w, seq_len(years))
      z <- forward(L, w$d)
      sum(log(vapply(seq_along(L), function(a) L[[a]][, a], w$vbar))) + sum(z^2) / 2 + sum(((at - centre) / width)^2) / 2
    }
    optim(start, objective, method = "L-BFGS-B", lower = c(-9, -6, -1, -12, 0, -5), upper = c(2, 3, 7, 0, 2, 3),
      control = list(factr = 100, maxit = 200, ndeps = rep(1e-4, 6)))$par
  }
  theta <- rep(0, length(units)); variance <- rep(0.03, length(units))
  place <- c(log(0.02), log(0.5), 3, log(0.004), 0.1, -0.6)
  for (round in 1:3) {
    w <- working(variance, theta)
    place <- fitted(w, place)
    par <- unpacked(place)
    est <- estimates(w, par, seq_len(years))
    variance <- est$prior + par$omega2
    theta <- pmin(pmax(est$prior / (est$prior + est$variance) * est$value, -1.5), 1.5)
  }
  judged <- which(known[, years] == 1)
  of <- function(est) lapply(est, `[`, judged)
  f <- densities(of(est))
  weights <- rep(1 / length(scales), length(scales))
  for (round in 1:2000) {
    sums <- weights * colSums(f / drop(f %*% weights)) + (scales == 1)
    after <- sums / sum(sums)
    moved <- max(abs(after - weights))
    weights <- after
    if (moved < 1e-7) break
  }
  middle <- w$middle[judged, years]
  posterior <- function(est) {
    R <- densities(est) * rep(weights, each = length(judged))
    prior <- outer(est$prior, scales^2)
    shrink <- prior / (prior + est$variance)
    list(R = R / rowSums(R), mean = middle + shrink * est$value, sd = sqrt(pmax(shrink * est$variance, 1e-14)))
  }
  probability <- function(post, by) {
    limit <- e[judged, years] + better * by
    u <- (qlogis(pmin(pmax(limit, 1e-300), 1 - 1e-16)) - post$mean) / post$sd
    ifelse(limit <= 0 | limit >= 1, 0, rowSums(post$R * pnorm(if (better < 0) u else -u)))
  }
  post <- posterior(of(est))
  theta[judged] <- rowSums(post$R * post$mean) - middle
  chance <- row_means(1 / (N * e * (1 - e)), known)
  afresh <- working(par$sigma2 + par$kappa * chance + par$omega2, theta)
  p <- probability(post, delta)
  before <- if (years > 1) {
    earlier <- estimates(afresh, par, seq_len(years - 1))
    ifelse(rowSums(known[judged, seq_len(years - 1), drop = FALSE]) > 0, probability(posterior(of(earlier)), delta), NA)
  } else NA
  order <- order(-p)
  held <- which(cumsum(1 - p[order]) <= q * seq_along(p))
  set <- seq_along(p) %in% order[seq_len(max(0, held))]
  list(members = last, expected = now$expected, z = now$z, unit = units[judged], probability = p, before = before,
    named = (p >= 0.9 | (set & p >= 0.5)) & (years <= 2 | (!is.na(before) & before >= 0.5)))
}
