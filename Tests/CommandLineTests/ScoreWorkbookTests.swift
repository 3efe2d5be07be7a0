import Foundation
import TestMaterial
import Testing

/// `scores.xlsx` of the sample round, read by openpyxl and computed again by LibreOffice (`.ci/setup` installs its calc).
@Suite("Workbook of results on the command line")
struct ScoreWorkbookTests {
    /// Of LibreOffice only calc opens workbooks; it brings a library of this name.
    private static let hasCalc = FileManager.default.fileExists(atPath: "/usr/lib/libreoffice/program/libscfiltlo.so")

    private static func exported(_ folder: String) throws -> String {
        let run = try BuiltTool.run(["export", "samples/dien-bien-2024", "--output", folder + "/out"])
        #expect(run.status == 0)
        return folder + "/out/scores.xlsx"
    }

    @Test("all 882 rows stand in it, typed, with the very values of scores.csv")
    func rows() throws {
        try withTemporaryFolder { folder in
            let book = try Self.exported(folder)
            let seen = try Openpyxl.run(
                """
                import csv
                numbers = {'year', 'maximum_points', 'awarded_points', 'share', 'scored_respondents', 'standard_error',
                           'ci_low', 'ci_high', 'df', 'effective_n'}
                table = list(csv.DictReader(open(args[1], encoding='utf-8-sig')))
                ws = openpyxl.load_workbook(args[0])['Chi tiết từng dòng']
                lines = list(ws.iter_rows())
                top = next(i for i, line in enumerate(lines) if line[0].value == 'year')
                names = [cell.value for cell in lines[top]]
                wrong = 0
                for line, row in zip(lines[top + 1:], table):
                    for name, cell in zip(names, line):
                        text = row[name]
                        if text == '': good = cell.value is None
                        elif name in numbers:
                            good = cell.data_type == 'n' and abs(cell.value - float(text)) <= 1e-15 * abs(float(text))
                        else: good = cell.data_type == 's' and cell.value == text
                        wrong += not good
                formats = [cell.number_format for cell in lines[top + 1]]
                print(len(lines) - top - 1, len(table), wrong, names == [n for n in table[0] if n != 'synthetic'])
                print(formats[2], formats[4], formats[8], formats[9], formats[10])
                """, [book, folder + "/out/scores.csv"])
            #expect(seen == "882 882 0 True\n@ @ 0.00 0.00 0.000000\n")
        }
    }

    /// Opens a workbook in LibreOffice, which computes every formula, for the file holds no results.
    private static func recomputed(_ script: String, _ book: String, in folder: String) throws -> String {
        // openpyxl writes formulas without their results.
        try Openpyxl.run(
            "wb = openpyxl.load_workbook(args[0])\n" + script + "\nwb.save(args[1])", [book, folder + "/bare.xlsx"])
        _ = try PublicTool.run(
            "soffice", ["--headless", "--convert-to", "xlsx", "--outdir", "computed", "bare.xlsx"], in: folder)
        return folder + "/computed/bare.xlsx"
    }

    @Test(
        "LibreOffice computes every formula to the result that stands beside it, and every check agrees",
        .enabled(if: hasCalc, "libreoffice-calc cannot be found"))
    func recomputation() throws {
        try withTemporaryFolder { folder in
            let book = try Self.exported(folder)
            let computed = try Self.recomputed("", book, in: folder)
            let seen = try Openpyxl.run(
                """
                formulas, ours = openpyxl.load_workbook(args[0]), openpyxl.load_workbook(args[0], data_only=True)
                theirs = openpyxl.load_workbook(args[1], data_only=True)
                count = wrong = 0
                for ws in formulas:
                    for line in ws.iter_rows():
                        for cell in line:
                            if cell.data_type != 'f': continue
                            count += 1
                            a, b = ours[ws.title][cell.coordinate].value, theirs[ws.title][cell.coordinate].value
                            same = abs(a - b) < 1e-9 if isinstance(a, (int, float)) and isinstance(b, (int, float)) else a == b
                            wrong += not same
                print(count, wrong)
                for name in ('Nhập điểm – Bảng 1', 'Nhập điểm – Bảng 2'):
                    values = [cell.value for line in theirs[name].iter_rows() for cell in line]
                    print(values.count('Khớp'), values.count('LỆCH'), 'Số tổng bị lệch: 0' in values)
                """, [book, computed])
            // Keying in, table 1: 28 + 19 + 2 sums and 28 + 19 + 3 checks, table 2: 35 + 3 · (10 + 2) and 35 + 3 · (10 + 3),
            // a verdict each; and 20 + 11 totals of the other two sheets.
            let expected = (49 + 50 + 1) + (71 + 74 + 1) + 31
            #expect(seen == "\(expected) 0\n50 0 True\n74 0 True\n")
        }
    }

    @Test(
        "one point typed wrong shows in its row, its column and the verdict, and nowhere else",
        .enabled(if: hasCalc, "libreoffice-calc cannot be found"))
    func mistake() throws {
        try withTemporaryFolder { folder in
            let book = try Self.exported(folder)
            let script = """
                ws = wb['Nhập điểm – Bảng 1']
                at = next(c.row for c in ws['A'] if c.value == '2.5.1')
                ws.cell(at, 6).value = round(ws.cell(at, 6).value + 0.01, 2)
                """
            let computed = try Self.recomputed(script, book, in: folder)
            let seen = try Openpyxl.run(
                """
                ws = openpyxl.load_workbook(args[0], data_only=True)['Nhập điểm – Bảng 1']
                off = [(ws.cell(c.row, 1).value, c.column_letter) for line in ws.iter_rows() for c in line if c.value == 'LỆCH']
                print(off, [c.value for c in ws['A'] if 'lệch' in str(c.value)])
                """, [computed])
            // Row 2.5.1; below column F, the second unit, and below the sums; beside the sum of the block.
            #expect(
                seen
                    == "[('2.5.1', 'Z'), (None, 'Z'), (None, 'F'), (None, 'X')] ['Số tổng bị lệch: 4']\n")
        }
    }

    @Test("a round in English has its workbook in English")
    func english() throws {
        try withTemporaryFolder { folder in
            let files = FileManager.default
            try files.copyItem(
                at: BuiltTool.package.appending(path: "questionnaires"), to: URL(filePath: folder + "/questionnaires"))
            try files.createDirectory(atPath: folder + "/samples", withIntermediateDirectories: true)
            try files.copyItem(
                at: BuiltTool.package.appending(path: "samples/dien-bien-2024"),
                to: URL(filePath: folder + "/samples/round"))
            let path = folder + "/samples/round/round.yaml"
            let text = try String(contentsOfFile: path, encoding: .utf8)
            try text.replacing("language: vi", with: "language: en").write(
                toFile: path, atomically: true, encoding: .utf8)
            let run = try BuiltTool.run(["export", folder + "/samples/round", "--output", folder + "/out"])
            #expect(run.status == 0)
            let seen = try Openpyxl.run(
                "wb = openpyxl.load_workbook(args[0])\nprint(wb.sheetnames, wb['Summary']['A1'].value)",
                [folder + "/out/scores.xlsx"])
            #expect(
                seen == """
                    ['Summary', 'Criteria × units – Bảng 1', 'Criteria × units – Bảng 2', 'All rows', 'Keying in – Bảng 1', \
                    'Keying in – Bảng 2', 'Method', 'Findings', 'Responses'] POINTS OF THE SURVEY

                    """)
        }
    }
}
