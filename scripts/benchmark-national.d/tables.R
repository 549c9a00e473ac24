# Reads a made-up country's files into one long table: unit, year, sex, key, value. Checks nothing.
suppressPackageStartupMessages(library(data.table))
sex_names <- c("Begge kjønn" = "both", "Kvinner" = "female", "Menn" = "male", "Alle" = "both")

# Municipalities by name in each year, and by code what they became in 2021.
registered <- function(data) fread(file.path(data, "geography/municipalities.csv"), colClasses = "character", encoding = "UTF-8")
names_in <- function(table, year) {
  day <- paste0(year, "-12-31")
  table[valid_from <= day & (valid_to == "" | day < valid_to)]
}

# A table of StatBank's: keys in the first columns, a measure and a year in each of the others.
statbank <- function(path, keys) {
  wide <- fread(path, skip = 2, sep = ";", header = TRUE, encoding = "Latin-1", colClasses = "character")
  setnames(wide, seq_along(keys), keys)
  region <- wide$region
  code <- sub(" .*", "", unique(region))
  wide[, region := code[match(region, unique(region))]]
  wide <- wide[nchar(region) == 4]
  long <- melt(wide, id.vars = keys, variable.factor = TRUE)[value != "."]
  heads <- levels(long$variable)
  found <- regmatches(heads, regexec("^(.*?) (\\d{4}-)?(\\d{4})( .*)?$", heads))
  long[, c("measure", "year", "tail") := {
    at <- as.integer(variable)
    list(vapply(found, `[`, "", 2)[at], as.integer(vapply(found, `[`, "", 4))[at], trimws(vapply(found, `[`, "", 5))[at])
  }]
  long[, variable := NULL]
  if ("sex" %in% keys) long[, sex := sex_names[sex]]
  setnames(long, "region", "unit")
  long
}
number <- function(text) suppressWarnings(as.numeric(text))
keyed <- function(unit, year, sex, key, value) data.table(unit, year, sex, key, value)

