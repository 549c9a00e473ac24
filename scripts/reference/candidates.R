# Write the reference numbers for candidates: expectation, peers, tests and gates.
#
#   python candidate_figures.py && Rscript candidates.R [folder]
#
# R 4.2 or later, nothing beside it. Reads synthetic_figures.csv from the folder and writes beside it;
# README.md there explains every column. Written from the definition: each unit's expectation comes from
# glm.fit or lm.wfit made again without it, residuals from rstudent, q from p.adjust, and tau2 from halving
# an interval until nothing lies between its ends. Shrunken figures and ranks are candidates.py's.

arguments <- commandArgs(trailingOnly = TRUE)
here <- dirname(sub("^--file=", "", grep("^--file=", commandArgs(), value = TRUE)))
folder <- if (length(arguments) > 0) arguments[1] else
  file.path(here, "..", "..", "Tests", "FlaggingTests", "Fixtures")

KAPPA <- 0.6786545589528744
NEIGHBOURS <- 20
FEWEST_PEERS <- 5
UNITS_PER_COEFFICIENT <- 10
STRENGTH <- 1.645
GATES <- c("eligible", "expected", "peers", "effect", "chance", "lasting", "agreement")

text <- function(values) {
  if (is.numeric(values)) ifelse(is.na(values), "", sprintf("%.17g", values))
  else ifelse(is.na(values), "", as.character(values))
}

save <- function(name, table) {
  lines <- do.call(paste, c(lapply(table, text), sep = ","))
  connection <- file(file.path(folder, paste0(name, ".csv")), "wb")
  writeLines(c(paste(names(table), collapse = ","), lines), connection, sep = "\n")
  close(connection)
  cat(sprintf("%s.csv: %d rows\n", name, length(lines)))
}

# --- How much more units differ than chance --------------------------------------

winsorised_sum <- function(z) {
  ends <- quantile(z, c(0.1, 0.9), type = 7, names = FALSE)
  sum(pmin(pmax(z, ends[1]), ends[2])^2)
}

robust_tau2 <- function(d, s2) {
  aim <- length(d) * KAPPA
  above <- function(tau2) winsorised_sum(d / sqrt(s2 + tau2)) > aim
  if (!above(0)) return(0)
  high <- mean(s2)
  while (above(high)) high <- 2 * high
  low <- 0
  repeat {
    middle <- (low + high) / 2
    if (middle <= low || middle >= high) return(high)
    if (above(middle)) low <- middle else high <- middle
  }
}

# The tau2 that its own fit gives back: `at` makes everything at a tau2, with differences d and their
# variances s2. Taking one after the other swings between two values where large units decide a fit.
settle <- function(at) {
  first <- at(0)
  given_back <- function(end) robust_tau2(end$d, end$s2)
  highest <- given_back(first)
  tau2 <- if (highest == 0) 0 else uniroot(
    function(tau2) given_back(at(tau2)) - tau2, c(0, highest), extendInt = "downX",
    tol = 1e-14 * highest)$root
  end <- at(tau2)
  end$tau2 <- tau2
  end$phi <- winsorised_sum(first$d / sqrt(first$s2)) / (length(first$d) * KAPPA)
  end$z_overdispersed <- end$d / sqrt(end$s2 + tau2)
  end
}

# --- Expectation by regression ----------------------------------------------------

# Columns less a whole number, since R does not centre; `turn` brings coefficients back.
design <- function(rows, context) {
  shift <- vapply(context, function(name) round(mean(rows[[name]])), 0)
  X <- cbind(intercept = 1, sweep(as.matrix(rows[context]), 2, shift))
  turn <- diag(ncol(X))
  turn[1, -1] <- -shift
  list(X = X, turn = turn)
}

strict <- glm.control(epsilon = 1e-14, maxit = 200)

