# What candidates.R and lasting.R share: the robust variance between units, and predictions without each unit.
kappa <- 0.6786545589528744

winsorised_sum <- function(z) {
  at <- 0.1 * (length(z) - 1)
  k <- floor(at)
  s <- sort.int(z, method = "quick")
  low <- s[k + 1] + (at - k) * (s[k + 2] - s[k + 1])
  high <- s[length(s) - k] - (at - k) * (s[length(s) - k] - s[length(s) - k - 1])
  sum(pmin(pmax(z, low), high)^2)
}

robust_tau2 <- function(d, s2) {
  aim <- length(d) * kappa
  excess <- function(tau2) winsorised_sum(d / sqrt(s2 + tau2)) - aim
  if (excess(0) <= 0) return(0)
  uniroot(excess, c(0, mean(s2)), extendInt = "downX", tol = 1e-16)$root
}

# Linear predictors without each unit: one step of Pregibon's, or from there to the end. All units'
# steps are taken together, with the whole fit's Hessian less the unit's own part.
alone <- function(X, y, weight, fit, h, exact) {
  p <- fit$fitted.values
  A <- chol2inv(fit$qr$qr[seq_len(ncol(X)), , drop = FALSE])
  AX <- X %*% A
  own <- fit$weights / (1 - h)
  B <- coef(fit) - t(AX * (weight * (y - p) / (1 - h)))
  for (round in seq_len(if (exact) 30 else 0)) {
    R <- weight * (y - plogis(X %*% B))
    diag(R) <- 0
    G <- crossprod(X, R)
    step <- A %*% G + t(AX * (own * colSums(t(AX) * G)))
    B <- B + step
    if (max(abs(step)) < 1e-11) break
  }
  rowSums(X * t(B))
}
