#include "CDistributions.h"

#include <boost/math/distributions/complement.hpp>
#include <boost/math/distributions/normal.hpp>
#include <limits>

namespace {
namespace math = boost::math;
namespace policies = boost::math::policies;

using Policy = policies::policy<
    policies::domain_error<policies::ignore_error>,
    policies::pole_error<policies::ignore_error>,
    policies::overflow_error<policies::ignore_error>,
    policies::evaluation_error<policies::ignore_error>,
    policies::promote_double<false>>;
using Normal = math::normal_distribution<double, Policy>;
}  // namespace

double cd_normal_cdf(double z) { return math::cdf(Normal(), z); }

double cd_normal_upper_tail(double z) { return math::cdf(math::complement(Normal(), z)); }

double cd_normal_quantile(double probability) {
  if (!(probability > 0 && probability < 1)) return std::numeric_limits<double>::quiet_NaN();
  return math::quantile(Normal(), probability);
}
