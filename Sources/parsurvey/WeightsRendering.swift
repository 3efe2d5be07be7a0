import SurveyStatistics
import SurveyWorkflow
import TextOutput

/// What became of weights, as tables for a person: every total, then how the weights are spread.
struct WeightsRendering {
    let result: WeightsResult
    /// The file that was written.
    let output: String

    var table: String {
        var text = result.totals.isEmpty ? "" : totals + "\n"
        text += spread + "\n"
        text += rounds + (result.totals.isEmpty ? "" : "; " + difference) + "\n"
        text += say("\(output): \(result.rows) rows\n", vi: "\(output): \(result.rows) dòng\n")
        return text
    }

    private var rounds: String {
        if result.iterations == 0 {
            return say("the weights held already and are unchanged", vi: "quyền số đã đạt sẵn nên giữ nguyên")
        }
        return say(
            "\(result.iterations) \(result.iterations == 1 ? "round" : "rounds")", vi: "\(result.iterations) vòng lặp")
    }

    private var difference: String {
        let largest = result.totals.map(\.relativeDifference).max() ?? 0
        let text = largest == 0 ? "0" : significantText(largest, digits: 2)
        return say(
            "the largest relative difference from a total is \(text)",
            vi: "sai lệch tương đối lớn nhất so với tổng đã cho là \(text)")
    }

    private var totals: String {
        var table = TextTable([
            (say("variable", vi: "biến"), .left), (say("level", vi: "mức"), .left), (say("rows", vi: "dòng"), .right),
            (say("before", vi: "trước"), .right), (say("after", vi: "sau"), .right),
            (say("total", vi: "tổng đã cho"), .right),
        ])
        var last: String?
        for total in result.totals {
            table.append([
                total.variable == last ? "" : total.variable, total.level ?? "", String(total.rows),
                number(total.before), number(total.achieved), number(total.target),
            ])
            last = total.variable
        }
        return table.text()
    }

    private var spread: String {
        var table = TextTable([
            (say("weights", vi: "quyền số"), .left), (say("before", vi: "trước"), .right),
            (say("after", vi: "sau"), .right),
        ])
        let (before, after) = (result.before, result.after)
        let lines: [(String, Double, Double)] = [
            (say("sum", vi: "tổng"), before.sum, after.sum),
            (say("minimum", vi: "nhỏ nhất"), before.minimum, after.minimum),
            (say("lower quartile", vi: "tứ phân vị dưới"), before.lowerQuartile, after.lowerQuartile),
            (say("median", vi: "trung vị"), before.median, after.median),
            (say("upper quartile", vi: "tứ phân vị trên"), before.upperQuartile, after.upperQuartile),
            (say("maximum", vi: "lớn nhất"), before.maximum, after.maximum),
            (say("Kish design effect", vi: "hiệu ứng thiết kế Kish"), before.designEffect, after.designEffect),
            (say("effective n", vi: "cỡ mẫu hiệu dụng"), before.effectiveCount, after.effectiveCount),
        ]
        table.append([say("rows of weight", vi: "số dòng có quyền số"), String(before.count), String(after.count)])
        for (name, before, after) in lines { table.append([name, number(before), number(after)]) }
        return table.text()
    }

    private func number(_ value: Double) -> String { fixedText(value, decimals: abs(value) < 100 ? 4 : 2) }
}
