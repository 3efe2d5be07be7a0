# Weights and standard errors after calibration beside R's survey, on its own example data.
#
#   Rscript Tests/R/weights.R .build/release/parsurvey
#                                            compares; fails on a relative difference above 1e-9, of weights from rounds 1e-8
#   Rscript Tests/R/weights.R weights        a CSV: the columns of apiclus1, and a column of weights for each method
#   Rscript Tests/R/weights.R errors         a CSV: mean of api00 and its standard error after each method
#   Rscript Tests/R/weights.R trimmed        a CSV: weights of apistrat after trimWeights
#
# Tests/SurveyStatisticsTests/CalibrationReference.swift carries what this prints with survey 4.1.1.
source(file.path(dirname(sub("^--file=", "", grep("^--file=", commandArgs(FALSE), value = TRUE))), "comparison.R"))
data(api)
digits <- function(x) if (is.numeric(x)) sprintf("%.17g", x) else as.character(x)
print_csv <- function(frame) {
  write.csv(as.data.frame(lapply(frame, digits)), row.names = FALSE, quote = FALSE)
}

design <- svydesign(id = ~dnum, weights = ~pw, data = apiclus1, fpc = ~fpc)
margin <- function(formula) as.data.frame(xtabs(formula, apipop))
exact <- list(maxit = 1000, epsilon = 1e-13)
totals <- colSums(model.matrix(~ stype + api99, apipop))
awards <- colSums(model.matrix(~ stype + awards, apipop))

designs <- list(
  poststratify = postStratify(design, ~ stype, margin(~ stype)),
  crossed = postStratify(design, ~ stype + awards, margin(~ stype + awards)),
  rake = rake(design, list(~ stype, ~ sch.wide), list(margin(~ stype), margin(~ sch.wide)), control = exact),
  rake3 = rake(
    design, list(~ stype, ~ sch.wide, ~ awards), list(margin(~ stype), margin(~ sch.wide), margin(~ awards)),
    control = exact),
  linear = calibrate(design, ~ stype + api99, totals),
  logit = calibrate(design, ~ stype + api99, totals, calfun = "logit", bounds = c(0.7, 1.7), epsilon = 1e-12),
  bounded = calibrate(design, ~ stype + api99, totals, calfun = "linear", bounds = c(0.7, 1.75), epsilon = 1e-12),
  raking = calibrate(design, ~ stype + api99, totals, calfun = "raking", epsilon = 1e-12),
  raking_bounded = calibrate(
    design, ~ stype + api99, totals, calfun = "raking", bounds = c(0.7, 1.75), epsilon = 1e-12),
  constant = calibrate(
    design, ~ stype + awards, awards, calfun = "linear", bounds = c(30, 55), bounds.const = TRUE, epsilon = 1e-12))
strat <- svydesign(id = ~1, weights = ~pw, strata = ~stype, data = apistrat, fpc = ~fpc)

if (identical(tool, "weights")) {
  print_csv(c(
    apiclus1[c("stype", "sch.wide", "awards", "api99", "api00", "enroll", "dnum", "pw")], lapply(designs, weights)))
  quit()
} else if (identical(tool, "errors")) {
  means <- lapply(designs, function(d) svymean(~ api00, d))
  shares <- lapply(designs, function(d) svymean(~ I(as.numeric(enroll > 500)), subset(d, stype == "E"), na.rm = TRUE))
  print_csv(list(
    method = names(designs), mean = sapply(means, coef), error = sapply(means, SE),
    share = sapply(shares, coef), share_error = sapply(shares, SE)))
  quit()
} else if (identical(tool, "trimmed")) {
  print_csv(list(
    pw = apistrat$pw, once = weights(trimWeights(strat, upper = 33, lower = 20)),
    strict = weights(trimWeights(strat, upper = 33, lower = 20, strict = TRUE))))
  quit()
}

# Beside the tool.
number_rows <- function(path, ...) {
  values <- c(...)
  cat(sprintf("\"%s\",\"\",%.17g\n", names(values), values), file = path, append = TRUE, sep = "")
  path
}
header_of <- function(name) {
  path <- file.path(folder, paste0(name, ".csv"))
  cat("variable,level,total\n", file = path)
  path
}
api99 <- c(api99 = sum(apipop$api99))
stype <- xtabs(~stype, apipop)
margins <- list(
  stype = margins_of("stype", stype), crossed = margins_of("crossed", xtabs(~ stype + awards, apipop)),
  rake = margins_of("rake", stype, xtabs(~sch.wide, apipop)),
  rake3 = margins_of("rake3", stype, xtabs(~sch.wide, apipop), xtabs(~awards, apipop)),
  greg = number_rows(margins_of("greg", stype), api99), awards = margins_of("awards", stype, xtabs(~awards, apipop)),
  line = number_rows(header_of("line"), "(Intercept)" = nrow(apipop), api99),
  ratio = number_rows(header_of("ratio"), api99))

