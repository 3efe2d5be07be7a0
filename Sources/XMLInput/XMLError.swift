package import ByteInput

/// A fault in an XML file that stops reading.
///
/// Names of tags and attributes are carried, text and values never: they may be a respondent's answers.
package enum XMLError: Error, Hashable, Sendable {
    /// The file holds nothing but white space.
    case emptyDocument
    /// The first thing in the file is not a tag.
    case notXML(at: XMLPosition)
    /// The file is, or says it is, in an encoding that is not read.
    case unsupportedEncoding(name: String, at: XMLPosition)
    /// The file declares another encoding than its first bytes tell, or than was asked for.
    case contradictoryEncoding(declared: String, found: TextEncoding, at: XMLPosition)
    /// A byte that UTF-8 does not allow here.
    case invalidUTF8(at: XMLPosition)
    /// A character that XML does not allow, written out or as a reference.
    case invalidCharacter(at: XMLPosition)
    /// A document type declaration; refused, because it can make a small file huge or fetch other files.
    case doctype(at: XMLPosition)
    case mismatchedTag(opened: String, openedAt: XMLPosition, closed: String, at: XMLPosition)
    /// The file ends inside an element, or before there is one (`open` is then nil).
    case endedEarly(open: String?, openedAt: XMLPosition?, at: XMLPosition)
    /// Something other than a comment after the end of the outermost element.
    case contentAfterRoot(at: XMLPosition)
    /// `&name;` where the name is not one of the five of XML.
    case undeclaredEntity(at: XMLPosition)
    /// `&` that starts no well-formed reference.
    case malformedReference(at: XMLPosition)
    /// `<` inside an attribute value.
    case lessThanInValue(at: XMLPosition)
    case duplicateAttribute(name: String, at: XMLPosition)
    case unquotedValue(at: XMLPosition)
    case attributeWithoutValue(name: String, at: XMLPosition)
    /// A tag with a bad name, a missing space or without its `>`.
    case malformedTag(at: XMLPosition)
    /// `<?xml … ?>` after the start of the file.
    case misplacedDeclaration(at: XMLPosition)
    /// `<?xml … ?>` without its version, with parts in another order, or with something else in it.
    case malformedDeclaration(at: XMLPosition)
    /// The declaration names a version of XML other than 1.
    case unsupportedVersion(at: XMLPosition)
    /// `--` inside a comment.
    case hyphensInComment(at: XMLPosition)
    /// `]]>` in text.
    case sectionEndInText(at: XMLPosition)
    /// Beyond what ``XMLLimits`` allows.
    case beyondLimit(XMLLimit, limit: Int, at: XMLPosition)
    /// Any other fault, in libxml2's own words where they quote nothing of the document.
    case malformed(reason: String, at: XMLPosition)
}
