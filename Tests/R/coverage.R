# How often the 95 % t intervals of R's survey cover the mean of api00 in apipop, on samples of R's own.
#
#   Rscript Tests/R/coverage.R                prints the coverage of clusters, 10 000 samples of 15 districts
#   Rscript Tests/R/coverage.R ENGINE.csv     and holds what SimulateCoverage printed against it
#
# The two draw other samples, so they differ by chance: fails beyond four standard errors of the difference of the shares.
suppressMessages(library(survey))
arguments <- commandArgs(trailingOnly = TRUE)
data(api)
set.seed(2270)
samples <- 10000
truth <- mean(apipop$api00)
members <- split(seq_len(nrow(apipop)), apipop$dnum)
result <- vapply(seq_len(samples), function(sample) {
  frame <- apipop[unlist(members[sample.int(length(members), 15)]), c("dnum", "api00")]
  frame$districts <- length(members)
  design <- svydesign(id = ~dnum, data = frame, fpc = ~districts)
  mean <- svymean(~api00, design)
  interval <- confint(mean, df = degf(design))
  c(interval[1] <= truth && truth <= interval[2], coef(mean) - truth, SE(mean))
}, numeric(3))
coverage <- mean(result[1, ])
cat(sprintf(
  "clusters with survey %s: coverage %.4f of %d samples, bias %.4f, spread %.4f, standard error %.4f\n",
  packageVersion("survey"), coverage, samples, mean(result[2, ]), sd(result[2, ]), sqrt(mean(result[3, ]^2))))
if (length(arguments) > 0) {
  engine <- subset(read.csv(arguments[1]), plan == "clusters")
  pooled <- (engine$covered + sum(result[1, ])) / (engine$samples + samples)
  allowed <- 4 * sqrt(pooled * (1 - pooled) * (1 / engine$samples + 1 / samples))
  difference <- engine$covered / engine$samples - coverage
  cat(sprintf("the engine's coverage is %.4f, the difference %.4f; chance allows %.4f\n",
    engine$covered / engine$samples, difference, allowed))
  if (!(abs(difference) <= allowed)) quit(status = 1)
}
