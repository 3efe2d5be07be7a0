import ByteInput
package import Diagnostics

extension DiagnosticCode {
    static let xmlEmpty = DiagnosticCode("xml.empty")
    static let xmlNotXML = DiagnosticCode("xml.not-xml")
    static let xmlEncoding = DiagnosticCode("xml.encoding")
    static let xmlInvalidUTF8 = DiagnosticCode("xml.invalid-utf8")
    static let xmlInvalidCharacter = DiagnosticCode("xml.invalid-character")
    static let xmlDoctype = DiagnosticCode("xml.doctype")
    static let xmlMismatchedTag = DiagnosticCode("xml.mismatched-tag")
    static let xmlEndedEarly = DiagnosticCode("xml.ended-early")
    static let xmlContentAfterRoot = DiagnosticCode("xml.content-after-root")
    static let xmlReference = DiagnosticCode("xml.reference")
    static let xmlAttribute = DiagnosticCode("xml.attribute")
    static let xmlDuplicateAttribute = DiagnosticCode("xml.duplicate-attribute")
    static let xmlMalformed = DiagnosticCode("xml.malformed")
    static let xmlLimit = DiagnosticCode("xml.limit")
}

extension XMLError {
    /// The fault in words, for the file that was read.
    package func diagnostic(in file: String) -> Diagnostic {
        Diagnostic(.error, code, at: position.location(in: file), message, hint: hint)
    }

    /// Where the fault stands.
    package var position: XMLPosition {
        switch self {
        case .emptyDocument: XMLPosition(line: 1, column: 1)
        case .notXML(let place), .unsupportedEncoding(_, let place), .contradictoryEncoding(_, _, let place),
            .invalidUTF8(let place), .invalidCharacter(let place), .doctype(let place),
            .mismatchedTag(_, _, _, let place),
            .endedEarly(_, _, let place), .contentAfterRoot(let place), .undeclaredEntity(let place),
            .malformedReference(let place), .lessThanInValue(let place), .duplicateAttribute(_, let place),
            .unquotedValue(let place), .attributeWithoutValue(_, let place), .malformedTag(let place),
            .misplacedDeclaration(let place), .malformedDeclaration(let place), .unsupportedVersion(let place),
            .hyphensInComment(let place), .sectionEndInText(let place),
            .beyondLimit(_, _, let place), .malformed(_, let place):
            place
        }
    }

    private var code: DiagnosticCode {
        switch self {
        case .emptyDocument: .xmlEmpty
        case .notXML: .xmlNotXML
        case .unsupportedEncoding, .contradictoryEncoding: .xmlEncoding
        case .invalidUTF8: .xmlInvalidUTF8
        case .invalidCharacter: .xmlInvalidCharacter
        case .doctype: .xmlDoctype
        case .mismatchedTag: .xmlMismatchedTag
        case .endedEarly: .xmlEndedEarly
        case .contentAfterRoot: .xmlContentAfterRoot
        case .undeclaredEntity, .malformedReference: .xmlReference
        case .lessThanInValue, .unquotedValue, .attributeWithoutValue: .xmlAttribute
        case .duplicateAttribute: .xmlDuplicateAttribute
        case .malformedTag, .misplacedDeclaration, .malformedDeclaration, .unsupportedVersion, .hyphensInComment,
            .sectionEndInText, .malformed:
            .xmlMalformed
        case .beyondLimit: .xmlLimit
        }
    }

