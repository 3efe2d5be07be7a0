# Holds `parsurvey estimate` against R's survey at run time, on R's own example data.
#
#   Rscript Tests/R/estimate.R .build/release/parsurvey          compares; fails on a relative difference above 1e-9
#   Rscript Tests/R/estimate.R write FOLDER                      writes R's numbers and the data, as the tests carry them
#
# Tests/CommandLineTests/EstimateReference is what this wrote with R 4.2.2 and survey 4.1.1.
source(file.path(dirname(sub("^--file=", "", grep("^--file=", commandArgs(FALSE), value = TRUE))), "comparison.R"))
data(api)
data(scd)
data(election)

strat <- svydesign(id = ~1, strata = ~stype, weights = ~pw, data = apistrat, fpc = ~fpc)
strat_file <- file_of(apistrat[c("stype", "awards", "sch.wide", "both", "api00", "api99", "enroll", "api.stu", "pw", "fpc", "dnum")], "strat")
strat_args <- c(strat_file, "--strata", "stype", "--weights", "pw", "--fpc", "fpc")
clus1 <- svydesign(id = ~dnum, weights = ~pw, data = apiclus1, fpc = ~fpc)
clus1_file <- file_of(
  cbind(apiclus1[c("stype", "awards", "sch.wide", "api00", "api99", "enroll", "api.stu", "acs.46", "pw", "fpc", "dnum")],
    top = as.integer(apiclus1$api00 > 850)), "clus1")
apiclus1$top <- as.integer(apiclus1$api00 > 850)
clus1 <- svydesign(id = ~dnum, weights = ~pw, data = apiclus1, fpc = ~fpc)
clus1_args <- c(clus1_file, "--cluster", "dnum", "--weights", "pw", "--fpc", "fpc")
clus2 <- svydesign(id = ~ dnum + snum, data = apiclus2, fpc = ~ fpc1 + fpc2)
clus2_file <- file_of(apiclus2[c("stype", "awards", "api00", "api99", "enroll", "dnum", "snum", "pw", "fpc1", "fpc2")], "clus2")
clus2_args <- c(clus2_file, "--cluster", "dnum,snum", "--fpc", "fpc1,fpc2")
free <- svydesign(id = ~dnum, weights = ~pw, data = apiclus1)
free_args <- c(clus1_file, "--cluster", "dnum", "--weights", "pw")
fraction_frame <- transform(apistrat, f = c(E = 100 / 4421, H = 50 / 755, M = 50 / 1018)[as.character(stype)])
fraction_file <- file_of(fraction_frame[c("stype", "api00", "f")], "fraction")
fraction <- svydesign(id = ~1, strata = ~stype, fpc = ~f, data = fraction_frame)
srs <- svydesign(id = ~1, data = transform(apistrat, N = 6194), fpc = ~N)
srs_file <- file_of(transform(apistrat, N = 6194)[c("stype", "api00", "N")], "srs")
scd_file <- file_of(scd, "scd")
scd_design <- svydesign(data = scd, prob = ~1, id = ~ambulance, strata = ~ESA, nest = TRUE)
scd_args <- c(scd_file, "--strata", "ESA", "--cluster", "ambulance")

# A stratum with one unit: the first school alone in a stratum of its own.
lonely_frame <- transform(apistrat, part = ifelse(seq_along(stype) == 1, "L", as.character(stype)))
lonely_file <- file_of(lonely_frame[c("part", "stype", "api00", "enroll", "pw")], "lonely")
lonely <- svydesign(id = ~1, strata = ~part, weights = ~pw, data = lonely_frame)
lonely_args <- c(lonely_file, "--strata", "part", "--weights", "pw")
# Two stages with strata and clusters of one school among several.
nested_frame <- transform(apiclus2, half = ifelse(dnum %% 2 == 0, "even", "odd"))
nested_frame$fpc1 <- ifelse(nested_frame$half == "even", 380, 377)
nested_frame$fpc2 <- nested_frame$fpc2 + 1
nested_file <- file_of(nested_frame[c("half", "stype", "api00", "enroll", "dnum", "snum", "fpc1", "fpc2")], "nested")
nested <- svydesign(id = ~ dnum + snum, strata = ~half, data = nested_frame, fpc = ~ fpc1 + fpc2)
nested_args <- c(nested_file, "--strata", "half", "--cluster", "dnum,snum", "--fpc", "fpc1,fpc2")

post <- postStratify(clus1, ~stype, as.data.frame(xtabs(~stype, apipop)))
post_args <- c(clus1_args, "--poststratify", margins_of("post", xtabs(~stype, apipop)))
exact <- list(maxit = 1000, epsilon = 1e-13)
raked <- rake(
  clus1, list(~stype, ~sch.wide), list(as.data.frame(xtabs(~stype, apipop)), as.data.frame(xtabs(~sch.wide, apipop))),
  control = exact)
