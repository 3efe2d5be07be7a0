# Holds `parsurvey estimate` against R's survey on the other example data that come with it, and on made-up designs.
#
#   Rscript Tests/R/designs.R .build/release/parsurvey    compares; fails on a relative difference above 1e-9
source(file.path(dirname(sub("^--file=", "", grep("^--file=", commandArgs(FALSE), value = TRUE))), "comparison.R"))
data(api)
data(hospital)
data(election)
data(mu284)
data(nhanes)
data(fpc)
data(crowd)
data(yrbs)
cases <- list()
add <- function(...) cases[[length(cases) + 1]] <<- list(...)

# Every kind of estimate of two columns, overall and by domain; for each level of the domain R is asked for the subset.
add_all <- function(name, design, arguments, y, x, by = NULL, p = c(0.25, 0.5, 0.8), rule = "fail") {
  f <- reformulate(y)
  g <- reformulate(x)
  known <- function(d) {
    frame <- d$variables
    d[!is.na(frame[[y]]) & !is.na(frame[[x]]), ]
  }
  if (rule != "fail") arguments <- c(arguments, "--lonely-stratum", rule)
  put <- function(what, options, make) add(paste(name, what), c(arguments, options), function() under(rule, make))
  put("mean", c("--mean", y), function() mean_line(design, f))
  put("total", c("--total", y), function() total_line(design, f))
  put("ratio", c("--ratio", paste0(y, "/", x)), function() {
    result <- ratio_line(design, f, g)
    # R leaves the rows without a value in the degrees of freedom of a ratio; ours are those of the rows with both.
    degrees <- degf(known(design))
    interval <- confint(svyratio(f, g, design, na.rm = TRUE), df = degrees)
    transform(result, df = degrees, ci_low = interval[1], ci_high = interval[2])
  })
  if (!is.null(p)) put("quantiles", c("--quantile", paste0(y, "@", paste(p, collapse = ","))), function()
    quantile_line(known_of(design, f), f, p))
  if (is.null(by)) return(invisible())
  levels <- design$variables[[by]]
  put("domain means", c("--mean", y, "--by", by), function() by_line(design, levels, function(d) mean_line(d, f)))
  put("domain totals", c("--total", y, "--by", by), function() by_line(design, levels, function(d) total_line(d, f)))
  invisible()
}

hospital_file <- file_of(hospital, "hospital")
add_all(
  "hospitals", svydesign(id = ~hospno, strata = ~oblevel, weights = ~weighta, fpc = ~tothosp, data = hospital),
  c(hospital_file, "--strata", "oblevel", "--cluster", "hospno", "--weights", "weighta", "--fpc", "tothosp"),
  "births", "weightats", p = 0.5)
add_all(
  "hospitals, weights from counts", svydesign(id = ~1, strata = ~oblevel, fpc = ~tothosp, data = hospital),
  c(hospital_file, "--strata", "oblevel", "--fpc", "tothosp"), "births", "weighta", p = 0.5)
add_all(
  "hospitals, other weights", svydesign(id = ~1, strata = ~oblevel, weights = ~weightats, data = hospital),
  c(hospital_file, "--strata", "oblevel", "--weights", "weightats"), "births", "weighta", by = "oblevel", p = 0.5)

election_file <- file_of(
  transform(election_pps[c("Bush", "Kerry", "Nader", "votes", "wt", "TotPrecincts")], big = votes > 100000), "election")
add_all(
  "counties drawn by size", svydesign(id = ~1, weights = ~wt, data = transform(election_pps, big = votes > 100000)),
  c(election_file, "--weights", "wt"), "Bush", "votes", by = "big")

mu_file <- file_of(transform(mu284, w = n1 / 5 * n2 / 3, half = ifelse(id1 < 40, "a", "b")), "mu284")
mu <- transform(mu284, w = n1 / 5 * n2 / 3, half = ifelse(id1 < 40, "a", "b"))
add_all(
  "municipalities", svydesign(id = ~ id1 + id2, fpc = ~ n1 + n2, data = mu),
  c(mu_file, "--cluster", "id1,id2", "--fpc", "n1,n2"), "y1", "n2", by = "half")
add_all(
  "municipalities without counts", svydesign(id = ~ id1 + id2, weights = ~w, data = mu),
  c(mu_file, "--cluster", "id1,id2", "--weights", "w"), "y1", "n2", by = "half")