clus1_file <- file_of(
  apiclus1[c("stype", "sch.wide", "awards", "api99", "api00", "enroll", "dnum", "pw", "fpc")], "clus1")
clus1_file_big <- file_of(
  transform(apiclus1[c("stype", "sch.wide", "awards", "api99", "api00", "dnum", "pw", "fpc")],
    big = as.numeric(apiclus1$enroll > 500)), "big")
strat_file <- file_of(apistrat[c("stype", "awards", "api99", "api00", "enroll", "pw", "fpc")], "strat")
# What the tool is told for each method, whether the weights come from rounds, and R's design.
designs$ratio <- calibrate(design, ~ api99 - 1, api99)
designs$regression <- calibrate(design, ~api99, c("(Intercept)" = nrow(apipop), api99))
methods <- list(
  poststratify = c("--poststratify", margins$stype), crossed = c("--poststratify", margins$crossed),
  rake = c("--rake", margins$rake), rake3 = c("--rake", margins$rake3), linear = c("--calibrate", margins$greg),
  logit = c("--calibrate", margins$greg, "--calfun", "logit", "--bounds", "0.7,1.7"),
  bounded = c("--calibrate", margins$greg, "--bounds", "0.7,1.75"),
  raking = c("--calibrate", margins$greg, "--calfun", "raking"),
  raking_bounded = c("--calibrate", margins$greg, "--calfun", "raking", "--bounds", "0.7,1.75"),
  constant = c("--calibrate", margins$awards, "--trim", "30,55"),
  ratio = c("--calibrate", margins$ratio), regression = c("--calibrate", margins$line))
in_rounds <- c("rake", "rake3", "logit", "bounded", "raking", "raking_bounded", "constant")

result <- list(count = 0, failed = 0, worst = 0)
hold <- function(name, expected, arguments, tolerance) {
  path <- file.path(folder, "weighted.csv")
  unlink(path)
  system2(tool, c("weights", shQuote(arguments), "--output", shQuote(path)), stdout = FALSE)
  ours <- if (file.exists(path)) read.csv(path)$weight else NA
  difference <- if (length(ours) != length(expected) || anyNA(ours)) Inf else max(abs(ours / expected - 1))
  failed <- !(difference <= tolerance)
  if (failed) cat(sprintf("FAILED  weights, %s: relative difference %.2g\n", name, difference))
  result <<- list(
    count = result$count + 1, failed = result$failed + failed, worst = max(result$worst, difference))
}
for (name in names(methods)) {
  hold(
    name, weights(designs[[name]]), c(clus1_file, "--weights", "pw", methods[[name]]),
    if (name %in% in_rounds) 1e-8 else 1e-9)
}
hold(
  "trimmed", weights(trimWeights(strat, upper = 33, lower = 20, strict = TRUE)),
  c(strat_file, "--weights", "pw", "--trim", "20,33"), 1e-9)
hold(
  "stratified, linear", weights(calibrate(strat, ~ stype + api99, totals)),
  c(strat_file, "--weights", "pw", "--calibrate", margins$greg), 1e-9)
hold(
  "stratified, raked", weights(rake(strat, list(~stype, ~awards), list(margin(~stype), margin(~awards)), control = exact)),
  c(strat_file, "--weights", "pw", "--rake", margins$awards), 1e-8)

# Standard errors after each method that `estimate` knows.
cases <- list()
add <- function(...) cases[[length(cases) + 1]] <<- list(...)
for (name in c("poststratify", "crossed", "rake", "rake3", "linear", "ratio", "regression")) local({
  name <- name
  calibrated <- designs[[name]]
  arguments <- c(clus1_file, "--cluster", "dnum", "--weights", "pw", "--fpc", "fpc", methods[[name]])
  big <- replace(arguments, 1, clus1_file_big)
  add(paste(name, "mean"), c(arguments, "--mean", "api00"), function() mean_line(calibrated, ~api00))
  add(paste(name, "total"), c(arguments, "--total", "enroll"), function() total_line(calibrated, ~enroll))
  add(paste(name, "ratio"), c(arguments, "--ratio", "api00/enroll"), function() ratio_line(calibrated, ~api00, ~enroll))
  add(paste(name, "median"), c(arguments, "--quantile", "api00@0.5"), function() quantile_line(calibrated, ~api00, 0.5))
  add(paste(name, "domains"), c(arguments, "--mean", "api00", "--by", "awards"), function()
    by_line(calibrated, apiclus1$awards, function(d) mean_line(d, ~api00)))
  add(paste(name, "domain totals"), c(arguments, "--total", "enroll", "--by", "stype"), function()
    by_line(calibrated, apiclus1$stype, function(d) total_line(d, ~enroll)))
  add(paste(name, "share of a domain"), c(big, "--mean", "big", "--where", "stype=E"), function()
    mean_line(subset(calibrated, stype == "E"), ~ I(as.numeric(enroll > 500))))
})
finish(result, compare(cases))
