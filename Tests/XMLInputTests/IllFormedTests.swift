import Testing
import XMLInput

/// What XML 1.0 (fifth edition) calls not well-formed, production by production, as far as no DOCTYPE is needed for it;
/// and the odd documents beside it that are well-formed.
@Suite("XML that is not well-formed")
struct IllFormedTests {
    @Test(
        "is refused",
        arguments: [
            // [1] document, [22] prolog, [27] Misc: one element, nothing but comments, instructions and space around it.
            "text<a/>", "<a/>text", "<a/><b/>", "<a/></a>", "<a/>&#32;", "&#32;<a/>", "<![CDATA[]]><a/>",
            "<a/><![CDATA[]]>", "<!-- a -->", "<?p?>", "<?xml version='1.0'?>", "</a>",
            // [2] Char
            "<a>\u{1}</a>", "<a>\u{B}</a>", "<a>\u{1F}</a>", "<a>\u{FFFE}</a>", "<a>\u{FFFF}</a>", "<a b='\u{C}'/>",
            "<a\u{1}/>", "<a b\u{1}='c'/>", "<a><!-- \u{2} --></a>", "<a><?p \u{2}?></a>", "<a><![CDATA[\u{2}]]></a>",
            "\u{1}<a/>", "<a/>\u{1}",
            // [3] S: only these four are white space.
            "<a\u{A0}b='c'/>", "<a\u{85}b='c'/>", "<a\u{2028}b='c'/>", "<a/>\u{A0}",
            // [4] NameStartChar, [4a] NameChar, [5] Name
            "<1/>", "<-a/>", "<.a/>", "< a/>", "<a><1b/></a>", "<a 1b='c'/>", "<a -b='c'/>", "<a b&='c'/>", "<a×/>",
            "<a÷b='c'/>", "<\u{37E}/>", "<a$/>", "<a b@='c'/>", "<\u{300}a/>",
            // [10] AttValue
            "<a b='<'/>", "<a b=\"<\"/>", "<a b='&'/>", "<a b='& '/>", "<a b='&amp'/>", "<a b='c\"/>", "<a b=\"c'/>",
            "<a b=c/>", "<a b='c/>", "<a b=''c/>", "<a b=\u{201C}c\u{201D}/>",
            // [14] CharData
            "<a>]]></a>", "<a>]]]></a>", "<a>&</a>", "<a><</a>", "<a>a < b</a>",
            // [15] Comment
            "<a><!-- -- --></a>", "<a><!-- ---></a>", "<a><!-></a>", "<a><! -- --></a>", "<a><!- - --></a>",
            "<a><!-- </a>", "<!-- --<a/>",
            // [16] PI, [17] PITarget
            "<a><?p </a>", "<a><? p?></a>", "<a><??></a>", "<a><?1?></a>", "<a><?p+?></a>", "<a><?xml?></a>",
            "<a><?XML ?></a>", "<a><?xMl p?></a>", "<a/><?xml version='1.0'?>", "<a><?p>?</a>",
            // [18] CDSect to [21] CDEnd
            "<a><![CDATA[</a>", "<a><![CDATA [ ]]></a>", "<a><![cdata[]]></a>", "<a><! [CDATA[]]></a>",
            "<a><![CDATA[]]]</a>", "<a b='<![CDATA[]]>'/>", "<a><![CDATA[]] ></a>",
            // [23] XMLDecl to [26] VersionNum, [32] SDDecl, [80] EncodingDecl
            "<?xml?><a/>", "<?xml ?><a/>", "<?xml version?><a/>", "<?xml version=1.0?><a/>", "<?xml version='1.0?><a/>",
            "<?xml version='1.0\"?><a/>", "<?xml version='2.0'?><a/>", "<?xml version=''?><a/>",
            "<?xml version='1.0' encoding?><a/>", "<?xml version='1.0' encoding=UTF-8?><a/>",
            "<?xml version='1.0' encoding=''?><a/>", "<?xml version='1.0' encoding='-8'?><a/>",
            "<?xml version='1.0'encoding='UTF-8'?><a/>", "<?xml encoding='UTF-8' version='1.0'?><a/>",
            "<?xml encoding='UTF-8'?><a/>", "<?xml version='1.0' standalone='maybe'?><a/>",
            "<?xml version='1.0' standalone='YES'?><a/>", "<?xml version='1.0' standalone='yes' encoding='UTF-8'?><a/>",
            "<?xml version='1.0' other='1'?><a/>", "<?xml version='1.0' version='1.0'?><a/>",
            "<?xml version='1.0'><a/>",
            "<?xml version='1.0'? ><a/>", " <?xml version='1.0'?><a/>", "<?XML version='1.0'?><a/>",
            "<? xml version='1.0'?><a/>", "<!-- --><?xml version='1.0'?><a/>",
            // [39] element to [44] EmptyElemTag
            "<a>", "<a></b>", "<a><b></a></b>", "<a></a", "<a></ a>", "<a></a b='c'>", "<a></A>", "<a", "<a b='c'",
            "<a/ >",
            "<a / >", "<a b='c' b='d'/>", "<a b='c'd='e'/>", "<a b = />", "<a b/>", "<a b= 'c' d/>", "<a ='c'/>",
            "<a></a/>", "<a><b/ ></a>", "</a></a>", "<a><b</a>", "<a b='c'>/></a", "<>", "<a></></a>",
            // [66] CharRef, [68] EntityRef
            "<a>&#;</a>", "<a>&#x;</a>", "<a>&#a;</a>", "<a>&#xG;</a>", "<a>&#X41;</a>", "<a>&# 65;</a>",
            "<a>&#65 ;</a>",
            "<a>&#65</a>", "<a>&#0;</a>", "<a>&#1;</a>", "<a>&#xB;</a>", "<a>&#xD800;</a>", "<a>&#xDFFF;</a>",
            "<a>&#xFFFE;</a>", "<a>&#x110000;</a>", "<a>&#99999999999;</a>", "<a>&;</a>", "<a>& amp;</a>",
            "<a>&amp ;</a>",
            "<a>&amp</a>", "<a>&AMP;</a>", "<a>&nbsp;</a>", "<a>&1;</a>", "<a b='&nbsp;'/>", "<a b='&#0;'/>",
            "<a>%p;&e;</a>",
        ])
    func refused(document: String) {
        #expect(fault(of: document) != nil)
        // The same, however the bytes arrive.
        #expect(eventLog(document, arriving: 1) == eventLog(document))
    }

