import Diagnostics
import SurveyModel

extension DefinitionReader {
    /// Reads what `forms` says about the forms of the round; all of it may be left out.
    static func letterhead(_ map: inout DefinitionMap, findings: inout Findings) -> FormLetterhead {
        var letterhead = FormLetterhead()
        guard var forms = map.optionalMap("forms", &findings) else { return letterhead }
        letterhead.authority = forms.optionalText("authority", &findings) ?? ""
        letterhead.agency = forms.optionalText("agency", &findings) ?? ""
        letterhead.place = forms.optionalText("place", &findings) ?? ""
        letterhead.confidentiality = forms.optionalText("confidentiality", &findings) ?? ""
        if forms.has("grounds") { letterhead.grounds = forms.texts("grounds", &findings).map(\.text) }
        forms.reportUnknownKeys(&findings)
        return letterhead
    }
}