    private var message: Wording {
        switch self {
        case .emptyDocument: Wording("the file is empty", vi: "tệp rỗng")
        case .notXML:
            Wording(
                "this is not an XML file: a tag was expected here",
                vi: "đây không phải tệp XML: chỗ này phải là một thẻ")
        case .unsupportedEncoding(let name, _):
            Wording(
                "the file is in the encoding \(name), which is not read",
                vi: "tệp dùng bảng mã \(name), chương trình không đọc được")
        case .contradictoryEncoding(let declared, let found, _):
            Wording(
                "the file declares the encoding \(declared), but its first bytes or --encoding say \(found.rawValue)",
                vi:
                    "tệp khai báo bảng mã \(declared), nhưng các byte đầu tệp hoặc --encoding cho biết \(found.rawValue)"
            )
        case .invalidUTF8: Wording("this byte is not valid UTF-8", vi: "byte tại đây không hợp lệ theo bảng mã UTF-8")
        case .invalidCharacter: Wording("XML does not allow this character", vi: "XML không cho phép ký tự này")
        case .doctype:
            Wording(
                "a document type declaration (DOCTYPE) is not accepted",
                vi: "không chấp nhận khai báo kiểu tài liệu (DOCTYPE)")
        case .mismatchedTag(let opened, let place, let closed, _):
            Wording(
                "</\(closed)> closes <\(opened)>, which opens at \(place)",
                vi: "thẻ đóng </\(closed)> không khớp với thẻ mở <\(opened)> ở dòng \(place.line), cột \(place.column)")
        case .endedEarly(let name?, let place?, _):
            Wording(
                "the file ends while <\(name)>, which opens at \(place), is still open",
                vi: "tệp kết thúc khi thẻ <\(name)> mở ở dòng \(place.line), cột \(place.column) chưa được đóng")
        case .endedEarly: Wording("the file ends too early", vi: "tệp kết thúc giữa chừng")
        case .contentAfterRoot:
            Wording(
                "there is more after the end of the outermost element",
                vi: "còn nội dung thừa sau khi phần tử ngoài cùng đã đóng")
        case .undeclaredEntity: Wording("this entity is not defined", vi: "thực thể (&…;) tại đây chưa được định nghĩa")
        case .malformedReference:
            Wording("this & starts no reference that XML knows", vi: "dấu & tại đây không mở đầu một tham chiếu hợp lệ")
        case .lessThanInValue:
            Wording("an attribute value may not contain <", vi: "giá trị thuộc tính không được chứa dấu <")
        case .duplicateAttribute(let name, _):
            Wording(
                "the attribute \(name) stands twice in one tag",
                vi: "thuộc tính \(name) xuất hiện hai lần trong cùng một thẻ")
        case .unquotedValue:
            Wording("the attribute value is not in quotes", vi: "giá trị thuộc tính không nằm trong dấu nháy")
        case .attributeWithoutValue(let name, _):
            Wording("the attribute \(name) has no value", vi: "thuộc tính \(name) không có giá trị")
        case .malformedTag: Wording("this tag is not well formed", vi: "thẻ này viết sai cú pháp")
        case .misplacedDeclaration:
            Wording(
                "the XML declaration is not at the very start of the file", vi: "khai báo XML không nằm ở ngay đầu tệp")
        case .malformedDeclaration:
            Wording("the XML declaration is not well formed", vi: "khai báo XML viết sai cú pháp")
        case .unsupportedVersion:
            Wording("only version 1.0 of XML is read", vi: "chương trình chỉ đọc XML phiên bản 1.0")
        case .hyphensInComment: Wording("a comment may not contain --", vi: "chú thích không được chứa --")
        case .sectionEndInText: Wording("text may not contain ]]>", vi: "văn bản không được chứa ]]>")
        case .beyondLimit(let kind, let limit, _): Self.message(kind, limit)
        case .malformed(let reason, _):
            Wording("the XML is not well formed: \(reason)", vi: "XML viết sai cú pháp: \(reason)")
        }
    }

    private static func message(_ kind: XMLLimit, _ limit: Int) -> Wording {
        switch kind {
        case .depth:
            Wording("more than \(limit) elements are nested in each other", vi: "có hơn \(limit) phần tử lồng nhau")
        case .attributes:
            Wording("this tag has more than \(limit) attributes", vi: "thẻ này có hơn \(limit) thuộc tính")
        case .nameBytes:
            Wording(
                "a name in this tag is longer than \(limit) bytes", vi: "trong thẻ này có tên dài hơn \(limit) byte")
        case .valueBytes:
            Wording(
                "this attribute value is longer than \(limit) bytes", vi: "giá trị thuộc tính này dài hơn \(limit) byte"
            )
        case .textBytes:
            Wording("this text is longer than \(limit) bytes", vi: "đoạn văn bản này dài hơn \(limit) byte")
        case .markupBytes:
            Wording(
                "a tag or comment here is longer than \(limit) bytes, or never ends",
                vi: "thẻ hoặc chú thích tại đây dài hơn \(limit) byte hoặc không bao giờ kết thúc")
        }
    }

