/// The languages in which parsurvey speaks to people.
package enum Language: String, Sendable, CaseIterable {
    case vietnamese = "vi"
    case english = "en"
}

/// One sentence in both languages, side by side, so that neither is forgotten.
package struct Wording: Hashable, Sendable {
    package var english: String
    package var vietnamese: String

    package init(_ english: String, vi vietnamese: String) {
        self.english = english
        self.vietnamese = vietnamese
    }

    package subscript(language: Language) -> String {
        switch language {
        case .english: english
        case .vietnamese: vietnamese
        }
    }
}