# R keeps the weights of the step before the last, so a fit is made once more from its own end.
logit_fit <- function(X, share, prior, start = NULL) {
  once <- function(start) suppressWarnings(glm.fit(
    X, share, prior, start = start, family = quasibinomial(), control = strict))
  fit <- once(coef(once(start)))
  class(fit) <- c("glm", "lm")
  fit
}

expect_shares <- function(rows, context) {
  design <- design(rows, context)
  X <- design$X
  n <- rows$n
  share <- rows$x / n
  end <- settle(function(tau2) {
    v <- rep(1, length(n))
    fit <- logit_fit(X, share, n)
    # Weights come from the fit that they make.
    for (round in if (tau2 > 0) 1:200) {
      before <- v
      v <- 1 / (1 + tau2 * n * fitted(fit) * (1 - fitted(fit)))
      fit <- logit_fit(X, share, n * v, coef(fit))
      if (max(abs(v / before - 1)) < 1e-14) break
    }
    p <- fitted(fit)
    alone <- vapply(seq_along(n), function(i) plogis(sum(X[i, ] * coef(
      logit_fit(X[-i, , drop = FALSE], share[-i], (n * v)[-i], coef(fit))))), 0)
    h <- hatvalues(fit)
    q <- alone * (1 - alone)
    list(
      fit = fit, expected = alone, difference = share - alone, d = (share - alone) / q,
      own = 1 / (n * q), s2 = 1 / (n * q) + h / (1 - h) / (v * n * p * (1 - p)))
  })
  regression(end, design)
}

expect_means <- function(rows, context, sigma) {
  design <- design(rows, context)
  X <- design$X
  y <- rows$mean
  s02 <- sigma^2 / rows$n
  end <- settle(function(tau2) {
    w <- 1 / (s02 + tau2)
    fit <- lm.wfit(X, y, w)
    class(fit) <- "lm"
    alone <- vapply(seq_along(y), function(i) sum(X[i, ] * coef(
      lm.wfit(X[-i, , drop = FALSE], y[-i], w[-i]))), 0)
    h <- hatvalues(fit)
    list(
      fit = fit, expected = alone, difference = y - alone, d = y - alone, own = s02,
      s2 = s02 + h / (1 - h) * (s02 + tau2))
  })
  regression(end, design)
}

regression <- function(end, design) {
  end$z <- end$d / sqrt(end$own)
  end$studentised_residual <- rstudent(end$fit)
  end$decided_by <- "regression"
  end$coefficients <- coefficients_of(end$fit, design$turn)
  end
}

coefficients_of <- function(fit, turn) {
  unscaled <- turn %*% chol2inv(qr.R(fit$qr)) %*% t(turn)
  # Pearson's: of the working residuals where it is a glm, of the weighted ones where it is an lm.
  residuals <- sqrt(fit$weights) * fit$residuals
  dispersion <- sum(residuals^2) / fit$df.residual
  data.frame(
    name = names(coef(fit)), estimate = as.vector(turn %*% coef(fit)),
    standard_error = sqrt(dispersion * diag(unscaled)),
    standard_error_dispersion_1 = sqrt(diag(unscaled)), dispersion = dispersion)
}

# --- Peers ------------------------------------------------------------------------

# For each row the positions of its peers: neighbours among, and standardised over, all rows with
# context, whether or not they have a figure; or the others of the declared group.
peers_of <- function(rows, context, group) {
  none <- rep(list(integer()), nrow(rows))
  if (group) return(lapply(
    seq_len(nrow(rows)), function(i) setdiff(which(rows$group == rows$group[i]), i)))
  if (length(context) == 0) return(none)
  known <- which(complete.cases(rows[context]))
  Z <- scale(as.matrix(rows[known, context]))
  for (i in seq_along(known)) {
    distance <- rowSums(sweep(Z, 2, Z[i, ])^2)
    # Distances that differ by rounding alone are equal.
    order <- order(signif(distance, 11), rows$unit[known])
    none[[known[i]]] <- known[head(order[order != i], NEIGHBOURS)]
  }
  none
}

