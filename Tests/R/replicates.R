# Estimates and standard errors from replicate weights, as R's survey gives them on its own example data.
#
#   Rscript Tests/R/replicates.R             a CSV: design, statistic, estimate, standard error, degrees of freedom
#   Rscript Tests/R/replicates.R columns     a CSV: the columns of apistrat that the tests carry
#
# Tests/SurveyStatisticsTests/ReplicateReference.swift carries what this prints with survey 4.1.1. Deviations are from the
# mean of the replicates (mse = FALSE), which is the default, but for the designs whose name ends in _mse.
suppressMessages(library(survey))
data(api)
data(scd)
if (identical(commandArgs(trailingOnly = TRUE), "columns")) {
  write.csv(apistrat[c("stype", "awards", "api00", "api99", "enroll", "pw", "fpc")], row.names = FALSE, quote = FALSE)
  quit()
}

clusters <- svydesign(id = ~dnum, weights = ~pw, data = apiclus1, fpc = ~fpc)
strata <- svydesign(id = ~1, strata = ~stype, weights = ~pw, data = apistrat, fpc = ~fpc)
unlimited <- svydesign(id = ~1, strata = ~stype, weights = ~pw, data = apistrat)
scd$weight <- 1
hospitals <- svydesign(id = ~ambulance, strata = ~ESA, weights = ~weight, data = scd, nest = TRUE)
margin <- function(formula) as.data.frame(xtabs(formula, apipop))
exact <- list(maxit = 1000, epsilon = 1e-15)
totals <- colSums(model.matrix(~ stype + api99, apipop))
jk1 <- as.svrepdesign(clusters, type = "JK1")
jkn <- as.svrepdesign(strata, type = "JKn")

api <- list(
  jk1 = jk1,
  jk1_mse = as.svrepdesign(clusters, type = "JK1", mse = TRUE),
  jk1_poststratify = postStratify(jk1, ~ stype, margin(~ stype)),
  jk1_rake = rake(jk1, list(~ stype, ~ sch.wide), list(margin(~ stype), margin(~ sch.wide)), control = exact),
  jk1_linear = calibrate(jk1, ~ stype + api99, totals),
  jkn = jkn,
  jkn_mse = as.svrepdesign(strata, type = "JKn", mse = TRUE),
  jkn_unlimited = as.svrepdesign(unlimited, type = "JKn"),
  jkn_poststratify = postStratify(jkn, ~ awards, margin(~ awards)),
  jkn_linear = calibrate(jkn, ~ stype + api99, totals),
  brr_pairs = as.svrepdesign(unlimited, type = "BRR"))

digits <- function(x) sprintf("%.17g", x)
line <- function(design, statistic, x, design_or_subset) {
  value <- if (inherits(x, "svyratio")) x$ratio[1] else coef(x)[1]
  error <- if (inherits(x, "svyratio")) sqrt(x$var[1]) else SE(x)[1]
  cat(design, statistic, digits(value), digits(error), degf(design_or_subset), sep = ",", fill = FALSE)
  cat("\n")
}
cat("design,statistic,estimate,standard_error,df\n")
for (name in names(api)) {
  d <- api[[name]]
  elementary <- subset(d, stype == "E")
  high <- subset(d, stype == "H")
  line(name, "mean", svymean(~ api00, d), d)
  line(name, "total", svytotal(~ enroll, d), d)
  line(name, "ratio", svyratio(~ api00, ~ api99, d), d)
  line(name, "median", svyquantile(~ api00, d, 0.5), d)
  line(name, "share_E", svymean(~ I(as.numeric(enroll > 500)), elementary), elementary)
  line(name, "mean_H", svymean(~ api00, high), high)
  line(name, "total_H", svytotal(~ enroll, high), high)
}
# One middle school, under each rule for a stratum with one unit that R's JKn knows.
one <- apistrat[apistrat$stype != "M" | seq_len(nrow(apistrat)) == which(apistrat$stype == "M")[1], ]
for (rule in c("adjust", "average", "certainty", "remove")) {
  options(survey.lonely.psu = rule)
  d <- as.svrepdesign(svydesign(id = ~1, strata = ~stype, weights = ~pw, data = one), type = "JKn")
  name <- paste0("lonely_", rule)
  line(name, "mean", svymean(~ api00, d), d)
  line(name, "total", svytotal(~ enroll, d), d)
}
options(survey.lonely.psu = "fail")
brr <- list(
  brr = as.svrepdesign(hospitals, type = "BRR"),
  fay = as.svrepdesign(hospitals, type = "Fay", fay.rho = 0.3),
  brr_mse = as.svrepdesign(hospitals, type = "BRR", mse = TRUE))
for (name in names(brr)) {
  line(name, "total", svytotal(~ alive, brr[[name]]), brr[[name]])
  line(name, "mean", svymean(~ arrests, brr[[name]]), brr[[name]])
  line(name, "ratio", svyratio(~ alive, ~ arrests, brr[[name]]), brr[[name]])
}