    @Test(
        "is not told from what is",
        arguments: [
            "<a/>", "<a></a>", "<a \n\t b = 'c' />", "<a></a\n>", "<a/>\n<!-- a -->\n<?p?>\n",
            "<?xml version='1.1'?><a/>",
            "<?xml version = \"1.0\" encoding = 'utf-8' standalone = 'no' ?><a/>", "<a><!----></a>",
            "<a><!-- - - --></a>",
            "<a><?p?></a>", "<a><?p ?></a>", "<a><?xm l?></a>", "<a><?xml-stylesheet href='a'?></a>", "<a>]] ></a>",
            "<a>]]&gt;</a>", "<a><![CDATA[]]]]><![CDATA[>]]></a>", "<a><![CDATA[<b>&c;]]></a>", "<a b='\"' c=\"'\"/>",
            "<a b='>' c='a&#10;b'/>", "<a>></a>", "<đơn_vị mã='S01'/>", "<_a-b.c1/>", "<a>&#x10FFFF;&#9;&#xD;</a>",
            "<a>&lt;&gt;&amp;&apos;&quot;</a>", "<a>\u{7F}\u{85}\u{2028}</a>", "\u{FEFF}<a/>", "<a><a><a/></a></a>",
            "<a b:c='1' xmlns:b='u'/>",
        ])
    func accepted(document: String) {
        #expect(fault(of: document) == nil)
    }
}
