# Write the reference numbers for trends, regressions and shrunken shares.
#
#   Rscript models.R [output directory]
#
# R 4.2 or later, nothing beside it. Everything comes from R's own functions:
# prop.trend.test, lm, glm, hatvalues, rstudent, qbeta and pbeta; the prediction
# without a unit is that of a model fitted again without it. Seeds are fixed: two
# runs write identical files.

arguments <- commandArgs(trailingOnly = TRUE)
here <- dirname(sub("^--file=", "", grep("^--file=", commandArgs(), value = TRUE)))
folder <- if (length(arguments) > 0) arguments[1] else
  file.path(here, "..", "..", "Tests", "StatisticsTests", "Fixtures")
set.seed(1954)

text <- function(values) {
  if (is.numeric(values)) ifelse(is.na(values), "", sprintf("%.17g", values))
  else as.character(values)
}

save <- function(name, table) {
  lines <- do.call(paste, c(lapply(table, text), sep = ","))
  connection <- file(file.path(folder, paste0(name, ".csv")), "wb")
  writeLines(c(paste(names(table), collapse = ","), lines), connection, sep = "\n")
  close(connection)
  cat(sprintf("%s.csv: %d cases\n", name, length(lines)))
}

# --- Trend --------------------------------------------------------------------

slope_sign <- function(x, n, t) {
  slope <- sum(n * (t - weighted.mean(t, n)) * (x / n))
  if (abs(slope) < 1e-9 * sum(n)) 0 else sign(slope)
}

trend_case <- function(x, n, first) {
  t <- first + seq_along(x) - 1
  test <- suppressWarnings(prop.trend.test(x, n, t))
  sign <- slope_sign(x, n, t)
  others <- sapply(seq_along(x), function(i) slope_sign(x[-i], n[-i], t[-i]))
  stable <- sign != 0 && all(others == sign)
  significant <- test$statistic > qchisq(0.998, 1) && stable
  label <- if (!significant) "no_trend" else if (sign > 0) "rising" else "falling"
  data.frame(
    first_year = first, x = paste(x, collapse = ";"), n = paste(n, collapse = ";"),
    chi_square = unname(test$statistic), p_value = unname(test$p.value), slope_sign = sign,
    stable = as.integer(stable), label = label)
}

trend_cases <- function() {
  fixed <- list(
    list(c(124818, 121000, 113374, 111106, 108562, 112419),
         c(1033172, 1036673, 1036263, 1034400, 1030621, 1022429)),
    list(c(1, 0, 0, 0, 0), rep(10, 5)), list(c(3, 2, 3, 2, 3), rep(10, 5)),
    list(c(0, 0, 0, 0, 90), rep(100, 5)), list(c(90, 0, 0, 0, 0), rep(100, 5)),
    list(c(1, 2, 3, 4, 5), c(1, 2, 3, 4, 6)), list(1:8 * 1000, rep(1e6, 8)))
  cases <- lapply(fixed, function(case) trend_case(case[[1]], case[[2]], 2015))
  while (length(cases) < 300) {
    years <- sample(5:15, 1)
    n <- pmax(1, round(10^runif(1, 0.5, 8) * runif(years, 0.8, 1.2)))
    p <- plogis(qlogis(runif(1)^2 * 0.9 + 1e-4) + runif(1, -3, 3) / sqrt(n[1] + 5) *
                  (seq_len(years) - years / 2))
    x <- rbinom(years, n, p)
    if (sum(x) > 0 && sum(x) < sum(n)) {
      cases <- c(cases, list(trend_case(x, n, sample(1990:2020, 1))))
    }
  }
  do.call(rbind, cases)
}

# --- Regression ---------------------------------------------------------------

