import ByteInput
import Diagnostics
import TabularInput

/// Reads a table of responses in whichever layout its header spells.
struct TableReader {
    let assembler: ResponseAssembler

    func read(_ bytes: consuming ByteReader, findings: inout Findings) throws -> ResponseFile? {
        var reader = RecordReader(bytes)
        let header = TableHeader(try Header(from: &reader), assembler: assembler)
        let layout: ResponseLayout
        do throws(FileRefusal) { layout = try header.layout() } catch {
            for finding in error.findings { findings.add(finding) }
            return nil
        }
        let table: (any ResponseTable)? =
            switch layout {
            case .matrixTable: MatrixTable(header, &findings)
            case .longTable: LongTable(header, &findings)
            case .wideTable, .xml: WideTable(header, &findings)
            }
        guard let table else { return nil }
        return try read(reader, into: table, layout: layout, columns: header.roles.count, findings: &findings)
    }

    private func read(
        _ records: consuming RecordReader, into start: some ResponseTable, layout: ResponseLayout, columns: Int,
        findings: inout Findings
    ) throws -> ResponseFile? {
        var reader = records
        var table = start
        while try reader.next() {
            if reader.isBlank { continue }
            if let fault = reader.fault ?? (reader.fieldCount == columns ? nil : reader.raggedness(columns)) {
                // Whatever stood in it cannot be told: it counts as one response.
                table.rejected += 1
                findings.add(fault.diagnostic(file: reader.path).with(.warning))
                continue
            }
            do throws(FileRefusal) { try table.take(reader, &findings) } catch {
                for finding in error.findings { findings.add(finding) }
                return nil
            }
        }
        table.conclude(&findings)
        return ResponseFile(
            fingerprint: reader.fingerprint, layout: layout, encoding: reader.encoding ?? .utf8,
            responses: table.responses, rejected: table.rejected)
    }
}
