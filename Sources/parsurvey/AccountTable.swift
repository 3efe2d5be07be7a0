import ByteInput
import Diagnostics
import ResultExport
import SurveyModel
import SurveyWorkflow
import TextOutput

/// How many responses of each file were accepted, rejected and duplicates; the counts add up.
func accountTable(_ result: RoundResult, in language: Language) -> String {
    guard let collected = result.collected else { return "" }
    let word = { (english: String, vietnamese: String) in Wording(english, vi: vietnamese)[language] }
    var table = TextTable([
        (word("responses from", "phiếu từ tệp"), .left), (word("format", "dạng"), .left),
        (word("bytes", "số byte"), .right), (word("lines", "số dòng"), .right), (word("read", "đã đọc"), .right),
        (word("accepted", "được tính"), .right), (word("rejected", "bị loại"), .right),
        (word("duplicate", "trùng"), .right),
    ])
    func row(_ name: String, _ format: String, _ counts: [Int]) {
        table.append([name, format] + counts.map { String($0) })
    }
    for account in collected.accounts {
        row(
            account.fingerprint.path, format(of: account, word),
            [
                account.fingerprint.bytes, account.lines, account.read, account.accepted, account.rejected,
                account.duplicates,
            ])
    }
    if collected.accounts.count > 1 {
        let sum = { (value: (ResponseAccount) -> Int) in collected.accounts.reduce(0) { $0 + value($1) } }
        row(
            word("total", "tổng số"), "",
            [
                sum(\.fingerprint.bytes), sum(\.lines), collected.read, collected.accepted, collected.rejected,
                collected.duplicates,
            ])
    }
    return table.text(indent: 0)
}

/// Writes the account of each file where that was asked for, and says where rejected responses were written.
func deliverAccounts(_ result: RoundResult, _ options: ResponseOptions) throws {
    guard let collected = result.collected else { return }
    if let path = options.accounts {
        let table = AccountTables.accounts(collected.accounts, isSynthetic: result.round.isSynthetic)
        try Terminal.deliver(byteOrderMark + table.csv, to: path)
    }
    for file in result.rejectFiles {
        Terminal.note(
            say(
                "\(file.responses) rejected responses written to \(file.path)\n",
                vi: "Đã ghi \(file.responses) phiếu bị loại vào \(file.path)\n"))
    }
    if options.rejects != nil, result.rejectFiles.isEmpty {
        Terminal.note(say("No response was rejected.\n", vi: "Không có phiếu nào bị loại.\n"))
    }
}

/// The layout, separator and encoding of a file, such as `wide , UTF-8`.
private func format(of account: ResponseAccount, _ word: (String, String) -> String) -> String {
    let layout =
        switch account.layout {
        case "wide-table": word("wide", "bảng ngang")
        case "matrix-table": word("matrix", "ma trận")
        case "long-table": word("long", "bảng dọc")
        default: account.layout.uppercased()
        }
    let signs = ["comma": ",", "semicolon": ";", "tab": "tab", "pipe": "|"]
    return [layout, account.separator.flatMap { signs[$0] }, account.encoding].compactMap(\.self).joined(separator: " ")
}
