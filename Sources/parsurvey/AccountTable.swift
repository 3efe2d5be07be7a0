import ByteInput
import Diagnostics
import ResultExport
import SurveyWorkflow

/// What every output of a round of made-up answers says.
let syntheticMark = Wording(
    "SYNTHETIC: these answers are made up; the points mean nothing.",
    vi: "DỮ LIỆU GIẢ LẬP: câu trả lời là dữ liệu giả lập, điểm không có giá trị thực tế.")

/// How many responses of each file were accepted, rejected and duplicates; the counts add up.
func accountTable(_ result: RoundResult, in language: Language) -> String {
    guard let collected = result.collected else { return "" }
    let word = { (english: String, vietnamese: String) in Wording(english, vi: vietnamese)[language] }
    var table = TextTable([
        (word("responses from", "phiếu từ tệp"), .left), (word("read", "đã đọc"), .right),
        (word("accepted", "được tính"), .right), (word("rejected", "bị loại"), .right),
        (word("duplicate", "trùng"), .right),
    ])
    func row(_ name: String, _ counts: [Int]) { table.append([name] + counts.map { String($0) }) }
    for account in collected.accounts {
        row(account.fingerprint.path, [account.read, account.accepted, account.rejected, account.duplicates])
    }
    if collected.accounts.count > 1 {
        row(word("total", "tổng số"), [collected.read, collected.accepted, collected.rejected, collected.duplicates])
    }
    return table.text(indent: 0)
}