# The peers' figure together, and what its variance is made of.
peer_figure <- function(rows, peers, outcome) {
  peers <- peers[!is.na(rows$value[peers])]
  if (length(peers) < FEWEST_PEERS) return(c(value = NA, chance = NA, between = NA))
  n <- rows$n[peers]
  part <- n / sum(n)
  value <- if (outcome == "share") sum(rows$x[peers]) / sum(n) else sum(part * rows$mean[peers])
  # To be divided by q, or multiplied by the variance within persons; and multiplied by tau2.
  c(value = value, chance = sum(part^2 / n), between = sum(part^2))
}

# Variance of unit and peers on the scale of the difference.
peer_scale <- function(n, figures, outcome, sigma) {
  if (outcome == "share") {
    q <- figures$value * (1 - figures$value)
    list(q = q, own = 1 / (n * q), chance = figures$chance / q)
  } else list(q = 1, own = sigma^2 / n, chance = figures$chance * sigma^2)
}

expect_peers <- function(rows, figures, outcome, sigma) {
  scale <- peer_scale(rows$n, figures, outcome, sigma)
  difference <- rows$value - figures$value
  end <- settle(function(tau2) list(
    d = difference / scale$q, own = scale$own, s2 = scale$own + scale$chance + figures$between * tau2))
  end$expected <- figures$value
  end$difference <- difference
  end$z <- end$d / sqrt(scale$own)
  end$studentised_residual <- rep(NA_real_, nrow(rows))
  end$decided_by <- "peers"
  end
}

# --- A share's chance, skewed as it is -------------------------------------------

# Phi^-1 of P(X < x) + P(X = x)/2 where X is binomial in n with a share whose logit is normal about centre
# with the variance given, and whose mean is as expected. By the definition: the binomial's own tails,
# summed on an even grid of logits, eight points to the narrower of both widths; from the smaller tail.
predictive_z <- function(x, n, expected, variance) mapply(function(x, n, p, s2) {
  if (is.na(x + p)) return(NA_real_)
  s <- sqrt(s2)
  about_it <- seq(-20, 20, by = 1 / 8)
  centre <- uniroot(
    function(centre) sum(dnorm(about_it) * (plogis(centre + s * about_it) - p)),
    qlogis(p) + c(-1, 1) * (s2 + 1e-6), extendInt = "upX", tol = 1e-15)$root
  logit <- seq(-20 * s, 20 * s, by = 1 / (8 * sqrt(1 / s2 + n * p * (1 - p))))
  weight <- dnorm(logit / s)
  share <- plogis(centre + logit)
  half <- dbinom(x, n, share) / 2
  below <- sum(weight * (pbinom(x - 1, n, share) + half)) / sum(weight)
  above <- sum(weight * (pbinom(x, n, share, lower.tail = FALSE) + half)) / sum(weight)
  if (below < above) qnorm(below) else -qnorm(above)
}, x, n, expected, variance)

# --- The spread between persons, where it is not given ----------------------------

# Restricted maximum likelihood of y ~ N(mu, tau2 + sigma2/n), along r = tau2/sigma2.
spread <- function(y, n) {
  m <- length(y)
  at <- function(r) {
    w <- 1 / (1 / n + r)
    centre <- sum(w * y) / sum(w)
    squares <- sum(w * (y - centre)^2)
    list(
      sigma2 = squares / (m - 1), centre = centre,
      slope = (m - 1) * sum(w^2 * (y - centre)^2) / squares - sum(w) + sum(w^2) / sum(w),
      value = -(m - 1) * log(squares) + sum(log(w)) - log(sum(w)))
  }
  slope <- function(r) at(r)$slope
  grid <- c(0, 10^seq(-8, 4, 0.05))
  best <- which.max(vapply(grid, function(r) at(r)$value, 0))
  r <- if (best == 1 && slope(0) <= 0) 0 else
    uniroot(slope, grid[c(max(best - 1, 1), best + 1)], tol = 1e-16, maxiter = 1000)$root
  end <- at(r)
  list(sigma = sqrt(end$sigma2), between = r * end$sigma2, centre = end$centre)
}

