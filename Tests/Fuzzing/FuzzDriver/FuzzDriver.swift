import Glibc

@_silgen_name("LLVMFuzzerRunDriver")
private func runDriver(
    _ count: UnsafeMutablePointer<Int32>,
    _ arguments: UnsafeMutablePointer<UnsafeMutablePointer<UnsafeMutablePointer<CChar>?>?>,
    _ callback: @convention(c) (UnsafePointer<UInt8>?, Int) -> Int32
) -> Int32

/// Runs libFuzzer over a target: it calls `callback` with ever new bytes until time runs out or something fails.
package func runFuzzer(_ callback: @convention(c) (UnsafePointer<UInt8>?, Int) -> Int32) -> Never {
    var count = CommandLine.argc
    var arguments: UnsafeMutablePointer<UnsafeMutablePointer<CChar>?>? = CommandLine.unsafeArgv
    exit(withUnsafeMutablePointer(to: &arguments) { runDriver(&count, $0, callback) })
}

/// Ends the run where what must hold does not.
package func require(_ condition: Bool, _ claim: String) {
    if !condition { fatalError("does not hold: \(claim)") }
}
