#ifndef CDISTRIBUTIONS_H
#define CDISTRIBUTIONS_H

#ifdef __cplusplus
extern "C" {
#endif

/// A C face over Boost.Math. Where Boost would throw, these answer NaN; the caller must meet it.

/// P(Z <= z) for the standard normal distribution.
double cd_normal_cdf(double z);

/// P(Z > z) for the standard normal distribution, accurate far out in the tail.
double cd_normal_upper_tail(double z);

/// The z with P(Z <= z) = probability; NaN outside (0, 1).
double cd_normal_quantile(double probability);

#ifdef __cplusplus
}
#endif

#endif
