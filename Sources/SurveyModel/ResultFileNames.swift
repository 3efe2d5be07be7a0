/// Every name that a file of results can have, besides those that a round gives to files for other software.
package let resultFileNames = [
    "scores.csv", "scores.json", "scores.xml", "scores.xlsx", "blocks.csv", "ranks.csv", "differences.csv",
    "weights.csv",
    "weights-diagnostics.csv", "manifest.json",
]
