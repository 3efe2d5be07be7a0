/// Every name that a file of results can have.
package let resultFileNames = [
    "scores.csv", "scores.json", "scores.xml", "scores.xlsx", "blocks.csv", "ranks.csv", "differences.csv",
    "weights.csv",
    "weights-diagnostics.csv", "manifest.json",
]