# --- One family in one period -----------------------------------------------------

robust_z <- function(values, among) {
  known <- values[among]
  result <- rep(NA_real_, length(values))
  result[among] <- (known - median(known)) / mad(known, constant = 1 / qnorm(0.75))
  result
}

family <- function(all, period, plan) {
  rows <- all[all$period == period, ]
  if (plan$outcome == "mean") rows$n <- rows$mean_n
  rows$value <- if (plan$outcome == "mean") rows$mean else rows$x / rows$n
  rows$eligible <- !is.na(rows$value) & rows$n >= plan$floor
  rows$context <- complete.cases(rows[plan$context]) | length(plan$context) == 0
  tested <- which(rows$eligible & rows$context)
  b <- if (plan$better == "low") -1 else 1

  peers <- peers_of(rows, plan$context, plan$group)
  figures <- as.data.frame(t(vapply(
    peers, function(p) peer_figure(rows, p, plan$outcome), c(value = 0, chance = 0, between = 0))))
  sigma <- if (plan$outcome == "share") NA else if (!is.na(plan$sigma)) plan$sigma else
    with(rows[rows$eligible, ], spread(mean, n))$sigma

  made <- length(tested) >= UNITS_PER_COEFFICIENT * (length(plan$context) + 1)
  fit <- if (!made) expect_peers(rows[tested, ], figures[tested, ], plan$outcome, sigma)
    else if (plan$outcome == "share") expect_shares(rows[tested, ], plan$context)
    else expect_means(rows[tested, ], plan$context, sigma)
  for (name in c("expected", "difference", "studentised_residual", "z", "z_overdispersed")) {
    rows[[name]] <- NA_real_
    rows[[name]][tested] <- fit[[name]]
  }
  if (plan$outcome == "share") rows$z_overdispersed[tested] <- predictive_z(
    rows$x[tested], rows$n[tested], fit$expected, fit$tau2 + fit$s2 - fit$own)
  rows$p_value <- pnorm(-b * rows$z_overdispersed)
  rows$q_value <- p.adjust(rows$p_value, "BH")

  rows$peer_value <- ifelse(rows$eligible, figures$value, NA)
  rows$peer_difference <- rows$value - rows$peer_value
  scale <- peer_scale(rows$n, figures, plan$outcome, sigma)
  beyond_chance <- fit$tau2 + scale$chance + figures$between * fit$tau2
  rows$peer_z <- if (plan$outcome == "share")
    predictive_z(rows$x, rows$n, rows$peer_value, beyond_chance) else
    rows$peer_difference / sqrt(scale$own + beyond_chance)
  rows$robust_z <- robust_z(rows$value, which(rows$eligible))
  rows$robust_z_family <- robust_z(rows$value, tested)
  list(rows = rows, fit = fit, b = b, peers = peers, units = length(tested), sigma = sigma)
}

# --- Gates ------------------------------------------------------------------------

verdict <- function(passed) ifelse(is.na(passed), "not_judged", ifelse(passed, "passed", "failed"))