context_data <- function(units, columns, kind) {
  c1 <- rnorm(units)
  c2 <- switch(kind,
    plain = runif(units), large = 1e6 + rnorm(units), alike = c1 + 0.001 * rnorm(units),
    dummy = c(1, 1, rep(0, units - 2)), skew = exp(2 * rnorm(units)))
  c3 <- 40 + 3 * rnorm(units) + 0.5 * c1
  data.frame(c1, c2, c3)[, seq_len(columns), drop = FALSE]
}

formula_of <- function(response, data) {
  names <- if (ncol(data) == 0) "1" else names(data)
  as.formula(paste(response, "~", paste(names, collapse = " + ")))
}

strict <- glm.control(epsilon = 1e-11, maxit = 200)

# R keeps the weights of the step before the last, so a fit is made once more from its own end.
fit_logit <- function(rows, formula) {
  fit <- suppressWarnings(glm(formula, quasibinomial, rows, weights = prior, control = strict))
  suppressWarnings(glm(
    formula, quasibinomial, rows, weights = prior, control = strict, start = coef(fit)))
}

# R does not centre its columns, and loses the digits of a column whose values are large beside their
# spread. So it is given columns less a whole number, and its answer is turned back.
shifts <- function(data) sapply(data, function(column) round(mean(column)))

turned_back <- function(fit, shift) {
  k <- length(shift) + 1
  turn <- diag(k)
  turn[1, -1] <- -shift
  list(
    estimate = as.vector(turn %*% coef(fit)),
    error = sqrt(diag(turn %*% vcov(fit) %*% t(turn))))
}

# `model` fits rows of a frame.
regression_set <- function(number, frame, data, model, set) {
  shift <- if (ncol(data) > 0) shifts(data) else numeric()
  for (name in names(data)) frame[[name]] <- data[[name]] - shift[[name]]
  fit <- model(frame)
  turned <- turned_back(fit, shift)
  alone <- sapply(seq_len(nrow(frame)), function(i) {
    other <- model(frame[-i, ])
    unname(predict(other, frame[i, , drop = FALSE], type = "response"))
  })
  missing <- matrix(NA_real_, nrow(frame), 3 - ncol(data))
  columns <- cbind(data, missing)
  names(columns) <- c("c1", "c2", "c3")
  list(
    units = cbind(data.frame(set = set), number, columns, data.frame(
      fitted = unname(fitted(fit)), leverage = unname(hatvalues(fit)),
      rstudent = unname(rstudent(fit)), leave_one_out = alone)),
    coefficients = data.frame(
      set = set, units = nrow(frame),
      name = sub("(Intercept)", "intercept", names(coef(fit)), fixed = TRUE),
      estimate = turned$estimate, standard_error = turned$error,
      dispersion = if (inherits(fit, "glm")) summary(fit)$dispersion else summary(fit)$sigma^2,
      deviance = deviance(fit)))
}

plans <- expand.grid(
  units = c(9, 30, 90), columns = 0:3, kind = c("plain", "large", "alike", "dummy", "skew"),
  stringsAsFactors = FALSE)
plans <- plans[plans$columns >= 2 | plans$kind == "plain", ]

linear_set <- function(set) {
  plan <- plans[set, ]
  data <- context_data(plan$units, plan$columns, plan$kind)
  w <- if (set %% 3 == 0) rep(1, plan$units) else round(10^runif(plan$units, 0, 4))
  y <- 40 + rnorm(plan$units) * 5 / sqrt(w) + (if (plan$columns > 0) data$c1 else 0)
  frame <- cbind(data, y = y, w = w)
  regression_set(
    data.frame(y = y, w = w), frame, data,
    function(rows) lm(formula_of("y", data), rows, weights = w), set)
}