add_all(
  "municipalities, one stage counted", svydesign(id = ~id1, weights = ~w, fpc = ~n1, data = mu),
  c(mu_file, "--cluster", "id1", "--weights", "w", "--fpc", "n1"), "y1", "n2", by = "half")

nhanes_frame <- transform(nhanes, agecat = as.character(agecat))
nhanes_file <- file_of(nhanes_frame, "nhanes")
nhanes_design <- svydesign(
  id = ~SDMVPSU, strata = ~SDMVSTRA, weights = ~WTMEC2YR, nest = TRUE, data = nhanes_frame)
nhanes_args <- c(nhanes_file, "--strata", "SDMVSTRA", "--cluster", "SDMVPSU", "--weights", "WTMEC2YR")
add_all("cholesterol", nhanes_design, nhanes_args, "HI_CHOL", "RIAGENDR", by = "race", p = NULL)
add_all("cholesterol by age", nhanes_design, nhanes_args, "HI_CHOL", "race", by = "agecat", p = NULL)
for (method in c("xlogit", "beta", "mean")) local({
  method <- method
  add(
    paste("cholesterol, share,", method),
    c(nhanes_args, "--proportion", "HI_CHOL", "--where", "race=2", "--interval",
      c(xlogit = "logit", beta = "beta", mean = "t")[[method]]),
    function() {
      part <- known_of(subset(nhanes_design, race == 2), ~HI_CHOL)
      rbind(share_line(part, ~ I(HI_CHOL == 0), method), share_line(part, ~ I(HI_CHOL == 1), method))
    })
})
add(
  "cholesterol by race and sex", c(nhanes_args, "--mean", "HI_CHOL", "--by", "race,RIAGENDR"), function()
    by_line(nhanes_design, interaction(nhanes$race, nhanes$RIAGENDR, lex.order = TRUE), function(d) mean_line(d, ~HI_CHOL)))
add(
  "cholesterol by JKn", c(nhanes_args, "--mean", "HI_CHOL", "--by", "race", "--replicates", "jkn"), function() {
    d <- as.svrepdesign(nhanes_design, type = "JKn")
    by_line(d, nhanes$race, function(part) line(svymean(~HI_CHOL, part, na.rm = TRUE),
      part[!is.na(part$variables$HI_CHOL), ], effect = FALSE))
  })

fpc_file <- file_of(fpc, "fpc")
add_all(
  "two strata", svydesign(id = ~psuid, strata = ~stratid, weights = ~weight, nest = TRUE, fpc = ~Nh, data = fpc),
  c(fpc_file, "--strata", "stratid", "--cluster", "psuid", "--weights", "weight", "--fpc", "Nh"), "x", "nh",
  by = "stratid", p = 0.5)
crowd_file <- file_of(crowd, "crowd")
add_all(
  "rooms", svydesign(id = ~cluster, strata = ~stratum, weights = ~weight, data = crowd),
  c(crowd_file, "--strata", "stratum", "--cluster", "cluster", "--weights", "weight"), "rooms", "person", p = 0.5)

yrbs_file <- file_of(transform(yrbs, qn8 = as.numeric(qn8 == 1)), "yrbs")
yrbs_design <- svydesign(
  id = ~psu, strata = ~stratum, weights = ~weight, nest = TRUE, data = transform(yrbs, qn8 = as.numeric(qn8 == 1)))
add_all(
  "helmets", yrbs_design, c(yrbs_file, "--strata", "stratum", "--cluster", "psu", "--weights", "weight"), "qn8", "weight",
  p = NULL)

apisrs_file <- file_of(apisrs[c("stype", "api00", "enroll", "acs.core", "pw", "fpc")], "apisrs")
add_all(
  "schools", svydesign(id = ~1, weights = ~pw, fpc = ~fpc, data = apisrs),
  c(apisrs_file, "--weights", "pw", "--fpc", "fpc"), "acs.core", "enroll", by = "stype")
clus2_file <- file_of(
  apiclus2[c("stype", "awards", "api00", "api99", "enroll", "acs.core", "dnum", "snum", "pw", "fpc1", "fpc2")], "clus2")