judge <- function(families, plan) {
  last <- families[[length(families)]]
  rows <- last$rows
  b <- last$b
  better <- sapply(tail(families, 3), function(f)
    f$b * f$rows$difference > 0 & f$b * f$rows$z_overdispersed >= STRENGTH)
  rows$periods_known <- rowSums(!is.na(better))
  rows$periods_better <- rowSums(better, na.rm = TRUE)
  evidence <- b * cbind(rows$studentised_residual, rows$peer_z, rows$robust_z)
  known <- rowSums(!is.na(evidence))
  agreeing <- rowSums(evidence >= STRENGTH, na.rm = TRUE)
  gates <- data.frame(
    eligible = verdict(rows$eligible),
    expected = verdict(rows$context & b * rows$difference > 0),
    peers = verdict(b * rows$peer_difference > 0),
    effect = verdict(b * rows$difference >= plan$smallest),
    chance = verdict(rows$q_value <= 0.10),
    lasting = verdict(if (length(families) < 2) NA else rows$periods_better >= 2),
    agreement = verdict(ifelse(known < 2, NA, agreeing >= 2)))
  gates[!rows$eligible, -1] <- "not_judged"
  failed <- gates == "failed"
  names(gates) <- paste0("gate_", GATES)
  rows$candidate <- as.integer(!apply(failed, 1, any))
  rows$near_miss <- as.integer(rowSums(failed) == 1 & !is.na(rows$q_value))
  rows$stopped_by <- apply(failed, 1, function(f) c(GATES[f], NA)[1])
  cbind(rows[c(
    "unit", "value", "expected", "difference", "studentised_residual", "peer_value",
    "peer_difference", "peer_z", "robust_z", "robust_z_family", "z", "z_overdispersed", "p_value",
    "q_value", "periods_known", "periods_better")],
    gates, rows[c("candidate", "near_miss", "stopped_by")])
}

# --- All plans --------------------------------------------------------------------

plan <- function(outcome, context, group = FALSE, sigma = NA, units = 357) list(
  outcome = outcome, context = context, group = group, sigma = sigma, units = units,
  better = if (outcome == "share") "low" else "high", floor = if (outcome == "share") 100 else 10,
  smallest = if (outcome == "share") 0.01 else 0.5)

PLANS <- list(
  shares = plan("share", c("c1", "c2")),
  shares_alone = plan("share", character()),
  shares_grouped = plan("share", c("c1", "c2"), group = TRUE),
  shares_few = plan("share", c("c1", "c2"), units = 28),
  means = plan("mean", c("c1", "c2")),
  means_few = plan("mean", c("c1", "c2"), units = 28, sigma = 9))

all <- read.csv(file.path(folder, "synthetic_figures.csv"), stringsAsFactors = FALSE)
summaries <- coefficients <- earlier <- peers <- NULL
for (name in names(PLANS)) {
  plan <- PLANS[[name]]
  figures <- all[all$unit %in% head(unique(all$unit), plan$units), ]
  periods <- sort(unique(figures$period))
  families <- lapply(periods, function(period) family(figures, period, plan))
  for (i in seq_along(families)) {
    fit <- families[[i]]$fit
    summaries <- rbind(summaries, data.frame(
      plan = name, period = periods[i], units = families[[i]]$units, decided_by = fit$decided_by,
      phi = fit$phi, tau2 = fit$tau2, sigma = families[[i]]$sigma))
    if (!is.null(fit$coefficients)) coefficients <- rbind(
      coefficients, data.frame(plan = name, period = periods[i], fit$coefficients))
    # Expectations are those of `shares` again where a group alone is new.
    if (i < length(families) && name != "shares_grouped") earlier <- rbind(
      earlier, cbind(plan = name, families[[i]]$rows[
        !is.na(families[[i]]$rows$expected), c("period", "unit", "expected", "z_overdispersed")]))
  }
  last <- families[[length(families)]]
  if (name %in% c("shares", "shares_few")) {
    known <- lengths(last$peers) > 0
    peers <- rbind(peers, data.frame(
      units = plan$units, unit = last$rows$unit[known], peers = vapply(
        last$peers[known], function(p) paste(last$rows$unit[p], collapse = ";"), "")))
  }
  table <- judge(families, plan)
  if (name == "shares_grouped") table <- table[c(
    "unit", "peer_value", "peer_difference", "peer_z", paste0("gate_", GATES), "candidate",
    "near_miss", "stopped_by")]
  save(paste0("candidates_", name), table)
}
save("candidate_summaries", summaries)
save("candidate_coefficients", coefficients)
save("candidate_earlier_periods", earlier)
save("candidate_peers", peers)