read_country <- function(folder, data, copy) {
  path <- function(name) file.path(folder, paste0("oppdiktet-", copy, "-", name, ".csv"))
  places <- registered(data)
  parts <- list()
  neet <- statbank(path("ssb-13556"), c("region", "sex", "age"))
  parts$neet <- neet[, keyed(unit, year, sex, paste0(ifelse(measure == "Befolkning", "resident:", "neet:"), sub(" år", "", age)),
    fifelse(value == "", 0, number(value)))]
  people <- statbank(path("ssb-07459"), c("region", "sex", "age"))
  people[, `:=`(age = as.integer(sub(" år", "", age)), value = number(value))]
  groups <- c("0-17", "0-22", "15-29", "18-24", "18-29", "18-34", "18-67", "25-29", "50-67")
  parts$people <- rbindlist(lapply(groups, function(group) {
    ends <- as.integer(strsplit(group, "-")[[1]])
    people[age >= ends[1] & age <= ends[2], .(key = paste0("people:", group), value = sum(value)), by = .(unit, year, sex)]
  }), use.names = TRUE)[, .(unit, year, sex, key, value)]
  parts$pension <- statbank(path("ssb-11695"), c("region", "sex"))[sex == "both", keyed(unit, year, sex, "pensioners", number(value))]
  assisted <- statbank(path("ssb-12210"), "region")
  labels <- c("Sosialhjelpsmottakere" = "all", "Sosialhjelpsmottakere 18-24 år" = "18-24", "Sosialhjelpsmottakere 25-29 år" = "25-29",
    "Sosialhjelpsmottakere med forsørgeransvar for barn under 18 år" = "carers", "Barn i familier som mottok sosialhjelp" = "children")
  parts$assisted <- assisted[, keyed(unit, year, "both", paste0("assisted:", labels[measure]), number(value))]
  welfare <- fread(path("ssb-barnevern"), skip = 2, sep = ";", encoding = "Latin-1", colClasses = "character")
  welfare <- melt(welfare, id.vars = 1:2)[value != "." & substr(region, 5, 5) == " "]
  parts$welfare <- welfare[, keyed(substr(region, 1, 4), as.integer(sub(".* ", "", variable)), "both", "welfare", number(value))]
  completion <- statbank(path("ssb-12971"), c("region", "level", "sex"))[measure == "Elever"]
  parts$began <- completion[level == "Alle grader", keyed(unit, year, sex, "began", number(value))]
  parts$completed <- completion[level %in% c("Fullført på normert tid", "Fullført på mer enn normert tid"),
    .(key = "completed", value = sum(number(value))), by = .(unit, year, sex)]
  educated <- statbank(path("ssb-09429"), c("region", "level"))[, sex := sex_names[tail]]
  parts$educated <- educated[level == "I alt", keyed(unit, year, sex, "educated:all", number(value))]
  parts$higher <- educated[startsWith(level, "Universitets"), .(key = "educated:higher", value = sum(number(value))), by = .(unit, year, sex)]
  for (read in c("ssb-13563", "ssb-11616", "ssb-06913")) statbank(path(read), if (read == "ssb-13563") c("region", "sex", "age", "level") else "region")

  nav <- function(name, keys, newest = FALSE) {
    table <- fread(path(paste0("nav-", name)), skip = "Nivå,", encoding = "UTF-8")[`Nivå` == "Kommuner"]
    table[, year := year(as.Date(Dato))]
    code <- rbindlist(lapply(unique(table$year), function(y) names_in(places, if (newest) 2024 else y)[, .(year = y, name, unit = code)]))
    table[code, unit := i.unit, on = .(year, `Geografisk enhet` = name)]
    rbindlist(lapply(names(keys), function(column) table[, keyed(unit, year, sex_names[`Kjønn`], keys[[column]], as.numeric(get(column)))]))
  }
  count <- "Beh personer i mnd"
  parts$aap <- nav("aap", setNames(list("aap"), count))
  parts$registered <- nav("registrerte", setNames(list("registered"), count))
  parts$young <- nav("helt-ledige", setNames(list("unemployed_young"), count))
  parts$disabled <- nav("uforetrygd", setNames(list("disabled", "disabled_working"), c(count, paste(count, "med arbeidsforhold"))))
  reduced <- nav("nedsatt-arbeidsevne", setNames(list("reduced", "share"), c(count, "Prosent av befolkningen")), newest = TRUE)
  reduced <- dcast(reduced, unit + year + sex ~ key, value.var = "value")
  parts$reduced <- reduced[, keyed(unit, year, sex, "reduced", reduced)]
  parts$reduced_of <- reduced[, keyed(unit, year, sex, "reduced_of", round(100 * reduced / share))]
  parts$unemployed <- rbindlist(lapply(2015:2024, function(year) {
    lines <- grep("^\\d{4} ", readLines(path(paste0("nav-hl060-", year)), encoding = "UTF-8"), value = TRUE)
    cells <- tstrsplit(lines, ";", fixed = TRUE)
    share <- cells[[21]]
    keyed(substr(lines, 1, 4), year, "both", "unemployed", fifelse(share == "-", 0, number(sub(",", ".", share))) / 100)
  }))
  marks <- strsplit(iconv(list(readBin(path("udir-grunnskolepoeng"), "raw", 2e7)), "UTF-16LE", "UTF-8"), "\r\n")[[1]]
  marks <- fread(text = marks[grepl("^(EnhetNivaa|1|3)\t", marks)], sep = "\t", colClasses = "character", encoding = "UTF-8")
  points <- grep("Grunnskolepoeng$", names(marks), value = TRUE)
  ends <- as.integer(substr(points, 1, 4)) + 1L
  comma <- function(text) number(sub(",", ".", text, fixed = TRUE))
  for (part in c("points", "pupils")) {
    columns <- if (part == "points") points else sub("Grunnskolepoeng$", "Antall elever", points)
    parts[[part]] <- rbindlist(Map(function(column, year) {
      of <- marks[marks[[column]] != ""]
      keyed(fifelse(of$EnhetNivaa == "1", "0", of$Kommunekode), year, "both", part, comma(of[[column]]))
    }, columns, ends))
  }
  survey <- fread(path("ungdata"), skip = "unit;", encoding = "UTF-8", colClasses = list(character = c("unit", "percent")))[nchar(unit) == 4]
  parts$survey <- survey[, keyed(unit, year, sex, paste("survey", indicator, school_level, sep = ":"), round(number(percent) / 100 * n_answered))]
  parts$asked <- survey[, keyed(unit, year, sex, paste("asked", indicator, school_level, sep = ":"), n_answered)]
  heads <- strsplit(readLines(path("imdi-utdanningsniva"), n = if (copy > 1) 6 else 5, encoding = "latin1"), ";")
  if (copy > 1) heads <- heads[-1]
  adults <- fread(path("imdi-utdanningsniva"), skip = if (copy > 1) 6 else 5, sep = ";", header = FALSE, encoding = "Latin-1")
  level <- sub("^[^:]*: ", "", heads[[1]])
  of_year <- as.integer(sub(".*: ", "", heads[[5]]))
  adult <- function(levels, key) rbindlist(lapply(2015:2024, function(year) {
    columns <- which(level %in% levels & of_year == year)
    keyed(substr(adults$V1, 2, 5), year, "both", key, rowSums(adults[, columns, with = FALSE]))
  }))
  parts$adults <- adult("alle", "adults:all")
  parts$basic <- adult(c("ingen", "Grunnskole"), "adults:basic")
  parts$centrality <- rbindlist(lapply(c(2018, 2024), function(year) {
    table <- fread(path(paste0("ssb-sentralitet-", year)), skip = "Kommunenummer", sep = ";", encoding = "Latin-1", colClasses = list(character = 1))
    keyed(table[[1]], year, "both", "centrality", as.numeric(table[[3]]))
  }))
  rbindlist(parts, use.names = TRUE)[!is.na(unit)]
}
