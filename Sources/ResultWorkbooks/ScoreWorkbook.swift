import ByteInput
package import Diagnostics
package import ResultExport
package import Scoring
package import SurveyModel
package import WorkbookOutput

/// The results of a round as a workbook that a council reads, from which points are keyed into other software.
package struct ScoreWorkbook: Sendable {
    let round: Round
    let sheet: ScoreSheet
    /// How sure the points are; nil where that is not known.
    let errors: RoundErrors?
    /// One for each file of responses, named as it shall be shown.
    let accounts: [ResponseAccount]
    let tally: AnswerTally?
    /// In definitions and data, their files named as they shall be shown.
    let findings: [Diagnostic]
    /// By code how many findings are not among these.
    let findingsLeftOut: [(code: DiagnosticCode, count: Int)]
    let toolVersion: String
    let words: ScoreWords
    /// As many decimals as any of the points needs, and at least those of the step.
    let pointDecimals: Int

    /// - Parameters:
    ///   - accounts: What became of the responses of each file.
    ///   - name: How a file is named in the workbook, given the path as it was opened.
    package init(
        round: Round, sheet: ScoreSheet, errors: RoundErrors? = nil, accounts: [ResponseAccount] = [],
        tally: AnswerTally? = nil, findings: Findings = Findings(), toolVersion: String,
        name: (String) -> String = { $0 }
    ) {
        self.round = round
        self.sheet = sheet
        self.errors = errors
        self.tally = tally
        self.toolVersion = toolVersion
        words = ScoreWords(language: round.language)
        pointDecimals = sheet.rows.lazy.flatMap { [$0.maximumPoints, $0.awardedPoints] }
            .compactMap { $0?.decimals }.reduce(round.settings.roundingStep.decimals, max)
        self.accounts = accounts.map { account in
            var named = account
            named.fingerprint.path = name(account.fingerprint.path)
            return named
        }.sorted { $0.fingerprint.path < $1.fingerprint.path }
        self.findings = findings.kept.map { finding in
            var named = finding
            named.location.file = name(finding.location.file)
            return named
        }.sorted()
        findingsLeftOut = findings.omitted
    }

    /// The workbook.
    package var workbook: WorkbookText {
        var names = SheetNames()
        var sheets = [summarySheet(named: names.unique(words.summary))]
        let kinds = round.criteriaSet.kinds.indices.filter { !units(of: $0).isEmpty && !scoredCriteria(of: $0).isEmpty }
        for kind in kinds {
            sheets.append(matrixSheet(kind, named: names.unique(words.matrix, of: title(kind, kinds))))
        }
        sheets.append(rowsSheet(named: names.unique(words.rows)))
        for kind in kinds {
            sheets.append(keyingSheet(kind, named: names.unique(words.keying, of: title(kind, kinds))))
        }
        sheets += [
            methodSheet(named: names.unique(words.method)), findingsSheet(named: names.unique(words.findings)),
            responsesSheet(named: names.unique(words.responses)),
        ]
        return WorkbookText(title: "\(words.title): \(round.title)", sheets: sheets)
    }

    /// What tells the sheet of a kind from those of the others; nil where there is but one.
    private func title(_ kind: Int, _ kinds: [Int]) -> String? {
        kinds.count == 1 ? nil : round.criteriaSet.kinds[kind].table.title
    }
}

/// Names for sheets: no two alike, no longer than a spreadsheet allows, and without the signs that it forbids.
struct SheetNames {
    private static let longest = 31
    private var taken: Set<String> = []

    mutating func unique(_ subject: String, of part: String? = nil) -> String {
        let full = part.map { "\(subject) – \($0)" } ?? subject
        let plain = String(full.map { "[]:*?/\\'".contains($0) || $0.isNewline ? " " : $0 })
        var name = Self.cut(plain, to: Self.longest)
        var number = 2
        while taken.contains(name.lowercased()) {
            name = Self.cut(plain, to: Self.longest - 4) + " (\(number))"
            number += 1
        }
        taken.insert(name.lowercased())
        return name
    }

    /// Spreadsheets count in UTF-16.
    private static func cut(_ text: String, to length: Int) -> String {
        var text = text
        while text.utf16.count > length { text.removeLast() }
        return text
    }
}
