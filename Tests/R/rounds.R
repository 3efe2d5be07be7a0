# Exports rounds with an audit folder and lets each folder's own check.R compute points and errors again.
#
#     Rscript Tests/R/rounds.R TOOL
#
# The sample round as it is, and with every choice that reaches errors: groups pooled or equal, superpopulation, groups
# without an answer left out, steps of a twentieth, clusters, and each way of calibrating; and a round in the manner of
# 2025: 14 agencies and 45 communes, three groups, rated by many.
arguments <- commandArgs(trailingOnly = TRUE)
if (length(arguments) == 0) stop("say where the tool is, such as .build/release/parsurvey")
tool <- normalizePath(arguments[1])
folder <- tempfile("check-rounds")
dir.create(file.path(folder, "samples"), recursive = TRUE)
invisible(file.copy("questionnaires", folder, recursive = TRUE))
failed <- 0

run <- function(...) {
  status <- system2(tool, shQuote(c(...)), stdout = FALSE, stderr = FALSE)
  if (status != 0) stop("parsurvey ", paste(..., collapse = " "), " ended with ", status)
}
check <- function(name, round) {
  audit <- file.path(folder, paste0("audit-", name))
  run("export", round, "--output", file.path(folder, paste0("out-", name)), "--audit", audit, "--language", "en")
  cat(name, ": ", sep = "")
  if (system2("Rscript", shQuote(file.path(audit, "check.R"))) != 0) failed <<- failed + 1
}
sample <- function(name, edits = list(), frame = NULL, margins = NULL, responses = NULL) {
  round <- file.path(folder, "samples", name)
  dir.create(round)
  invisible(file.copy(list.files("samples/dien-bien-2024", full.names = TRUE), round, recursive = TRUE))
  path <- file.path(round, "round.yaml")
  text <- readLines(path, encoding = "UTF-8")
  for (edit in edits) {
    if (!any(grepl(edit[1], text, fixed = TRUE))) stop("no ", edit[1], " in round.yaml")
    text <- sub(edit[1], edit[2], text, fixed = TRUE)
  }
  writeLines(text, path, useBytes = TRUE)
  if (!is.null(frame)) writeLines(frame, file.path(round, "frame.csv"))
  if (!is.null(margins)) writeLines(margins, file.path(round, "margins.csv"))
  if (!is.null(responses)) {
    for (file in list.files(file.path(round, "responses"), full.names = TRUE)) responses(file)
  }
  check(name, round)
}

sample("as-it-is")
sample("pooled", list(c("combine-groups: group-shares", "combine-groups: pooled")))
sample("equal", list(c("combine-groups: group-shares", "combine-groups: equal-groups")))
sample("steps", list(c("rounding-step: 0.01", "rounding-step: 0.05")))
superpopulation <- list(c("inference: finite", "inference: superpopulation"))
sample("superpopulation", superpopulation)
calibrated <- function(name, method, margins, bounds = NULL) {
  keys <- c(
    "      strata: stratum", "\n      margins: margins.csv", paste0("\n      calibration: ", method),
    if (!is.null(bounds)) paste0("\n      bounds: ", bounds))
  sample(name, list(c("      strata: stratum", paste(keys, collapse = ""))), margins = margins)
}
strata <- c("variable,level,total", "stratum,province,1300", "stratum,district,1600", "stratum,commune,2400")
responses <- read.csv(
  "samples/dien-bien-2024/responses/department.csv", colClasses = "character", fileEncoding = "UTF-8-BOM")
employers <- sort(unique(responses$employer[responses$group == "official"]))
totals <- round(5300 / length(employers)) + c(-1, 1) * seq_along(employers) %% 7
totals[length(totals)] <- totals[length(totals)] + 5300 - sum(totals)
both <- c(strata, paste("employer", employers, totals, sep = ","))
calibrated("post-stratification", "post-stratification", strata)
calibrated("raking", "raking", both)
calibrated("linear", "linear", both)
calibrated("logit", "logit", strata, "{ lower: 0.2, upper: 5 }")
sample(
  "clusters", list(
    c("      strata: stratum", "      strata: stratum\n      cluster: employer"),
    c("lonely-stratum: error", "lonely-stratum: certainty")),
  frame = c(
    "group,stratum,population,clusters", "delegate,,50,", "official,province,1240,40", "official,district,1675,35",
    "official,commune,2385,31"))

# The round in the manner of 2025.
next_year <- file.path(folder, "samples", "next-year")
dir.create(next_year)
put <- function(name, ...) writeLines(c(...), file.path(next_year, name), useBytes = TRUE)
put(
  "round.yaml", "year: 2025", "title: Next year", "language: en", "synthetic: true",
  "criteria-set: criteria-set.yaml", "units: units.csv", "frame: frame.csv", "rounding-step: 0.05", "groups:",
  "  council: { label: Council, share: 0.5, rates: [agency, commune] }",
  "  leader: { label: Leaders, share: 0.2, rates: [agency, commune] }",
  "  commune-official: { label: Officials, share: 0.3, rates: [agency, commune], may-rate-own-unit: true }")
put("frame.csv", "group,stratum,population", "council,,55", "leader,,300", "commune-official,,1800")
groups <- c("council", "leader", "commune-official")
kinds <- c(agency = 12, commune = 17)
put(
  "criteria-set.yaml", "id: next", "title: Next", "source: made up", "kinds:",
  "  agency: { title: Agencies, table: agency.csv, table-title: A, grade-bands: [{ grade: A, from: 60 }, { grade: B, from: 0 }] }",
  "  commune: { title: Communes, table: commune.csv, table-title: B, grade-bands: [{ grade: C, from: 50 }, { grade: D, from: 0 }] }",
  "scales: scales.yaml",
  paste0("questionnaires: [", paste(outer(names(kinds), groups, paste, sep = "."), ".yaml", sep = "", collapse = ", "), "]"))
put(
  "scales.yaml", "scales:", "  four:", "    levels:", "      - { code: A, label: Good, coefficient: 1 }",
  "      - { code: B, label: Fair, coefficient: 0.6 }", "      - { code: C, label: Poor, coefficient: 0.2 }",
  "      - { code: D, label: Bad, coefficient: 0 }", "    do-not-know: { code: KB, label: Unknown }")
put(
  "units.csv", "code,kind,name,not_assessed", sprintf("A%02d,agency,Agency %d,", 1:14, 1:14),
  sprintf("C%02d,commune,Commune %d,", 1:45, 1:45))
for (kind in names(kinds)) {
  n <- kinds[[kind]]
  put(
    paste0(kind, ".csv"), "code,printed_code,title,maximum_points,method", sprintf("1,1,AREA,%g,", n * 0.75),
    sprintf("1.1,1.1,Criterion,%g,", n * 0.75), sprintf("1.1.%d,1.1.%d,Row %d,0.75,survey", 1:n, 1:n, 1:n))
  for (group in groups) {
    put(
      paste0(kind, ".", group, ".yaml"), paste0("id: ", kind, ".", group), paste0("kind: ", kind),
      paste0("group: ", group), "title: Form", "questions:",
      sprintf("  - { code: q%d, criterion: 1.1.%d, scale: four, text: How good is it? }", 1:n, 1:n))
  }
}
run("simulate", next_year, "--output", file.path(next_year, "responses"), "--seed", "2025", "--respondents", "150")
check("next-year", next_year)
if (failed > 0) quit(status = 1)
