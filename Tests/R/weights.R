# Weights and standard errors after calibration, as R's survey gives them on its own example data.
#
#   Rscript Tests/R/weights.R weights        a CSV: the columns of apiclus1, and a column of weights for each method
#   Rscript Tests/R/weights.R errors         a CSV: mean of api00 and its standard error after each method
#   Rscript Tests/R/weights.R trimmed        a CSV: weights of apistrat after trimWeights
#
# Tests/SurveyStatisticsTests/CalibrationReference.swift carries what this prints with survey 4.1.1.
suppressMessages(library(survey))
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

wanted <- commandArgs(trailingOnly = TRUE)
if (identical(wanted, "weights")) {
  print_csv(c(
    apiclus1[c("stype", "sch.wide", "awards", "api99", "api00", "enroll", "dnum", "pw")], lapply(designs, weights)))
} else if (identical(wanted, "errors")) {
  means <- lapply(designs, function(d) svymean(~ api00, d))
  shares <- lapply(designs, function(d) svymean(~ I(as.numeric(enroll > 500)), subset(d, stype == "E"), na.rm = TRUE))
  print_csv(list(
    method = names(designs), mean = sapply(means, coef), error = sapply(means, SE),
    share = sapply(shares, coef), share_error = sapply(shares, SE)))
} else if (identical(wanted, "trimmed")) {
  strat <- svydesign(id = ~1, weights = ~pw, strata = ~stype, data = apistrat, fpc = ~fpc)
  print_csv(list(
    pw = apistrat$pw, once = weights(trimWeights(strat, upper = 33, lower = 20)),
    strict = weights(trimWeights(strat, upper = 33, lower = 20, strict = TRUE))))
} else {
  stop("say what to print: weights, errors or trimmed")
}
