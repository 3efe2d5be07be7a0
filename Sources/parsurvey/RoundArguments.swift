import ArgumentParser
import ByteInput
import Diagnostics
import SurveyWorkflow

/// The round, and where responses come from if not from its folder.
struct RoundArgument: ParsableArguments {
    @Argument(
        help: help(
            "The round's folder, or the round.yaml in it.", vi: "Thư mục đợt điều tra, hoặc tệp round.yaml trong đó.",
            valueName: "round"))
    var folder: String
}

/// Files of responses in place of the round's own.
struct ResponseOptions: ParsableArguments {
    @Option(
        name: .customLong("from"), parsing: .upToNextOption,
        help: help(
            "Files or folders of responses (CSV, Excel .xlsx, XML) instead of the round's own; - is standard input.",
            vi: """
                Tệp hoặc thư mục phiếu trả lời (CSV, Excel .xlsx, XML), thay cho phiếu trong thư mục đợt điều tra; - là \
                đầu vào chuẩn.
                """,
            valueName: "file"))
    var responses: [String] = []

    @Option(
        help: help(
            """
            The sheet of the workbooks to read (default: the one that the workbook names as its table, else the first \
            that is visible).
            """,
            vi: """
                Tên trang tính cần đọc trong các sổ tính (mặc định là trang nhập phiếu do sổ tính chỉ định, nếu không có \
                thì là trang đầu tiên không bị ẩn).
                """, valueName: "name"))
    var sheet: String?

    @Option(
        help: help(
            """
            The encoding of the responses: UTF-8, UTF-16, UTF-16LE, UTF-16BE, Windows-1258 or TCVN (default: what the \
            byte order mark or the XML declaration says, else UTF-8).
            """,
            vi: """
                Bảng mã của tệp phiếu: UTF-8, UTF-16, UTF-16LE, UTF-16BE, Windows-1258 hoặc TCVN (mặc định theo dấu BOM \
                hoặc khai báo XML, nếu không có thì là UTF-8).
                """, valueName: "name"),
        transform: encodingName)
    var encoding: EncodingName?

    @Option(
        help: help(
            """
            Write the rejected rows to this file as they came, each with the reason in front: mend them and load the \
            file again. With several files of responses each has its own, named FILE.NAME.
            """,
            vi: """
                Ghi các dòng phiếu bị loại vào tệp này, giữ nguyên như trong tệp gốc, kèm lý do ở cột đầu; sửa xong thì \
                nạp lại. Nếu có nhiều tệp phiếu thì mỗi tệp có một tệp riêng.
                """, valueName: "file"))
    var rejects: String?

    @Option(
        help: help(
            "Write what became of the responses of each file, with its SHA-256, to this CSV file.",
            vi: "Ghi số phiếu của từng tệp (đã đọc, được tính, bị loại, trùng) và mã SHA-256 vào tệp CSV này.",
            valueName: "file"))
    var accounts: String?

    @Flag(
        help: help(
            "Rejected responses are errors: exit status 1.", vi: "Coi phiếu bị loại là lỗi: mã kết thúc 1."))
    var strict = false
}

/// A file of published satisfaction indices in place of the round's own.
struct SatisfactionOption: ParsableArguments {
    @Option(
        name: .customLong("satisfaction"),
        help: help(
            "A file of published satisfaction indices instead of the round's own.",
            vi: "Tệp chỉ số hài lòng đã công bố, thay cho tệp trong thư mục đợt điều tra.", valueName: "file"))
    var file: String?
}

extension RoundRequest {
    /// What the arguments ask for, with a progress bar.
    init(_ round: RoundArgument, _ responses: ResponseOptions, satisfaction: String? = nil) {
        self.init(folder: round.folder)
        self.responses = responses.responses
        self.satisfaction = satisfaction
        encoding = responses.encoding
        sheet = responses.sheet
        isStrict = responses.strict
        rejects = responses.rejects
        needsFingerprints = responses.accounts != nil
        progress = ProgressBar(say("Reading responses", vi: "Đang đọc phiếu")).progress
    }
}

/// The encoding that an argument names; what names none is wrong usage.
func encodingName(_ text: String) throws -> EncodingName {
    do throws(EncodingNameError) {
        return try EncodingName(text)
    } catch {
        throw ValidationError(error.message[.terminal] + "\n" + error.hint[.terminal])
    }
}

/// The formats of results on the terminal.
enum OutputFormat: String, CaseIterable, ExpressibleByArgument {
    case table, csv, json
}

/// How and where a result is written.
struct OutputOptions: ParsableArguments {
    @Option(help: help("table, csv or json.", vi: "Dạng kết quả: table (bảng), csv hoặc json."))
    var format = OutputFormat.table

    @Option(
        help: help(
            "Write to this file instead of the terminal.", vi: "Ghi vào tệp này thay vì in ra màn hình.",
            valueName: "file"))
    var output: String?
}
