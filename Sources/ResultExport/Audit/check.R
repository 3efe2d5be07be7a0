# Computes every point and standard error of this folder again, with R's survey package (4.1 or later):
#
#     Rscript check.R [FOLDER]
#
# What it reads: tidy.csv (one row an answer), respondents.csv (design and weights), groups.csv, margins.csv, and what it
# compares with: rows.csv and blocks.csv. It ends with status 1 where a point differs, or an error by more than 1e-9.
suppressMessages(library(survey))
arguments <- commandArgs(trailingOnly = TRUE)
script <- sub("^--file=", "", grep("^--file=", commandArgs(), value = TRUE))
folder <- if (length(arguments) > 0) arguments[1] else dirname(script)
read <- function(name) {
  read.csv(
    file.path(folder, name), colClasses = "character", na.strings = character(), fileEncoding = "UTF-8-BOM",
    check.names = FALSE)
}
number <- function(text) ifelse(text == "", NA, suppressWarnings(as.numeric(text)))

tidy <- read("tidy.csv")
tidy$weight <- number(tidy$weight)
tidy$coefficient <- number(tidy$coefficient)
tidy$question_weight <- number(tidy$question_weight)
people <- read("respondents.csv")
for (column in c("base_weight", "weight", "population", "clusters")) people[[column]] <- number(people[[column]])
groups <- read("groups.csv")
margins <- read("margins.csv")
rows <- read("rows.csv")
blocks <- read("blocks.csv")

# The design of a group, calibrated where the group has margins.
design_of <- function(group) {
  own <- people[people$group == group$group, ]
  own$respondent_unit <- seq_len(nrow(own))
  # A stratum without a name is the whole group.
  own$stratum_code <- factor(paste0("s", own$stratum))
  clustered <- any(own$cluster != "")
  size <- if (clustered) own$clusters else own$population
  finite <- group$inference == "finite" && any(!is.na(size))
  own$size <- if (finite) ifelse(is.na(size), Inf, size) else Inf
  options(survey.lonely.psu = if (group$lonely == "error") "fail" else group$lonely)
  ids <- if (clustered) ~ cluster + respondent_unit else ~1
  design <- if (finite) {
    svydesign(ids, strata = ~stratum_code, weights = ~base_weight, fpc = ~size, data = own, nest = TRUE)
  } else {
    svydesign(ids, strata = ~stratum_code, weights = ~base_weight, data = own, nest = TRUE)
  }
  totals <- margins[margins$group == group$group, ]
  if (nrow(totals) > 0) design <- calibrated(design, totals, group)
  design
}
calibrated <- function(design, totals, group) {
  names <- unique(totals$margin)
  formulas <- list()
  tables <- list()
  for (name in names) {
    facts <- strsplit(name, ":", fixed = TRUE)[[1]]
    column <- paste0("margin_", gsub(":", "_", name, fixed = TRUE))
    levels <- totals$level[totals$margin == name]
    value <- factor(do.call(paste, c(design$variables[facts], sep = ":")), levels = levels)
    design$variables[[column]] <- value
    formulas[[name]] <- as.formula(paste0("~", column))
    tables[[name]] <- setNames(data.frame(levels, number(totals$total[totals$margin == name])), c(column, "Freq"))
  }
  if (group$calibration == "post-stratification") return(postStratify(design, formulas[[1]], tables[[1]]))
  if (group$calibration == "raking") {
    return(rake(design, formulas, tables, control = list(maxit = 1000, epsilon = 1e-13)))
  }
  columns <- vapply(tables, function(table) names(table)[1], "")
  population <- c("(Intercept)" = sum(tables[[1]]$Freq))
  for (table in tables) {
    rest <- table[-1, ]
    population <- c(population, setNames(rest$Freq, paste0(names(table)[1], rest[[1]])))
  }
  bounds <- if (group$lower == "") c(-Inf, Inf) else number(c(group$lower, group$upper))
  calibrate(
    design, as.formula(paste("~", paste(columns, collapse = "+"))), population, calfun = group$calibration,
    bounds = bounds, epsilon = 1e-12, maxit = 200)
}
designs <- setNames(lapply(seq_len(nrow(groups)), function(i) {
  if (!any(people$group == groups$group[i])) NULL else design_of(groups[i, ])
}), groups$group)

