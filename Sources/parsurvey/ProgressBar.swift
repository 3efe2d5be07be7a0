import Foundation
import SurveyWorkflow
import Synchronization

/// Shows on a terminal how far work has come, once it takes longer than a second.
final class ProgressBar: Sendable {
    private struct State {
        var total = 0
        var done = 0
        var began = ContinuousClock.now
        var lastShown: ContinuousClock.Instant?
    }

    private let state = Mutex(State())
    private let label: String
    private let isTerminal = isatty(STDERR_FILENO) != 0

    /// - Parameter label: What is done.
    init(_ label: String) {
        self.label = label
    }

    /// What the workflow reports to.
    var progress: WorkProgress {
        WorkProgress(
            begin: { total in self.state.withLock { $0 = State(total: total) } },
            advance: { self.advance($0) },
            end: { self.clear() })
    }

    private func advance(_ part: Int) {
        guard isTerminal else { return }
        let shown = state.withLock { state -> String? in
            state.done += part
            let now = ContinuousClock.now
            guard state.total > 0, now - state.began > .seconds(1) else { return nil }
            if let last = state.lastShown, now - last < .milliseconds(100) { return nil }
            state.lastShown = now
            return line(share: min(1, Double(state.done) / Double(state.total)))
        }
        if let shown { Terminal.note("\r" + shown) }
    }

    private func clear() {
        let wasShown = state.withLock { $0.lastShown != nil }
        if wasShown { Terminal.note("\r\u{1b}[2K") }
    }

    private func line(share: Double) -> String {
        let width = 30
        let filled = Int(share * Double(width))
        let bar = String(repeating: "█", count: filled) + String(repeating: "░", count: width - filled)
        let percent = String(Int(share * 100))
        return label + " \(bar) \(percent)%"
    }
}
