import Foundation
import Glibc

/// Paths as text: joined, shortened and compared without a look at anything but where links lead.
package enum FilePaths {
    /// A path written in a file or found in a folder, seen from that folder.
    ///
    /// `..` is taken out where that leads to the same file; across a link it may not.
    package static func join(_ folder: String, _ path: String) -> String {
        if path.hasPrefix("/") { return path }
        if folder.isEmpty || folder == "." { return shortened(path) }
        return shortened(folder.hasSuffix("/") ? folder + path : folder + "/" + path)
    }

    /// The folder that a file stands in; "." where the path names none.
    package static func folder(of path: String) -> String {
        guard let slash = path.lastIndex(of: "/") else { return "." }
        return slash == path.startIndex ? "/" : String(path[..<slash])
    }

    /// The path without `.` and, where no link stands in the way, without `..`.
    package static func shortened(_ path: String) -> String {
        var parts: [Substring] = []
        for part in path.split(separator: "/") where part != "." {
            if part == "..", let last = parts.last, last != ".." { parts.removeLast() } else { parts.append(part) }
        }
        let text = (path.hasPrefix("/") ? "/" : "") + parts.joined(separator: "/")
        let short = text.isEmpty ? "." : text
        return real(short) == real(path) ? short : path
    }

    /// The absolute path with all links followed; of a file that does not exist, that of its folder with its name.
    package static func real(_ path: String) -> String {
        if let resolved = unsafe realpath(path, nil) {
            defer { unsafe free(resolved) }
            return unsafe String(cString: resolved)
        }
        let name = URL(filePath: path).lastPathComponent
        let parent = folder(of: path.hasSuffix("/") ? String(path.dropLast()) : path)
        return parent == path || parent == "/" ? "/" + name : real(parent) + "/" + name
    }

    /// How a file is named as seen from a folder, with `..` where it lies outside, whatever links lead there.
    package static func relative(_ file: String, to folder: String) -> String {
        let file = real(file).split(separator: "/")
        let folder = real(folder).split(separator: "/")
        let shared = zip(file, folder).prefix { $0.0 == $0.1 }.count
        let up = Array(repeating: Substring(".."), count: folder.count - shared)
        return (up + file.dropFirst(shared)).joined(separator: "/")
    }
}