binomial_set <- function(set) {
  plan <- plans[(set - 1) %% nrow(plans) + 1, ]
  repeat {
    data <- context_data(plan$units, plan$columns, plan$kind)
    rare <- sample(c(-7, -2, 0, 3), 1)
    largest <- if (set %% 4 == 0) 0 else runif(1, 1.5, 5.5)
    if (largest == 0 && plan$units < 90) largest <- 2
    n <- pmax(1, round(10^runif(plan$units, 0, largest)))
    if (largest == 0) rare <- 0
    logit <- rare + 0.3 * rnorm(plan$units) + (if (plan$columns > 0) 0.4 * data$c1 else 0)
    x <- rbinom(plan$units, n, plogis(logit))
    # With a weight R takes w·n as prior weight; ours is what a unit counts beside n.
    w <- if (set %% 2 == 0) rep(1, plan$units) else round(runif(plan$units, 0.1, 2), 3)
    frame <- cbind(data, share = x / n, prior = w * n)
    formula <- formula_of("share", data)
    environment(formula) <- globalenv()
    model <- function(rows) fit_logit(rows, formula)
    if (plan$kind == "dummy" && (sum(x[1:2]) < 2 || sum((n - x)[1:2]) < 2 || largest == 0)) next
    fits <- c(list(model(frame)), lapply(seq_len(plan$units), function(i) model(frame[-i, ])))
    sound <- sapply(fits, function(fit) fit$converged && all(abs(fit$linear.predictors) < 20))
    if (sum(x) > 3 && sum(x) < sum(n) - 3 && all(sound)) break
  }
  regression_set(data.frame(x = x, n = n, w = w), frame, data, model, set)
}

bind <- function(sets, part) do.call(rbind, lapply(sets, `[[`, part))

# --- Shrinkage ----------------------------------------------------------------

shrunken_cases <- function() {
  cases <- data.frame(
    alpha = c(1, 0.5, 20, 20, 20, 1e5, 3e-3), beta = c(1, 0.5, 150, 150, 150, 9e5, 2),
    x = c(0, 3, 0, 50, 12, 12, 0), n = c(1, 3, 50, 50, 100, 100, 4),
    benchmark = c(0.5, 0.9, 0.1, 0.12, 0.12, 0.1, 0.01))
  while (nrow(cases) < 400) {
    alpha <- 10^runif(1, -1, 4)
    beta <- 10^runif(1, -1, 5)
    n <- max(1, round(10^runif(1, 0, 7)))
    x <- rbinom(1, n, rbeta(1, alpha, beta))
    mean <- (alpha + x) / (alpha + beta + n)
    error <- sqrt(mean * (1 - mean) / (alpha + beta + n))
    benchmark <- min(max(mean + rnorm(1) * 2 * error, 1e-6), 1 - 1e-6)
    cases <- rbind(cases, list(alpha, beta, x, n, benchmark))
  }
  a <- cases$alpha + cases$x
  b <- cases$beta + cases$n - cases$x
  cbind(cases, data.frame(
    mean = a / (a + b),
    lower_95 = qbeta(0.025, a, b), upper_95 = qbeta(0.025, a, b, lower.tail = FALSE),
    lower_998 = qbeta(0.001, a, b), upper_998 = qbeta(0.001, a, b, lower.tail = FALSE),
    exceedance_high = pbeta(cases$benchmark, a, b, lower.tail = FALSE),
    exceedance_low = pbeta(cases$benchmark, a, b)))
}

# --- Robust z -----------------------------------------------------------------

robust_rows <- function() {
  do.call(rbind, lapply(1:40, function(set) {
    values <- round(rt(sample(3:40, 1), 2) * 10, sample(1:6, 1))
    scale <- mad(values, constant = 1 / qnorm(0.75))
    z <- if (scale > 0) (values - median(values)) / scale else NA
    data.frame(set = set, value = values, z = z)
  }))
}

save("trend", trend_cases())
linear <- lapply(seq_len(nrow(plans)), linear_set)
save("linear_regression", bind(linear, "units"))
save("linear_coefficients", bind(linear, "coefficients"))
binomial <- lapply(seq_len(2 * nrow(plans)), binomial_set)
save("binomial_regression", bind(binomial, "units"))
save("binomial_coefficients", bind(binomial, "coefficients"))
save("shrunken", shrunken_cases())
save("robust_z", robust_rows())
