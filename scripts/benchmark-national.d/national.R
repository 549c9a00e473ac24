# The national job as a skilled analyst would script it in R: reads the made-up country, brings it to the borders
# of 2021, tests every share against country, county and 2021, and searches for what lasts. No audit, no
# protection, no documents, no site.
#
# usage: Rscript national.R FOLDER DATA SIZE OUTPUT
arguments <- commandArgs(trailingOnly = TRUE)
folder <- arguments[1]; data <- arguments[2]; size <- as.integer(arguments[3]); output <- arguments[4]
here <- dirname(sub("--file=", "", grep("--file=", commandArgs(FALSE), value = TRUE)))
data.table::setDTthreads(1)
for (file in c("tables.R", "borders.R", "lasting.R")) source(file.path(here, file))
source(file.path(here, "../benchmark.d/expectation.R"))
# Only the functions of the other scripts: the score limits of compare.R, the z of candidates.R.
functions_of <- function(file) for (line in parse(file.path(here, "../benchmark.d", file), keep.source = FALSE))
  if (is.call(line) && identical(line[[1]], as.name("<-")) && (as.character(line[[2]])[1] %in%
    c("score", "limit", "mee", "predictive_z", "grid", "density"))) eval(line, globalenv())
functions_of("compare.R")
functions_of("candidates.R")
started <- proc.time()
step <- function(name) {
  spent <- proc.time() - started
  started <<- proc.time()
  cat(sprintf("step %s %.2f\n", name, sum(spent[1:2])))
}
indicators <- fread(file.path(here, "indicators.csv"), colClasses = list(character = c("after", "context")), encoding = "UTF-8")
link <- links(data)

share_table <- function(long, entry) {
  sexes <- if (entry$sexes == 3) c("both", "female", "male") else "both"
  # Each side is brought to 2021's borders from those of its own day, and only then told of the year it counts for.
  side <- function(keys) {
    rows <- long[.(strsplit(keys, "+", fixed = TRUE)[[1]]), .(unit, year, sex, value), on = "key", nomatch = NULL][sex %in% sexes]
    rows <- link[rows, on = .(unit, year), nomatch = NULL][, .(value = sum(value)), by = .(label, target, county, year, sex)]
    if (startsWith(keys, "people:")) rows[, year := year - as.integer(entry$after)]
    rows
  }
  both <- side(entry$denominator)[, .(label, year, sex, n = value)][side(entry$numerator), on = .(label, year, sex), nomatch = NULL]
  setnames(both, "value", "x")
  told <- both[!is.na(x) & !is.na(n)]
  # What cannot be followed from the borders of the year itself has no figure of that year.
  followed <- unique(link[!is.na(target), .(target, year)])
  lost <- unique(told[!is.na(target) & year >= 2015, .(target, year)])[!followed, on = .(target, year)]
  told[lost, target := NA_character_, on = .(target, year)]
  list(own = told[!is.na(target) & n > 0, .(unit = target, year, sex, x, n)],
    county = told[!is.na(county), .(X = sum(x), N = sum(n)), by = .(benchmark = county, year, sex)],
    country = told[, .(benchmark = "0", X = sum(x), N = sum(n)), by = .(year, sex)])
}
wilson <- function(x, n, z) {
  root <- z * sqrt(z^2 + 4 * x * (1 - x / n))
  list((2 * x + z^2 - root) / (2 * (n + z^2)), (2 * x + z^2 + root) / (2 * (n + z^2)))
}
levels_z <- c("95" = qnorm(0.975), "998" = qnorm(0.999))

