import Testing

@testable import Diagnostics

@Suite("nearestName")
struct NearestNameTests {
    @Test(
        "finds the name that was probably meant, or none",
        arguments: [
            ("nme", ["code", "name"], "name"), ("Name", ["name"], "name"), ("naem", ["name"], "name"),
            ("eman", ["name"], nil),
            ("ma_don_vi", ["mã_đơn_vị", "tên"], nil), ("mã_đon_vị", ["tên", "mã_đơn_vị"], "mã_đơn_vị"),
            ("coefficent", ["coefficient", "code"], "coefficient"), ("x", ["area", "code"], nil),
            ("ac", ["ab", "ad"], "ab"), ("name", [], nil),
        ] as [(String, [String], String?)])
    func findsTheNearest(name: String, candidates: [String], expected: String?) {
        #expect(nearestName(to: name, among: candidates) == expected)
    }
}
