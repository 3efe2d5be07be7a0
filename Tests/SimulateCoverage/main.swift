import Foundation

exit(simulateCoverage(Array(CommandLine.arguments.dropFirst())))