# What a row's answers give: the share, and the influence of each respondent on the points, by group.
row_of <- function(row) {
  maximum <- number(row$maximum_points)
  used <- strsplit(row$groups, " ", fixed = TRUE)[[1]]
  answers <- tidy[tidy$unit == row$unit & tidy$criterion == row$criterion & tidy$state == "answered", ]
  means <- list()
  for (group in used) {
    own <- answers[answers$group == group, ]
    questions <- lapply(split(own, own$question), function(one) {
      list(answers = one, weight = sum(one$weight), v = one$question_weight[1],
           mean = sum(one$weight * one$coefficient) / sum(one$weight))
    })
    v <- vapply(questions, function(q) q$v, 0)
    means[[group]] <- list(
      questions = questions, v = v, mean = sum(v * vapply(questions, function(q) q$mean, 0)) / sum(v),
      pooled = sum(vapply(questions, function(q) q$weight, 0)))
  }
  combination <- groups$combination[1]
  lambda <- vapply(used, function(group) {
    switch(combination,
      "group-shares" = number(groups$share[groups$group == group]), "equal-groups" = 1,
      "pooled" = means[[group]]$pooled)
  }, 0)
  share <- sum(lambda * vapply(used, function(group) means[[group]]$mean, 0)) / sum(lambda)
  influence <- lapply(setNames(used, used), function(group) {
    mean <- means[[group]]
    shift <- if (combination == "pooled") maximum * (mean$mean - share) / sum(lambda) else 0
    parts <- do.call(rbind, lapply(mean$questions, function(q) {
      slope <- maximum * lambda[[group]] / sum(lambda) * q$v / sum(mean$v) / q$weight
      data.frame(respondent = q$answers$respondent, u = slope * (q$answers$coefficient - q$mean) + shift)
    }))
    tapply(parts$u, parts$respondent, sum)
  })
  list(share = share, influence = influence)
}
error_of <- function(influences) {
  variance <- 0
  for (group in unique(unlist(lapply(influences, names)))) {
    design <- designs[[group]]
    u <- numeric(nrow(design$variables))
    for (influence in influences) {
      own <- influence[[group]]
      if (is.null(own)) next
      at <- match(names(own), design$variables$respondent)
      u[at] <- u[at] + own
    }
    design$variables$u <- u
    variance <- variance + as.numeric(vcov(svytotal(~u, design)))
  }
  sqrt(variance)
}

failed <- 0
worst <- 0
fail <- function(...) {
  failed <<- failed + 1
  if (failed <= 20) cat("differs:", ..., "\n")
}
near <- function(name, ours, theirs) {
  difference <- abs(ours - theirs) / max(abs(theirs), 1e-6)
  worst <<- max(worst, difference)
  if (!(difference <= 1e-9)) fail(name, sprintf("%.17g", ours), "here", sprintf("%.17g", theirs))
}
for (group in names(designs)) {
  if (is.null(designs[[group]])) next
  own <- people[people$group == group, ]
  difference <- max(abs(weights(designs[[group]]) - own$weight) / own$weight)
  worst <- max(worst, difference)
  if (!(difference <= 1e-8)) fail("weights of", group)
}
found <- list()
for (i in seq_len(nrow(rows))) {
  row <- rows[i, ]
  if (row$share == "") next
  result <- row_of(row)
  found[[row$unit]] <- c(found[[row$unit]], result["influence"])
  name <- paste(row$unit, row$criterion)
  near(paste(name, "share"), number(row$share), result$share)
  step <- number(row$step)
  points <- min(floor(result$share * number(row$maximum_points) / step + 0.5 + 1e-9) * step, number(row$maximum_points))
  if (abs(points - number(row$awarded_points)) > 1e-10) fail(name, "points", row$awarded_points, "here", points)
  if (row$standard_error != "") near(paste(name, "error"), number(row$standard_error), error_of(result["influence"]))
}
for (i in seq_len(nrow(blocks))) {
  block <- blocks[i, ]
  if (block$standard_error == "") next
  influences <- found[[block$unit]]
  near(paste(block$unit, "block"), number(block$standard_error), error_of(influences))
}
cat(sprintf(
  "%d rows and %d blocks computed again with R %s, survey %s: %d differ; largest relative difference %.2g\n",
  sum(rows$share != ""), sum(blocks$standard_error != ""), getRversion(), packageVersion("survey"), failed, worst))
quit(status = if (failed > 0) 1 else 0)