compared <- function(figures) {
  own <- figures$own[year >= 2021]
  against <- rbindlist(list(
    cbind(figures$country[own, on = .(year, sex)], kind = "country"),
    cbind(figures$county[own[, benchmark := substr(unit, 1, 2)], on = .(benchmark, year, sex)], kind = "county")), use.names = TRUE)
  against <- against[n < N]
  against[, `:=`(value = x / n, w = n / N, whole = X / N)]
  against[, difference := value - whole]
  against[, z := difference / sqrt(whole * (1 - whole) * (1 - w) / n)]
  against[, p_value := 2 * pnorm(-abs(z))]
  base <- figures$own[year == 2021, .(unit, sex, X = x, N = n)]
  since <- base[figures$own[year > 2021], on = .(unit, sex), nomatch = NULL]
  since[, `:=`(value = x / n, whole = X / N, pooled = (x + X) / (n + N))]
  since[, difference := value - whole]
  since[, z := difference / sqrt(pooled * (1 - pooled) * (1 / n + 1 / N))]
  since[, p_value := 2 * pnorm(-abs(z))]
  for (level in names(levels_z)) {
    at <- levels_z[[level]]
    own_limits <- wilson(against$x, against$n, at)
    limits <- mee(against$x, against$n, against$X - against$x, against$N - against$n, at)
    against[, paste0(c("lower_", "upper_", "difference_lower_", "difference_upper_"), level) :=
      .(own_limits[[1]], own_limits[[2]], (1 - w) * limits$lower, (1 - w) * limits$upper)]
    own_limits <- wilson(since$x, since$n, at)
    limits <- mee(since$x, since$n, since$X, since$N, at)
    since[, paste0(c("lower_", "upper_", "difference_lower_", "difference_upper_"), level) :=
      .(own_limits[[1]], own_limits[[2]], limits$lower, limits$upper)]
  }
  against[, q_value := p.adjust(p_value, "BH"), by = .(year, sex, kind)]
  # Difference in differences against the rest, by square and add.
  rest <- against[, .(unit, year, sex, kind, rx = X - x, rn = N - n)]
  rest <- rest[year == 2021, .(unit, sex, kind, rX = rx, rN = rn)][rest[year > 2021], on = .(unit, sex, kind), nomatch = NULL]
  moved <- since[, .(unit, year, sex, change = difference, l95 = difference_lower_95, u95 = difference_upper_95,
    l998 = difference_lower_998, u998 = difference_upper_998)][rest, on = .(unit, year, sex), nomatch = NULL]
  moved[, `:=`(rest_change = rx / rn - rX / rN)]
  moved[, did := change - rest_change]
  for (level in names(levels_z)) {
    limits <- moved[, mee(rx, rn, rX, rN, levels_z[[level]])]
    low <- moved[[paste0("l", level)]]
    high <- moved[[paste0("u", level)]]
    moved[, paste0(c("lower_", "upper_"), level) := .(
      did - sqrt((change - low)^2 + (limits$upper - rest_change)^2),
      did + sqrt((high - change)^2 + (rest_change - limits$lower)^2))]
  }
  since[, kind := "zero_point"]
  list(estimates = rbindlist(list(against, since), use.names = TRUE, fill = TRUE), changes = moved)
}

# A unit's distance to the country over five years, persons weighing the same; before the first, the first.
distances <- function(context, units, at) {
  told <- context[period > at - 5 & period <= 2021][order(period)]
  told <- told[unit %in% units]
  near <- told[period <= at, .(value = sum(distance * weight) / sum(weight)), by = unit]
  first <- told[!unit %in% near$unit, .(value = distance[1]), by = unit]
  all <- rbind(near, first)
  all$value[match(units, all$unit)]
}

searched <- function(entry, figures, contexts) {
  table <- figures$own[sex == "both" & year <= 2021]
  units <- sort(unique(table$unit))
  periods <- sort(unique(table$year))
  periods <- tail(periods[periods >= 2015], 10)
  if (!2021 %in% periods) return(NULL)
  breaks <- list(registered_nav_18_29 = 2018, unemployed_under_30 = 2019, aap_18_29 = 2018, reduced_work_capacity_18_29 = 2018)
  from <- breaks[[entry$id]]
  if (!is.null(from)) periods <- periods[periods >= from]
  wide <- function(column) {
    m <- matrix(NA_real_, length(units), length(periods))
    m[cbind(match(table$unit, units), match(table$year, periods))[table$year %in% periods, , drop = FALSE]] <- table[year %in% periods][[column]]
    m
  }
  x <- wide("x"); n <- wide("n")
  names <- strsplit(entry$context, "+", fixed = TRUE)[[1]]
  of_period <- lapply(seq_along(periods), function(t) {
    if (!length(names)) return(NULL)
    vapply(names, function(name) if (name == "size") log(n[, t]) else distances(contexts(name, table[year == periods[t]]), units, periods[t]), n[, t])
  })
  x[!is.na(n) & n < entry$floor] <- NA
  found <- lasting(x, n, of_period, entry$better, entry$smallest)
  rows <- data.table(indicator = entry$id, unit = units[found$members], expected = found$expected, z = found$z)
  rows[, p_value := if (entry$better < 0) pnorm(z) else pnorm(-z)]
  rows[, q_value := p.adjust(p_value, "BH")]
  more <- data.table(unit = units[found$unit], probability = found$probability, before = found$before, named = found$named)
  more[rows, on = "unit"]
}