    private var hint: Wording? {
        switch self {
        case .emptyDocument, .endedEarly:
            Wording(
                "the file may have been cut short while it was copied: export or copy it again",
                vi: "tệp có thể bị cắt khi sao chép: hãy xuất hoặc chép lại tệp")
        case .notXML: Wording("check that this is the right file", vi: "kiểm tra xem đã chọn đúng tệp chưa")
        case .unsupportedEncoding(let name, _): Self.hint(onEncoding: name)
        case .contradictoryEncoding:
            Wording(
                "correct the declaration or leave it out, or save the file as UTF-8",
                vi: "sửa hoặc bỏ phần khai báo này, hoặc lưu lại tệp theo bảng mã UTF-8")
        case .invalidUTF8: Wording("save the file as UTF-8", vi: "lưu lại tệp theo bảng mã UTF-8")
        case .invalidCharacter:
            Wording("delete the character, or export the file again", vi: "xóa ký tự này hoặc xuất lại tệp")
        case .doctype: Wording("delete the declaration; it is not needed", vi: "xóa khai báo này; tệp không cần đến nó")
        case .mismatchedTag:
            Wording("close the tags in the reverse order of opening", vi: "đóng các thẻ theo thứ tự ngược với khi mở")
        case .contentAfterRoot:
            Wording("one file holds one outermost element", vi: "mỗi tệp chỉ có một phần tử ngoài cùng")
        case .undeclaredEntity:
            Wording(
                "write the character itself, or its number as in &#160;",
                vi: "viết thẳng ký tự đó hoặc mã số của nó, ví dụ &#160;")
        case .malformedReference: Wording("write &amp; for the sign &", vi: "viết &amp; thay cho dấu &")
        case .lessThanInValue:
            Wording(
                "write &lt; for the sign <, and check that the quotes before it are closed",
                vi: "viết &lt; thay cho dấu <, đồng thời kiểm tra dấu nháy phía trước đã đóng chưa")
        case .duplicateAttribute: Wording("keep one of the two", vi: "chỉ giữ lại một")
        case .unquotedValue, .attributeWithoutValue:
            Wording("write it as name=\"value\"", vi: "viết theo dạng tên=\"giá trị\"")
        case .malformedTag:
            Wording(
                "check the name, the quotes, the spaces between attributes and the closing >",
                vi: "kiểm tra tên thẻ, dấu nháy, khoảng trắng giữa các thuộc tính và dấu > ở cuối")
        case .misplacedDeclaration: Wording("delete what stands before it", vi: "xóa những gì đứng trước khai báo này")
        case .malformedDeclaration:
            Wording(
                "write <?xml version=\"1.0\" encoding=\"UTF-8\"?>",
                vi: "viết <?xml version=\"1.0\" encoding=\"UTF-8\"?>")
        case .unsupportedVersion: Wording("write version=\"1.0\"", vi: "viết version=\"1.0\"")
        case .hyphensInComment:
            Wording("delete the comment, or write a single -", vi: "xóa chú thích hoặc chỉ dùng một dấu -")
        case .sectionEndInText: Wording("write ]]&gt;", vi: "viết ]]&gt;")
        case .beyondLimit, .malformed: nil
        }
    }

    /// What helps with an encoding that is not read; UTF-16 is told by this name only where its byte order mark is missing.
    private static func hint(onEncoding name: String) -> Wording {
        do throws(EncodingNameError) {
            _ = try EncodingName(name)
            return Wording(
                "save the file as UTF-8, or say --encoding UTF-16LE or UTF-16BE",
                vi: "lưu lại tệp theo bảng mã UTF-8, hoặc ghi --encoding UTF-16LE hay UTF-16BE")
        } catch {
            return Wording(
                "save the file as UTF-8; " + error.hint.english, vi: "lưu lại tệp theo UTF-8; " + error.hint.vietnamese)
        }
    }
}
