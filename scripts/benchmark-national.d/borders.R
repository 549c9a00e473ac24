# Brings figures to the borders of 2021: the parts of a change add up where they make one municipality of 2021;
# what was united with others or divided has no figure of its own, but counts in its county and the country.
links <- function(data) {
  places <- registered(data)
  changes <- fread(file.path(data, "geography/municipality_changes.csv"), colClasses = "character", encoding = "UTF-8")
  goal <- names_in(places, 2021)$code
  rbindlist(lapply(2015:2025, function(year) {
    codes <- names_in(places, min(year, 2024))$code
    between <- changes[if (year < 2021) date > paste0(year, "-12-31") & date <= "2021-12-31" else
      date > "2021-12-31" & date <= paste0(year, "-12-31")]
    # Connected components of all codes that a change links, by passing the least label along.
    node <- unique(c(paste0("y", codes), paste0("g", goal)))
    from <- if (year < 2021) "y" else "g"
    to <- if (year < 2021) "g" else "y"
    edges <- rbind(
      data.table(a = paste0("y", codes), b = paste0("g", codes))[!codes %in% c(between$old_code, between$new_code) & codes %in% goal],
      path_edges(between, from, to, if (year < 2021) codes else goal, if (year < 2021) goal else codes))
    component <- components(node, edges)
    of <- data.table(code = node, component = component)
    of[, kind := substr(code, 1, 1)][, code := substring(code, 2)]
    target <- of[kind == "g", .(target = if (.N == 1) code else NA_character_, county = if (uniqueN(substr(code, 1, 2)) == 1)
      substr(code[1], 1, 2) else NA_character_), by = component]
    of[kind == "y"][target, on = "component", .(unit = code, year = year, target, county,
      label = fifelse(is.na(target), paste0("union ", component), target)), nomatch = NULL]
  }))
}

# Follows each code of the first year through the dated changes to those of the last.
path_edges <- function(changes, from, to, first, last) {
  current <- data.table(start = first, now = first)
  for (day in sort(unique(changes$date))) {
    step <- changes[date == day, .(now = old_code, new_code)]
    moved <- step[current, on = "now", allow.cartesian = TRUE]
    current <- unique(moved[, .(start, now = fifelse(is.na(new_code), now, new_code))])
  }
  current <- current[now %in% last]
  data.table(a = paste0(from, current$start), b = paste0(to, current$now))
}

components <- function(node, edges) {
  label <- setNames(seq_along(node), node)
  repeat {
    least <- pmin(label[edges$a], label[edges$b])
    before <- label
    for (side in list(edges$a, edges$b)) {
      lowest <- tapply(least, side, min)
      label[names(lowest)] <- pmin(label[names(lowest)], lowest)
    }
    if (identical(before, label)) return(unname(label))
  }
}
