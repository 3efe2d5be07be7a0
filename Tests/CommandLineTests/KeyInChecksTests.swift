import Foundation
import TestMaterial
import Testing

/// The workbook for typing in, filled in by openpyxl and computed by LibreOffice (`.ci/setup` installs them).
@Suite("Checks of the workbook for typing in")
struct KeyInChecksTests {
    private static let round = "samples/dien-bien-2024"
    private static let hasCalc = PublicTool.isInstalled("soffice")

    /// Rows as a typist could leave them, and what the check, the counts and the progress have to say about each.
    private static let fill = """
        wb = openpyxl.load_workbook(args[0])
        ws = wb.worksheets[0]
        names = {cell.value: cell.column for cell in ws[4] if cell.value}
        facts = ['respondent', 'unit', 'response_id', 'stratum', 'employer']
        questions = [n for n in names if n[0].isdigit()]
        # 5.9.1 and 5.10.3 have the codes 3, 2, 1, 9; the others 5 to 1 and 9.
        level = lambda name: 3 if name in ('5.9.1', '5.10.3') else 5
        def write(row, given, skip=(), wrong={}):
            for name, value in zip(facts, given):
                if value: ws.cell(row, names[name]).value = value
            for name in questions:
                if name not in skip: ws.cell(row, names[name]).value = wrong.get(name, level(name))
        write(5, ['R1', 'SNV', '', 'province', 'STC'])
        write(6, ['R2', 'SNV', '', 'province', ''], skip=questions[:3])
        write(7, ['R3', 'SNV', '', 'province', ''], wrong={questions[0]: 7, '5.9.1': 5, questions[2]: '*'})
        write(8, ['R4', 'SNV', '', 'province', ''], skip=questions)
        write(9, ['', 'SNV', '', 'province', ''])
        write(10, ['R5', '', '', 'province', ''])
        write(11, ['R6', 'NONE', '', 'province', ''])
        write(12, ['R7', 'SNV', '', '', ''])
        write(13, ['R8', 'SNV', '', 'province', ''])
        write(14, ['R8', 'SNV', '', 'province', ''])
        write(15, ['R9', 'SNV', '', 'province', 'snv'])
        write(16, ['R10', 'SNV', '', 'province', 'Sở Nội vụ'])
        write(17, ['R8', 'STC', '', 'province', 'Sở Nội vụ'])
        wb.save(args[1])
        """

    @Test(
        "LibreOffice computes what each row lacks, how many answers it has, and how many rows are to be mended",
        .enabled(if: hasCalc, "libreoffice-calc cannot be found"))
    func checks() throws {
        try withTemporaryFolder { folder in
            let run = try BuiltTool.run([
                "forms", Self.round, "--questionnaire", "department.official", "--format", "xlsx", "--output", folder,
            ])
            try #require(run.status == 0, "\(run.messages)")
            try Openpyxl.run(Self.fill, [folder + "/key-in.department.official.xlsx", folder + "/filled.xlsx"])
            _ = try PublicTool.run(
                "soffice", ["--headless", "--convert-to", "xlsx", "--outdir", "computed", "filled.xlsx"], in: folder)
            let seen = try Openpyxl.run(
                """
                ws = openpyxl.load_workbook(args[0], data_only=True).worksheets[0]
                names = {cell.value: cell.column for cell in ws[4] if cell.value}
                last = max(column for name, column in names.items() if name[0].isdigit())
                text = lambda cell: '' if cell.value is None else str(cell.value)
                for row in range(5, 19):
                    cells = [ws.cell(row, c) for c in (2, 3, names['group'], last + 1, last + 2, last + 3)]
                    print('|'.join(map(text, cells)))
                print(ws['A2'].value)
                """, [folder + "/computed/filled.xlsx"])
            let snv = "Sở Nội vụ|official"
            #expect(
                seen == """
                    Đủ|\(snv)|28|0|0
                    Để trống: 3|\(snv)|25|3|0
                    Sai mã: 3|\(snv)|28|0|3
                    Chưa có câu trả lời|\(snv)|0|28|0
                    Thiếu mã người trả lời|\(snv)|28|0|0
                    Thiếu mã đơn vị||official|28|0|0
                    Mã đơn vị không có|?|official|28|0|0
                    Thiếu tầng|\(snv)|28|0|0
                    Nhập trùng|\(snv)|28|0|0
                    Nhập trùng|\(snv)|28|0|0
                    Đánh giá đơn vị mình|\(snv)|28|0|0
                    Đánh giá đơn vị mình|\(snv)|28|0|0
                    Đủ|Sở Tài chính|official|28|0|0
                    |||||
                    Số phiếu đã nhập: 13; cần xem lại: 10

                    """)
        }
    }
}
