#ifndef CDISTRIBUTIONS_H
#define CDISTRIBUTIONS_H

#ifdef __cplusplus
extern "C" {
#endif

/// A C face over Boost.Math. Where Boost would throw, these answer NaN; the caller must meet it.
/// `upper` tails and quantiles are those of P(X > x), accurate where 1 minus the lower would be 0.

/// P(Z <= z) for the standard normal distribution.
double cd_normal_cdf(double z);

/// P(Z > z) for the standard normal distribution, accurate far out in the tail.
double cd_normal_upper_tail(double z);

/// The z with P(Z <= z) = probability; NaN outside (0, 1).
double cd_normal_quantile(double probability);

/// The beta distribution with shapes a, b > 0; x and probabilities in [0, 1].
double cd_beta_cdf(double x, double a, double b);
double cd_beta_upper_tail(double x, double a, double b);
double cd_beta_quantile(double probability, double a, double b);
double cd_beta_upper_quantile(double probability, double a, double b);

/// The same in double precision alone: five times as fast, with fewer digits for large shapes.
double cd_beta_quick_cdf(double x, double a, double b);
double cd_beta_quick_upper_tail(double x, double a, double b);
double cd_beta_quick_quantile(double probability, double a, double b);
double cd_beta_quick_upper_quantile(double probability, double a, double b);

/// The chi-square distribution with `degrees` > 0 degrees of freedom; x >= 0.
double cd_chi_square_cdf(double x, double degrees);
double cd_chi_square_upper_tail(double x, double degrees);
double cd_chi_square_quantile(double probability, double degrees);
double cd_chi_square_upper_quantile(double probability, double degrees);

/// Student's t distribution with `degrees` > 0 degrees of freedom.
double cd_student_cdf(double t, double degrees);
double cd_student_upper_tail(double t, double degrees);
double cd_student_quantile(double probability, double degrees);

/// The binomial distribution of n trials with probability p in [0, 1]; whole k in 0...n.
double cd_binomial_pmf(double k, double n, double p);
double cd_binomial_cdf(double k, double n, double p);
double cd_binomial_upper_tail(double k, double n, double p);

#ifdef __cplusplus
}
#endif

#endif
