import Testing
import XMLInput

@Suite("XMLTag")
struct XMLTagTests {
    @Test(
        "values and their places",
        arguments: [
            ("<a x=\"1\" y='2'/>", "<a x@1:4=[1]@1:7 y@1:10=[2]@1:13> @1:1"),
            ("<a x=''/>", "<a x@1:4=[]@1:7> @1:1"),
            ("<a x='\"' y=\"'\"/>", "<a x@1:4=[\"]@1:7 y@1:10=[']@1:13> @1:1"),
            ("<a\n\tx\n = '1'\r\n  y='2' />", "<a x@2:2=[1]@3:5 y@4:3=[2]@4:6> @1:1"),
            ("<a x='>' y='/>'/>", "<a x@1:4=[>]@1:7 y@1:10=[/>]@1:13> @1:1"),
            ("<a x='x=\"1\" y=' y='2'/>", "<a x@1:4=[x=\"1\" y=]@1:7 y@1:17=[2]@1:20> @1:1"),
        ])
    func values(document: String, expected: String) {
        #expect(eventLog(document).first == expected)
    }

    @Test(
        "references are replaced, and the values after them keep their places",
        arguments: [
            ("&lt;&gt;&quot;&apos;&amp;", "<>\"'&"),
            ("&#65;&#x42;&#x1F600;", "AB😀"),
            ("&#38;&#x26;&amp;", "&&&"),
            ("&amp;#38;&amp;amp;", "&#38;&amp;"),
            ("đ&#38;#38;", "đ&#38;"),
        ])
    func references(raw: String, value: String) {
        let column = "<a x='".count + raw.count + "' y='".count + 1
        #expect(
            eventLog("<a x='\(raw)' y='Đ'/>").first
                == "<a x@1:4=[\(value)]@1:7 y@1:\(column - 3)=[Đ]@1:\(column)> @1:1")
    }

    @Test("line ends and tabs in a value become spaces, unless written as references")
    func normalisation() {
        #expect(
            eventLog("<a x='1\n2\r\n3\t4' y='&#10;&#13;&#9;'/>").first
                == "<a x@1:4=[1 2 3 4]@1:7 y@3:6=[\n\r\t]@3:9> @1:1")
    }

    @Test("columns count characters, not bytes")
    func vietnamese() {
        #expect(
            eventLog("<a x='Ủy ban nhân dân' y='ế😀ế' z='1'/>").first
                == "<a x@1:4=[Ủy ban nhân dân]@1:7 y@1:24=[ế😀ế]@1:27 (z)@1:32=[1]@1:35> @1:1")
    }

    @Test(
        "prefixes and namespace declarations are ignored, known or not",
        arguments: [
            ("<p:a xmlns:p='u' p:x='1' xmlns='v' y='2'/>", "<a x@1:18=[1]@1:23 y@1:36=[2]@1:39> @1:1"),
            ("<p:a p:x='1'/>", "<a x@1:6=[1]@1:11> @1:1"),
            ("<a xml:lang='vi' x='1'/>", "<a (lang)@1:4=[vi]@1:14 x@1:18=[1]@1:21> @1:1"),
            ("<a p:x='1' x='2'/>", "<a x@1:4=[1]@1:9 x@1:12=[2]@1:15> @1:1"),
            ("<đề tên='1'/>", "<(đề) (tên)@1:5=[1]@1:10> @1:1"),
        ])
    func namespaces(document: String, expected: String) {
        #expect(eventLog(document).first == expected)
    }
}
