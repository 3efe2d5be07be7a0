import ArgumentParser
import Diagnostics
import Glibc

extension Language: ExpressibleByArgument {}

extension Language {
    /// The language in which the terminal is spoken to: `--language` if it is there, else the locale's.
    ///
    /// Help texts are made before arguments are parsed, so the arguments are looked through here.
    static let terminal = chosen(arguments: CommandLine.arguments) { name in
        unsafe getenv(name).map { unsafe String(cString: $0) }
    }

    static func chosen(arguments: [String], environment: (String) -> String?) -> Language {
        for (index, argument) in arguments.enumerated() {
            if argument == "--language", index + 1 < arguments.count {
                return Language(rawValue: arguments[index + 1]) ?? .english
            }
            if let value = argument.split(separator: "=").last, argument.hasPrefix("--language=") {
                return Language(rawValue: String(value)) ?? .english
            }
        }
        let locale = ["LC_ALL", "LC_MESSAGES", "LANG"].compactMap { environment($0) }.first { !$0.isEmpty }
        return locale?.hasPrefix("vi") == true ? .vietnamese : .english
    }
}

/// A sentence in the terminal's language.
func say(_ english: String, vi vietnamese: String) -> String {
    Wording(english, vi: vietnamese)[.terminal]
}

/// A help text in the terminal's language.
func help(_ english: String, vi vietnamese: String, valueName: String? = nil) -> ArgumentHelp {
    ArgumentHelp(stringLiteral: say(english, vi: vietnamese)).named(valueName)
}

extension ArgumentHelp {
    fileprivate func named(_ valueName: String?) -> ArgumentHelp {
        var copy = self
        copy.valueName = valueName
        return copy
    }
}

/// What every command offers.
struct CommonOptions: ParsableArguments {
    @Option(
        help: help(
            "Language of messages: vi or en (default: the locale's).",
            vi: "Ngôn ngữ thông báo: vi hoặc en (mặc định theo hệ thống)."))
    var language: Language?
}
