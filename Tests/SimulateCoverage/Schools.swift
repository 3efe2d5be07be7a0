import ByteInput
import CoverageStudy
import TabularInput

/// The schools of a file with the columns `stype` (a stratum each), `dnum` (a whole number, a cluster each) and `api00`.
///
/// - Returns: Nil, having said why, where the file cannot be read or a cell is no number.
func schools(path: String) -> StudyPopulation? {
    do {
        var reader = RecordReader(try ByteReader(path: path), dialect: nil)
        let header = try Header(from: &reader)
        guard let stratum = header.index(of: "stype"), let cluster = header.index(of: "dnum"),
            let value = header.index(of: "api00")
        else {
            _ = complain("\(path): the columns stype, dnum and api00 are needed", status: 1)
            return nil
        }
        var (strata, clusters, values) = ([String](), [Int](), [Double]())
        while try reader.next() {
            if reader.isBlank { continue }
            guard let code = reader.text(stratum), let number = reader.text(cluster).flatMap({ Int($0) }),
                let score = reader.text(value).flatMap({ Double($0) })
            else {
                _ = complain("\(path):\(reader.startLine): a cell of stype, dnum or api00 is no value", status: 1)
                return nil
            }
            strata.append(code)
            clusters.append(number)
            values.append(score)
        }
        guard !values.isEmpty else {
            _ = complain("\(path): there are no rows", status: 1)
            return nil
        }
        let levels = Set(strata).sorted()
        return StudyPopulation(
            values: values, strata: strata.map { levels.firstIndex(of: $0) ?? 0 }, clusters: clusters)
    } catch {
        _ = complain("\(path): \(error)", status: 1)
        return nil
    }
}
