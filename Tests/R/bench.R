# Times the engine beside R's survey: means and standard errors of 28 questions in 19 units, a million rows.
#
#   Rscript Tests/R/bench.R .build/release/EstimateBenchmark [ROWS]
#
# R is timed on two questions and the time extrapolated to 28; it gives no covariance between domains, the engine does.
# Fails where a number differs by more than a relative 1e-9, or the engine is less than 100 times faster.
suppressMessages(library(survey))
arguments <- commandArgs(trailingOnly = TRUE)
rows <- if (length(arguments) > 1) arguments[2] else "1000000"
path <- tempfile(fileext = ".csv")
output <- system2(arguments[1], c(rows, path), stdout = TRUE)
cat(grep("^check", output, value = TRUE, invert = TRUE), sep = "\n")
ours <- read.table(text = sub("^check ", "", grep("^check", output, value = TRUE)))
engine <- as.numeric(sub(".* ([0-9.]+) s", "\\1", grep("^(means|design)", output, value = TRUE)))

data <- read.csv(path)
design <- svydesign(id = ~cluster, strata = ~stratum, weights = ~weight, fpc = ~population, data = data)
time <- system.time(
  results <- lapply(list(~q1, ~q2), function(f) svyby(f, ~unit, design, svymean, na.rm = TRUE)))[["elapsed"]]
means <- unlist(lapply(results, coef))
errors <- unlist(lapply(results, SE))
difference <- max(abs(ours$V2 - means) / means, abs(ours$V3 - errors) / errors)
whole <- time * 14
cat(sprintf("R survey %s, svyby: %.1f s for 2 questions, extrapolated %.0f s for 28\n", packageVersion("survey"), time, whole))
cat(sprintf("the engine is %.0f times faster; the largest relative difference is %.2g\n", whole / sum(engine), difference))
if (!(difference <= 1e-9) || whole / sum(engine) < 100) quit(status = 1)
