# What the scripts of this folder share: data as files, R's numbers in the columns of the tool, and the comparison.
#
# A script is called with the tool, or with "write FOLDER".
suppressMessages(library(survey))
arguments <- commandArgs(trailingOnly = TRUE)
if (length(arguments) == 0) stop("say where the tool is, such as .build/release/parsurvey")
tool <- arguments[1]
writes <- identical(tool, "write")
folder <- if (writes) arguments[2] else tempfile("check-r")
dir.create(folder, showWarnings = FALSE)

file_of <- function(frame, name) {
  path <- file.path(folder, paste0(name, ".csv"))
  text <- lapply(frame, function(x) if (is.double(x)) ifelse(is.na(x), NA, sprintf("%.17g", x)) else as.character(x))
  write.csv(as.data.frame(text, check.names = FALSE), path, row.names = FALSE, na = "")
  path
}
margins_of <- function(name, ...) {
  tables <- list(...)
  rows <- do.call(rbind, lapply(tables, function(table) {
    frame <- as.data.frame(table)
    keys <- setdiff(names(frame), "Freq")
    data.frame(
      variable = paste(keys, collapse = ":"), level = do.call(paste, c(frame[keys], sep = ":")), total = frame$Freq)
  }))
  path <- file.path(folder, paste0(name, ".csv"))
  write.csv(rows, path, row.names = FALSE)
  path
}

# What R says, in the columns of the tool.
line <- function(m, design, y = NULL, level = 0.95, df = degf(design), effect = TRUE) {
  interval <- confint(m, level = level, df = df)
  data.frame(
    estimate = unname(coef(m)), standard_error = unname(as.vector(SE(m))), df = df, ci_low = unname(interval[, 1]),
    ci_high = unname(interval[, 2]), deff = if (effect) unname(deff(m)) else NA)
}
known_of <- function(design, f) {
  known <- !is.na(model.frame(f, design$variables, na.action = na.pass)[[1]])
  if (all(known)) design else design[known, ]
}
mean_line <- function(design, f, ...) {
  design <- known_of(design, f)
  line(svymean(f, design, deff = TRUE, na.rm = TRUE), design, ...)
}
total_line <- function(design, f, ...) {
  design <- known_of(design, f)
  line(svytotal(f, design, deff = TRUE, na.rm = TRUE), design, ...)
}
ratio_line <- function(design, y, x, ...) {
  line(svyratio(y, x, design, deff = TRUE, na.rm = TRUE), design, ...)
}
share_line <- function(design, f, method, level = 0.95) {
  m <- svymean(f, design, deff = TRUE)
  # The exact transformation: "logit" goes through a fitted model that stops at 1e-8.
  share <- svyciprop(f, design, method = method, level = level, df = degf(design))
  interval <- as.vector(attr(share, "ci"))
  data.frame(
    estimate = as.vector(share), standard_error = as.vector(SE(m))[2], df = degf(design), ci_low = interval[1],
    ci_high = interval[2], deff = as.vector(deff(m))[2])
}
quantile_line <- function(design, f, p, alpha = 0.05) {
  q <- svyquantile(f, design, p, alpha = alpha, na.rm = TRUE)[[1]]
  data.frame(
    estimate = q[, 1], standard_error = q[, 4], df = degf(design), ci_low = q[, 2], ci_high = q[, 3], deff = NA)
}
by_line <- function(design, factor, make) {
  do.call(rbind, lapply(sort(unique(as.character(factor))), function(level) make(design[which(factor == level), ])))
}

under <- function(rule, make) {
  old <- options(survey.lonely.psu = rule)
  on.exit(options(old))
  make()
}

measures <- c("estimate", "standard_error", "df", "ci_low", "ci_high", "deff")

# The largest relative difference between what the tool found and what R says; infinite where a number is missing.
# What R does not say is not compared.
difference_of <- function(expected, found) {
  difference <- 0
  for (measure in intersect(measures, names(expected))) {
    r <- expected[[measure]]
    ours <- as.numeric(found[[measure]])
    # Against a sample of the whole population there is no design effect.
    known <- is.finite(r)
    if (length(r) != length(ours) || anyNA(ours[known])) return(Inf)
    if (!any(known)) next
    scale <- pmax(abs(r), 1e-300)
    # A number that is zero in exact arithmetic is compared with the estimate.
    if (measure != "estimate") scale <- pmax(scale, 1e-3 * abs(expected$estimate) * (abs(r) < 1e-9))
    difference <- max(difference, (abs(r - ours) / scale)[known])
  }
  difference
}

# Runs every case, a list of a name, the arguments of `estimate` and a function that gives R's numbers.
compare <- function(cases, tolerance = 1e-9) {
  worst <- 0
  failed <- 0
  for (case in cases) {
    expected <- case[[3]]()
    if (writes) {
      digits <- lapply(expected[measures], function(x) ifelse(is.finite(x), sprintf("%.17g", x), NA))
      written <<- rbind(written, data.frame(
        case = case[[1]], arguments = paste(sub(paste0(folder, "/"), "", case[[2]], fixed = TRUE), collapse = " "), digits))
      next
    }
    output <- suppressWarnings(system2(tool, c("estimate", shQuote(case[[2]]), "--format", "csv"), stdout = TRUE, stderr = FALSE))
    found <- if (length(output) > 0) read.csv(text = output, check.names = FALSE) else data.frame()
    difference <- difference_of(expected, found)
    worst <- max(worst, difference)
    if (!(difference <= tolerance)) {
      failed <- failed + 1
      cat(sprintf("FAILED  %s: relative difference %.2g\n", case[[1]], difference))
      print(expected, digits = 12)
      print(found[intersect(measures, names(found))], digits = 12)
    }
  }
  list(count = length(cases), failed = failed, worst = worst)
}
written <- NULL

# Says how many comparisons failed, or writes R's numbers.
finish <- function(...) {
  results <- list(...)
  if (writes) {
    write.csv(written, file.path(folder, "expected.csv"), row.names = FALSE, na = "")
    return(invisible())
  }
  failed <- sum(sapply(results, `[[`, "failed"))
  cat(sprintf(
    "%d comparisons with survey %s, %d failed; the largest relative difference is %.2g\n",
    sum(sapply(results, `[[`, "count")), packageVersion("survey"), failed, max(sapply(results, `[[`, "worst"))))
  if (failed > 0) quit(status = 1)
}