rake_args <- c(clus1_args, "--rake", margins_of("rake", xtabs(~stype, apipop), xtabs(~sch.wide, apipop)))
greg <- calibrate(clus1, ~ stype + api99, colSums(model.matrix(~ stype + api99, apipop)))
greg_path <- margins_of("greg", xtabs(~stype, apipop))
cat(paste0('"api99","",', sum(apipop$api99), "\n"), file = greg_path, append = TRUE)
greg_args <- c(clus1_args, "--calibrate", greg_path)

cases <- list(
  list("stratified mean", c(strat_args, "--mean", "api00"), function() mean_line(strat, ~api00)),
  list("stratified mean, 90 %", c(strat_args, "--mean", "api00", "--level", "0.9"), function()
    mean_line(strat, ~api00, level = 0.9)),
  list("normal interval", c(strat_args, "--mean", "api00", "--interval", "normal"), function() {
    result <- mean_line(strat, ~api00)
    interval <- confint(svymean(~api00, strat))
    transform(result, ci_low = interval[1], ci_high = interval[2])
  }),
  list("stratified total", c(strat_args, "--total", "enroll"), function() total_line(strat, ~enroll)),
  list("one-stage clusters", c(clus1_args, "--mean", "api00"), function() mean_line(clus1, ~api00)),
  list("one-stage total", c(clus1_args, "--total", "enroll"), function() total_line(clus1, ~enroll)),
  list("with replacement", c(free_args, "--mean", "api00"), function() mean_line(free, ~api00)),
  list("two stages", c(clus2_args, "--mean", "api00"), function() mean_line(clus2, ~api00)),
  list("two-stage total with blanks", c(clus2_args, "--total", "enroll"), function() total_line(clus2, ~enroll)),
  list("two-stage mean with blanks", c(clus2_args, "--mean", "enroll"), function() mean_line(clus2, ~enroll)),
  list("two-stage domains", c(clus2_args, "--mean", "api00", "--by", "stype"), function()
    by_line(clus2, apiclus2$stype, function(d) mean_line(d, ~api00))),
  list("fractions", c(fraction_file, "--mean", "api00", "--strata", "stype", "--fpc", "f"), function()
    mean_line(fraction, ~api00)),
  list("simple random sample", c(srs_file, "--mean", "api00", "--fpc", "N"), function() mean_line(srs, ~api00)),
  list("domains", c(strat_args, "--mean", "api00", "--by", "awards"), function()
    by_line(strat, apistrat$awards, function(d) mean_line(d, ~api00))),
  list("domains that are strata", c(strat_args, "--mean", "api00", "--by", "stype"), function()
    by_line(strat, apistrat$stype, function(d) mean_line(d, ~api00))),
  list("cluster domains", c(clus1_args, "--total", "enroll", "--by", "stype"), function()
    by_line(clus1, apiclus1$stype, function(d) total_line(d, ~enroll))),
  list("crossed domains", c(clus1_args, "--mean", "api99", "--by", "stype,awards"), function()
    by_line(clus1, interaction(apiclus1$stype, apiclus1$awards, lex.order = TRUE), function(d) mean_line(d, ~api99))),
  list("a condition", c(clus1_args, "--mean", "api00", "--where", "stype=E", "--where", "awards!=No"), function()
    mean_line(subset(clus1, stype == "E" & awards != "No"), ~api00)),
  list("a column with blanks", c(clus1_args, "--mean", "acs.46"), function() mean_line(clus1, ~acs.46)),
  list("ratio", c(strat_args, "--ratio", "api.stu/enroll"), function() ratio_line(strat, ~api.stu, ~enroll)),
  list("ratio in clusters", c(clus1_args, "--ratio", "api.stu/enroll"), function() ratio_line(clus1, ~api.stu, ~enroll)),
  list("ambulances", c(scd_args, "--ratio", "alive/arrests"), function() ratio_line(scd_design, ~alive, ~arrests)),
  list("ambulances, total", c(scd_args, "--total", "alive"), function()
    transform(total_line(scd_design, ~alive), deff = NA)),
  list("with replacement compared", c(strat_args, "--mean", "api00", "--deff", "replace"), function() {
    m <- svymean(~api00, strat, deff = "replace")
    line(m, strat)
  }),
  list("share, t", c(clus1_args, "--proportion", "top", "--interval", "t"), function() {
    rbind(share_line(clus1, ~ I(top == 0), "mean"), share_line(clus1, ~ I(top == 1), "mean"))[, ]
  }),
  list("share, beta", c(clus1_args, "--proportion", "top", "--interval", "beta"), function()
    rbind(share_line(clus1, ~ I(top == 0), "beta"), share_line(clus1, ~ I(top == 1), "beta"))),
  list("share, beta, 90 %", c(clus1_args, "--proportion", "top", "--interval", "beta", "--level", "0.9"), function()
    rbind(share_line(clus1, ~ I(top == 0), "beta", 0.9), share_line(clus1, ~ I(top == 1), "beta", 0.9))),
  list("share, logit", c(clus1_args, "--proportion", "top"), function()
    rbind(share_line(clus1, ~ I(top == 0), "xlogit"), share_line(clus1, ~ I(top == 1), "xlogit"))),
  list("share in strata, logit", c(strat_args, "--proportion", "awards"), function()
    rbind(share_line(strat, ~ I(awards == "No"), "xlogit"), share_line(strat, ~ I(awards == "Yes"), "xlogit"))),
  list("quantiles", c(strat_args, "--quantile", "api00@0.1,0.25,0.5,0.75,0.9"), function()
    quantile_line(strat, ~api00, c(0.1, 0.25, 0.5, 0.75, 0.9))),
  list("quantiles in clusters", c(clus1_args, "--quantile", "enroll@0.25,0.5,0.75"), function()
    quantile_line(clus1, ~enroll, c(0.25, 0.5, 0.75))),
  list("quantiles, 90 %", c(clus1_args, "--quantile", "api00@0.5", "--level", "0.9"), function()
    quantile_line(clus1, ~api00, 0.5, 0.1)),
  list("quantiles of a domain", c(clus1_args, "--quantile", "api00@0.5", "--where", "stype=E"), function()
    quantile_line(subset(clus1, stype == "E"), ~api00, 0.5)),
  list("post-stratified", c(post_args, "--mean", "api00"), function() mean_line(post, ~api00)),
  list("post-stratified domains", c(post_args, "--mean", "api00", "--by", "awards"), function()
    by_line(post, apiclus1$awards, function(d) mean_line(d, ~api00))),
  list("post-stratified total", c(post_args, "--total", "enroll"), function() total_line(post, ~enroll)),
  list("post-stratified quantile", c(post_args, "--quantile", "api00@0.5"), function()
    quantile_line(post, ~api00, 0.5)),
  list("raked", c(rake_args, "--mean", "api00"), function() mean_line(raked, ~api00)),
  list("raked domains", c(rake_args, "--mean", "api00", "--by", "stype"), function()
    by_line(raked, apiclus1$stype, function(d) mean_line(d, ~api00))),
  list("raked ratio", c(rake_args, "--ratio", "api.stu/enroll"), function() ratio_line(raked, ~api.stu, ~enroll)),
  list("GREG", c(greg_args, "--mean", "api00"), function() mean_line(greg, ~api00)),
  list("GREG total", c(greg_args, "--total", "enroll"), function() total_line(greg, ~enroll)),
  list("GREG domains", c(greg_args, "--mean", "api00", "--by", "awards"), function()
    by_line(greg, apiclus1$awards, function(d) mean_line(d, ~api00))))
