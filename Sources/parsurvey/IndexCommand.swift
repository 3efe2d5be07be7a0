import ArgumentParser
import Diagnostics
import SurveyModel
import SurveyWorkflow

struct IndexCommand: ParsableCommand {
    static var configuration: CommandConfiguration {
        CommandConfiguration(
            commandName: "index",
            abstract: say(
                "The index: appraised, survey and satisfaction points in percent of the maximum, with grades and ranks.",
                vi: "Chỉ số CCHC: cộng điểm thẩm định, điều tra xã hội học, hài lòng; tính tỷ lệ, xếp loại, xếp hạng."),
            discussion: say(
                """
                Appraised points are a table, CSV or Excel: unit, criterion, points – or unit, points with one total of the \
                appraisal rows for each unit. Which criteria are not assessed is said by the register of units; they leave \
                the maximum. Grades are decided on the exact quotient: 84.995 % is below 85 %. Writes index.csv, index.json, \
                index.xlsx, the annex to the publishing decision as annex.pdf and annex.docx, and manifest.json, all or \
                nothing; with --self-assessment also self-assessment.csv.

                --totals grades published figures of any province: unit, kind, appraisal, survey, satisfaction, maximum. \
                Bands are a table (grade, from and, where kinds differ, kind) or those of a round. Where the file has total, \
                index_percent, grade or rank as published, differences are named.

                EXAMPLES:
                  parsurvey index samples/dien-bien-2024 --appraisal samples/dien-bien-2024/appraisal.csv --output out/index
                  parsurvey index samples/dien-bien-2024 --appraisal appraisal.xlsx --self-assessment own.xlsx --output out/index
                  parsurvey index --totals published.csv --bands bands.csv --output out/published
                  parsurvey index --totals published.csv --bands samples/dien-bien-2024 --output out/published
                """,
                vi: """
                    Điểm thẩm định là một bảng CSV hoặc Excel: unit, criterion, points – hoặc unit, points nếu mỗi đơn vị chỉ có \
                    một tổng điểm thẩm định. Tiêu chí không đánh giá do danh sách đơn vị quy định và được trừ khỏi điểm tối đa. \
                    Xếp loại theo tỷ lệ chưa làm tròn: 84,995% chưa đạt 85%. Ghi index.csv, index.json, index.xlsx, phụ lục \
                    kèm quyết định công bố (annex.pdf, annex.docx) và manifest.json, đủ cả hoặc không ghi gì; có \
                    --self-assessment thì ghi thêm self-assessment.csv.

                    --totals xếp loại, xếp hạng số liệu đã công bố của tỉnh bất kỳ: unit, kind, appraisal, survey, \
                    satisfaction, maximum. Mức xếp loại lấy từ một bảng (grade, from và kind nếu mỗi loại có mức riêng) hoặc \
                    từ một đợt điều tra. Tệp có ghi total, index_percent, grade, rank đã công bố thì nêu chỗ lệch.

                    VÍ DỤ:
                      parsurvey index samples/dien-bien-2024 --appraisal samples/dien-bien-2024/appraisal.csv --output out/index
                      parsurvey index samples/dien-bien-2024 --appraisal tham-dinh.xlsx --self-assessment tu-cham.xlsx --output out/index
                      parsurvey index --totals cong-bo.csv --bands muc-xep-loai.csv --output out/cong-bo
                      parsurvey index --totals cong-bo.csv --bands samples/dien-bien-2024 --output out/cong-bo
                    """))
    }

    @Argument(
        help: help(
            "The round's folder, or the round.yaml in it.", vi: "Thư mục đợt điều tra, hoặc tệp round.yaml trong đó.",
            valueName: "round"))
    var round: String?
    @Option(
        help: help(
            "Points that the appraisal council gave (CSV, Excel .xlsx).", vi: "Điểm thẩm định (CSV, Excel .xlsx).",
            valueName: "file"))
    var appraisal: String?
    @Option(
        help: help(
            "Points that units gave themselves, to be compared.", vi: "Điểm tự đánh giá của các đơn vị, để so sánh.",
            valueName: "file"))
    var selfAssessment: String?
    @Option(
        help: help(
            "Published figures in place of a round.", vi: "Số liệu đã công bố, thay cho đợt điều tra.",
            valueName: "file"))
    var totals: String?
    @Option(
        help: help(
            "For --totals: a table of grade bands, or a round that has them (default: no grades).",
            vi: "Dùng với --totals: bảng mức xếp loại, hoặc đợt điều tra có các mức đó (mặc định không xếp loại).",
            valueName: "file"))
    var bands: String?
    @Option(
        help: help(
            "For --totals: the title of the annex.", vi: "Dùng với --totals: tiêu đề phụ lục.", valueName: "text"))
    var title: String?
    @OptionGroup var responses: ResponseOptions
    @OptionGroup var satisfaction: SatisfactionOption
    @Option(help: help("The folder to write.", vi: "Thư mục kết quả.", valueName: "folder")) var output: String
    @OptionGroup var common: CommonOptions

    func validate() throws {
        if totals != nil {
            guard round == nil, appraisal == nil, selfAssessment == nil, satisfaction.file == nil,
                responses.responses.isEmpty
            else {
                throw ValidationError(
                    say(
                        "--totals stands alone: bands of a round are named with --bands",
                        vi: "--totals không dùng cùng đợt điều tra; lấy mức xếp loại của đợt bằng --bands"))
            }
            return
        }
        guard round != nil, appraisal != nil else {
            throw ValidationError(
                say(
                    "give a round and --appraisal, or --totals", vi: "cần có đợt điều tra và --appraisal, hoặc --totals"
                ))
        }
        guard bands == nil, title == nil else {
            throw ValidationError(
                say("--bands and --title are for --totals", vi: "--bands và --title chỉ dùng với --totals"))
        }
    }

    func run() throws {
        var findings = Findings()
        if let totals {
            var request = TotalsRequest(file: totals)
            request.bands = bands
            request.title = title
            let result = TotalsJob(request).run(to: output, findings: &findings)
            Terminal.report(findings)
            guard let result else { throw ExitCode(1) }
            Terminal.write(
                IndexRendering(sheet: result.sheet, decimals: 2, isSynthetic: result.isSynthetic).text(
                    title: result.title))
        } else {
            var place = RoundArgument()
            place.folder = round ?? ""
            var request = RoundRequest(place, responses, satisfaction: satisfaction.file)
            request.appraisal = appraisal
            request.selfAssessment = selfAssessment
            let result = RoundJob(request).index(to: output, findings: &findings)
            Terminal.report(findings)
            guard let result else { throw ExitCode(1) }
            Terminal.remind(of: result.points.definitionFindings, round: place.folder)
            let round = result.points.round
            Terminal.write(
                IndexRendering(
                    sheet: result.sheet, decimals: round.settings.roundingStep.decimals, isSynthetic: round.isSynthetic
                ).text(title: "\(round.title)\n\(round.criteriaSet.source)"))
            Terminal.write("\n" + accountTable(result.points, in: .terminal))
            try deliverAccounts(result.points, responses)
        }
        Terminal.write(say("\nThe index was written to \(output)\n", vi: "\nĐã ghi Chỉ số CCHC vào \(output)\n"))
    }
}
