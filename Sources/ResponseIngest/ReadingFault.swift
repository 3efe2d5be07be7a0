import ByteInput
package import Diagnostics
import TabularInput
import WorkbookInput
import XMLInput

/// What stopped the reading of a file, in words.
package func readingFault(_ error: any Error, file: String) -> Diagnostic {
    switch error {
    case let error as ByteInputError: error.diagnostic
    case let error as TabularError: error.diagnostic(file: file)
    case let error as WorkbookError: error.diagnostic(file: file)
    case let error as XMLError: error.diagnostic(in: file)
    default: preconditionFailure("a reader threw an error that it does not declare: \(error)")
    }
}