add_all(
  "two stages with blanks", svydesign(id = ~ dnum + snum, fpc = ~ fpc1 + fpc2, data = apiclus2),
  c(clus2_file, "--cluster", "dnum,snum", "--fpc", "fpc1,fpc2"), "acs.core", "enroll", by = "stype")
add_all(
  "two stages, weights given", svydesign(id = ~ dnum + snum, weights = ~pw, data = apiclus2),
  c(clus2_file, "--cluster", "dnum,snum", "--weights", "pw"), "acs.core", "enroll", by = "awards")

# Made-up designs: unequal weights, some zero; blanks; clusters of all sizes; strata with one cluster.
made_up <- function(seed) {
  set.seed(seed)
  clusters <- 24
  stratum <- sort(sample(6, clusters, TRUE))
  size <- 1 + rpois(clusters, 3)
  frame <- data.frame(stratum = rep(letters[stratum], size), cluster = rep(seq_len(clusters), size))
  n <- nrow(frame)
  frame$unit <- unlist(lapply(size, function(m) sort(rep_len(seq_len(max(2, ceiling(m / 2))), m))))
  shift <- rnorm(clusters, sd = 5)[frame$cluster]
  frame$w <- round(exp(rnorm(n)), 3) + 0.1
  frame$w[sample(n, 2)] <- 0
  frame$y <- round(50 + shift + rnorm(n, sd = 10), 2)
  frame$x <- round(20 + shift + rexp(n, 0.1), 2)
  frame$y[sample(n, 5)] <- NA
  frame$x[sample(n, 3)] <- NA
  frame$d <- sample(c("p", "q", "r"), n, TRUE)
  frame$N <- c(a = 20, b = 31, c = 18, d = 40, e = 25, f = 19)[frame$stratum]
  frame$M <- 2 * ave(frame$unit, frame$cluster, FUN = max) + 1
  frame
}
for (seed in 1:8) for (rule in c("adjust", "average", "certainty", "remove")) local({
  frame <- made_up(seed)
  file <- file_of(frame, paste0("made", seed))
  rule <- rule
  strata <- c(file, "--strata", "stratum", "--cluster", "cluster", "--weights", "w")
  d1 <- svydesign(id = ~cluster, strata = ~stratum, weights = ~w, data = frame)
  add_all(paste("made up", seed, rule), d1, strata, "y", "x", by = "d", rule = rule)
  d2 <- svydesign(id = ~cluster, strata = ~stratum, weights = ~w, fpc = ~N, data = frame)
  add_all(paste("made up, counted", seed, rule), d2, c(strata, "--fpc", "N"), "y", "x", by = "d", rule = rule)
  if (rule == "average") return()
  nested <- c(file, "--strata", "stratum", "--cluster", "cluster,unit", "--weights", "w", "--fpc", "N,M")
  d3 <- svydesign(id = ~ cluster + unit, strata = ~stratum, weights = ~w, fpc = ~ N + M, nest = TRUE, data = frame)
  add_all(paste("made up, two stages", seed, rule), d3, nested, "y", "x", by = "d", rule = rule)
})

