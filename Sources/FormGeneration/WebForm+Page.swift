import Crypto
import Diagnostics
import FormIdentity
import Foundation
import SurveyModel
import TextOutput

extension WebForm {
    /// The page: one file of HTML with its style, its script and what they work on.
    ///
    /// The same form gives the same bytes.
    package func html() -> String {
        let script = WebSource.script
        let style = WebSource.style
        return WebSource.template.filled { name in
            switch name {
            case "language": escaped(round.language.rawValue)
            case "policy": escaped(Self.policy(script: script, style: style))
            case "title": escaped(questionnaire.title)
            case "agency": letterhead
            case "number": escaped(questionnaire.form)
            case "identity": escaped("\(identity.id) · \(identity.version)")
            case "synthetic":
                round.isSynthetic
                    ? "<p class=\"notice synthetic\">\(escaped(WebText.synthetic.wording[round.language]))</p>\n" : ""
            case "style": style
            case "script": script
            case "data": Self.scriptData(data.serialized())
            default: WebText(rawValue: name).map { escaped($0.wording[round.language]) } ?? ""
            }
        }
    }

    /// Who asks; empty where the round does not say.
    private var letterhead: String {
        let (authority, agency) = (round.letterhead.authority, round.letterhead.agency)
        if authority.isEmpty, agency.isEmpty { return "" }
        let above = authority.isEmpty ? "" : "<span>\(escaped(authority))</span>"
        return "<p class=\"agency\">\(above)\(escaped(agency))</p>\n"
    }

    /// What the page may do: run this script, use this style, and nothing else; no address is ever asked for.
    private static func policy(script: String, style: String) -> String {
        func source(_ text: String) -> String {
            "'sha256-\(Data(SHA256.hash(data: Data(text.utf8))).base64EncodedString())'"
        }
        return "default-src 'none'; script-src \(source(script)); style-src \(source(style)); base-uri 'none'; "
            + "form-action 'none'; require-trusted-types-for 'script'; trusted-types 'none'"
    }

    /// JSON as it may stand in an element `script`: no character in it can end the element or open a comment.
    private static func scriptData(_ json: String) -> String {
        json.replacing("&", with: "\\u0026").replacing("<", with: "\\u003c").replacing(">", with: "\\u003e")
    }

    /// Text as it may stand in HTML, in an element or an attribute in double quotes.
    private func escaped(_ text: String) -> String {
        text.replacing("&", with: "&amp;").replacing("<", with: "&lt;").replacing(">", with: "&gt;")
            .replacing("\"", with: "&quot;").replacing("'", with: "&#39;")
    }
}

/// The sources of the page, as they stand in the folder `Web`.
private enum WebSource {
    static let template = text(PackageResources.form_html)
    static let style = text(PackageResources.form_css)
    /// The parts of the script in one function, so that none of their names is the window's.
    static let script =
        "(() => {\n'use strict';\n\n"
        + [
            PackageResources.sha256_js, PackageResources.model_js, PackageResources.draft_js,
            PackageResources.response_js, PackageResources.elements_js, PackageResources.choices_js,
            PackageResources.pages_js, PackageResources.main_js,
        ].map(text).joined(separator: "\n") + "})();\n"

    private static func text(_ bytes: [UInt8]) -> String { String(decoding: bytes, as: UTF8.self) }
}

extension String {
    /// The text with each `{{name}}` replaced, once: what is put in is not looked at again.
    fileprivate func filled(_ value: (String) -> String) -> String {
        var result = ""
        var rest = self[...]
        while let start = rest.range(of: "{{"), let end = rest[start.upperBound...].range(of: "}}") {
            result += rest[..<start.lowerBound]
            result += value(String(rest[start.upperBound..<end.lowerBound]))
            rest = rest[end.upperBound...]
        }
        return result + rest
    }
}
