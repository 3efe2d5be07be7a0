# Estimates and standard errors from replicate weights beside R's survey, on its own example data.
#
#   Rscript Tests/R/replicates.R .build/release/parsurvey
#                                            compares; fails on a relative difference above 1e-9
#   Rscript Tests/R/replicates.R numbers     a CSV: design, statistic, estimate, standard error, degrees of freedom
#   Rscript Tests/R/replicates.R columns     a CSV: the columns of apistrat that the tests carry
#
# Tests/SurveyStatisticsTests/ReplicateReference.swift carries what this prints with survey 4.1.1. Deviations are from the
# mean of the replicates (mse = FALSE), which is the default, but for the designs whose name ends in _mse.
source(file.path(dirname(sub("^--file=", "", grep("^--file=", commandArgs(FALSE), value = TRUE))), "comparison.R"))
data(api)
data(scd)
if (identical(tool, "columns")) {
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
unlimited_jkn <- as.svrepdesign(unlimited, type = "JKn")
brr_pairs <- as.svrepdesign(unlimited, type = "BRR")
fay_pairs <- as.svrepdesign(unlimited, type = "Fay", fay.rho = 0.3)
# One middle school, for the rules for a stratum with one unit that R's JKn knows.
one <- apistrat[apistrat$stype != "M" | seq_len(nrow(apistrat)) == which(apistrat$stype == "M")[1], ]
rules <- c("adjust", "average", "certainty", "remove")
lonely_design <- function() as.svrepdesign(svydesign(id = ~1, strata = ~stype, weights = ~pw, data = one), type = "JKn")
brr <- list(
  brr = as.svrepdesign(hospitals, type = "BRR"),
  fay = as.svrepdesign(hospitals, type = "Fay", fay.rho = 0.3),
  brr_mse = as.svrepdesign(hospitals, type = "BRR", mse = TRUE))

if (identical(tool, "numbers")) {
  api <- list(
    jk1 = jk1,
    jk1_mse = as.svrepdesign(clusters, type = "JK1", mse = TRUE),
    jk1_poststratify = postStratify(jk1, ~ stype, margin(~ stype)),
    jk1_rake = rake(jk1, list(~ stype, ~ sch.wide), list(margin(~ stype), margin(~ sch.wide)), control = exact),
    jk1_linear = calibrate(jk1, ~ stype + api99, totals),
    jkn = jkn,
    jkn_mse = as.svrepdesign(strata, type = "JKn", mse = TRUE),
    jkn_unlimited = unlimited_jkn,
    jkn_poststratify = postStratify(jkn, ~ awards, margin(~ awards)),
    jkn_linear = calibrate(jkn, ~ stype + api99, totals),
    brr_pairs = brr_pairs)
  digits <- function(x) sprintf("%.17g", x)
  print_line <- function(design, statistic, x, design_or_subset) {
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
    print_line(name, "mean", svymean(~ api00, d), d)
    print_line(name, "total", svytotal(~ enroll, d), d)
    print_line(name, "ratio", svyratio(~ api00, ~ api99, d), d)
    print_line(name, "median", svyquantile(~ api00, d, 0.5), d)
    print_line(name, "share_E", svymean(~ I(as.numeric(enroll > 500)), elementary), elementary)
    print_line(name, "mean_H", svymean(~ api00, high), high)
    print_line(name, "total_H", svytotal(~ enroll, high), high)
  }
  for (rule in rules) under(rule, function() {
    d <- lonely_design()
    name <- paste0("lonely_", rule)
    print_line(name, "mean", svymean(~ api00, d), d)
    print_line(name, "total", svytotal(~ enroll, d), d)
  })
  for (name in names(brr)) {
    print_line(name, "total", svytotal(~ alive, brr[[name]]), brr[[name]])
    print_line(name, "mean", svymean(~ arrests, brr[[name]]), brr[[name]])
    print_line(name, "ratio", svyratio(~ alive, ~ arrests, brr[[name]]), brr[[name]])
  }
  quit()
}

# Beside the tool.
columns <- c("stype", "awards", "api00", "api99", "enroll", "pw", "fpc")
clus1_file <- file_of(transform(apiclus1[c("dnum", "sch.wide", columns)], big = as.integer(enroll > 500)), "clus1")
strat_file <- file_of(transform(apistrat[c("sch.wide", columns)], big = as.integer(enroll > 500)), "strat")
one_file <- file_of(one[columns], "one")
scd_file <- file_of(scd, "scd")
clus1_args <- c(clus1_file, "--cluster", "dnum", "--weights", "pw", "--fpc", "fpc", "--replicates", "jk1")
strat_args <- c(strat_file, "--strata", "stype", "--weights", "pw", "--fpc", "fpc", "--replicates", "jkn")
free_args <- c(strat_file, "--strata", "stype", "--weights", "pw", "--replicates")
stype <- margins_of("stype", xtabs(~stype, apipop))
awards <- margins_of("awards", xtabs(~awards, apipop))
both <- margins_of("both", xtabs(~stype, apipop), xtabs(~sch.wide, apipop))
both_awards <- margins_of("both_awards", xtabs(~stype, apipop), xtabs(~awards, apipop))
greg <- margins_of("greg", xtabs(~stype, apipop))
cat(sprintf('"api99","",%.17g\n', sum(apipop$api99)), file = greg, append = TRUE)
rake_to <- function(d, a, b) rake(d, list(a, b), list(margin(a), margin(b)), control = exact)

# R's numbers for a design of replicates; it gives no design effect. Degrees of freedom are those of the replicates before
# they are calibrated (docs/decisions/0022), which a design carries as `plain`.
with_plain <- function(d, plain) {
  d <- update(d, row = seq_len(nrow(d$variables)), big = as.integer(enroll > 500))
  d$plain <- plain
  d
}
degrees <- function(d) if (is.null(d$plain)) degf(d) else degf(d$plain[d$variables$row, ])
rep_line <- function(m, d) {
  interval <- confint(m, df = degrees(d))
  error <- if (inherits(m, "svyratio")) sqrt(as.vector(m$var)) else as.vector(SE(m))
  data.frame(
    estimate = unname(coef(m)), standard_error = unname(error), df = degrees(d), ci_low = unname(interval[, 1]),
    ci_high = unname(interval[, 2]))
}
rep_quantile <- function(d, p) {
  q <- svyquantile(~api00, d, p, df = degrees(d))[[1]]
  data.frame(estimate = q[, 1], standard_error = q[, 4], df = degrees(d), ci_low = q[, 2], ci_high = q[, 3])
}
rep_share <- function(d, method) {
  share <- svyciprop(~ I(big == 1), d, method = method, df = degrees(d))
  interval <- as.vector(attr(share, "ci"))
  data.frame(
    estimate = as.vector(share), standard_error = as.vector(SE(svymean(~big, d))), df = degrees(d),
    ci_low = interval[1], ci_high = interval[2])
}

api <- list(
  list("JK1", jk1, clus1_args, jk1),
  list("JK1, post-stratified", postStratify(jk1, ~ stype, margin(~ stype)), c(clus1_args, "--poststratify", stype), jk1),
  list("JK1, raked", rake_to(jk1, ~stype, ~sch.wide), c(clus1_args, "--rake", both), jk1),
  list("JK1, GREG", calibrate(jk1, ~ stype + api99, totals), c(clus1_args, "--calibrate", greg), jk1),
  list("JKn", jkn, strat_args, jkn),
  list("JKn without populations", unlimited_jkn, c(free_args, "jkn"), unlimited_jkn),
  list("JKn, post-stratified", postStratify(jkn, ~ awards, margin(~ awards)), c(strat_args, "--poststratify", awards),
    jkn),
  list("JKn, raked", rake_to(jkn, ~stype, ~awards), c(strat_args, "--rake", both_awards), jkn),
  list("JKn, GREG", calibrate(jkn, ~ stype + api99, totals), c(strat_args, "--calibrate", greg), jkn),
  list("BRR of pairs", brr_pairs, c(free_args, "brr"), brr_pairs),
  list("Fay of pairs", fay_pairs, c(free_args, "brr", "--fay", "0.3"), fay_pairs),
  list("BRR, GREG", calibrate(brr_pairs, ~ stype + api99, totals), c(free_args, "brr", "--calibrate", greg), brr_pairs),
  list("Fay, raked", rake_to(fay_pairs, ~stype, ~awards), c(free_args, "brr", "--fay", "0.3", "--rake", both_awards),
    fay_pairs),
  list("Fay, post-stratified", postStratify(fay_pairs, ~ awards, margin(~ awards)),
    c(free_args, "brr", "--fay", "0.3", "--poststratify", awards), fay_pairs))
cases <- list()
add <- function(...) cases[[length(cases) + 1]] <<- list(...)
for (item in api) local({
  name <- item[[1]]
  d <- with_plain(item[[2]], item[[4]])
  arguments <- item[[3]]
  add(paste(name, "mean"), c(arguments, "--mean", "api00"), function() rep_line(svymean(~api00, d), d))
  add(paste(name, "total"), c(arguments, "--total", "enroll"), function() rep_line(svytotal(~enroll, d), d))
  add(paste(name, "ratio"), c(arguments, "--ratio", "api00/api99"), function() rep_line(svyratio(~api00, ~api99, d), d))
  add(paste(name, "quantiles"), c(arguments, "--quantile", "api00@0.25,0.5,0.9"), function()
    rep_quantile(d, c(0.25, 0.5, 0.9)))
  add(paste(name, "share, logit"), c(arguments, "--proportion", "big"), function()
    rbind(rep_share(update(d, big = 1 - big), "xlogit"), rep_share(d, "xlogit")))
  add(paste(name, "domain mean"), c(arguments, "--mean", "api00", "--by", "stype"), function()
    by_line(d, d$variables$stype, function(part) rep_line(svymean(~api00, part), part)))
  add(paste(name, "domain total"), c(arguments, "--total", "enroll", "--by", "awards"), function()
    by_line(d, d$variables$awards, function(part) rep_line(svytotal(~enroll, part), part)))
  add(paste(name, "domain ratio"), c(arguments, "--ratio", "api00/api99", "--where", "stype=H"), function() {
    part <- subset(d, stype == "H")
    rep_line(svyratio(~api00, ~api99, part), part)
  })
})
for (rule in rules) local({
  rule <- rule
  arguments <- c(
    one_file, "--strata", "stype", "--weights", "pw", "--replicates", "jkn", "--lonely-stratum", rule)
  add(paste("JKn, lonely,", rule), c(arguments, "--mean", "api00"), function() under(rule, function() {
    d <- lonely_design()
    rep_line(svymean(~api00, d), d)
  }))
  add(paste("JKn total, lonely,", rule), c(arguments, "--total", "enroll"), function() under(rule, function() {
    d <- lonely_design()
    rep_line(svytotal(~enroll, d), d)
  }))
  add(paste("JKn domains, lonely,", rule), c(arguments, "--mean", "api00", "--by", "awards"), function()
    under(rule, function() {
      d <- lonely_design()
      by_line(d, one$awards, function(part) rep_line(svymean(~api00, part), part))
    }))
})
for (name in c("brr", "fay")) local({
  d <- brr[[name]]
  arguments <- c(scd_file, "--strata", "ESA", "--cluster", "ambulance", "--replicates", "brr",
    if (name == "fay") c("--fay", "0.3"))
  add(paste(name, "total"), c(arguments, "--total", "alive"), function() rep_line(svytotal(~alive, d), d))
  add(paste(name, "mean"), c(arguments, "--mean", "arrests"), function() rep_line(svymean(~arrests, d), d))
  add(paste(name, "ratio"), c(arguments, "--ratio", "alive/arrests"), function()
    rep_line(svyratio(~alive, ~arrests, d), d))
})
finish(compare(cases))