# Shares, ratios and quantiles by domain, calibrations, and jackknives of made-up designs.
quantities <- function(design, put) {
  whole <- design$variables
  put("ratio by domain", c("--ratio", "y/x", "--by", "d"), function()
    by_line(design, whole$d, function(d) {
      d <- d[!is.na(d$variables$y) & !is.na(d$variables$x), ]
      ratio_line(d, ~y, ~x)
    }))
  put("median by domain", c("--quantile", "y@0.5", "--by", "d"), function()
    by_line(design, whole$d, function(d) quantile_line(known_of(d, ~y), ~y, 0.5)))
  for (method in c("xlogit", "beta", "mean")) local({
    method <- method
    option <- c(xlogit = "logit", beta = "beta", mean = "t")[[method]]
    put(paste("share,", method), c("--proportion", "d", "--interval", option), function()
      rbind(share_line(design, ~ I(d == "p"), method), share_line(design, ~ I(d == "q"), method),
        share_line(design, ~ I(d == "r"), method)))
  })
}
for (seed in 11:16) local({
  frame <- subset(made_up(seed), TRUE)
  # No cluster alone in its stratum, no weight of zero.
  alone <- names(which(tapply(frame$cluster, frame$stratum, function(x) length(unique(x))) == 1))
  frame$stratum[frame$stratum %in% alone] <- "a"
  if (length(unique(frame$cluster[frame$stratum == "a"])) < 2) frame$stratum[frame$stratum == "a"] <- "b"
  frame$w <- frame$w + 0.5
  frame$e <- ifelse(frame$cluster %% 2 == 0, "s", "t")
  frame$z <- round(10 + frame$cluster / 3 + (seq_len(nrow(frame)) * 7) %% 11, 1)
  file <- file_of(frame, paste0("more", seed))
  design <- svydesign(id = ~cluster, strata = ~stratum, weights = ~w, data = frame)
  plain <- c(file, "--strata", "stratum", "--cluster", "cluster", "--weights", "w")
  putter <- function(name, arguments) function(what, options, make) {
    add(paste(name, seed, what), c(arguments, options), make)
  }
  quantities(design, putter("more", plain))

  # Totals that differ from those of the weights by a tenth or so.
  total <- function(f, factors) {
    table <- xtabs(reformulate(f, "w"), frame)
    table <- table * factors[seq_along(table)]
    table / sum(table) * 1000
  }
  d_totals <- total("d", c(1.1, 0.9, 1.05))
  e_totals <- total("e", c(0.92, 1.1))
  z_total <- sum(frame$w * frame$z) / sum(frame$w) * 1000 * 1.02
  d_frame <- as.data.frame(d_totals)
  e_frame <- as.data.frame(e_totals)
  post_path <- margins_of(paste0("post", seed), d_totals)
  rake_path <- margins_of(paste0("rake", seed), d_totals, e_totals)
  greg_path <- margins_of(paste0("greg", seed), d_totals)
  cat(sprintf('"z","",%.17g\n', z_total), file = greg_path, append = TRUE)
  # As the file has them, to 15 digits.
  d_frame$Freq <- read.csv(post_path)$total
  e_frame$Freq <- read.csv(rake_path)$total[4:5]
  population <- c("(Intercept)" = sum(d_frame$Freq), dq = d_frame$Freq[2], dr = d_frame$Freq[3], z = z_total)
  calibrated <- function(design) list(
    list("post-stratified", postStratify(design, ~d, d_frame), c("--poststratify", post_path)),
    list("raked", rake(design, list(~d, ~e), list(d_frame, e_frame), control = list(maxit = 1000, epsilon = 1e-15)),
      c("--rake", rake_path)),
    list("GREG", calibrate(design, ~ d + z, population), c("--calibrate", greg_path)))
  for (item in calibrated(design)) local({
    item <- item
    arguments <- c(plain, item[[3]])
    name <- paste("more", seed, item[[1]])
    add(paste(name, "mean"), c(arguments, "--mean", "y"), function() mean_line(item[[2]], ~y))
    add(paste(name, "total"), c(arguments, "--total", "y"), function() total_line(item[[2]], ~y))
    add(paste(name, "domains"), c(arguments, "--mean", "y", "--by", "e"), function()
      by_line(item[[2]], frame$e, function(d) mean_line(d, ~y)))
    add(paste(name, "domain totals"), c(arguments, "--total", "y", "--by", "d"), function()
      by_line(item[[2]], frame$d, function(d) total_line(d, ~y)))
  })
  # Standard errors of replicates; df and intervals as for replicates before calibration, which replicates.R compares.
  jackknife <- as.svrepdesign(design, type = "JKn")
  short <- function(m) data.frame(estimate = unname(coef(m)), standard_error = unname(as.vector(SE(m))))
  for (item in c(list(list("plain", jackknife, NULL)), calibrated(jackknife))) local({
    item <- item
    arguments <- c(plain, item[[3]], "--replicates", "jkn")
    name <- paste("more", seed, "JKn", item[[1]])
    add(paste(name, "mean"), c(arguments, "--mean", "y"), function() short(svymean(~y, item[[2]], na.rm = TRUE)))
    add(paste(name, "total"), c(arguments, "--total", "y"), function() short(svytotal(~y, item[[2]], na.rm = TRUE)))
    add(paste(name, "domains"), c(arguments, "--mean", "y", "--by", "e"), function()
      by_line(item[[2]], frame$e, function(d) short(svymean(~y, d, na.rm = TRUE))))
  })
})
finish(compare(cases))