for (rule in c("adjust", "average", "certainty", "remove")) local({
  rule <- rule
  named <- c("--lonely-stratum", rule)
  cases <<- c(cases, list(
    list(paste("lonely,", rule), c(lonely_args, "--mean", "api00", named), function() under(rule, function()
      mean_line(lonely, ~api00))),
    list(paste("lonely total,", rule), c(lonely_args, "--total", "enroll", named), function() under(rule, function()
      total_line(lonely, ~enroll))),
    list(paste("lonely domains,", rule), c(lonely_args, "--mean", "api00", "--by", "stype", named), function()
      under(rule, function() by_line(lonely, lonely_frame$stype, function(d) mean_line(d, ~api00))))))
  if (rule != "average") cases <<- c(cases, list(
    list(paste("lonely second stage,", rule), c(nested_args, "--mean", "api00", named), function()
      under(rule, function() mean_line(nested, ~api00))),
    list(paste("lonely second-stage total,", rule), c(nested_args, "--total", "api00", named), function()
      under(rule, function() total_line(nested, ~api00)))))
})

replicate_line <- function(design, f, type, ..., total = FALSE) {
  replicates <- as.svrepdesign(design, type = type, ...)
  m <- if (total) svytotal(f, replicates) else svymean(f, replicates)
  line(m, design, effect = FALSE)
}
cases <- c(cases, list(
  list("JKn", c(strat_args, "--mean", "api00", "--replicates", "jkn"), function()
    replicate_line(strat, ~api00, "JKn")),
  list("JKn total", c(strat_args, "--total", "enroll", "--replicates", "jkn"), function()
    replicate_line(strat, ~enroll, "JKn", total = TRUE)),
  list("JK1", c(clus1_args, "--mean", "api00", "--replicates", "jk1"), function()
    replicate_line(clus1, ~api00, "JK1")),
  list("BRR", c(scd_args, "--total", "alive", "--replicates", "brr"), function()
    transform(replicate_line(scd_design, ~alive, "BRR", total = TRUE), df = NA, ci_low = NA, ci_high = NA)),
  list("Fay", c(scd_args, "--mean", "arrests", "--replicates", "brr", "--fay", "0.3"), function()
    transform(replicate_line(scd_design, ~arrests, "Fay", fay.rho = 0.3), df = NA, ci_low = NA, ci_high = NA))))

finish(compare(cases))
