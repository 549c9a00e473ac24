#include "CDistributions.h"

#include <boost/math/distributions/beta.hpp>
#include <boost/math/distributions/binomial.hpp>
#include <boost/math/distributions/chi_squared.hpp>
#include <boost/math/distributions/complement.hpp>
#include <boost/math/distributions/normal.hpp>
#include <boost/math/distributions/students_t.hpp>
#include <cmath>
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

// These compute in long double and throw where they cannot, also where a series or a search did not
// converge, which a policy that ignores errors would answer with the last guess.
using Beta = math::beta_distribution<double>;
using QuickBeta =
    math::beta_distribution<double, policies::policy<policies::promote_double<false>>>;
using Binomial = math::binomial_distribution<double>;
using ChiSquare = math::chi_squared_distribution<double>;
using Student = math::students_t_distribution<double>;

template <class Compute>
double nan_where_thrown(Compute compute) noexcept {
  try {
    return compute();
  } catch (...) {
    return std::numeric_limits<double>::quiet_NaN();
  }
}
}  // namespace

double cd_normal_cdf(double z) { return math::cdf(Normal(), z); }

double cd_normal_upper_tail(double z) { return math::cdf(math::complement(Normal(), z)); }

double cd_normal_quantile(double probability) {
  if (!(probability > 0 && probability < 1)) return std::numeric_limits<double>::quiet_NaN();
  return math::quantile(Normal(), probability);
}

double cd_beta_cdf(double x, double a, double b) {
  return nan_where_thrown([=] { return math::cdf(Beta(a, b), x); });
}

double cd_beta_upper_tail(double x, double a, double b) {
  return nan_where_thrown([=] { return math::cdf(math::complement(Beta(a, b), x)); });
}

double cd_beta_quantile(double probability, double a, double b) {
  return nan_where_thrown([=] { return math::quantile(Beta(a, b), probability); });
}

double cd_beta_upper_quantile(double probability, double a, double b) {
  return nan_where_thrown(
      [=] { return math::quantile(math::complement(Beta(a, b), probability)); });
}

double cd_beta_quick_cdf(double x, double a, double b) {
  return nan_where_thrown([=] { return math::cdf(QuickBeta(a, b), x); });
}

double cd_beta_quick_upper_tail(double x, double a, double b) {
  return nan_where_thrown([=] { return math::cdf(math::complement(QuickBeta(a, b), x)); });
}

double cd_beta_quick_quantile(double probability, double a, double b) {
  return nan_where_thrown([=] { return math::quantile(QuickBeta(a, b), probability); });
}

double cd_beta_quick_upper_quantile(double probability, double a, double b) {
  return nan_where_thrown(
      [=] { return math::quantile(math::complement(QuickBeta(a, b), probability)); });
}

double cd_chi_square_cdf(double x, double degrees) {
  return nan_where_thrown([=] { return math::cdf(ChiSquare(degrees), x); });
}

double cd_chi_square_upper_tail(double x, double degrees) {
  return nan_where_thrown([=] { return math::cdf(math::complement(ChiSquare(degrees), x)); });
}

double cd_chi_square_quantile(double probability, double degrees) {
  return nan_where_thrown([=] { return math::quantile(ChiSquare(degrees), probability); });
}

double cd_chi_square_upper_quantile(double probability, double degrees) {
  return nan_where_thrown(
      [=] { return math::quantile(math::complement(ChiSquare(degrees), probability)); });
}

double cd_student_cdf(double t, double degrees) {
  return nan_where_thrown([=] { return math::cdf(Student(degrees), t); });
}

double cd_student_upper_tail(double t, double degrees) {
  return nan_where_thrown([=] { return math::cdf(math::complement(Student(degrees), t)); });
}

double cd_student_quantile(double probability, double degrees) {
  return nan_where_thrown([=] { return math::quantile(Student(degrees), probability); });
}

double cd_binomial_pmf(double k, double n, double p) {
  // Boost raises 1 - p to the power n here, which has lost the digits of a small p.
  if (k == 0 && p >= 0 && p <= 1) return std::exp(n * std::log1p(-p));
  return nan_where_thrown([=] { return math::pdf(Binomial(n, p), k); });
}

double cd_binomial_cdf(double k, double n, double p) {
  return nan_where_thrown([=] { return math::cdf(Binomial(n, p), k); });
}

double cd_binomial_upper_tail(double k, double n, double p) {
  return nan_where_thrown([=] { return math::cdf(math::complement(Binomial(n, p), k)); });
}