estimates <- changes <- candidates <- list()
step("start")
for (copy in seq_len(size)) {
  long <- read_country(folder, data, copy)
  setindex(long, key)
  step("read")
  shares <- setNames(lapply(seq_len(nrow(indicators)), function(i) share_table(long, indicators[i])), indicators$id)
  step("borders")
  results <- lapply(shares, compared)
  estimates[[copy]] <- rbindlist(lapply(results, `[[`, "estimates"), idcol = "indicator")[, copy := copy]
  changes[[copy]] <- rbindlist(lapply(results, `[[`, "changes"), idcol = "indicator")[, copy := copy]
  step("compare")
  moved <- link[long[key %in% c("points", "pupils", "centrality", "unemployed", "resident:15-29") & sex == "both"], on = .(unit, year), nomatch = NULL]
  share_context <- function(name) {
    of <- shares[[name]]
    both <- of$country[sex == "both"][of$own[sex == "both"], on = "year"]
    both[, .(unit, period = year, distance = x / n - X / N, weight = n)]
  }
  marks <- dcast(moved[key %in% c("points", "pupils")], unit + target + year ~ key, value.var = "value")
  # What is put together of parts, one of which is withheld, is not known.
  marks <- marks[!is.na(target), .(value = sum(points * pupils) / sum(pupils), weight = sum(pupils)), by = .(unit = target, period = year)][!is.na(value)]
  # The country's mean is printed, to one decimal.
  marks[long[key == "points" & unit == "0"], distance := value - i.value, on = .(period = year)]
  central <- dcast(moved[key %in% c("centrality", "resident:15-29")], unit + target + year ~ key, value.var = "value")[!is.na(centrality)]
  setnames(central, "resident:15-29", "n")
  central <- central[!is.na(target), .(value = sum(centrality * n) / sum(n), weight = sum(n)), by = .(unit = target, period = year)]
  central[, distance := value - sum(value * weight) / sum(weight), by = period]
  # A printed share stays only where the unit is one and the same.
  idle <- moved[key == "unemployed" & !is.na(target)][, .(value = value[1], parts = .N), by = .(unit = target, period = year)][parts == 1 & !is.na(value)]
  cache <- new.env()
  contexts <- function(name, table) {
    if (name == "unemployed") {
      # No country is printed: municipalities weigh as the persons of the figures that are searched.
      weighed <- table[, .(unit, n)][idle[period <= 2021], on = "unit"]
      weighed[, country := sum(value * n, na.rm = TRUE) / sum(n[!is.na(n)]), by = period]
      return(weighed[, .(unit, period, distance = value - country, weight = 1)])
    }
    if (is.null(cache[[name]])) cache[[name]] <- switch(name, grunnskolepoeng = marks, centrality = central, share_context(name))
    cache[[name]]
  }
  candidates[[copy]] <- rbindlist(lapply(which(indicators$better != 0 & indicators$id != "basic_education_adults"), function(i)
    searched(indicators[i], shares[[indicators$id[i]]], contexts)), use.names = TRUE)[, copy := copy]
  step("search")
}
dir.create(output, showWarnings = FALSE)
fwrite(rbindlist(estimates), file.path(output, "estimates.csv"))
fwrite(rbindlist(changes), file.path(output, "changes.csv"))
all <- rbindlist(candidates)
fwrite(all, file.path(output, "candidates.csv"))
best <- all[named == TRUE][order(copy, indicator, -probability)]
writeLines(c("| indicator | unit | expected | probability |", "| :-- | :-- | --: | --: |",
  best[, sprintf("| %s | %s | %.1f %% | %.2f |", indicator, unit, 100 * expected, probability)]), file.path(output, "candidates.md"))
step("write")
cat("R", as.character(getRversion()), "data.table", as.character(packageVersion("data.table")), "\n")
